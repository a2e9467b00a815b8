#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// How videos become folders of face crops.
struct PrepareOptions {
  std::filesystem::path source;  ///< folder of the dataset as its owners ship it, or a list
  std::string dataset;  ///< casia, replay, msu, oulu, safas, nested, ssdg, list, or a rule file (*.yaml)
  std::filesystem::path out;  ///< data root to make or to complete
  std::string domain;         ///< name of the domain below it
  int64_t every = 5;          ///< frames 0, n, 2n, ... are taken
  double margin = 0.1;        ///< added on every side, share of the face box's longer side, 0..2
  int64_t size = 0;           ///< larger crops are shrunk to this side, pixels; 0: as they are
  int64_t quality = 95;       ///< JPEG, 1..100
  bool align = false;         ///< turn the face so that the eyes are level; needs eyes (YuNet, or a file)
  bool boxes = true;          ///< use the box or eye files that lie beside the videos
  std::filesystem::path detector;  ///< YuNet (*.onnx) or a cascade (*.xml); empty: OpenCV's frontal face
  std::optional<Split> split;      ///< for lists, which do not tell
  std::string live = "1";          ///< label that means live, for lists
  int64_t workers = 0;             ///< videos at a time, 0: all cores
  std::map<std::string, std::string> versions;  ///< of the program, for the manifest
};

/// One image of a video that comes as images.
struct SourceFrame {
  std::string path;    ///< below the plan's source
  int64_t number = 0;  ///< true frame number where the name tells it
};

/// One video of the source and what its place there says of it. Paths are relative to the plan's source.
struct SourceVideo {
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string name;    ///< folder of its crops, unique within split and class
  std::string client;  ///< person, empty where nothing tells
  std::string attack;  ///< "live", "print", ..., "unknown"
  std::string file;    ///< the video; empty where there are images
  std::vector<SourceFrame> frames;
  bool faces = false;  ///< the images are face crops already and are copied as they are

  /// "train/live/1_1_01_1": unique within the domain.
  std::string key() const;
  /// The video, or the first image.
  const std::string& place() const { return frames.empty() ? file : frames.front().path; }
};

/// Something below the source that is not taken, and why.
struct PassedOver {
  std::string path;
  std::string why;
};

/// Videos of one split, class and attack, beside what the owners published (-1: nothing is known).
struct PrepareCount {
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string attack;
  int64_t videos = 0;
  int64_t clients = 0;
  int64_t expectedVideos = -1;
  int64_t expectedClients = -1;
};

/// What will be prepared: made from names alone, no video is opened.
struct PreparePlan {
  std::filesystem::path source;        ///< absolute folder that paths are relative to
  std::string title;                   ///< "CASIA-FASD", "a list", ...
  std::vector<SourceVideo> videos;     ///< sorted by key
  std::vector<PassedOver> unmatched;   ///< videos and images that no name pattern fits
  std::vector<PassedOver> left;        ///< left out on purpose, as the enrolment videos of Replay-Attack
  std::vector<std::string> twoSplits;  ///< "client (train, test)"
  std::vector<PrepareCount> counts;    ///< a row a split, class and attack; expected ones without a video too
  std::vector<std::string> notes;      ///< what a user should look at before going on
};

/// Reads the names below options.source. The label comes from the path below the source alone, never from the
/// folders above it. Throws InputError: no such source, an unknown dataset, a faulty rule or list, and where
/// nothing fits, with the dataset that it looks like.
PreparePlan planPreparation(const PrepareOptions& options);

/// Keys that options.dataset takes besides a rule file.
std::vector<std::string> datasetKeys();

}  // namespace gacfas
