#include <algorithm>
#include <chrono>
#include <cmath>
#include <system_error>
#include <thread>

#include "core/io/ScratchFolder.h"
#include "core/prepare/Preparation.h"
#include "core/prepare/VideoCropper.h"
#include "core/types/Elapsed.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr int64_t kTrialFrames = 6;  ///< looked at in each video of the trial

int64_t bytesBelow(const fs::path& folder) {
  int64_t bytes = 0;
  // Whole blocks, as a file system counts them.
  for (const auto& entry : fs::directory_iterator(folder))
    bytes += (static_cast<int64_t>(entry.file_size()) + 4095) / 4096 * 4096;
  return bytes;
}

/// What a trial measured, of all videos together.
struct Trial {
  int64_t videos = 0, announced = 0, looked = 0, crops = 0, bytes = 0;
  double seconds = 0;
};

void tryVideo(const PreparePlan& plan, const PrepareOptions& options, const SourceVideo& video,
              VideoCropper& cropper, const fs::path& folder, Trial& trial) {
  int64_t announced = static_cast<int64_t>(video.frames.size());
  try {
    if (!video.faces) announced = openFrames(plan.source, video, options.every)->announced();
  } catch (const BrokenVideo&) {
    return;
  }
  const auto start = std::chrono::steady_clock::now();
  const VideoRecord record = cropper.crop(video, folder, kTrialFrames);
  if (record.state == "broken") return;
  ++trial.videos;
  trial.announced += std::max(announced, record.frames);
  trial.looked += record.crops + record.noFace;
  trial.crops += record.crops;
  trial.bytes += bytesBelow(folder);
  trial.seconds += secondsSince(start);
}

int64_t freeSpace(fs::path place) {
  std::error_code error;
  place = fs::absolute(place);
  while (!fs::exists(place, error) && place.has_parent_path() && place != place.parent_path())
    place = place.parent_path();
  const fs::space_info space = fs::space(place, error);
  return error ? -1 : static_cast<int64_t>(space.available);
}

}  // namespace

PrepareEstimate estimatePreparation(const PreparePlan& plan, const PrepareOptions& options,
                                    const JobControl& control, int64_t videos) {
  checkPrepareOptions(options);
  quietDecoders();
  const std::unique_ptr<FaceFinder> finder = makeFaceFinder(detectorFile(options.detector));
  VideoCropper cropper(plan, options, *finder, control);
  const ScratchFolder scratch;
  const int64_t count = static_cast<int64_t>(plan.videos.size()), wanted = std::min(videos, count);
  Trial trial;
  for (int64_t i = 0; i < wanted; ++i) {
    const fs::path folder = scratch.path() / std::to_string(i);
    fs::create_directory(folder);
    tryVideo(plan, options, plan.videos[static_cast<size_t>((2 * i + 1) * count / (2 * wanted))], cropper,
             folder, trial);
  }

  PrepareEstimate estimate;
  estimate.freeBytes = freeSpace(options.out);
  estimate.tried = trial.videos;
  if (trial.videos == 0 || trial.looked == 0) return estimate;
  const bool faces = !plan.videos.front().frames.empty() && plan.videos.front().faces;
  const double looked = static_cast<double>(count) * static_cast<double>(trial.announced) /
                        static_cast<double>(trial.videos) / static_cast<double>(faces ? 1 : options.every);
  const double share = looked / static_cast<double>(trial.looked);
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const double workers =
      std::min<double>(options.workers > 0 ? static_cast<double>(options.workers) : cores, cores);
  estimate.crops = std::llround(share * static_cast<double>(trial.crops));
  estimate.bytes = std::llround(share * static_cast<double>(trial.bytes));
  estimate.seconds = share * trial.seconds / workers;
  return estimate;
}

}  // namespace gacfas
