#include "ui/faces/ScoredFile.h"

#include <QFileInfo>
#include <cmath>
#include <limits>

#include "core/types/FrameOrder.h"

namespace gacfas {
namespace {

constexpr int kFilePurpose = 2;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

ScoredFile::ScoredFile(FaceLab* lab, QObject* parent) : QObject(parent), lab_(lab) {
  connect(lab_, &FaceLab::changed, this, &ScoredFile::follow);
}

void ScoredFile::open(const QString& path, const std::vector<FaceRun>& runs) {
  path_ = path;
  runs_ = runs;
  ++opened_;
  ask();
  Q_EMIT changed();
}

void ScoredFile::setRuns(const std::vector<FaceRun>& runs) {
  runs_ = runs;
  if (isOpen()) ask();
}

void ScoredFile::close() {
  path_.clear();
  lab_->want(kFilePurpose, {});
}

LabRequest ScoredFile::cropRequest() const {
  LabRequest request;
  request.kind = LabRequest::Crops;
  request.files = files();
  request.frames = {path_.toStdString()};
  return request;
}

LabRequest ScoredFile::scoreRequest(const FaceRun& run) const {
  return labRequest(LabRequest::VideoScore, run, files());
}

void ScoredFile::ask() {
  std::vector<LabRequest> requests{cropRequest()};
  if (const LabResultPtr found = crops(); found && found->failure.isEmpty())
    for (const FaceRun& run : runs_)
      if (!run.weights.isEmpty()) requests.push_back(scoreRequest(run));
  lab_->want(kFilePurpose, requests);
}

void ScoredFile::follow() {
  if (!isOpen()) return;
  if (const LabResultPtr found = crops(); found && !found->failure.isEmpty()) {
    close();
    return Q_EMIT failed(found->failure);
  }
  ask();
  Q_EMIT changed();
}

FaceFiles ScoredFile::files() const {
  return {{dir_.filePath(QString::number(opened_)).toStdString()}};
}

Face ScoredFile::face() const {
  Face face;
  face.isLabelled = false;
  face.video = QFileInfo(path_).fileName().toStdString();
  const LabResultPtr found = crops();
  if (found && !found->crops.empty()) {
    const auto count = static_cast<int64_t>(found->crops.size());
    const int64_t scored = runs_.empty() ? 1 : runs_.front().run->config.evaluate.frames;
    for (const int64_t frame : testFrames(count, scored))
      face.frames.push_back(found->crops[static_cast<size_t>(frame)]);
  }
  for (const FaceRun& run : runs_) {
    const LabResultPtr result = run.weights.isEmpty() ? nullptr : lab_->find(scoreRequest(run));
    face.scores.push_back(result && !result->scores.empty() ? result->scores.front() : kUnknown);
  }
  return face;
}

QString ScoredFile::line() const {
  if (!crops()) return tr("Looking for the face …");
  if (runs_.empty()) return tr("Tick a run in the list: it scores this face.");
  QStringList accepting, rejecting, others;
  const Face face = this->face();
  for (size_t i = 0; i < runs_.size(); ++i) {
    const FaceRun& run = runs_[i];
    const LabResultPtr result = run.weights.isEmpty() ? nullptr : lab_->find(scoreRequest(run));
    if (!run.present)
      others.append(tr("%1: no evaluation is shown").arg(run.label));
    else if (run.weights.isEmpty())
      others.append(tr("%1: no weights of this evaluation were kept").arg(run.label));
    else if (!result)
      return tr("Scoring …");
    else if (!result->failure.isEmpty())
      others.append(tr("%1: %2").arg(run.label, result->failure));
    else
      (face.scores[i] >= run.threshold ? accepting : rejecting).append(run.label);
  }
  if (!rejecting.isEmpty()) others.prepend(tr("spoof for %1").arg(rejecting.join(", ")));
  if (!accepting.isEmpty()) others.prepend(tr("live for %1").arg(accepting.join(", ")));
  return others.join("; ");
}

}  // namespace gacfas
