#include "core/data/FrameFiles.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <system_error>

#include "core/types/FrameOrder.h"

namespace gacfas {
namespace {

bool isImageName(std::string_view name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == "jpg" || extension == "jpeg" || extension == "png";
}

}  // namespace

FrameFiles listFrames(const std::filesystem::path& folder) {
  FrameFiles files;
  std::vector<std::string> others;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (!isImageName(name) || !entry->is_regular_file(ignored)) continue;
    if (name.starts_with("crop_"))
      files.names.push_back(std::move(name));
    else if (!name.starts_with("org_"))
      others.push_back(std::move(name));
  }
  files.unreadable = static_cast<bool>(error);
  if (files.names.empty() && !others.empty()) {
    files.names = std::move(others);
    files.fallback = true;
  }
  std::sort(files.names.begin(), files.names.end(), frameBefore);
  return files;
}

}  // namespace gacfas
