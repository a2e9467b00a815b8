#include "ui/faces/FacePane.h"

#include <algorithm>

#include "ui/faces/FaceCompanions.h"
#include "ui/faces/FaceStage.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/OverlayBar.h"
#include "ui/faces/ScoreAxis.h"
#include "ui/faces/ScoredFile.h"
#include "ui/faces/TagRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

/// Whether only thresholds may differ.
bool sameNetworks(const std::vector<FaceRun>& a, const std::vector<FaceRun>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const FaceRun& x, const FaceRun& y) {
    return x.key == y.key && x.label == y.label && x.style == y.style && x.present == y.present &&
           x.weights == y.weights && x.epoch == y.epoch;
  });
}

}  // namespace

FacePane::FacePane(FaceImages* images, FaceLab* lab, FeatureStore* features, FaceTags* tags, QWidget* parent)
    : QWidget(parent),
      stage_(new FaceStage(images, lab)),
      overlay_(new OverlayBar),
      axis_(new ScoreAxis),
      companions_(new FaceCompanions(images, lab, features)),
      tags_(new TagRow(tags)) {
  pool_.setMaxThreadCount(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 10, 16, 12);
  layout->setSpacing(6);
  layout->addWidget(makeHead());
  layout->addWidget(stage_, 1);
  layout->addWidget(overlay_);
  layout->addWidget(axis_);
  layout->addWidget(companions_);
  layout->addWidget(tags_);
  setMinimumWidth(320);
  connectParts();
}

void FacePane::connectParts() {
  connect(overlay_, &OverlayBar::changed, this, [this] { stage_->setOverlay(overlay_->overlay()); });
  connect(companions_, &FaceCompanions::frameChosen, this, &FacePane::showFrame);
  connect(companions_, &FaceCompanions::faceWanted, this, &FacePane::faceWanted);
  connect(companions_, &FaceCompanions::imageWanted, this,
          [this](const FaceFiles& files, const std::string& frame, const QString& name) {
            stage_->showFrame(files, frame, runs_);
            name_->setSecondary(tr("shown: %1").arg(name));
          });
}

FaceView* FacePane::view() const {
  return stage_->view();
}

FacePane::~FacePane() {
  pool_.clear();
  pool_.waitForDone();
}

QWidget* FacePane::makeHead() {
  auto* head = new QWidget;
  name_ = new Heading({});
  tag_ = new QLabel;
  tag_->setObjectName("faceError");
  tag_->setWordWrap(true);
  place_ = secondaryLabel({});
  place_->setObjectName("facePlace");
  previous_ = iconButton("chevron-left", tr("Previous face"));
  next_ = iconButton("chevron-right", tr("Next face"));
  leave_ = iconButton("close", tr("Back to the face of the gallery (Esc)"));
  leave_->setObjectName("leaveFile");
  previous_->setObjectName("previousFace");
  next_->setObjectName("nextFace");
  auto* layout = new QGridLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(4);
  layout->setVerticalSpacing(2);
  layout->addWidget(name_, 0, 0);
  layout->addWidget(place_, 0, 1);
  layout->addWidget(previous_, 0, 2);
  layout->addWidget(next_, 0, 3);
  layout->addWidget(leave_, 0, 4);
  layout->addWidget(tag_, 1, 0, 1, 5);
  layout->setColumnStretch(0, 1);
  connect(previous_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
  connect(next_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
  connect(leave_, &QToolButton::clicked, this, &FacePane::fileLeft);
  showKind(false);
  return head;
}

void FacePane::showFace(const FaceListModel& model, int row, const QString& thresholdName) {
  const Face* face = model.face(row);
  setVisible(face != nullptr);
  tags_->showFace(face ? std::optional<Face>(*face) : std::nullopt);
  if (!face) return stage_->clear();
  showKind(false);
  name_->setTitle(QString::fromStdString(face->video));
  const QString error = model.errorText(*face);
  setLine(error.isEmpty() ? tr("%1, right in every run").arg(kindText(*face)) : error, !error.isEmpty());
  place_->setText(tr("%1 of %2").arg(row + 1).arg(model.rowCount()));
  previous_->setEnabled(row > 0);
  next_->setEnabled(row + 1 < model.rowCount());
  axis_->showFace(*face, model.runs(), thresholdName);
  if (!take(*face, model.files(*face), model.runs())) return companions_->moveThresholds(model.runs());
  companions_->showFace(model, *face);
  showFrames();
}

void FacePane::showFile(const ScoredFile& file, const QString& thresholdName) {
  const Face face = file.face();
  setVisible(true);
  tags_->showFace(std::nullopt);
  showKind(true);
  name_->setTitle(QString::fromStdString(face.video));
  setLine(file.line(), false);
  axis_->showFace(face, file.runs(), thresholdName);
  if (!take(face, file.files(), file.runs())) return companions_->moveThresholds(file.runs());
  companions_->showFile(face, file.files(), file.runs());
  showFrames();
}

void FacePane::showKind(bool isFile) {
  for (QWidget* each : std::initializer_list<QWidget*>{place_, previous_, next_, tags_}) each->setVisible(!isFile);
  leave_->setVisible(isFile);
}

bool FacePane::take(const Face& face, const FaceFiles& files, const std::vector<FaceRun>& runs) {
  const bool another = files != files_ || face.frames != face_.frames || !sameNetworks(runs, runs_);
  face_ = face;
  files_ = files;
  runs_ = runs;
  return another;
}

void FacePane::showFrames() {
  showFrame(middleFrame(face_));
  listFrames(files_);
}

void FacePane::setLine(const QString& text, bool isError) {
  isError_ = isError;
  tag_->setText(text);
  colourTag();
}

void FacePane::colourTag() {
  const Theme& theme = currentTheme();
  tag_->setStyleSheet(QStringLiteral("color: %1").arg((isError_ ? theme.error : theme.text2).name()));
}

void FacePane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) colourTag();
}

void FacePane::showFrame(const std::string& frame) {
  frame_ = frame;
  companions_->select(frame);
  stage_->showFrame(files_, frame, runs_);
  name_->setSecondary(QString::fromStdString(face_.domain.empty() ? frame : face_.domain + ", " + frame));
}

void FacePane::listFrames(const FaceFiles& files) {
  pool_.clear();
  pool_.start([=, this] {
    const std::vector<std::string> frames = framesOnDisk(files);
    QMetaObject::invokeMethod(
        this, [=, this] { takeFrames(files, frames); }, Qt::QueuedConnection);
  });
}

void FacePane::takeFrames(const FaceFiles& files, const std::vector<std::string>& frames) {
  if (files != files_ || frames.empty()) return;
  companions_->setFrames(frames);
  companions_->select(frame_);
}

}  // namespace gacfas
