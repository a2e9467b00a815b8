#pragma once

#include <QWidget>

#include "ui/runs/RunLibrary.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace gacfas {

class ConfigEdit;
class CostBlock;
class PassesView;
class Workbench;

/// Beside the form: what the runs will cost, whether the comparison is fair, and what was changed.
class CostPane : public QWidget {
  Q_OBJECT
public:
  /// Without `workbench` the cost cannot be measured.
  CostPane(ConfigEdit& edit, RunList known, Workbench* workbench, QWidget* parent = nullptr);

  /// The control is wanted, and makes sense for the minimiser.
  bool withControl() const;
  CostBlock& cost() { return *cost_; }

Q_SIGNALS:
  void controlToggled();

protected:
  void changeEvent(QEvent* event) override;

private:
  QVBoxLayout* addBlock(const QString& title);
  void addControl();
  void refresh();

  ConfigEdit& edit_;
  QVBoxLayout* column_;
  CostBlock* cost_;
  PassesView* passes_;
  QWidget* fairness_;
  QCheckBox* control_;
  QLabel* changes_ = nullptr;
};

}  // namespace gacfas
