#include "ui/results/ScoresPanel.h"

#include "ui/results/ClassKey.h"
#include "ui/results/ScoresPlot.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {

ScoresPanel::ScoresPanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      runs_(new ElidedComboBox),
      key_(new ClassKey),
      plot_(new ScoresPlot) {
  auto* head = new QHBoxLayout;
  auto* title = new QLabel(tr("Scores"));
  title->setProperty("role", "heading");
  head->addWidget(title);
  head->addSpacing(4);
  head->addWidget(runs_, 100);
  head->addStretch(1);
  head->addWidget(key_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(head);
  layout->addWidget(plot_, 1);

  runs_->setObjectName("scoresRun");
  runs_->setAccessibleName(tr("Run whose scores are shown"));
  runs_->setIconSize(QSize(28, 12));
  runs_->setMaximumWidth(220);
  runs_->setMinimumContentsLength(8);
  plot_->setObjectName("scores");
  plot_->setAccessibleName(tr("Score histograms; the left and right arrow keys move the threshold"));
  connect(runs_, &QComboBox::activated, this, [this](int index) {
    chosen_ = runs_->itemData(index).toString();
    redraw();
  });
  connect(plot_, &ScoresPlot::thresholdMoved, &comparison_->threshold(), &ThresholdModel::setByHand);
  connect(plot_, &ScoresPlot::barClicked, this, &ScoresPanel::open);
  connect(comparison_, &Comparison::changed, this, [this] {
    fillRuns();
    redraw();
  });
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &ScoresPanel::moveThreshold);
}

const ComparedRun* ScoresPanel::run() const {
  const ComparedRun* run = comparison_->find(chosen_);
  return run && run->scores ? run : nullptr;
}

void ScoresPanel::fillRuns() {
  QStringList wanted;
  for (const ComparedRun& compared : comparison_->runs())
    if (compared.scores)
      wanted.append(compared.shown.run->key + compared.shown.label +
                    QString::number(compared.shown.style.index));
  if (wanted == filled_) return;  // it may be open
  filled_ = wanted;
  runs_->clear();
  for (const ComparedRun& compared : comparison_->runs()) {
    if (!compared.scores) continue;
    runs_->addItem(runIcon(compared.shown.style), compared.shown.label, compared.shown.run->key);
  }
}

void ScoresPanel::redraw() {
  const ComparedRun* shown = run();
  if (!shown) return plot_->reset();
  runs_->setCurrentIndex(runs_->findData(shown->shown.run->key));
  key_->setRun(shown->shown.style);
  plot_->showScores({shown->shown.style, shown->shown.label, shown->scores, comparison_->threshold(*shown)});
}

void ScoresPanel::moveThreshold() {
  if (const ComparedRun* shown = run()) plot_->scene().moveThreshold(comparison_->threshold(*shown));
}

void ScoresPanel::open(const ScoreBar& bar) {
  FaceFilter filter;
  filter.run = run()->shown.run->key;
  filter.domain = bar.domain;
  filter.label = bar.label;
  filter.verdict = Verdict::Any;
  filter.low = bar.low;
  filter.high = bar.high;
  Q_EMIT openFaces(filter);
}

}  // namespace gacfas
