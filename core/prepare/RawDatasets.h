#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/prepare/PathPattern.h"
#include "core/prepare/PreparePlan.h"
#include "core/prepare/SourceGuess.h"

namespace gacfas {

/// One of the four datasets as its owners ship it: how its files are named and how many there are.
struct RawDataset {
  std::string key;                    ///< "casia", "replay", "msu", "oulu"
  std::string title;                  ///< "CASIA-FASD"
  std::string layout;                 ///< for messages
  std::vector<std::string> patterns;  ///< of its videos (PathPattern)
  std::vector<std::string> leftOut;   ///< of videos that are no part of the task
  /// Split, label and name from the parts; the split is missing where it is not in the path (MSU-MFSD).
  std::function<SourceVideo(const PathParts&)> read;
  bool splitInLists = false;            ///< train_sub_list.txt, test_sub_list.txt
  std::vector<PrepareCount> published;  ///< expectedVideos and expectedClients of each row
};

/// The four, in the order casia, replay, msu, oulu.
const std::vector<RawDataset>& rawDatasets();

/// Videos of `dataset` among `paths`, which are below `source`; the others go to plan.unmatched and
/// plan.left. Throws InputError where MSU-MFSD's lists are missing or faulty.
void readRawDataset(const RawDataset& dataset, const std::vector<std::string>& paths, PreparePlan& plan);

/// Each of the four with the number of `paths` that it names.
std::vector<SourceGuess> rawGuesses(const std::vector<std::string>& paths);

/// Titles and keys of the datasets whose names fit any of `paths`, best first: "Replay-Attack (--dataset
/// replay), ...".
std::string looksLike(const std::vector<std::string>& paths);

}  // namespace gacfas
