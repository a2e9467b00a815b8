#include "ui/shell/QueuePopup.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/shell/RunRow.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ClockText.h"
#include "ui/widgets/Heading.h"
#include "ui/work/Workbench.h"

namespace gacfas {
namespace {

QString stateText(const WorkItem& item, int place) {
  if (item.state == JobState::Waiting) return QObject::tr("waiting, no. %1").arg(place);
  if (item.paused) return QObject::tr("paused");
  if (item.progress.secondsLeft < 0) return QObject::tr("running");
  return QObject::tr("running, %1 left").arg(clockText(item.progress.secondsLeft));
}

}  // namespace

QueuePopup::QueuePopup(Workbench& workbench, QWidget* parent)
    : QFrame(parent, Qt::Popup), workbench_(workbench) {
  setObjectName(QStringLiteral("queuePopup"));
  setAccessibleName(tr("Queue"));
  setMinimumWidth(340);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 12, 12);
  column->setSpacing(8);
  column->addWidget(new Heading(tr("Queue"), tr("one job at a time on this device"), this));
  rows_ = new QVBoxLayout;
  rows_->setSpacing(4);
  column->addLayout(rows_);
  connect(&workbench_, &Workbench::changed, this, [this] {
    if (isVisible()) fill();
  });
}

void QueuePopup::popUp(const QWidget& anchor) {
  shown_ = {0};  // whatever is there is filled in anew
  fill();
  adjustSize();
  move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)));
  show();
}

void QueuePopup::fill() {
  const std::vector<WorkItem> items = workbench_.items();
  QList<quint64> ids;
  for (const WorkItem& item : items) ids << item.id;
  if (ids == shown_) return refreshStates();  // the button under the pointer stays where it is
  shown_ = ids;
  states_.clear();
  while (QLayoutItem* item = rows_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  int waiting = 0;
  for (const WorkItem& item : items)
    rows_->addWidget(rowOf(item, item.state == JobState::Waiting ? ++waiting : 0));
  if (items.empty()) rows_->addWidget(secondaryLabel(tr("Nothing runs and nothing waits."), this));
  adjustSize();
}

void QueuePopup::refreshStates() {
  int waiting = 0;
  qsizetype row = 0;
  for (const WorkItem& item : workbench_.items()) {
    states_[row++]->setText(stateText(item, item.state == JobState::Waiting ? ++waiting : 0));
  }
}

QWidget* QueuePopup::rowOf(const WorkItem& item, int place) {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* title = new QLabel(item.title, row);
  QLabel* state = secondaryLabel(stateText(item, place), row);
  QToolButton* cancel = iconButton(QStringLiteral("close"), tr("Cancel %1").arg(item.title), row);
  cancel->setObjectName(QStringLiteral("queueCancel"));
  states_ << state;
  layout->addWidget(title, 1);
  layout->addWidget(state);
  layout->addWidget(cancel);
  const quint64 id = item.id;
  connect(cancel, &QToolButton::clicked, this, [this, id] { workbench_.cancel(id); });
  return row;
}

}  // namespace gacfas
