#include "core/jobs/ScoreJob.h"

#include <algorithm>
#include <cmath>

#include "core/data/DatasetIndex.h"
#include "core/data/FrameFiles.h"
#include "core/evaluate/ScoreVideos.h"
#include "core/jobs/EvaluateSubject.h"
#include "core/pipeline/NetworkSetup.h"
#include "core/run/RunFolder.h"
#include "core/run/RunLog.h"
#include "core/tensor/Device.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

/// The source threshold of the evaluation that wrote these weights.
std::optional<double> storedThreshold(const EvaluateRequest& request) {
  std::error_code ignored;
  if (!fs::is_directory(request.subject, ignored)) return {};
  const std::vector<EvaluationRow> rows = readEvaluations(RunFolder(request.subject));
  if (rows.empty()) return {};
  if (request.weights == "best") return rows[static_cast<size_t>(bestEvaluation(rows))].sourceThreshold;
  const auto kept = std::find_if(rows.begin(), rows.end(), [&](const EvaluationRow& row) {
    return RunFolder::keptName(row.epoch) == request.weights;
  });
  return kept == rows.end() ? rows.back().sourceThreshold : kept->sourceThreshold;
}

std::vector<Video> chosenVideos(const DatasetIndex& index, const std::optional<Split>& split) {
  std::vector<Video> videos;
  std::copy_if(index.videos.begin(), index.videos.end(), std::back_inserter(videos),
               [&](const Video& video) { return !split || video.split == *split; });
  if (videos.empty())
    throw InputError(index.root.string() + ": no videos in the split " + splitName(*split) +
                     "; choose another with --split");
  return videos;
}

FasNet networkOf(const EvaluateSubject& subject) {
  configureTorch(subject.config.system.threads);
  return loadNetwork(subject.config, subject.weights, chooseDevice(subject.config.system.device));
}

Video folderVideo(const fs::path& folder) {
  Video video;
  video.folder = folder;
  video.frames = listFrames(folder).names;
  return video;
}

/// Folders with images right below one without any, by name.
std::vector<Video> subfolderVideos(const fs::path& folder) {
  std::vector<Video> videos;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_directory(ignored)) continue;
    Video video = folderVideo(entry->path());
    if (!video.frames.empty()) videos.push_back(std::move(video));
  }
  std::sort(videos.begin(), videos.end(), [](const Video& a, const Video& b) { return a.folder < b.folder; });
  return videos;
}

std::vector<Video> videosAt(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) throw InputError(path.string() + ": there is no such image or folder");
  if (!fs::is_directory(path, ignored)) {
    Video image;
    image.folder = path.parent_path();
    image.frames = {path.filename().string()};
    return {image};
  }
  Video video = folderVideo(path);
  if (!video.frames.empty()) return {video};
  std::vector<Video> videos = subfolderVideos(path);
  if (videos.empty())
    throw InputError(path.string() + ": no jpg or png in this folder, nor in a folder right below it");
  return videos;
}

std::vector<ImageScore> meansOf(const std::vector<Video>& videos, const std::vector<FrameScore>& frames) {
  std::vector<ImageScore> images(videos.size());
  for (const FrameScore& frame : frames) {
    images[frame.video].score += frame.score;
    ++images[frame.video].frames;
  }
  for (ImageScore& image : images) image.score /= static_cast<double>(image.frames);
  return images;
}

}  // namespace

ScoreResult scoreData(const EvaluateRequest& request, const ScoreData& data, JobControl& control,
                      const ProgressSink& progress) {
  const EvaluateSubject subject = subjectOf(request);
  const DatasetIndex index = indexDataset(data.root, data.domains);
  const std::vector<Video> videos = chosenVideos(index, data.split);
  FasNet net = networkOf(subject);

  ScoreResult result;
  for (const FrameScore& frame : scoreVideos(net, videos, subject.config, control, progress)) {
    const Video& video = videos[frame.video];
    // One name may be in two splits.
    const std::string name = data.split ? video.name : splitName(video.split) + "/" + video.name;
    result.scores.push_back(
        {frame.score, video.label, video.domain, name, frame.frame, video.client, video.attack});
  }
  result.weightsFile = subject.weights;
  result.sourceThreshold = storedThreshold(request);
  result.notes = index.notes;
  return result;
}

ImageResult scoreImages(const EvaluateRequest& request, const std::vector<fs::path>& paths,
                        JobControl& control, const ProgressSink& progress) {
  const EvaluateSubject subject = subjectOf(request);
  std::vector<Video> videos;
  std::vector<fs::path> names;
  for (const fs::path& path : paths) {
    const std::vector<Video> found = videosAt(path);
    for (const Video& video : found) names.push_back(found.size() == 1 ? path : video.folder);
    videos.insert(videos.end(), found.begin(), found.end());
  }
  FasNet net = networkOf(subject);

  ImageResult result;
  result.images = meansOf(videos, scoreVideos(net, videos, subject.config, control, progress));
  for (size_t i = 0; i < names.size(); ++i) {
    result.images[i].path = names[i];
    result.images[i].probability =
        1.0 / (1.0 + std::exp(-subject.config.train.logitScale * result.images[i].score));
  }
  result.weightsFile = subject.weights;
  result.sourceThreshold = storedThreshold(request);
  return result;
}

}  // namespace gacfas
