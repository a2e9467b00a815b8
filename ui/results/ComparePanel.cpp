#include "ui/results/ComparePanel.h"

#include <QRegularExpression>

#include "ui/results/DifferencePlot.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kDraggedMs = 300;  ///< a threshold that is dragged is waited for

/// With a true minus sign before numbers; the hyphens of names stay.
QString withMinus(QString text) {
  static const QRegularExpression kNegative(QStringLiteral("(?<=[\\s(])-(?=\\d)"));
  return text.replace(kNegative, QStringLiteral("−"));
}

}  // namespace

ComparePanel::ComparePanel(Comparison* comparison, QWidget* parent)
    : QWidget(parent),
      comparison_(comparison),
      a_(makeChoice("compareA", tr("First run of the comparison"))),
      b_(makeChoice("compareB", tr("Second run of the comparison"))),
      words_(new QLabel),
      onlyA_(linkButton({})),
      onlyB_(linkButton({})),
      plot_(new DifferencePlot) {
  words_->setObjectName("compareWords");
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  onlyA_->setObjectName("onlyA");
  onlyB_->setObjectName("onlyB");
  plot_->setObjectName("differences");
  auto* head = new QHBoxLayout;
  head->addWidget(a_);
  head->addWidget(secondaryLabel(tr("against")));
  head->addWidget(b_);
  head->addStretch();
  auto* links = new QHBoxLayout;
  links->addWidget(onlyA_);
  links->addSpacing(12);
  links->addWidget(onlyB_);
  links->addStretch();
  auto* left = new QVBoxLayout;
  left->setSpacing(6);
  left->addLayout(head);
  left->addWidget(words_, 1);
  left->addLayout(links);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(16);
  layout->addLayout(left, 3);
  layout->addWidget(plot_, 2);
  rest_.setSingleShot(true);
  connect(&rest_, &QTimer::timeout, this, &ComparePanel::ask);
  connect(&paired_, &PairedRuns::compared, this, &ComparePanel::show);
  connect(a_, &QComboBox::activated, this, &ComparePanel::ask);
  connect(b_, &QComboBox::activated, this, &ComparePanel::ask);
  connect(onlyA_, &QPushButton::clicked, this, [this] { showOnly(a_, b_); });
  connect(onlyB_, &QPushButton::clicked, this, [this] { showOnly(b_, a_); });
  connect(comparison_, &Comparison::changed, this, [this] {
    fillRuns();
    ask();
  });
  connect(&comparison_->threshold(), &ThresholdModel::changed, this, [this] { rest_.start(kDraggedMs); });
}

QComboBox* ComparePanel::makeChoice(const QString& name, const QString& accessible) {
  auto* choice = new QComboBox;
  choice->setObjectName(name);
  choice->setAccessibleName(accessible);
  choice->setIconSize(QSize(28, 12));
  choice->setMaximumWidth(220);
  return choice;
}

void ComparePanel::fillRuns() {
  QStringList wanted;
  for (const ComparedRun& run : comparison_->runs())
    if (run.scores) wanted << run.shown.run->key + run.shown.label + QString::number(run.shown.style.index);
  if (wanted == filled_) return;  // one may be open
  filled_ = wanted;
  for (QComboBox* choice : {a_, b_}) {
    const QString before = choice->currentData().toString();
    choice->clear();
    for (const ComparedRun& run : comparison_->runs())
      if (run.scores) choice->addItem(runIcon(run.shown.style), run.shown.label, run.shown.run->key);
    choice->setCurrentIndex(std::max(0, choice->findData(before)));
  }
  if (a_->currentIndex() == b_->currentIndex() && b_->count() > 1)
    b_->setCurrentIndex(a_->currentIndex() == 0 ? b_->count() - 1 : 0);
}

const ComparedRun* ComparePanel::chosen(const QComboBox* choice) const {
  for (const ComparedRun& run : comparison_->runs())
    if (run.scores && run.shown.run->key == choice->currentData().toString()) return &run;
  return nullptr;
}

void ComparePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void ComparePanel::ask() {
  if (!isVisible()) return;
  const ComparedRun *a = chosen(a_), *b = chosen(b_);
  for (QPushButton* only : {onlyA_, onlyB_}) only->hide();
  if (!a || !b || a == b) {
    plot_->reset();
    words_->setText(b_->count() < 2 ? tr("Tick a second run in the list: the two are compared here, sample by sample.")
                                    : tr("Choose two different runs."));
    return;
  }
  words_->setText(tr("Comparing …"));
  const ThresholdModel& model = comparison_->threshold();
  paired_.compare(a->scores, b->scores, model.source(*a->scores), model.source(*b->scores));
}

void ComparePanel::show(const PairedResult& result) {
  const ComparedRun *a = chosen(a_), *b = chosen(b_);
  if (!a || !b) return;
  if (!result.comparison) {
    plot_->reset();
    return words_->setText(result.problem);
  }
  const PairedComparison& paired = *result.comparison;
  const QString nameA = a->shown.label, nameB = b->shown.label;
  QStringList words;
  for (const std::string& sentence : comparisonWords(paired, nameA.toStdString(), nameB.toStdString()))
    words << withMinus(QString::fromStdString(sentence));
  words_->setText(words.join('\n'));
  plot_->showDifferences(paired, tr("%1 − %2").arg(nameB, nameA));
  onlyA_->setText(tr("Show the %1 only %2 has right").arg(paired.mcNemar.onlyA).arg(nameA));
  onlyB_->setText(tr("Show the %1 only %2 has right").arg(paired.mcNemar.onlyB).arg(nameB));
  onlyA_->setVisible(paired.mcNemar.onlyA > 0);
  onlyB_->setVisible(paired.mcNemar.onlyB > 0);
}

void ComparePanel::showOnly(const QComboBox* right, const QComboBox* wrong) {
  const ComparedRun *good = chosen(right), *bad = chosen(wrong);
  if (!good || !bad) return;
  FaceFilter filter;
  filter.domain = QString::fromStdString(bad->scores->targetDomain().name);
  filter.run = bad->shown.run->key;
  filter.right = good->shown.run->key;
  Q_EMIT openFaces(filter);
}

}  // namespace gacfas
