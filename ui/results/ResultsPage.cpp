#include "ui/results/ResultsPage.h"

#include "ui/results/DecisionsPanel.h"
#include "ui/results/MetricsPanel.h"
#include "ui/results/LevelNames.h"
#include "ui/results/ResultsToolRow.h"
#include "ui/results/RocPanel.h"
#include "ui/results/ScoresPanel.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"

namespace gacfas {
namespace {

QString thresholdOf(Comparison& comparison) {
  const ThresholdModel& model = comparison.threshold();
  if (model.kind() == ThresholdKind::Oracle) return "oracle";
  if (model.kind() == ThresholdKind::Source) return "source";
  const ComparedRun* run = comparison.find();
  return run && run->scores ? QString::number(comparison.threshold(*run), 'g', 17) : QString("source");
}

}  // namespace

ResultsPage::ResultsPage(Comparison* comparison, QWidget* parent)
    : Page(parent), comparison_(comparison), stack_(new QStackedWidget), empty_(new EmptyState({}, {}, {})) {
  setObjectName("ResultsPage");
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  auto* tools = new ResultsToolRow(comparison_);
  stack_->addWidget(makeContent());
  stack_->addWidget(empty_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(tools);
  layout->addWidget(stack_, 1);
  connect(tools, &ResultsToolRow::copyRequested, this, &ResultsPage::copyTable);
  connect(tools, &ResultsToolRow::exportRequested, this, &Page::exportRequested);
  connect(comparison_, &Comparison::changed, this, &ResultsPage::refresh);
  connect(comparison_, &Comparison::problem, this, &Page::problem);
  refresh();
}

QWidget* ResultsPage::makeContent() {
  roc_ = new RocPanel(comparison_);
  scores_ = new ScoresPanel(comparison_);
  auto* decisions = new DecisionsPanel(comparison_);
  metrics_ = new MetricsPanel(comparison_);
  connect(scores_, &ScoresPanel::openFaces, this, &ResultsPage::openFaces);
  connect(roc_, &RocPanel::openFaces, this, &ResultsPage::openFaces);
  connect(decisions, &DecisionsPanel::openFaces, this, &ResultsPage::openFaces);
  connect(metrics_, &MetricsPanel::openFaces, this, &ResultsPage::openFaces);

  auto* top = new QHBoxLayout;
  top->setContentsMargins(16, 12, 16, 12);
  top->setSpacing(16);
  top->addWidget(roc_, 10);
  top->addWidget(scores_, 10);
  top->addWidget(hairline(nullptr, Qt::Vertical));
  top->addWidget(decisions, 7);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(top, 1);
  layout->addWidget(hairline());
  layout->addWidget(metrics_);
  return content;
}

void ResultsPage::showRuns(const ShownRuns& runs) {
  comparison_->setRuns(runs);
}

void ResultsPage::refresh() {
  stack_->setCurrentIndex(comparison_->anyScores() ? 0 : 1);
  if (!comparison_->anyScores()) showAbsence();
}

void ResultsPage::showAbsence() {
  if (comparison_->runs().empty()) {
    empty_->setTexts(
        tr("No run is ticked"),
        tr("Tick one run or more in the list: their ROC curves, scores and metrics are compared here."), {});
    return;
  }
  QStringList lines;
  for (const ComparedRun& run : comparison_->runs()) lines.append(run.shown.label + ": " + run.absence);
  empty_->setTexts(tr("Nothing is evaluated yet"), lines.join("\n"), {});
}

void ResultsPage::copyTable(TableFormat format) {
  QGuiApplication::clipboard()->setText(metrics_->text(format));
}

FigureSpec ResultsPage::baseSpec() const {
  FigureSpec spec;
  for (const ComparedRun& run : comparison_->runs()) {
    if (!run.scores) continue;
    spec.runs.append(QString::fromStdString(run.shown.run->folder.string()));
    spec.labels.append(run.shown.label);
    spec.styles.append(QString::number(run.shown.style.index));
  }
  spec.evaluation = comparison_->choice().toString();
  spec.level = levelWord(comparison_->level());
  spec.threshold = thresholdOf(*comparison_);
  return spec;
}

std::vector<FigureSpec> ResultsPage::figures() const {
  FigureSpec roc = baseSpec();
  if (roc.runs.isEmpty()) return {};
  roc.kind = FigureKind::Roc;
  roc.logX = roc_->axes() == RocAxes::LogX;
  roc.det = roc_->axes() == RocAxes::Det;
  roc.title = (roc.det ? tr("DET, target %1") : tr("ROC, target %1")).arg(comparison_->target());
  roc.sources = roc_->sources();
  FigureSpec reliability = baseSpec();
  reliability.kind = FigureKind::Reliability;
  reliability.title = tr("Reliability, target %1").arg(comparison_->target());
  std::vector<FigureSpec> figures{roc};
  figures.insert(roc_->reliability() ? figures.begin() : figures.end(), reliability);
  const ComparedRun* run = scores_->run();
  if (!run) return figures;
  FigureSpec scores = baseSpec();
  scores.kind = FigureKind::Scores;
  scores.title = tr("Scores of %1").arg(run->shown.label);
  scores.runs = {QString::fromStdString(run->shown.run->folder.string())};
  scores.labels = {run->shown.label};
  scores.styles = {QString::number(run->shown.style.index)};
  scores.heightMm = 90.0;
  figures.push_back(scores);
  return figures;
}

}  // namespace gacfas
