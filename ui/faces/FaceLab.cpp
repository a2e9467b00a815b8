#include "ui/faces/FaceLab.h"

#include <algorithm>

#include "core/jobs/ScoreJob.h"
#include "core/prepare/FileCrops.h"
#include "core/types/Error.h"
#include "ui/faces/FaceListModel.h"

namespace gacfas {
namespace {

/// What is scored, each for itself: the frames, or their video as a whole.
std::vector<std::filesystem::path> scoredPaths(const LabRequest& request) {
  if (request.kind == LabRequest::VideoScore) return {request.files.folders.front()};
  std::vector<std::filesystem::path> paths;
  for (const std::string& frame : request.frames) paths.push_back(framePath(request.files, frame));
  return paths;
}

LabResult compute(const LabRequest& request, JobControl& control, const ProgressSink& progress) {
  LabResult result;
  if (request.kind == LabRequest::Crops) {
    result.crops = cropFile(request.frames.front(), request.files.folders.front(), {}, control);
    return result;
  }
  EvaluateRequest subject;
  subject.subject = request.run;
  subject.weights = request.weights;
  if (request.kind == LabRequest::FrameScores || request.kind == LabRequest::VideoScore) {
    for (const ImageScore& image : scoreImages(subject, scoredPaths(request), control, {}).images)
      result.scores.push_back(image.score);
    return result;
  }
  const std::filesystem::path image = framePath(request.files, request.frames.front());
  result.map = request.kind == LabRequest::Occlusion ? occlusionDrops(subject, image, control, progress)
                                                     : gradientMap(subject, image, request.stage);
  return result;
}

LabResult answer(const LabRequest& request, JobControl& control, const ProgressSink& progress) {
  try {
    return compute(request, control, progress);
  } catch (const Cancelled&) {
    throw;
  } catch (const std::exception& error) {
    LabResult result;
    result.failure = QString::fromUtf8(error.what());
    return result;
  }
}

}  // namespace

LabRequest labRequest(LabRequest::Kind kind, const FaceRun& run, const FaceFiles& files) {
  LabRequest request;
  request.kind = kind;
  request.run = run.run->folder;
  request.weights = run.weights.toStdString();
  request.epoch = run.epoch;
  request.files = files;
  return request;
}

QString LabRequest::key() const {
  QString text = QStringLiteral("%1 %2 %3 %4 ").arg(kind).arg(stage).arg(epoch).arg(weights.c_str());
  text += QString::fromStdString(run.string()) + '\n';
  for (const auto& folder : files.folders) text += QString::fromStdString(folder.string()) + '\n';
  for (const std::string& frame : frames) text += QString::fromStdString(frame) + '\n';
  return text;
}

FaceLab::FaceLab(QObject* parent) : QObject(parent) {}

void FaceLab::want(int purpose, const std::vector<LabRequest>& requests) {
  QSet<QString> wanted;
  for (const LabRequest& request : requests) wanted.insert(request.key());
  for (auto entry = waiting_.begin(); entry != waiting_.end();) {
    if (entry->second.purpose != purpose || wanted.contains(entry->first)) {
      ++entry;
      continue;
    }
    queue_.cancel(entry->second.job);
    entry = waiting_.erase(entry);
  }
  for (const LabRequest& request : requests) {
    const QString key = request.key();
    if (!results_.contains(key) && !waiting_.count(key)) submit(purpose, request);
  }
}

void FaceLab::submit(int purpose, const LabRequest& request) {
  const QString key = request.key();
  const auto work = [=, this](JobControl& control) {
    const ProgressSink progress = [=, this](const Progress& reached) {
      const double share = static_cast<double>(reached.done) / static_cast<double>(std::max<int64_t>(reached.total, 1));
      const auto tell = [=, this] {
        progress_.insert(key, share);
        Q_EMIT changed();
      };
      QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    const auto result = std::make_shared<const LabResult>(answer(request, control, progress));
    const auto take = [=, this] {
      waiting_.erase(key);
      progress_.remove(key);
      results_.insert(key, result);
      Q_EMIT changed();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  };
  waiting_[key] = {purpose, queue_.submit("face", work)};
}

}  // namespace gacfas
