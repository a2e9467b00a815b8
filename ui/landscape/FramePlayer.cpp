#include "ui/landscape/FramePlayer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr int kFrameMs = 250;

}  // namespace

FramePlayer::FramePlayer(QWidget* parent)
    : QWidget(parent),
      play_(iconButton(QStringLiteral("play"), tr("Play the evaluations"), this)),
      slider_(new QSlider(Qt::Horizontal, this)),
      label_(secondaryLabel({}, this)) {
  play_->setObjectName(QStringLiteral("playFrames"));
  slider_->setObjectName(QStringLiteral("frameSlider"));
  slider_->setAccessibleName(tr("Evaluation shown"));
  slider_->setToolTip(tr("Evaluation of the training whose landscape is shown"));
  slider_->setPageStep(5);
  slider_->setMinimumWidth(120);
  label_->setObjectName(QStringLiteral("frameLabel"));
  label_->setMinimumWidth(label_->fontMetrics().horizontalAdvance(tr("epoch 0000 (48 of 48)")));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(play_);
  row->addWidget(slider_, 1);
  row->addWidget(label_);
  timer_.setInterval(kFrameMs);
  connect(&timer_, &QTimer::timeout, this, &FramePlayer::next);
  connect(play_, &QToolButton::clicked, this, &FramePlayer::toggle);
  connect(slider_, &QSlider::valueChanged, this, &FramePlayer::tellPlace);
}

void FramePlayer::setEpochs(const std::vector<int64_t>& epochs) {
  if (epochs == epochs_) return;
  const bool atEnd = epochs_.empty() || slider_->value() == slider_->maximum();
  epochs_ = epochs;
  const QSignalBlocker blocker(slider_);
  const int last = std::max(0, static_cast<int>(epochs_.size()) - 1);
  slider_->setRange(0, last);
  if (atEnd) slider_->setValue(last);
  slider_->setEnabled(epochs_.size() > 1);
  play_->setEnabled(epochs_.size() > 1);
  showState();
}

size_t FramePlayer::place() const {
  return static_cast<size_t>(slider_->value());
}

void FramePlayer::toggle() {
  if (playing()) return stop();
  if (slider_->value() == slider_->maximum()) slider_->setValue(0);
  timer_.start();
  showState();
}

void FramePlayer::stop() {
  timer_.stop();
  showState();
}

void FramePlayer::next() {
  if (slider_->value() == slider_->maximum()) return stop();
  slider_->setValue(slider_->value() + 1);
}

void FramePlayer::tellPlace() {
  showState();
  Q_EMIT placeChanged(place());
}

void FramePlayer::showState() {
  play_->setIcon(themedIcon(playing() ? QStringLiteral("pause") : QStringLiteral("play")));
  play_->setAccessibleName(playing() ? tr("Pause") : tr("Play the evaluations"));
  play_->setToolTip(play_->accessibleName());
  label_->setText(epochs_.empty() ? QString()
                                  : tr("epoch %1 (%2 of %3)").arg(epochs_[place()]).arg(place() + 1).arg(epochs_.size()));
}

}  // namespace gacfas
