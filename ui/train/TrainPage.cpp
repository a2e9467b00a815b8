#include "ui/train/TrainPage.h"

#include <QtWidgets>

#include "ui/train/CrosshairTable.h"
#include "ui/train/CurveGrid.h"
#include "ui/train/DialPane.h"
#include "ui/train/FacesStrip.h"
#include "ui/train/TrainControls.h"
#include "ui/train/TrainTools.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Heading.h"
#include "ui/work/QueueText.h"
#include "ui/work/Workbench.h"

namespace gacfas {

namespace {

constexpr int kPaneWidth = 264;

}  // namespace

TrainPage::TrainPage(Workbench* workbench, QWidget* parent)
    : Page(parent),
      workbench_(workbench),
      tools_(new TrainTools(workbench, this)),
      stack_(new QStackedWidget(this)),
      empty_(new EmptyState({}, {}, {}, this)) {
  setObjectName(QStringLiteral("trainPage"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  empty_->setObjectName(QStringLiteral("trainEmpty"));
  set_.setSmoothing(tools_->smoothing());
  auto* full = new QWidget(this);
  auto* row = new QHBoxLayout(full);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makeCurves(), 1);
  row->addWidget(hairline(full, Qt::Vertical));
  row->addWidget(makePane());
  stack_->addWidget(full);
  stack_->addWidget(empty_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(tools_);
  column->addWidget(stack_, 1);
  connectTools();
  connect(empty_, &EmptyState::activated, this, &TrainPage::newRunWanted);
  connect(&crosshair_, &CrosshairModel::moved, this, &TrainPage::readAtCrosshair);
  if (workbench_) connect(workbench_, &Workbench::changed, this, &TrainPage::showEmptyOrCurves);
  showRuns({});
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::makeCurves() {
  auto* left = new QWidget(this);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* scroll = new QScrollArea(left);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  grid_ = new CurveGrid(set_, crosshair_, scroll);
  scroll->setWidget(grid_);
  scroll->viewport()->setAutoFillBackground(false);
  grid_->setAutoFillBackground(false);
  faces_ = new FacesStrip(left);
  connect(faces_, &FacesStrip::dataMissing, this, &Page::faceMissing);
  column->addWidget(scroll, 1);
  column->addWidget(hairline(left));
  column->addWidget(faces_);
  return left;
}

QWidget* TrainPage::makePane() {
  auto* pane = new QWidget(this);
  pane->setFixedWidth(kPaneWidth);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  dial_ = new DialPane(pane);
  tableHeading_ = new Heading(tr("At the crosshair"), {}, pane);
  tableModel_ = new CrosshairTableModel(pane);
  auto* lower = new QWidget(pane);
  auto* inner = new QVBoxLayout(lower);
  inner->setContentsMargins(12, 12, 4, 8);
  inner->setSpacing(4);
  inner->addWidget(tableHeading_);
  inner->addWidget(new CrosshairTable(*tableModel_, lower), 1);
  column->addWidget(dial_);
  column->addWidget(hairline(pane));
  column->addWidget(lower, 1);
  return pane;
}

void TrainPage::connectTools() {
  connect(tools_, &TrainTools::smoothingChanged, this, [this](double smoothing) {
    set_.setSmoothing(smoothing);
    grid_->refresh(false);
    tableModel_->refresh();
  });
  connect(tools_, &TrainTools::xAxisChosen, this, [this](int axis) {
    grid_->setXAxis(static_cast<XAxis>(axis));
    refreshTable();
    readAtCrosshair();
  });
  connect(tools_, &TrainTools::logarithmicChosen, grid_, &CurveGrid::setLogarithmic);
  connect(tools_, &TrainTools::panelShown, this, &TrainPage::showPanel);
  connect(tools_, &TrainTools::exportWanted, this, &Page::exportRequested);
}

void TrainPage::showRuns(const ShownRuns& runs) {
  shown_ = runs;
  const std::vector<CurveRun> before = set_.runs();
  const std::vector<size_t> stepsBefore = [&] {
    std::vector<size_t> steps;
    for (const CurveRun& run : before) steps.push_back(run.curves->steps());
    return steps;
  }();
  const bool changed = set_.update(runs);
  const CurveRun* leading = set_.leading();
  tools_->controls().setRun(leading ? leading->curves->snapshot() : nullptr);
  showEmptyOrCurves();
  if (!changed) return;
  // A run that just got its first steps has columns that its panels did not know.
  const bool remake = before != set_.runs() ||
                      std::find(stepsBefore.begin(), stepsBefore.end(), size_t{0}) != stepsBefore.end();
  choosePanels(remake);
  refreshAll();
}

void TrainPage::showEmptyOrCurves() {
  if (set_.hasSteps()) return stack_->setCurrentIndex(0);
  const auto broken = std::find_if(shown_.begin(), shown_.end(), [](const ShownRun& each) {
    return each.run && !each.run->problem.isEmpty();
  });
  const QString queued = workbench_ ? queuedTrainings(*workbench_) : QString();
  if (!set_.runs().empty())
    empty_->setTexts(tr("No step yet"),
                     tr("The curves appear with the first training step of the ticked runs."), QString());
  else if (broken != shown_.end())
    empty_->setTexts(tr("%1 cannot be read").arg(broken->label), broken->run->problem, QString());
  else if (!queued.isEmpty())
    empty_->setTexts(tr("No run yet"), queued, QString());
  else
    empty_->setTexts(tr("No run is ticked"),
                     tr("Tick runs in the list to see their losses, gradients and metrics side by side, live "
                        "while they train."),
                     tr("New run…"));
  stack_->setCurrentWidget(empty_);
}

void TrainPage::choosePanels(bool remake) {
  const std::vector<RunPtr> runs = set_.snapshots();
  const QStringList all = runs.empty() ? QStringList() : pagePanelKeys(runs), usual = usualPanelKeys(runs);
  QStringList keys, titles;
  for (const QString& key : all) {
    const auto choice = chosen_.find(key);
    if (choice == chosen_.end() ? usual.contains(key) : choice->second) keys << key;
    titles << panelOf(key, runs).title;
  }
  tools_->setPanels(all, titles, keys);
  if (keys == grid_->panels())
    grid_->refresh(remake);
  else
    grid_->setPanels(keys);
  if (remake) refreshTable();
}

void TrainPage::showPanel(const QString& key, bool shown) {
  chosen_[key] = shown;
  choosePanels(true);
}

void TrainPage::refreshTable() {
  std::vector<CurveColumn> rows;
  const std::vector<RunPtr> runs = set_.snapshots();
  for (const QString& key : grid_->panels())
    for (const CurveColumn& column : panelOf(key, runs).columns) rows.push_back(column);
  tableModel_->setContent(std::move(rows), set_.runs(), grid_->view().xAxis);
}

void TrainPage::refreshAll() {
  tableModel_->refresh();
  readAtCrosshair();
}

void TrainPage::readAtCrosshair() {
  const std::optional<double> x = crosshair_.x();
  const XAxis axis = grid_->view().xAxis;
  const CurveRun* leading = set_.leading();
  const std::optional<size_t> row = leading && x ? leading->curves->stepRowAt(*x, axis) : std::nullopt;
  tableModel_->setPosition(x);
  tableHeading_->setTitle(x ? tr("At the crosshair") : tr("Latest values"));
  QString where = x ? xValueText(axis, *x) : QString();
  if (row && axis != XAxis::Step)
    where += tr(", step %1").arg(leading->curves->keys(false, XAxis::Step)[*row]);
  if (crosshair_.pinned()) where += tr(", pinned");
  tableHeading_->setSecondary(where);
  dial_->showRun(leading, x, axis);
  faces_->showStep(leading, crosshair_.pinned() ? row : std::nullopt);
}

FigureSpec TrainPage::spec(const QStringList& columns, const QString& title) const {
  FigureSpec spec;
  spec.kind = FigureKind::Curves;
  spec.title = title;
  spec.columns = columns;
  for (const ShownRun& shown : shown_) {
    if (!shown.run || !shown.run->problem.isEmpty()) continue;
    spec.runs << QString::fromStdString(shown.run->folder.string());
    spec.labels << shown.label;
    spec.styles << QString::number(shown.style.index);
  }
  const CurveView& view = grid_->view();
  spec.xAxis = xAxisName(view.xAxis);
  spec.smoothing = set_.smoothing();
  spec.logY = view.logLoss || view.logNorm;
  return spec;
}

std::vector<FigureSpec> TrainPage::figures() const {
  std::vector<FigureSpec> all;
  const QStringList keys = grid_->panels();
  if (keys.isEmpty() || set_.runs().empty()) return all;
  all.push_back(spec(keys, tr("Training curves")));
  all.back().widthMm = 171.0;
  all.back().heightMm = 130.0;
  for (const CurveCell* cell : grid_->cells()) {
    FigureSpec one = spec({cell->key()}, cell->scene().panel().title);
    one.logY = cell->scene().logarithmic();
    all.push_back(one);
  }
  return all;
}

}  // namespace gacfas
