#include "ui/train/DialPane.h"

#include <QtWidgets>

#include "core/run/RunLog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

namespace {

constexpr int kDialRow = 22, kHeaderPadding = 18;

}  // namespace

DialPane::DialPane(QWidget* parent)
    : QWidget(parent),
      heading_(new Heading(tr("Alignment dial"), tr("ascent points against g"), this)),
      stack_(new QStackedWidget(this)),
      empty_(new EmptyState({}, {}, {}, this)),
      dial_(new AlignmentDial(this)),
      then_(secondaryLabel({}, this)),
      now_(secondaryLabel({}, this)),
      model_(new DialTableModel(this)),
      table_(makeTable()) {
  auto* full = new QWidget(this);
  auto* inner = new QVBoxLayout(full);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(4);
  auto* captions = new QHBoxLayout;
  captions->addWidget(then_, 1, Qt::AlignHCenter);
  captions->addWidget(now_, 1, Qt::AlignHCenter);
  inner->addWidget(dial_, 1);
  inner->addLayout(captions);
  inner->addWidget(table_);
  stack_->addWidget(full);
  stack_->addWidget(empty_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 8);
  column->setSpacing(4);
  column->addWidget(heading_);
  column->addWidget(stack_, 1);
  empty_->setObjectName(QStringLiteral("dialEmpty"));
}

QTableView* DialPane::makeTable() {
  auto* table = new QTableView(this);
  table->setObjectName(QStringLiteral("dialTable"));
  table->setAccessibleName(tr("Angles of the ascending points"));
  table->setModel(model_);
  table->setShowGrid(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setFocusPolicy(Qt::TabFocus);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->verticalHeader()->hide();
  table->verticalHeader()->setMinimumSectionSize(kDialRow);
  table->verticalHeader()->setDefaultSectionSize(kDialRow);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  const QFontMetrics metrics(uiFont(12));
  for (int column = 1; column < model_->columnCount(); ++column)
    table->horizontalHeader()->resizeSection(
        column,
        metrics.horizontalAdvance(model_->headerData(column, Qt::Horizontal).toString()) + kHeaderPadding);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table->horizontalHeader()->setHighlightSections(false);
  return table;
}

void DialPane::showEmpty(const QString& title, const QString& text) {
  heading_->setSecondary(QString());
  empty_->setTexts(title, text, QString());
  stack_->setCurrentWidget(empty_);
}

void DialPane::showReading(const CurveRun& run, const DialReading& now, bool latest) {
  const RunSnapshot& snapshot = run.curves->run();
  std::optional<DialReading> then = firstDialReading(snapshot);
  if (then && then->row == now.row) then.reset();
  heading_->setSecondary(run.label);
  heading_->setToolTip(
      tr("Gradients at the ascending points against the ERM gradient g, logged at one step"));
  dial_->setReadings(now.points, then ? then->points : std::vector<DialPoint>(), run.style);
  then_->setText(then ? tr("at epoch %1").arg(then->epoch) : QString());
  now_->setText(latest ? tr("now, step %1").arg(now.step) : tr("at step %1").arg(now.step));
  model_->setPoints(now.points);
  table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() + kDialRow * model_->rowCount() +
                         2);
  stack_->setCurrentIndex(0);
}

void DialPane::showRun(const CurveRun* run, std::optional<double> x, XAxis axis) {
  if (!run) return showEmpty(tr("No run"), tr("Tick a run that takes ascents."));
  const RunSnapshot& snapshot = run->curves->run();
  if (ascendingPoints(snapshot.config).empty())
    return showEmpty(
        tr("%1 takes no ascent").arg(run->label),
        tr("ERM follows g itself, so no gradient stands at an angle to it. Select a GAC-FAS or SAM run."));
  const size_t rows = run->curves->steps();
  const std::optional<size_t> row = x          ? run->curves->stepRowAt(*x, axis)
                                    : rows > 0 ? std::optional(rows - 1)
                                               : std::nullopt;
  const std::optional<DialReading> now = row ? dialReading(snapshot, *row) : std::nullopt;
  if (!now)
    return showEmpty(
        tr("No ascent yet"),
        x ? tr("None at this step; the minimiser starts after epoch %1.")
                .arg(snapshot.config.train.minimizerWarming)
          : tr("The minimiser starts after epoch %1.").arg(snapshot.config.train.minimizerWarming));
  showReading(*run, *now, !x);
}

}  // namespace gacfas
