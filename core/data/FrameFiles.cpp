#include "core/data/FrameFiles.h"

#include <algorithm>
#include <cctype>
#include <system_error>

namespace gacfas {
namespace {

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool isImageName(std::string_view name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == "jpg" || extension == "jpeg" || extension == "png";
}

/// The run of digits at `at`, without leading zeros; moves `at` past it.
std::string_view takeNumber(std::string_view text, size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const size_t begin = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

/// -1, 0 or 1; digits compare as numbers of any length.
int compareNatural(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const std::string_view x = takeNumber(a, i), y = takeNumber(b, j);
      if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
      if (const int order = x.compare(y); order != 0) return order < 0 ? -1 : 1;
    } else {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
      ++i, ++j;
    }
  }
  return static_cast<int>(i < a.size()) - static_cast<int>(j < b.size());
}

}  // namespace

bool frameBefore(std::string_view a, std::string_view b) {
  const int order = compareNatural(a, b);
  return order != 0 ? order < 0 : a < b;
}

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

std::vector<int64_t> testFrames(int64_t count, int64_t frames) {
  std::vector<int64_t> places;
  for (int64_t j = 0; j < frames; ++j) places.push_back((2 * j + 1) * count / (2 * frames));
  return places;
}

}  // namespace gacfas
