#include "core/prepare/FileCrops.h"

#include <system_error>

#include "core/data/FrameFiles.h"
#include "core/io/AtomicFile.h"
#include "core/prepare/FaceFinder.h"
#include "core/prepare/PathPattern.h"
#include "core/prepare/VideoCropper.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kMostFrames = 200;

SourceVideo sourceOf(const fs::path& file) {
  const std::string name = file.filename().string();
  SourceVideo video;
  if (!isImageName(name)) {
    video.file = name;
    return video;
  }
  video.frames = {{name, 0}};
  video.faces = name.starts_with("crop_");
  return video;
}

std::string whyNoFace(const VideoRecord& record) {
  return record.noFace > 1 ? "no face was found in " + std::to_string(record.noFace) + " frames of it"
                           : "no face was found in it";
}

}  // namespace

bool isPictureOrVideo(const fs::path& file) {
  return isImageName(file.string()) || isVideoName(file.string());
}

std::vector<std::string> cropFile(const fs::path& file, const fs::path& folder, const PrepareOptions& options,
                                  const JobControl& control) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored))
    throw InputError(file.string() + ": there is no such picture or video");
  makeFolder(folder);
  PreparePlan plan;
  plan.source = fs::absolute(file).parent_path();
  quietDecoders();
  const auto finder = makeFaceFinder(detectorFile(options.detector));
  const VideoRecord record =
      VideoCropper(plan, options, *finder, control).crop(sourceOf(file), folder, kMostFrames);
  if (record.state == "broken") throw InputError(file.string() + ": " + record.message);
  if (record.crops == 0)
    throw InputError(file.string() + ": " + whyNoFace(record) +
                     ". The face should look into the camera and fill at least 15 % of the picture's shorter side.");
  return listFrames(folder).names;
}

}  // namespace gacfas
