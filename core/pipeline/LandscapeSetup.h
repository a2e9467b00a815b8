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
#include "core/types/JobControl.h"
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
  bool axesPending = false;      ///< random ones stand in for Hessian axes before findHessianAxes()
  FaceChoice choice;
  std::vector<Video> measured;   ///< choice.videos, or those of the subset, in the same order
  std::string facesCsv;          ///< of choice.videos
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

/// Of choice.videos the first `count` of each domain, half live, in the order of the draw: what landscape.faces=count
/// would choose.
std::vector<Video> subsetOf(const LandscapeSetup& setup, int64_t count);
/// SHA-256 over domain, label and name of each.
std::string hashOfVideos(const std::vector<Video>& videos);

/// Of a network with the setup's weights; `faces` are those of `measured`.
SurfaceSampler makeSampler(const LandscapeSetup& setup, FasNet net, const LandscapeFaces& faces);

/// Takes over setup.axes: sets recipe, ranges and folder.
void adoptAxes(LandscapeSetup& setup);

/// Where options.autoRange asks for it, probes along the axes and sets recipe and folder. Throws Cancelled.
void findRanges(LandscapeSetup& setup, SurfaceSampler& sampler, JobControl& control);

/// Axes of line number iy.
Plane lineOf(LandscapeSetup& setup, size_t iy);

}  // namespace gacfas
