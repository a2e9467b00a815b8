#pragma once

#include <QWidget>

#include "ui/runs/RunLibrary.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace gacfas {

class ConfigEdit;
class PassesView;

/// Beside the form: what the runs will cost, whether the comparison is fair, and what was changed.
class CostPane : public QWidget {
  Q_OBJECT
public:
  CostPane(ConfigEdit& edit, RunList known, QWidget* parent = nullptr);

  /// The control is wanted, and makes sense for the minimiser.
  bool withControl() const;

Q_SIGNALS:
  void controlToggled();

protected:
  void changeEvent(QEvent* event) override;

private:
  QVBoxLayout* addBlock(const QString& title);
  void addCost();
  void addControl();
  void refresh();
  void showCost();

  ConfigEdit& edit_;
  RunList known_;
  QVBoxLayout* column_;
  QLabel* oneRun_;
  QLabel* allName_;
  QLabel* allRuns_;
  QLabel* source_;
  PassesView* passes_;
  QWidget* fairness_;
  QCheckBox* control_;
  QLabel* changes_ = nullptr;
};

}  // namespace gacfas
