#pragma once

#include <QMap>
#include <QWidget>

#include "ui/newrun/CostEstimate.h"
#include "ui/runs/RunLibrary.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gacfas {

class ConfigEdit;
class CostProbe;
class Workbench;

/// Time, memory and disk that the runs will take, from an earlier run or a short probe, and where the figures come from.
class CostBlock : public QWidget {
  Q_OBJECT
public:
  /// Without `workbench` nothing can be measured.
  CostBlock(ConfigEdit& edit, RunList known, Workbench* workbench, QWidget* parent = nullptr);

  /// The control's runs count as well.
  void setControl(bool withControl);
  void refresh();
  /// Null without a workbench.
  CostProbe* probe() { return probe_; }

private:
  /// What is to be shown of one config.
  struct Shown {
    TrainingEstimate one, control;
    QString source;
    bool outdated = false;
  };

  void addHead(QVBoxLayout& column);
  QLabel* addRow(QGridLayout& grid, const char* name, QLabel*& title);
  Shown shown() const;
  void showFigures(const Shown& figures);
  void showSource(const Shown& figures);
  void showButtons();
  void clickMeasure();

  ConfigEdit& edit_;
  RunList known_;
  QMap<QString, RunTraces> traces_;
  CostProbe* probe_ = nullptr;
  bool withControl_ = false;
  QPushButton* measure_;
  QPushButton* interrupt_;
  QLabel *oneName_, *allName_, *memoryName_, *diskName_;
  QLabel *one_, *all_, *memory_, *disk_;
  QLabel* source_;
};

}  // namespace gacfas
