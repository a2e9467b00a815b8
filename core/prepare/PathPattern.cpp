#include "core/prepare/PathPattern.h"

#include <algorithm>
#include <cctype>

#include "core/types/Error.h"

namespace gacfas {
namespace {

const std::vector<std::string> kVideos{"avi", "mov", "mp4", "m4v", "mkv", "mpg", "mpeg", "wmv", "webm"};
const std::vector<std::string> kImages{"jpg", "jpeg", "png", "bmp"};

size_t dotOf(const std::string& path) {
  const size_t dot = path.rfind('.'), slash = path.rfind('/');
  return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? std::string::npos : dot;
}

std::string extensionOf(const std::string& path) {
  const size_t dot = dotOf(path);
  std::string extension = dot == std::string::npos ? "" : path.substr(dot + 1);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

bool isOneOf(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool isWordLetter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

[[noreturn]] void refuse(const std::string& pattern, const std::string& fault) {
  throw InputError("the path pattern \"" + pattern + "\": " + fault +
                   ". A pattern looks like \"{split}/{label}/{client}_{video}.mp4\"");
}

/// Turns a pattern into a regular expression, a piece at a time.
class Translation {
public:
  explicit Translation(const std::string& pattern) : pattern_(pattern) {
    while (at_ < pattern_.size()) step();
  }
  std::string expression;
  std::vector<std::string> parts;

private:
  void step() {
    if (pattern_.compare(at_, 3, "**/") == 0) return take(3, "(?:.*/)?");
    const char c = pattern_[at_];
    if (c == '*') return take(1, "[^/]*");
    if (c == '{') return part();
    if (c == '}') refuse(pattern_, "a } has no {");
    if (std::string("\\^$.|?+()[]").find(c) != std::string::npos) expression += '\\';
    take(1, std::string(1, c));
  }

  void part() {
    const size_t end = pattern_.find('}', at_);
    if (end == std::string::npos) refuse(pattern_, "a { has no }");
    const std::string inner = pattern_.substr(at_ + 1, end - at_ - 1);
    const size_t colon = std::min(inner.find(':'), inner.size());
    const std::string name = inner.substr(0, colon);
    if (name.empty() || !std::all_of(name.begin(), name.end(), isWordLetter))
      refuse(pattern_, "{" + inner + "} has no name of letters and digits");
    if (isOneOf(parts, name)) refuse(pattern_, "{" + name + "} stands there twice");
    parts.push_back(name);
    take(end + 1 - at_, "(" + (colon < inner.size() ? inner.substr(colon + 1) : std::string("[^/]+?")) + ")");
  }

  void take(size_t letters, const std::string& piece) {
    expression += piece;
    at_ += letters;
  }

  const std::string& pattern_;
  size_t at_ = 0;
};

/// The extension at the pattern's end in any case, or any video's.
std::string extensionPattern(const std::string& extension) {
  if (extension.empty()) {
    std::string any;
    for (const std::string& one : kVideos) any += (any.empty() ? "" : "|") + one;
    return "\\.(?:" + any + ")";
  }
  return "\\." + extension;
}

}  // namespace

bool isVideoName(const std::string& path) {
  return isOneOf(kVideos, extensionOf(path));
}
bool isImageName(const std::string& path) {
  return isOneOf(kImages, extensionOf(path));
}
std::string withoutExtension(const std::string& path) {
  return path.substr(0, dotOf(path));
}

PathPattern::PathPattern(const std::string& pattern) : text_(pattern) {
  if (pattern.empty() || pattern.front() == '/')
    refuse(pattern, "it is empty or absolute; paths are those below the source");
  const bool hasExtension = isVideoName(pattern) || isImageName(pattern);
  const Translation translation(hasExtension ? withoutExtension(pattern) : pattern);
  parts_ = translation.parts;
  try {
    // Only the extension's case is of no account; it is compared in lower case.
    regex_ = std::regex(translation.expression + extensionPattern(hasExtension ? extensionOf(pattern) : ""),
                        std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error&) {
    refuse(pattern, "an expression after a colon is not one of ECMAScript");
  }
  if (regex_.mark_count() != parts_.size())
    refuse(pattern, "an expression has a group ( ) of its own: write (?: )");
}

std::optional<PathParts> PathPattern::match(const std::string& path) const {
  std::smatch found;
  const size_t dot = dotOf(path);
  if (dot == std::string::npos) return std::nullopt;
  const std::string lowered = path.substr(0, dot) + "." + extensionOf(path);
  if (!std::regex_match(lowered, found, regex_)) return std::nullopt;
  PathParts values;
  for (size_t i = 0; i < parts_.size(); ++i) values[parts_[i]] = found[i + 1].str();
  return values;
}

bool PathPattern::names(const std::string& part) const {
  return isOneOf(parts_, part);
}

}  // namespace gacfas
