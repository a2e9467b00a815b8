#include "ui/data/TableLook.h"

#include <QHeaderView>

namespace gacfas {
namespace {

constexpr int kRowHeight = 26;

}  // namespace

QTableView* plainTable(QAbstractItemModel* model, const char* objectName, const QString& accessibleName,
                       QWidget* parent) {
  auto* view = new QTableView(parent);
  view->setObjectName(QLatin1String(objectName));
  view->setAccessibleName(accessibleName);
  view->setModel(model);
  view->setShowGrid(false);
  view->setTabKeyNavigation(false);
  view->setSelectionBehavior(QAbstractItemView::SelectRows);
  view->setSelectionMode(QAbstractItemView::SingleSelection);
  view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view->setFrameShape(QFrame::NoFrame);
  view->verticalHeader()->hide();
  view->verticalHeader()->setDefaultSectionSize(kRowHeight);
  view->horizontalHeader()->setHighlightSections(false);
  return view;
}

}  // namespace gacfas
