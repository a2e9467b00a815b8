#include "ui/shell/CloseGuard.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/work/Workbench.h"

namespace gacfas {

CloseGuard::CloseGuard(Workbench& workbench, QWidget& window)
    : QObject(&window), workbench_(workbench), window_(window) {
  connect(&workbench_, &Workbench::idle, this, [this] {
    if (waiting_) Q_EMIT mayClose();
  });
}

bool CloseGuard::allows() {
  if (workbench_.items().empty()) return true;
  if (waiting_) {
    workbench_.cancelAll();  // what was begun since then
  } else if (!question_) {
    ask();
  }
  return false;
}

void CloseGuard::ask() {
  const WorkItem* item = workbench_.running();
  question_ = new QMessageBox(QMessageBox::NoIcon, tr("Work is running"),
                              tr("%1 is not finished.").arg(item ? item->title : tr("A job")),
                              QMessageBox::NoButton, &window_);
  question_->setObjectName(QStringLiteral("closeQuestion"));
  question_->setAttribute(Qt::WA_DeleteOnClose);
  question_->setInformativeText(
      tr("A training saves a checkpoint first and goes on from it with Resume; measured points of a "
         "landscape are "
         "kept. Jobs that wait are dropped."));
  QPushButton* quit = question_->addButton(tr("Keep a checkpoint and quit"), QMessageBox::AcceptRole);
  QPushButton* stay = question_->addButton(tr("Keep working"), QMessageBox::RejectRole);
  quit->setObjectName(QStringLiteral("closeQuit"));
  stay->setObjectName(QStringLiteral("closeStay"));
  question_->setDefaultButton(stay);
  question_->setEscapeButton(stay);
  connect(quit, &QPushButton::clicked, this, &CloseGuard::stopAndWait);
  // Not exec(): the window goes on to answer and to draw.
  question_->open();
}

void CloseGuard::stopAndWait() {
  waiting_ = true;
  Q_EMIT waitStarted();
  workbench_.cancelAll();
}

}  // namespace gacfas
