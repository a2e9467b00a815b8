#include "ui/results/DecisionsBlock.h"

#include "ui/results/DecisionCell.h"
#include "ui/results/NumberText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {

DecisionsBlock::DecisionsBlock(const QString& key, const QString& label, const RunStyle& style,
                               QWidget* parent)
    : QWidget(parent), key_(key), label_(label) {
  auto* mark = new RunMark;
  mark->setRun(style, label);
  threshold_ = secondaryLabel({});
  live_ = secondaryLabel({});
  spoof_ = secondaryLabel({});
  rates_ = secondaryLabel({});
  rates_->setObjectName("rates");
  rates_->setAccessibleName(label + ": " + tr("rates at the threshold"));
  liveAccepted_ = addCell(Label::Live, Verdict::Accepted, tr("live accepted"));
  liveRejected_ = addCell(Label::Live, Verdict::Rejected, tr("live rejected"));
  spoofAccepted_ = addCell(Label::Spoof, Verdict::Accepted, tr("spoof accepted"));
  spoofRejected_ = addCell(Label::Spoof, Verdict::Rejected, tr("spoof rejected"));

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(0);
  grid->addWidget(mark, 0, 0, 1, 2);
  grid->addWidget(threshold_, 0, 2, Qt::AlignRight);
  grid->addWidget(live_, 1, 0);
  grid->addWidget(liveAccepted_, 1, 1);
  grid->addWidget(liveRejected_, 1, 2);
  grid->addWidget(spoof_, 2, 0);
  grid->addWidget(spoofAccepted_, 2, 1);
  grid->addWidget(spoofRejected_, 2, 2);
  grid->addWidget(rates_, 3, 0, 1, 3);
  grid->setColumnMinimumWidth(0, 76);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(2, 1);
}

DecisionCell* DecisionsBlock::addCell(Label label, Verdict verdict, const QString& name) {
  const bool wrong = (label == Label::Live) == (verdict == Verdict::Rejected);
  auto* cell = new DecisionCell(wrong, this);
  cell->setAccessibleName(label_ + ": " + name);
  cell->setObjectName(name);
  cell->setToolTip(tr("Show these videos on the Faces page"));
  connect(cell, &QAbstractButton::clicked, this, [=, this] {
    FaceFilter filter;
    filter.run = key_;
    filter.label = label;
    filter.verdict = verdict;
    Q_EMIT cellClicked(filter);
  });
  return cell;
}

void DecisionsBlock::setRates(const Decisions& decisions, const ThresholdFigures& rates) {
  threshold_->setText(tr("at %1").arg(scoreText(rates.threshold)));
  rates_->setText(tr("HTER %1  APCER %2  BPCER %3 %")
                      .arg(percentText(rates.hter.value), percentText(rates.worstApcer.value),
                           percentText(rates.bpcer.value)));
  QStringList attacks{tr("APCER: of the worst attack type"), tr("ACER %1 %, right %2 %")
                          .arg(percentText(rates.acer.value), percentText(rates.accuracy.value))};
  for (const auto& [attack, figure] : rates.apcer)
    attacks << tr("APCER %1: %2 %, %3 of %4")
                   .arg(QString::fromStdString(attack), percentText(figure.value))
                   .arg(figure.count)
                   .arg(figure.total);
  rates_->setToolTip(attacks.join('\n'));
  live_->setText(tr("Live, %1").arg(decisions.live()));
  spoof_->setText(tr("Spoof, %1").arg(decisions.spoof()));
  liveAccepted_->setCount(decisions.liveAccepted, decisions.live());
  liveRejected_->setCount(decisions.liveRejected, decisions.live());
  spoofAccepted_->setCount(decisions.spoofAccepted, decisions.spoof());
  spoofRejected_->setCount(decisions.spoofRejected, decisions.spoof());
}

}  // namespace gacfas
