#include "ui/results/DecisionsPanel.h"

#include "ui/results/DecisionsBlock.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int kLeastWidth = 236, kMostWidth = 264, kNameWidth = 84;  // pixels

}  // namespace

DecisionsPanel::DecisionsPanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      heading_(new Heading(tr("Decisions"))),
      errors_(linkButton({})) {
  auto* columns = new QGridLayout;  // as in DecisionsBlock
  columns->setContentsMargins(0, 0, 7, 0);
  columns->setHorizontalSpacing(8);
  columns->setColumnMinimumWidth(0, 76);
  for (int column : {1, 2}) {
    auto* label = secondaryLabel(column == 1 ? tr("accepted") : tr("rejected"));
    columns->addWidget(label, 0, column, Qt::AlignRight);
    columns->setColumnStretch(column, 1);
  }
  auto* inner = new QWidget;
  list_ = new QVBoxLayout(inner);
  list_->setContentsMargins(0, 0, 4, 0);
  list_->setSpacing(8);
  list_->addStretch();
  scroll_ = new QScrollArea;
  scroll_->setWidget(inner);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(heading_);
  layout->addLayout(columns);
  layout->addWidget(scroll_, 1);
  layout->addWidget(errors_, 0, Qt::AlignLeft);
  setMinimumWidth(kLeastWidth);
  setMaximumWidth(kMostWidth);
  errors_->setObjectName("showErrors");
  connect(errors_, &QPushButton::clicked, this, [this] { open({}); });
  connect(comparison_, &Comparison::changed, this, &DecisionsPanel::rebuild);
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, &DecisionsPanel::recount);
}

void DecisionsPanel::rebuild() {
  heading_->setTitle(tr("Decisions on %1").arg(comparison_->target()));
  std::vector<std::pair<QString, QString>> wanted;
  for (const ComparedRun& run : comparison_->runs())
    if (run.scores)
      wanted.emplace_back(run.shown.run->key, run.shown.label + QString::number(run.shown.style.index));
  if (wanted != shown_) {
    for (DecisionsBlock* block : blocks_) delete block;
    blocks_.clear();
    for (const ComparedRun& run : comparison_->runs()) {
      if (!run.scores) continue;
      auto* block = new DecisionsBlock(run.shown.run->key, run.shown.label, run.shown.style);
      connect(block, &DecisionsBlock::cellClicked, this, &DecisionsPanel::open);
      list_->insertWidget(static_cast<int>(blocks_.size()), block);
      blocks_.push_back(block);
    }
    shown_ = wanted;
  }
  recount();
}

void DecisionsPanel::recount() {
  size_t place = 0;
  const ComparedRun* current = comparison_->find();
  errors_->setVisible(current && current->scores);
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores || place >= blocks_.size()) continue;
    const ThresholdFigures rates = run.scores->ratesAt(comparison_->threshold().source(*run.scores));
    const Decisions decisions = run.scores->targetDomain().at(rates.threshold);
    blocks_[place++]->setRates(decisions, rates);
    if (&run != current) continue;
    const auto what = [&](const QString& name) {
      return decisions.errors() == 1 ? tr("Show the error of %1").arg(name)
                                     : tr("Show the %2 errors of %1").arg(name).arg(decisions.errors());
    };
    errors_->setText(what(errors_->fontMetrics().elidedText(run.shown.label, Qt::ElideMiddle, kNameWidth)));
    errors_->setToolTip(what(run.shown.label));
    errors_->setAccessibleName(what(run.shown.label));
    errors_->setEnabled(decisions.errors() > 0);
  }
  fitWidth();
}

/// The rates and thresholds are not to end under the scroll bar. Never narrower again: a drag would shake the page.
void DecisionsPanel::fitWidth() {
  const int bar = scroll_->verticalScrollBar()->sizeHint().width();
  const int needed = scroll_->widget()->minimumSizeHint().width() + bar;
  if (needed <= minimumWidth()) return;
  setMinimumWidth(needed);
  setMaximumWidth(std::max(kMostWidth, needed));
}

void DecisionsPanel::open(FaceFilter filter) {
  if (filter.run.isEmpty()) filter.run = comparison_->find()->shown.run->key;
  const ComparedRun* run = comparison_->find(filter.run);
  if (!run || !run->scores) return;
  filter.domain = QString::fromStdString(run->scores->targetDomain().name);
  Q_EMIT openFaces(filter);
}

}  // namespace gacfas
