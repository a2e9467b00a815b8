#pragma once

#include <cstdint>
#include <filesystem>

#include "core/types/JobControl.h"

namespace gacfas {

/// What to draw. Equal options (threads aside) give byte-identical files.
struct DemoDataOptions {
  std::filesystem::path out;  ///< data root to create or to complete
  int64_t clients =
      40;              ///< people a domain, 2..999; every one gives two live, one print and one replay video
  int64_t frames = 3;  ///< frames a video, 1..99
  uint64_t seed = 1;
  int64_t threads = 0;  ///< drawing threads, 0: all cores
};

/// Draws synthetic faces into
/// `<out>/<domain>/<train|dev|test>/<live|spoof>/<client>_<attack>_<nn>/crop_NNNN.jpg`: domains studio,
/// office, phone and street, 256 x 256 JPEG, and a README.txt that says what they are. Files that are there
/// already are kept, so an interrupted call is continued and a finished one returns at once. Throws
/// InputError when options are out of range or `out` holds anything but demo data of the same options,
/// IoError when a file cannot be written, Cancelled on a stop request (whole files only are left).
void writeDemoData(const DemoDataOptions& options, JobControl& control, const ProgressSink& progress);

}  // namespace gacfas
