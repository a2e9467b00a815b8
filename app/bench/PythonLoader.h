#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/data/RandomCrop.h"

namespace gacfas::bench {

/// The process of torchvision_loader.py, which works only between a question and its answer.
class PythonLoader {
 public:
  /// `command`: the interpreter and the script, split at the last blank. Throws InputError where it does not start.
  PythonLoader(const std::string& command, const std::filesystem::path& root, int64_t imageSize, int64_t batch);
  ~PythonLoader();
  PythonLoader(const PythonLoader&) = delete;
  PythonLoader& operator=(const PythonLoader&) = delete;

  const std::string& versions() const { return versions_; }
  /// Faces a CPU second. `kind`: train or test; `folder` below the root.
  double rate(const std::string& kind, double seconds, const std::string& folder);
  /// RGB bytes of a crop of an image, resized and turned.
  std::string pixels(const CropBox& box, double degrees, const std::filesystem::path& image);

 private:
  std::string ask(const std::string& line);
  std::string answer();

  std::filesystem::path scratch_;
  pid_t process_ = -1;
  FILE* questions_ = nullptr;
  FILE* answers_ = nullptr;
  std::string versions_;
};

}  // namespace gacfas::bench
