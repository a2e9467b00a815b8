#include "ui/landscape/CompareRow.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include "ui/landscape/FramePlayer.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

namespace gacfas {

CompareRow::CompareRow(QWidget* parent)
    : ToolRow(parent),
      modes_(new SegmentedChoice({tr("Side by side"), tr("Overlay"), tr("Difference")}, this)),
      against_(secondaryLabel(tr("with"), this)),
      references_(new QComboBox(this)),
      overTraining_(new Switch(tr("Over training"), this)),
      player_(new FramePlayer(this)),
      movie_(plainButton(tr("Movie…"), QStringLiteral("export"), this)) {
  setObjectName(QStringLiteral("compareRow"));
  modes_->setObjectName(QStringLiteral("surfaceMode"));
  modes_->setSegmentToolTip(1, tr("Two surfaces in one scene, each in its run's colour"));
  modes_->setSegmentToolTip(2, tr("One surface minus the other, point by point"));
  references_->setObjectName(QStringLiteral("referenceRun"));
  references_->setAccessibleName(tr("Run that the others are compared with"));
  references_->setToolTip(references_->accessibleName());
  references_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  references_->setMaximumWidth(180);
  overTraining_->setObjectName(QStringLiteral("overTraining"));
  overTraining_->setToolTip(tr("The small landscapes that the training took at its evaluations"));
  movie_->setObjectName(QStringLiteral("exportMovie"));
  movie_->setToolTip(tr("Write the evaluations as a movie"));
  addWidget(modes_);
  addWidget(against_);
  addWidget(references_);
  addStretch();
  addWidget(overTraining_);
  addWidget(player_, 1);
  addWidget(movie_);
  connect(modes_, &SegmentedChoice::chosen, this, [this](int mode) { setMode(static_cast<SurfaceMode>(mode)); });
  connect(references_, &QComboBox::activated, this, &CompareRow::comparisonChanged);
  connect(overTraining_, &QAbstractButton::toggled, this, [this] {
    player_->stop();
    refresh();
    Q_EMIT framesChanged();
  });
  connect(player_, &FramePlayer::placeChanged, this, &CompareRow::framesChanged);
  connect(movie_, &QPushButton::clicked, this, &CompareRow::movieRequested);
  refresh();
}

void CompareRow::showItems(const std::vector<SurfaceItem>& items) {
  comparable_ = comparable(items);
  QStringList texts;
  for (const SurfaceItem& item : items)
    if (item.surface && item.surface->isPlane())
      texts << item.shown.run->key << item.shown.label << QString::number(item.shown.style.index);
  if (texts != listed_) {  // else its list may be open
    listed_ = texts;
    const QString before = reference();
    references_->clear();
    for (const SurfaceItem& item : items)
      if (item.surface && item.surface->isPlane())
        references_->addItem(runIcon(item.shown.style), item.shown.label, item.shown.run->key);
    references_->setCurrentIndex(std::max(0, references_->findData(before)));
  }
  refresh();
}

void CompareRow::showEpochs(const std::vector<int64_t>& epochs) {
  player_->setEpochs(epochs);
  refresh();
}

SurfaceMode CompareRow::mode() const {
  return comparable_ > 1 ? static_cast<SurfaceMode>(modes_->current()) : SurfaceMode::SideBySide;
}
void CompareRow::setMode(SurfaceMode mode) {
  modes_->setCurrent(static_cast<int>(mode));
  refresh();
  Q_EMIT comparisonChanged();
}
QString CompareRow::reference() const {
  return references_->currentData().toString();
}
bool CompareRow::overTraining() const {
  return overTraining_->isChecked() && !player_->epochs().empty();
}
size_t CompareRow::frame() const {
  return player_->place();
}

void CompareRow::refresh() {
  const bool pairs = comparable_ > 1, frames = !player_->epochs().empty();
  modes_->setVisible(pairs);
  against_->setVisible(mode() != SurfaceMode::SideBySide);
  references_->setVisible(mode() != SurfaceMode::SideBySide);
  overTraining_->setVisible(frames);
  player_->setVisible(overTraining());
  movie_->setVisible(overTraining());
  setVisible(pairs || frames);
}

}  // namespace gacfas
