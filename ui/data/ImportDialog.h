#pragma once

#include <QDialog>
#include <QTimer>

#include "core/prepare/PreparePlan.h"

class QLabel;
class QPushButton;

namespace gacfas {

class ImportCheck;
class ImportForm;
class ImportReport;

/// Says what is in a folder before anything is written, and starts the import of it.
class ImportDialog : public QDialog {
  Q_OBJECT
public:
  /// What is not set in `options` is for the user to choose.
  explicit ImportDialog(const PrepareOptions& options, QWidget* parent = nullptr);

Q_SIGNALS:
  void importWanted(const gacfas::PrepareOptions& options);

private:
  QWidget* makeFooter();
  void check();
  void showPlan();
  void refresh();
  void start();

  ImportForm* form_;
  ImportReport* report_;
  ImportCheck* check_;
  QLabel* fault_;
  QPushButton* start_;
  QTimer delay_;
  bool stale_ = true;  ///< the form says something else than the plan
};

}  // namespace gacfas
