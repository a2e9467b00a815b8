#pragma once

#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace gacfas {

/// Named parts of a path that fits a pattern.
using PathParts = std::map<std::string, std::string>;

/// A pattern of paths with named parts: "{split}/{label}/{client}_{video}.mp4".
///   {name}        any text within one folder or file name, as short as fits
///   {name:regex}  text that fits the expression (ECMAScript, without groups of its own)
///   *             any text within one name, not kept
///   **/           any folders, or none
/// Without an extension it fits every video file. Letters' case counts, but in the extension.
class PathPattern {
public:
  /// Throws InputError naming the pattern and what is wrong with it.
  explicit PathPattern(const std::string& pattern);

  /// The parts where the whole of `path` ("a/b/c.avi", relative) fits.
  std::optional<PathParts> match(const std::string& path) const;
  const std::string& text() const { return text_; }
  bool names(const std::string& part) const;

private:
  std::string text_;
  std::vector<std::string> parts_;
  std::regex regex_;
};

/// By extension, in any case: avi, mov, mp4, m4v, mkv, mpg, mpeg, wmv, webm.
bool isVideoName(const std::string& path);
/// jpg, jpeg, png, bmp.
bool isImageName(const std::string& path);
/// Without the last extension; folders stay.
std::string withoutExtension(const std::string& path);

}  // namespace gacfas
