#include "app/cli/OutputFile.h"

#include <unistd.h>

#include <cerrno>

#include "core/io/File.h"
#include "core/types/Error.h"

namespace gacfas::cli {

void requireOutputPlace(const std::filesystem::path& file) {
  if (file.empty()) return;
  std::error_code ignored;
  const std::filesystem::path folder =
      file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder, ignored))
    throw IoError("cannot write " + file.string() + ": there is no folder " + folder.string() +
                  ". Make it first, or choose another place");
  requireFile(file);
  const std::filesystem::path tested = std::filesystem::exists(file, ignored) ? file : folder;
  if (::access(tested.c_str(), W_OK) != 0) throwIoError("write", file, errno);
}

}  // namespace gacfas::cli
