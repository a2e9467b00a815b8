#include "core/prepare/ListFiles.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <system_error>

#include "core/data/FrameFiles.h"
#include "core/data/VideoNames.h"
#include "core/io/AtomicFile.h"
#include "core/prepare/PathPattern.h"
#include "core/prepare/SourceParts.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

/// One line of a list.
struct Listed {
  std::string path;
  Label label = Label::Spoof;
  std::string video;  ///< what the list itself calls the video; empty: its path tells
};

const std::set<std::string> kLive{"live", "real", "genuine", "bonafide"}, kSpoof{"spoof", "fake", "attack"};

bool isNumber(const std::string& word) {
  const size_t sign = !word.empty() && (word[0] == '+' || word[0] == '-') ? 1 : 0;
  return word.size() > sign && word.size() < 5 &&
         std::all_of(word.begin() + static_cast<std::ptrdiff_t>(sign), word.end(),
                     [](unsigned char c) { return std::isdigit(c); });
}

std::optional<Label> labelFrom(const std::string& word, const std::string& live) {
  if (kLive.contains(word)) return Label::Live;
  if (kSpoof.contains(word)) return Label::Spoof;
  if (!isNumber(word)) return std::nullopt;
  return std::stoi(word) == std::stoi(live) ? Label::Live : Label::Spoof;
}

std::vector<std::string> wordsOf(std::string line) {
  const size_t comma = line.find(',');
  std::vector<std::string> words;
  std::istringstream text(line);
  if (comma == std::string::npos) {
    for (std::string word; text >> word;) words.push_back(word);
    return words;
  }
  for (std::string word; std::getline(text, word, ',');) {
    const size_t begin = word.find_first_not_of(" \t\r"), end = word.find_last_not_of(" \t\r");
    words.push_back(begin == std::string::npos ? "" : word.substr(begin, end - begin + 1));
  }
  return words;
}

/// Puts what a list names into the plan.
class ListedVideos {
public:
  ListedVideos(const PrepareOptions& options, PreparePlan& plan)
      : options_(options), plan_(plan), videos_(plan) {
    if (!options.split)
      throw InputError(options.source.string() +
                       ": a list does not tell the split; give --split train, dev or test");
    if (!isNumber(options.live))
      throw InputError("--live takes the number that means live in the list, not \"" + options.live + "\"");
  }

  void add(const Listed& one) {
    const fs::path place = plan_.source / one.path;
    std::error_code ignored;
    if (fs::is_directory(place, ignored)) return addFolder(one);
    if (gacfas::isImageName(one.path) && fs::exists(place, ignored)) return addImage(one);
    if (const std::string file = videoFile(one.path); !file.empty()) return addVideo(one, file);
    plan_.unmatched.push_back({one.path, "is in the list and not on the disk"});
  }

private:
  /// The path itself, or with an extension of a video.
  std::string videoFile(const std::string& path) const {
    std::error_code ignored;
    for (const char* extension : {"", ".avi", ".mov", ".mp4"})
      if (isVideoName(path + extension) && fs::exists(plan_.source / (path + extension), ignored))
        return path + extension;
    return "";
  }

  SourceVideo videoNamed(const Listed& one, const std::string& name) {
    SourceVideo video;
    video.split = *options_.split;
    video.label = one.label;
    video.name = joinedName({name});
    const VideoIdentity identity = identifyVideo(video.name, video.label, video.split);
    video.client = identity.client;
    video.attack = identity.attack;
    return video;
  }

  void addVideo(const Listed& one, const std::string& file) {
    SourceVideo video = videoNamed(one, fs::path(file).stem().string());
    video.file = file;
    videos_.add(std::move(video));
  }

  void addFolder(const Listed& one) {
    const FrameFiles files = listFrames(plan_.source / one.path);
    if (files.names.empty()) plan_.unmatched.push_back({one.path, "holds no jpg or png"});
    for (const std::string& name : files.names)
      addFrame(one, one.path + "/" + name, fs::path(one.path).filename().string());
  }

  void addImage(const Listed& one) {
    const fs::path path(one.path);
    std::string base = withoutExtension(path.filename().string());
    while (!base.empty() && std::isdigit(static_cast<unsigned char>(base.back()))) base.pop_back();
    while (!base.empty() && (base.back() == '_' || base.back() == '-')) base.pop_back();
    static const std::set<std::string> kPlain{"", "crop", "frame", "img", "image", "face"};
    const std::string folder = path.parent_path().filename().string();
    addFrame(one, one.path,
             !one.video.empty()                         ? one.video
             : kPlain.contains(base) && !folder.empty() ? folder
                                                        : base);
  }

  void addFrame(const Listed& one, const std::string& path, const std::string& name) {
    SourceVideo video = videoNamed(one, name);
    video.faces = true;
    video.frames.push_back({path, numberAtEnd(withoutExtension(path)).value_or(-1)});
    videos_.add(std::move(video));
  }

  const PrepareOptions& options_;
  PreparePlan& plan_;
  VideosByKey videos_;
};

void noteLive(const PrepareOptions& options, PreparePlan& plan) {
  plan.notes.push_back(
      "in this list " + options.live +
      " is taken as live; if live and spoof come out swapped, give --live with the other number");
}

const nlohmann::json& field(const nlohmann::json& item, const char* key, const std::string& where) {
  if (!item.is_object() || !item.contains(key))
    throw InputError(where + " has no " + key +
                     "; SSDG's lists have photo_path, photo_label and photo_belong_to_video_ID");
  return item.at(key);
}

std::string textOf(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

void readList(const PrepareOptions& options, PreparePlan& plan) {
  std::istringstream lines(loadFile(options.source));
  ListedVideos videos(options, plan);
  std::string line;
  for (int count = 1; std::getline(lines, line); ++count) {
    const std::vector<std::string> words = wordsOf(line.substr(0, line.find('#')));
    if (words.empty() || (words.size() == 1 && words[0].empty())) continue;
    const std::string where = options.source.string() + ":" + std::to_string(count) + ": ";
    if (words.size() < 2) throw InputError(where + "expected a path and a label");
    const std::optional<Label> first = labelFrom(words[0], options.live),
                               second = labelFrom(words[1], options.live);
    if (first.has_value() == second.has_value())
      throw InputError(where + (first
                                    ? "\"" + words[0] + "\" and \"" + words[1] + "\" could both be the label"
                                    : "neither \"" + words[0] + "\" nor \"" + words[1] +
                                          "\" is a label (a number, live or spoof)"));
    videos.add({first ? words[1] : words[0], first ? *first : *second, ""});
  }
  noteLive(options, plan);
}

void readSsdgList(const PrepareOptions& options, PreparePlan& plan) {
  ListedVideos videos(options, plan);
  nlohmann::json items;
  try {
    items = nlohmann::json::parse(loadFile(options.source));
  } catch (const nlohmann::json::exception& fault) {
    throw InputError(options.source.string() + ": not JSON: " + fault.what());
  }
  if (!items.is_array()) throw InputError(options.source.string() + ": SSDG's lists are arrays of photos");
  for (size_t i = 0; i < items.size(); ++i) {
    const std::string where = options.source.string() + ": photo " + std::to_string(i + 1);
    const std::optional<Label> label = labelFrom(textOf(field(items[i], "photo_label", where)), options.live);
    if (!label) throw InputError(where + ": photo_label is no label");
    const std::string path = textOf(field(items[i], "photo_path", where));
    const std::string folder = fs::path(path).parent_path().filename().string(),
                      id = textOf(field(items[i], "photo_belong_to_video_ID", where));
    videos.add({path, *label, joinedName({"video" + id, folder})});
  }
  noteLive(options, plan);
}

}  // namespace gacfas
