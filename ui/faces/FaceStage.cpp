#include "ui/faces/FaceStage.h"

#include "ui/faces/FaceView.h"
#include "ui/results/NumberText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kPurpose = 0;

/// What to say over the picture.
QString noteText(const FaceRun& run, const LabResultPtr& result, double progress, const QImage& overlay, OverlayKind kind) {
  if (run.weights.isEmpty()) return QObject::tr("The weights of this evaluation were not kept: choose the last or the best one");
  if (!result && progress > 0.0) return QObject::tr("Computing … %1 %").arg(qRound(100.0 * progress));
  if (!result) return QObject::tr("Computing …");
  if (!result->failure.isEmpty() || !overlay.isNull()) return result->failure;
  if (kind == OverlayKind::Occlusion) return QObject::tr("Hiding any place leaves the score as it is");
  return kind == OverlayKind::GradCamLive ? QObject::tr("No place speaks for live in this layer")
                                          : QObject::tr("No place speaks for spoof in this layer");
}

}  // namespace

FaceStage::FaceStage(FaceImages* images, FaceLab* lab, QWidget* parent)
    : QWidget(parent), lab_(lab), sides_{makeSide(0, images), makeSide(1, images)} {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  for (const Side& side : sides_) row->addWidget(side.box, 1);
  connect(sides_[0].view, &FaceView::moved, sides_[1].view, &FaceView::follow);
  connect(sides_[1].view, &FaceView::moved, sides_[0].view, &FaceView::follow);
  connect(lab_, &FaceLab::changed, this, &FaceStage::redraw);
  redraw();
}

FaceStage::Side FaceStage::makeSide(int number, FaceImages* images) {
  Side side;
  side.box = new QWidget;
  side.run = new ElidedComboBox;
  side.run->setObjectName(QStringLiteral("overlayRun%1").arg(number));
  side.run->setAccessibleName(number == 0 ? tr("Run of the overlay on the left") : tr("Run of the overlay on the right"));
  side.run->setIconSize(QSize(28, 12));
  side.run->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  side.run->setMinimumContentsLength(6);
  side.score = secondaryLabel({});
  side.score->setObjectName(QStringLiteral("overlayScore%1").arg(number));
  side.view = new FaceView(images);
  if (number > 0) side.view->setObjectName("faceView2");
  auto* grid = new QGridLayout(side.box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(4);
  grid->addWidget(side.run, 0, 0);
  grid->addWidget(side.score, 0, 1);
  grid->addWidget(side.view, 1, 0, 1, 2);
  grid->setColumnStretch(0, 1);
  connect(side.run, &QComboBox::activated, this, &FaceStage::ask);
  return side;
}

void FaceStage::showFrame(const FaceFiles& files, const std::string& frame, const std::vector<FaceRun>& runs) {
  files_ = files;
  frame_ = frame;
  runs_.clear();
  for (const FaceRun& run : runs)
    if (run.present) runs_.push_back(run);
  for (const Side& side : sides_) side.view->showImage(files, frame);
  offerRuns();
  ask();
}

void FaceStage::clear() {
  showFrame({}, {}, {});
}

void FaceStage::setOverlay(const Overlay& overlay) {
  overlay_ = overlay;
  ask();
}

/// Keeps what was chosen while it is there; else the first two runs.
void FaceStage::offerRuns() {
  for (int place = 0; place < 2; ++place) {
    QComboBox& box = *sides_[static_cast<size_t>(place)].run;
    const QString chosen = box.currentData().toString();
    box.clear();
    for (const FaceRun& run : runs_) box.addItem(runIcon(run.style), run.label, run.key);
    const int kept = box.findData(chosen);
    box.setCurrentIndex(kept >= 0 ? kept : std::min(place, box.count() - 1));
  }
}

const FaceRun* FaceStage::runOf(const Side& side) const {
  for (const FaceRun& run : runs_)
    if (run.key == side.run->currentData().toString()) return &run;
  return nullptr;
}

LabRequest FaceStage::requestFor(const FaceRun& run) const {
  const bool occlusion = overlay_.kind == OverlayKind::Occlusion;
  LabRequest request = labRequest(occlusion ? LabRequest::Occlusion : LabRequest::GradCam, run, files_);
  request.frames = {frame_};
  request.stage = overlay_.stage;
  return request;
}

void FaceStage::ask() {
  std::vector<LabRequest> requests;
  if (overlay_.kind != OverlayKind::None && !frame_.empty())
    for (const Side& side : sides_)
      if (const FaceRun* run = runOf(side); run && !run->weights.isEmpty()) requests.push_back(requestFor(*run));
  lab_->want(kPurpose, requests);
  redraw();
}

void FaceStage::redraw() {
  const bool isOn = overlay_.kind != OverlayKind::None && !frame_.empty();
  for (size_t place = 0; place < sides_.size(); ++place) {
    const Side& side = sides_[place];
    const FaceRun* run = runOf(side);
    side.run->setVisible(isOn && run);
    side.score->setVisible(isOn && run);
    side.box->setVisible(place == 0 || (isOn && runs_.size() > 1));
    const LabResultPtr result = isOn && run ? lab_->find(requestFor(*run)) : nullptr;
    const bool isThere = result && result->failure.isEmpty();
    side.score->setText(isThere ? scoreText(result->map.score) : QString());
    const QImage overlay = isThere ? overlayImage(result->map, overlay_) : QImage();
    QString note;
    if (isOn && run) note = noteText(*run, result, lab_->progress(requestFor(*run)), overlay, overlay_.kind);
    side.view->setOverlay(overlay, note);
  }
}

}  // namespace gacfas
