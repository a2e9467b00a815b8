#include "ui/faces/FacePane.h"

#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/FrameStrip.h"
#include "ui/faces/ScoreAxis.h"
#include "ui/faces/TagRow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

FacePane::FacePane(FaceImages* images, FaceTags* tags, QWidget* parent)
    : QWidget(parent),
      view_(new FaceView(images)),
      axis_(new ScoreAxis),
      framesTitle_(new Heading(tr("Frames of this video"))),
      strip_(new FrameStrip(images)),
      tags_(new TagRow(tags)) {
  pool_.setMaxThreadCount(1);
  caption_ = secondaryLabel({});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 10, 16, 12);
  layout->setSpacing(8);
  layout->addWidget(makeHead());
  layout->addWidget(view_, 1);
  layout->addWidget(caption_);
  layout->addWidget(axis_);
  framesTitle_->setToolTip(tr("The video's score is the mean over its scored frames"));
  layout->addWidget(framesTitle_);
  layout->addWidget(strip_);
  layout->addWidget(tags_);
  setMinimumWidth(320);
  connect(strip_, &FrameStrip::frameChosen, this, &FacePane::showFrame);
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
  layout->addWidget(tag_, 1, 0, 1, 4);
  layout->setColumnStretch(0, 1);
  connect(previous_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
  connect(next_, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
  return head;
}

void FacePane::showFace(const FaceListModel& model, int row, const QString& thresholdName) {
  const Face* face = model.face(row);
  setVisible(face != nullptr);
  tags_->showFace(face ? std::optional<Face>(*face) : std::nullopt);
  if (!face) return view_->clear();
  const FaceFiles files = model.files(*face);
  const bool another = files != files_ || face->frames != face_.frames;
  face_ = *face;
  name_->setTitle(QString::fromStdString(face->video));
  name_->setSecondary(QString::fromStdString(face->domain));
  const QString error = model.errorText(*face);
  isError_ = !error.isEmpty();
  tag_->setText(isError_ ? error : tr("%1, right in every run").arg(kindText(*face)));
  colourTag();
  place_->setText(tr("%1 of %2").arg(row + 1).arg(model.rowCount()));
  previous_->setEnabled(row > 0);
  next_->setEnabled(row + 1 < model.rowCount());
  axis_->showFace(*face, model.runs(), thresholdName);
  if (!another) return;
  files_ = files;
  strip_->setFrames(files, face->frames, face->frames);
  showFrame(middleFrame(*face));
  listFrames(files, *face);
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
  strip_->select(frame);
  view_->showImage(files_, frame);
  caption_->setText(QString::fromStdString(frame));
}

void FacePane::listFrames(const FaceFiles& files, const Face& face) {
  framesTitle_->setSecondary(tr("%n scored", nullptr, static_cast<int>(face.frames.size())));
  pool_.clear();
  pool_.start([=, this] {
    const std::vector<std::string> frames = framesOnDisk(files);
    QMetaObject::invokeMethod(
        this, [=, this] { takeFrames(files, frames); }, Qt::QueuedConnection);
  });
}

void FacePane::takeFrames(const FaceFiles& files, const std::vector<std::string>& frames) {
  if (files != files_ || frames.empty()) return;
  strip_->setFrames(files, frames, face_.frames);
  strip_->select(middleFrame(face_));
  framesTitle_->setSecondary(tr("%1 of %2 scored (dot)").arg(face_.frames.size()).arg(frames.size()));
}

}  // namespace gacfas
