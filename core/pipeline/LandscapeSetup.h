#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/landscape/FaceSelection.h"
#include "core/landscape/SurfaceSampler.h"
#include "core/model/FasNet.h"
#include "core/pipeline/LandscapeAxes.h"
#include "core/types/Config.h"
#include "core/types/LandscapeOptions.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// Everything that decides a surface of a run, before anything is written.
struct LandscapeSetup {
  Config config;
  LandscapeOptions options;
  std::filesystem::path run;
  std::string weights;  ///< "last" or "best"
  FasNet net{nullptr};
  LandscapeAxes axes;
  FaceChoice choice;
  std::string facesCsv;
  LandscapeRecipe recipe;
  std::filesystem::path folder;  ///< its place below <run>/landscape; another recipe has another
};

/// `weights` is "last" or "best"; `overrides` may set landscape.*, system.* and data.root. With
/// options.autoRange the axes' ranges are not final before findRanges(). Throws InputError, DeviceError.
LandscapeSetup setUpLandscape(const std::filesystem::path& run, const std::string& weights,
                              const std::vector<std::string>& overrides, const LandscapeOptions& options = {});

/// Recipe of a setup but its coordinates, from its network, axes, faces and config.
LandscapeRecipe recipeOf(const LandscapeSetup& setup);

/// landscape.faces videos of the train split of every source domain: the surface is that of the training loss. With `unseen` then
/// videos of the unseen domain, of the split that its evaluations score. Throws InputError.
FaceChoice chooseFacesOf(const Config& config, bool unseen);

/// The middle frame of each video, test transform, whole pixels, in the videos' order.
LandscapeFaces loadFacesOf(const Config& config, const std::vector<Video>& videos);

/// Loads the faces: the middle frame of each chosen video, test transform.
SurfaceSampler makeSampler(const LandscapeSetup& setup);

/// Where options.autoRange asks for it, probes along the axes and sets recipe and folder. Throws Cancelled.
void findRanges(LandscapeSetup& setup, SurfaceSampler& sampler, JobControl& control);

/// Axes of line number iy.
Plane lineOf(LandscapeSetup& setup, size_t iy);

/// Points of the grid that other landscapes of the run have measured under the same recipe, all but the range.
struct KnownPoints {
  std::vector<std::pair<size_t, PointLosses>> points;  ///< pending in the grid
  std::vector<std::string> folders;                    ///< where they come from
};
KnownPoints findKnownPoints(const LandscapeSetup& setup, const LandscapeGrid& grid);

/// Makes points pending whose bound is below options.clip, or which have one although none is asked for.
void reopenBounds(const LandscapeSetup& setup, LandscapeGrid& grid);

}  // namespace gacfas
