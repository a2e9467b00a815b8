#include "core/prepare/RuleFile.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/io/AtomicFile.h"
#include "core/prepare/SourceParts.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

const std::set<std::string> kParts{"split", "label", "client", "attack", "video"};
const std::map<std::string, std::set<std::string>> kMeanings{
    {"split", {"train", "dev", "test"}}, {"label", {"live", "spoof"}}, {"attack", {}}};

class Reader {
public:
  explicit Reader(std::filesystem::path file) : file_(std::move(file)) {}

  YAML::Node root() const {
    try {
      return YAML::Load(loadFile(file_));
    } catch (const IoError& fault) {
      throw InputError(fault.what());
    } catch (const YAML::Exception& fault) {
      throw InputError(file_.string() + ":" + std::to_string(fault.mark.line + 1) + ": " + fault.msg);
    }
  }

  [[noreturn]] void refuse(const YAML::Node& node, const std::string& fault) const {
    throw InputError(file_.string() + ":" + std::to_string(node.Mark().line + 1) + ": " + fault);
  }

  std::string text(const YAML::Node& node, const std::string& what) const {
    if (!node.IsScalar()) refuse(node, what + " must be a text");
    return node.Scalar();
  }

  /// A map of texts; `allowed` names what the values may be, empty: anything.
  std::map<std::string, std::string> words(const YAML::Node& node, const std::string& key,
                                           const std::set<std::string>& allowed) const {
    if (!node.IsMap()) refuse(node, key + " must be a map of words: {word in the path: what it means}");
    std::map<std::string, std::string> map;
    for (const auto& entry : node) {
      const std::string value = text(entry.second, key);
      if (!allowed.empty() && !allowed.contains(value))
        refuse(entry.second, key + ": \"" + value + "\" is none of " + listed(allowed));
      map[text(entry.first, key)] = value;
    }
    return map;
  }

  static std::string listed(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& one : words) text += (text.empty() ? "" : ", ") + one;
    return text;
  }

  const std::filesystem::path& file() const { return file_; }

private:
  std::filesystem::path file_;
};

PathPattern patternAt(const Reader& reader, const YAML::Node& node) {
  try {
    return PathPattern(reader.text(node, "a path pattern"));
  } catch (const InputError& fault) {
    reader.refuse(node, fault.what());
  }
}

PathParts constantsAt(const Reader& reader, const YAML::Node& node) {
  PathParts constants = reader.words(node, "the constants of a pattern", {});
  for (const auto& [part, value] : constants) {
    if (!kParts.contains(part)) reader.refuse(node, "\"" + part + "\" is none of " + Reader::listed(kParts));
    const auto meanings = kMeanings.find(part);
    if (meanings != kMeanings.end() && !meanings->second.empty() && !meanings->second.contains(value))
      reader.refuse(node, part + ": \"" + value + "\" is none of " + Reader::listed(meanings->second));
  }
  return constants;
}

void requirePart(const Reader& reader, const YAML::Node& node, const PathPattern& pattern,
                 const PathParts& constants, const std::string& part) {
  if (pattern.names(part) || constants.contains(part)) return;
  reader.refuse(node, "nothing tells the " + part + ": write {" + part + "} in the pattern, or {" + part +
                          ": ...} behind it");
}

}  // namespace

PathRule::PathRule(const std::filesystem::path& file) {
  const Reader reader(file);
  const YAML::Node root = reader.root();
  if (!root.IsMap() || !root["paths"])
    throw InputError(file.string() + ": a rule has a list of path patterns under the key paths");
  for (const auto& section : root) {
    const std::string key = reader.text(section.first, "a key");
    const auto meanings = kMeanings.find(key);
    if (meanings != kMeanings.end())
      words_[key] = reader.words(section.second, key, meanings->second);
    else if (key == "faces") {
      if (const std::string value = reader.text(section.second, key); value == "true" || value == "false")
        faces_ = value == "true";
      else
        reader.refuse(section.second, "faces is true or false");
    } else if (key != "paths")
      reader.refuse(section.first, "\"" + key + "\" is none of paths, split, label, attack, faces");
  }
  if (!root["paths"].IsSequence() || root["paths"].size() == 0)
    reader.refuse(root["paths"], "paths must be a list of path patterns");
  for (const auto& item : root["paths"]) {
    const bool bare = item.IsScalar();
    if (!bare && !(item.IsMap() && item.size() == 1))
      reader.refuse(item, "expected \"PATTERN\" or \"PATTERN\": {label: live, ...}");
    const YAML::Node pattern = bare ? item : item.begin()->first;
    Entry entry{patternAt(reader, pattern), bare ? PathParts() : constantsAt(reader, item.begin()->second)};
    for (const char* part : {"split", "label"})
      requirePart(reader, item, entry.pattern, entry.constants, part);
    entries_.push_back(std::move(entry));
  }
}

/// The part in the words of this program; empty where a map lacks it.
std::string PathRule::word(const std::string& part, const PathParts& parts) const {
  const auto found = parts.find(part);
  if (found == parts.end()) return "";
  if (const auto words = words_.find(part); words != words_.end()) {
    if (const auto meaning = words->second.find(found->second); meaning != words->second.end())
      return meaning->second;
  }
  const auto meanings = kMeanings.find(part);
  const bool free = meanings == kMeanings.end() || meanings->second.empty();
  return free || meanings->second.contains(found->second) ? found->second : "";
}

std::optional<SourceVideo> PathRule::videoOf(const std::string& path, std::string& why) const {
  for (const Entry& entry : entries_) {
    std::optional<PathParts> parts = entry.pattern.match(path);
    if (!parts) continue;
    for (const auto& [part, value] : entry.constants) (*parts)[part] = value;
    for (const char* part : {"split", "label"}) {
      if (!word(part, *parts).empty()) continue;
      why = std::string(part) + " \"" + parts->at(part) + "\" is not in the rule's map of that name";
      return std::nullopt;
    }
    SourceVideo video;
    video.split = *splitFrom(word("split", *parts));
    video.label = word("label", *parts) == "live" ? Label::Live : Label::Spoof;
    video.client = word("client", *parts);
    video.attack = video.label == Label::Live ? "live" : word("attack", *parts);
    if (video.attack.empty() || (video.label == Label::Spoof && video.attack == "live"))
      video.attack = "unknown";
    const bool images = entry.pattern.names("frame");
    const std::string place =
        images ? std::filesystem::path(path).parent_path().string() : withoutExtension(path);
    video.name =
        parts->contains("video")
            ? joinedName({video.client, video.label == Label::Live ? "" : video.attack, parts->at("video")})
            : joinedName({place});
    if (images)
      video.frames.push_back({path, numberAtEnd(parts->at("frame")).value_or(-1)});
    else
      video.file = path;
    video.faces = images && faces_;
    return video;
  }
  why = "no pattern of the rule fits";
  return std::nullopt;
}

void PathRule::read(const std::vector<std::string>& paths, PreparePlan& plan) const {
  const bool images = std::any_of(entries_.begin(), entries_.end(),
                                  [](const Entry& entry) { return entry.pattern.names("frame"); });
  VideosByKey videos(plan);
  for (const std::string& path : paths) {
    std::string why;
    if (!isVideoName(path) && !(images && gacfas::isImageName(path))) continue;
    if (std::optional<SourceVideo> video = videoOf(path, why))
      videos.add(std::move(*video));
    else
      plan.unmatched.push_back({path, why});
  }
}

}  // namespace gacfas
