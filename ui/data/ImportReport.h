#pragma once

#include <QWidget>

#include "ui/data/ImportCheck.h"

class QLabel;
class QListView;
class QStackedWidget;
class QStringListModel;
class QTableView;

namespace gacfas {

class Heading;
class PlanModel;
class SegmentedChoice;

/// What a dry run found: counts beside the published ones, every name that was not recognised, and what the
/// work takes.
class ImportReport : public QWidget {
  Q_OBJECT
public:
  explicit ImportReport(QWidget* parent = nullptr);

  void showMessage(const QString& title, const QString& text = {}, bool error = false);
  void showPlan(const ImportPlan& plan);
  void showEstimate(const PrepareEstimate& estimate, const QString& problem);

private:
  QListView* addNames(const char* objectName, const QString& accessibleName, QStringListModel*& model);

  Heading* heading_;
  SegmentedChoice* parts_;
  QStackedWidget* stack_;
  PlanModel* counts_;
  QTableView* table_;
  QStringListModel *unmatched_ = nullptr, *remarks_ = nullptr;
  QLabel *message_, *estimate_;
};

}  // namespace gacfas
