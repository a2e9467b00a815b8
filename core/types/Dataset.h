#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gacfas {

enum class Split { Train, Dev, Test };
enum class Label : int64_t { Spoof = 0, Live = 1 };

/// One video: a folder of face crops.
struct Video {
  std::string domain;
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string name;                             ///< the folder's name
  std::filesystem::path folder;
  std::vector<std::string> frames;              ///< file names, sorted by frame number
  std::string client;                           ///< person, empty where the name does not tell
  std::string attack;                           ///< "live", "print", "replay", "cut", ..., "unknown"
};

/// What was found below a data root.
struct DatasetIndex {
  std::filesystem::path root;
  std::vector<Video> videos;                    ///< sorted by domain, split, label, name
  std::vector<std::string> notes;               ///< one line each: skipped folders, fallbacks taken, ...
};

/// Score of one frame of one video. Higher is more live; the cosine (bce) or cos_live - cos_spoof (ce).
struct ScoreRow {
  double score = 0.0;
  Label label = Label::Spoof;
  std::string domain;
  std::string video;
  std::string frame;
  std::string client;
  std::string attack;
};

}  // namespace gacfas
