#include "ui/data/AugmentPane.h"

#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QShortcut>
#include <QVBoxLayout>

#include "core/jobs/AugmentedViews.h"
#include "ui/data/VideoGallery.h"
#include "ui/data/VideoListModel.h"
#include "ui/data/ViewGrid.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/Switch.h"

namespace gacfas {
namespace {

constexpr int kSideWidth = 272, kPlain = 200;
constexpr double kUsualJitter = 0.4;  ///< shown where the run has none

QImage pictureOf(const std::vector<uint8_t>& pixels, int64_t side) {
  const QImage image(pixels.data(), static_cast<int>(side), static_cast<int>(side),
                     static_cast<qsizetype>(3 * side), QImage::Format_RGB888);
  return image.copy();  // the bytes go
}

struct Pictures {
  QImage plain;
  std::vector<QImage> views;
  QString problem;
};

Pictures draw(const std::filesystem::path& file, int64_t side, const AugmentConfig& augment, uint64_t seed) {
  Pictures pictures;
  try {
    const AugmentedViews made = augmentedViews(file, side, augment, seed, AugmentPane::kViews);
    pictures.plain = pictureOf(made.plain, side);
    for (const auto& view : made.views) pictures.views.push_back(pictureOf(view, side));
  } catch (const std::exception& error) {
    pictures.problem = QString::fromUtf8(error.what());
  }
  return pictures;
}

QString number(double value) {
  return QString::number(value, 'g', 3);
}

}  // namespace

AugmentPane::AugmentPane(QWidget* parent) : QWidget(parent), grid_(new ViewGrid) {
  setObjectName(QStringLiteral("augmentPane"));
  grid_->setObjectName(QStringLiteral("augmentedViews"));
  grid_->setAccessibleName(tr("Sixteen random views of the face"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 10, 16, 12);
  row->setSpacing(24);
  row->addWidget(makeSide());
  row->addWidget(grid_, 1);
  nameSteps();
}

QWidget* AugmentPane::makeSide() {
  auto* side = new QWidget;
  side->setFixedWidth(kSideWidth);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(heading_ = new Heading(tr("Face")));
  plain_ = new ViewGrid;
  plain_->setObjectName(QStringLiteral("plainFace"));
  plain_->setAccessibleName(tr("The face as an evaluation sees it"));
  plain_->setFixedSize(kPlain, kPlain);
  column->addWidget(plain_);
  caption_ = secondaryLabel({});
  caption_->setWordWrap(true);
  column->addWidget(caption_);
  QPushButton* another = plainButton(tr("Another face"), QStringLiteral("image"));
  another->setObjectName(QStringLiteral("anotherFace"));
  column->addWidget(another, 0, Qt::AlignLeft);
  column->addSpacing(8);
  column->addWidget(new Heading(tr("Steps of the training transform")));
  crop_ = addStep(*column, "stepCrop", tr("Random crop"));
  jitter_ = addStep(*column, "stepJitter", tr("Colour jitter"));
  flip_ = addStep(*column, "stepFlip", tr("Flip"));
  rotation_ = addStep(*column, "stepRotation", tr("Rotation"));
  cutout_ = addStep(*column, "stepCutout", tr("Cutout"));
  column->addSpacing(8);
  QPushButton* roll = plainButton(tr("Roll again"), QStringLiteral("refresh"));
  roll->setObjectName(QStringLiteral("rollAgain"));
  roll->setToolTip(tr("Other random views (R)"));
  column->addWidget(roll, 0, Qt::AlignLeft);
  column->addStretch();
  connect(another, &QPushButton::clicked, this, &AugmentPane::anotherFace);
  connect(roll, &QPushButton::clicked, this, &AugmentPane::roll);
  auto* key = new QShortcut(QKeySequence(Qt::Key_R), this);
  key->setContext(Qt::WidgetWithChildrenShortcut);
  connect(key, &QShortcut::activated, this, &AugmentPane::roll);
  return side;
}

Switch* AugmentPane::addStep(QLayout& column, const char* objectName, const QString& text) {
  auto* step = new Switch(text);
  step->setObjectName(QLatin1String(objectName));
  step->setAccessibleName(text);
  step->setCheckable(true);
  step->setChecked(true);
  column.addWidget(step);
  connect(step, &QAbstractButton::toggled, this, &AugmentPane::refresh);
  return step;
}

void AugmentPane::setSurvey(const SurveyPtr& survey) {
  survey_ = survey;
  video_.reset();
  anotherFace();
}

void AugmentPane::setTransform(const AugmentConfig& augment, int64_t side) {
  augment_ = augment;
  side_ = side;
  const QSignalBlocker quiet(jitter_);
  jitter_->setChecked(augment.jitter > 0.0);
  nameSteps();
  refresh();
}

void AugmentPane::nameSteps() {
  const auto name = [](Switch* step, const QString& text) {
    step->setText(text);
    step->setAccessibleName(text);
  };
  name(crop_, tr("Random crop, %1 to %2 of the area")
                  .arg(number(augment_.cropScaleMin), number(augment_.cropScaleMax)));
  name(jitter_,
       tr("Colour jitter, strength %1").arg(number(augment_.jitter > 0 ? augment_.jitter : kUsualJitter)));
  name(flip_, tr("Flip, %1 % of the views").arg(number(100 * augment_.flip)));
  name(rotation_, tr("Rotation, up to ±%1°").arg(number(augment_.rotation)));
  name(cutout_, tr("Cutout, %1 % of the views").arg(number(100 * augment_.cutout)));
}

AugmentConfig AugmentPane::chosen() const {
  AugmentConfig augment = augment_;
  if (!crop_->isChecked()) augment.cropScaleMin = augment.cropScaleMax = 1.0;
  augment.jitter = !jitter_->isChecked() ? 0.0 : augment.jitter > 0.0 ? augment.jitter : kUsualJitter;
  if (!flip_->isChecked()) augment.flip = 0.0;
  if (!rotation_->isChecked()) augment.rotation = 0.0;
  if (!cutout_->isChecked()) augment.cutout = 0.0;
  return augment;
}

void AugmentPane::showFace(const Video& video) {
  video_ = video;
  refresh();
}

void AugmentPane::anotherFace() {
  if (!survey_ || survey_->index.videos.empty()) return refresh();
  const auto count = static_cast<quint32>(survey_->index.videos.size());
  video_ = survey_->index.videos[QRandomGenerator::global()->bounded(count)];
  refresh();
}

void AugmentPane::roll() {
  ++seed_;
  refresh();
}

void AugmentPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_) refresh();
}

void AugmentPane::refresh() {
  const int round = ++round_;
  stale_ = !isVisible();
  if (!video_) {
    plain_->setImages({});
    grid_->setImages({});
    caption_->clear();
    return;
  }
  heading_->setSecondary(
      QStringLiteral("%1 %2, %3")
          .arg(QString::fromStdString(video_->domain), splitText(video_->split), kindOf(*video_)));
  caption_->setText(QString::fromStdString(video_->name));
  if (stale_) return;
  inBackground(
      this,
      [file = video_->folder / middleFrameOf(*video_), side = side_, augment = chosen(), seed = seed_] {
        return draw(file, side, augment, seed);
      },
      [this, round](const Pictures& pictures) {
        if (round != round_) return;
        if (!pictures.problem.isEmpty()) Q_EMIT problem(pictures.problem);
        plain_->setImages(pictures.plain.isNull() ? std::vector<QImage>() : std::vector{pictures.plain});
        grid_->setImages(pictures.views);
      });
}

}  // namespace gacfas
