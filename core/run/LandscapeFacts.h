#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// What was asked for and cannot be told from the recipe: settings.json of a landscape's folder.
struct LandscapeSettings {
  std::string weights;     ///< "last" or "best"; empty where it is imported
  int64_t faces = 0;       ///< a domain
  double autoRange = 0.0;  ///< above 1: the range was probed, up to that multiple of the loss at the weights
  bool pathRange = false;  ///< the range is what covers the path of a training
  std::string imported = {};  ///< name of the file that the surface came from (importSurface); empty: measured here
};

/// Writes settings.json; a range that an earlier call found is kept where this one gives the same range.
/// Throws IoError.
void saveLandscapeSettings(const std::filesystem::path& folder, LandscapeSettings settings);

/// One axis as the recipe tells it.
struct AxisFacts {
  AxisKind kind = AxisKind::Random;
  std::string words;   ///< "random, filter-wise normalised, biases and batch norm ignored"
  std::string target;  ///< AxisKind::Towards: name of the run or file; Imported: of the direction file
  double low = -1.0, high = 1.0;
  size_t points = 0;
};

/// What a landscape is, as its folder records it, without its points.
struct LandscapeFacts {
  LandscapeSettings settings;
  LandscapeShape shape = LandscapeShape::Plane;
  AxisFacts x, y;
  int64_t seed = 123;
  PlaneStatistics statistics = PlaneStatistics::Frozen;
  bool unseen = false;   ///< faces of the unseen domain are measured too
  bool preview = false;  ///< bf16, or measured on some of the faces
  bool bf16 = false;
  int64_t subset = 0;    ///< faces of each domain that it was measured on; 0: all
  /// The folder's name without the weights' hash: landscapes of several runs with one key were asked for alike.
  std::string name;
  /// An imported surface that tells nothing of how it was measured but its coordinates.
  bool foreign() const { return !settings.imported.empty() && x.kind == AxisKind::Imported && x.target == settings.imported; }
  /// As `name`, with "auto10" or "path" in place of a range that was found: it differs from run to run.
  std::string key;

  bool answersTo(const std::string& asked) const { return asked == key || asked == name; }
};

/// Reads the header of points.journal, or the attributes of surface.h5 where there is no journal, and
/// settings.json (an earlier version's folder has none: its name tells). Throws InputError naming the file at
/// fault, IoError where there is neither.
LandscapeFacts readLandscapeFacts(const std::filesystem::path& folder);

/// The facts that the folder's name alone tells, for one whose files cannot be read.
LandscapeFacts factsOfName(const std::string& folderName);

}  // namespace gacfas
