#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/prepare/PreparePlan.h"
#include "core/types/JobControl.h"

namespace gacfas {

struct PrepareEvents {
  ProgressSink progress;
  std::function<void(const std::string&)> note;
};

/// What a preparation did.
struct PrepareSummary {
  std::filesystem::path folder;    ///< <out>/<domain>
  int64_t prepared = 0;            ///< videos, now
  int64_t before = 0;              ///< videos that were done already
  int64_t crops = 0;               ///< of all videos of the plan
  int64_t kept = 0;                ///< crops at the box of an earlier frame
  int64_t noFaceFrames = 0;        ///< frames skipped
  std::vector<PassedOver> noFace;  ///< videos without any face
  std::vector<PassedOver> broken;  ///< videos that cannot be read
  std::vector<PassedOver> odd;     ///< done, with something to say: cut off, box file not used
};

/// Throws InputError where an option is out of its range.
void checkPrepareOptions(const PrepareOptions& options);

/// Makes <out>/<domain>/<split>/<label>/<video>/crop_NNNN.jpg of all videos of the plan, several at a time,
/// and beside them videos.csv and manifest.json. A video's folder appears whole or not at all, so that work
/// cut off by a stop, a kill or a full disk goes on with what is missing; a video whose source file has
/// changed its size is made anew, broken ones are tried again. The source is only read. Throws InputError
/// (options, a domain prepared with other settings, a detector that is missing, another preparation at work),
/// IoError, Cancelled.
PrepareSummary prepareVideos(const PreparePlan& plan, const PrepareOptions& options, JobControl& control,
                             const PrepareEvents& events);

/// What the work would take, from a trial on a few videos.
struct PrepareEstimate {
  int64_t crops = 0;
  int64_t bytes = 0;       ///< on disk
  int64_t freeBytes = -1;  ///< where `out` lies, -1: unknown
  double seconds = 0.0;    ///< with options.workers
  int64_t tried = 0;       ///< videos looked at; 0: nothing could be read, and nothing is known
};

/// Decodes the first frames of up to `videos` videos, evenly spread over the plan. Throws as prepareVideos.
PrepareEstimate estimatePreparation(const PreparePlan& plan, const PrepareOptions& options,
                                    const JobControl& control, int64_t videos = 6);

}  // namespace gacfas
