#include "core/io/ScratchFolder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "core/io/File.h"

namespace gacfas {

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "gacfas-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throwIoError("make", pattern, errno);
  path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace gacfas
