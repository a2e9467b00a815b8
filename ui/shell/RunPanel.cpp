#include "ui/shell/RunPanel.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/shell/DifferencePanel.h"
#include "ui/shell/RunListDelegate.h"
#include "ui/shell/RunMenu.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/work/QueueText.h"
#include "ui/work/Workbench.h"

namespace gacfas {
RunPanel::RunPanel(RunListModel& model, Workbench& workbench, QWidget* parent)
    : QWidget(parent), model_(model), workbench_(workbench), rows_(new RunFilterModel(this)) {
  setObjectName(QStringLiteral("runPanel"));
  setProperty("ground", "side");
  setAttribute(Qt::WA_StyledBackground);
  rows_->setSourceModel(&model_);
  auto* upper = new QWidget(this);
  auto* column = new QVBoxLayout(upper);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(createFilterRow());
  column->addWidget(createList(), 1);
  difference_ = new DifferencePanel(this);
  splitter_ = new QSplitter(Qt::Vertical, this);
  splitter_->setChildrenCollapsible(true);
  splitter_->addWidget(upper);
  splitter_->addWidget(difference_);
  splitter_->setStretchFactor(0, 1);
  splitter_->setCollapsible(0, false);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(splitter_);

  connect(difference_, &DifferencePanel::openConfigRequested, this, &RunPanel::openConfigRequested);
  connect(&model_, &RunListModel::ticksChanged, this, [this] {
    showDifference();
    Q_EMIT shownChanged();
  });
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(rows_, signal, this, &RunPanel::showCounts);
  }
  connect(&workbench_, &Workbench::changed, &model_, &RunListModel::refreshWork);
  showCounts();
}

QWidget* RunPanel::createFilterRow() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(8);
  filter_ = new QLineEdit(row);
  filter_->setObjectName(QStringLiteral("runFilter"));
  filter_->setPlaceholderText(tr("Filter runs"));
  filter_->setAccessibleName(tr("Filter runs"));
  filter_->setToolTip(tr("Words of name, domains, minimiser or state"));
  filter_->setClearButtonEnabled(true);
  filter_->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  connect(filter_, &QLineEdit::textChanged, this, &RunPanel::applyFilter);
  QToolButton* options = iconButton(QStringLiteral("sliders"), tr("Ticks of the list"), row);
  options->setObjectName(QStringLiteral("runListOptions"));
  options->setProperty("bordered", true);
  options->setProperty("square", true);
  options->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(options);
  menu->addAction(tr("Tick all that are listed"), this, [this] { tickAll(true); });
  menu->addAction(tr("Untick all"), this, [this] { tickAll(false); });
  options->setMenu(menu);
  options->setFixedSize(28, 28);
  layout->addWidget(filter_, 1);
  layout->addWidget(options);
  return row;
}

QWidget* RunPanel::createList() {
  list_ = new QListView(this);
  list_->setObjectName(QStringLiteral("runList"));
  list_->setAccessibleName(tr("Runs"));
  list_->setModel(rows_);
  auto* delegate = new RunListDelegate(list_);
  list_->setItemDelegate(delegate);
  list_->setMouseTracking(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setProperty("ground", "side");
  connect(list_, &QListView::customContextMenuRequested, this, &RunPanel::showMenu);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    awaited_.clear();
    showDifference();
    Q_EMIT currentChanged();
    Q_EMIT shownChanged();
  });
  connect(delegate, &RunListDelegate::resumeRequested, this, &RunPanel::resumeRequested);

  auto* none = new EmptyState({}, {}, {}, this);
  const auto setNone = [this, none] {
    const QString queued = queuedTrainings(workbench_);
    none->setTexts(tr("No runs yet"),
                   queued.isEmpty() ? tr("Each run is a folder and gets a row, a colour and a line style here. Tick runs to "
                                         "compare them on every page.")
                                    : queued,
                   queued.isEmpty() ? tr("New run...") : QString());
  };
  setNone();
  connect(&workbench_, &Workbench::changed, none, setNone);
  none->setObjectName(QStringLiteral("noRuns"));
  connect(none, &EmptyState::activated, this, &RunPanel::newRunRequested);
  auto* noMatch = new EmptyState(tr("No run matches"),
                                 tr("No run has these words in its name, domains, minimiser or state."),
                                 tr("Clear the filter"), this);
  connect(noMatch, &EmptyState::activated, filter_, &QLineEdit::clear);
  stack_ = new QStackedWidget(this);
  stack_->addWidget(list_);
  stack_->addWidget(none);
  stack_->addWidget(noMatch);
  return stack_;
}

RunPtr RunPanel::current() const {
  return list_->currentIndex().data(RunListModel::RunRole).value<RunPtr>();
}

void RunPanel::setCurrent(const QString& key) {
  const int row = model_.rowOf(key);
  const QModelIndex shown = row >= 0 ? rows_->mapFromSource(model_.index(row)) : QModelIndex();
  if (shown.isValid()) list_->setCurrentIndex(shown);
  awaited_ = row >= 0 ? QString() : key;
}

void RunPanel::editName() {
  const QModelIndex row = list_->currentIndex();
  if (row.flags().testFlag(Qt::ItemIsEditable)) list_->edit(row);
}

ShownRuns RunPanel::shown() const {
  const RunPtr run = current();
  return model_.shown(run ? run->key : QString());
}

QByteArray RunPanel::saveState() const {
  return splitter_->saveState();
}
void RunPanel::restoreState(const QByteArray& state) {
  splitter_->restoreState(state);
}

void RunPanel::applyFilter(const QString& text) {
  rows_->setWords(text);
  showCounts();
}

void RunPanel::showCounts() {
  if (model_.rowOf(awaited_) >= 0) setCurrent(awaited_);
  // The first run of a folder is the one that somebody just started.
  if (!list_->currentIndex().isValid() && rows_->rowCount() == 1) list_->setCurrentIndex(rows_->index(0, 0));
  stack_->setCurrentIndex(rows_->rowCount() > 0 ? 0 : model_.rowCount() == 0 ? 1 : 2);
}

void RunPanel::showDifference() {
  const RunPtr run = current();
  RunPtr other;
  for (const ShownRun& shown : this->shown()) {
    if (run && shown.run->key != run->key && !other) other = shown.run;
  }
  difference_->setRuns(run, other);
}

void RunPanel::tickAll(bool ticked) {
  QStringList keys;
  for (int row = 0; ticked && row < rows_->rowCount(); ++row) {
    keys << rows_->index(row, 0).data(RunListModel::RunRole).value<RunPtr>()->key;
  }
  model_.setTicked(keys);
}

void RunPanel::showMenu(const QPoint& position) {
  const QModelIndex under = list_->indexAt(position);
  const RunPtr run =
      under.isValid() ? under.data(RunListModel::RunRole).value<RunPtr>() : current();  // the menu key
  if (!run) return;
  auto* menu = new RunMenu(*run, workbench_, this);
  connect(menu, &RunMenu::resumeRequested, this, &RunPanel::resumeRequested);
  connect(menu, &RunMenu::styleChosen, this, &RunPanel::styleChosen);
  connect(menu, &RunMenu::renameRequested, this, [this](const QString& key) {
    setCurrent(key);
    editName();
  });
  connect(menu, &RunMenu::removeRequested, this, &RunPanel::removeRequested);
  connect(menu, &RunMenu::moveDataRequested, this, &RunPanel::moveDataRequested);
  connect(menu, &RunMenu::openConfigRequested, this, &RunPanel::openConfigRequested);
  menu->popup(list_->viewport()->mapToGlobal(position));
}

}  // namespace gacfas
