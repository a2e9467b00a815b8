#pragma once

#include <filesystem>

namespace gacfas {

/// A folder of its own in the system's temporary place, gone with all that is in it when the object is. Throws IoError where
/// none can be made.
class ScratchFolder {
public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

}  // namespace gacfas
