#pragma once

#include <map>

#include "ui/runs/Page.h"
#include "ui/train/CrosshairModel.h"
#include "ui/train/CurveSet.h"

class QStackedWidget;

namespace gacfas {

class CrosshairTable;
class CrosshairTableModel;
class CurveGrid;
class DialPane;
class EmptyState;
class FacesStrip;
class Heading;
class TrainTools;
class Workbench;

/// The ticked runs while they train and after: curves with one crosshair, the alignment dial, the faces of
/// the latest step.
class TrainPage : public Page {
  Q_OBJECT
public:
  /// `workbench` may be null: runs are then only shown.
  explicit TrainPage(Workbench* workbench, QWidget* parent = nullptr);
  ~TrainPage() override;

  void showRuns(const ShownRuns& runs) override;
  std::vector<FigureSpec> figures() const override;

  CurveGrid& grid() { return *grid_; }
  CrosshairModel& crosshair() { return crosshair_; }
  CrosshairTableModel& table() { return *tableModel_; }
  DialPane& dial() { return *dial_; }
  FacesStrip& faces() { return *faces_; }

Q_SIGNALS:
  /// The button of the page's empty state: the user wants a new run.
  void newRunWanted();

private:
  QWidget* makeCurves();
  QWidget* makePane();
  void connectTools();
  void choosePanels(bool remake);
  void showPanel(const QString& key, bool shown);
  void showEmptyOrCurves();
  void readAtCrosshair();
  void refreshTable();
  void refreshAll();
  FigureSpec spec(const QStringList& columns, const QString& title) const;

  Workbench* workbench_;
  CurveSet set_;
  CrosshairModel crosshair_;
  ShownRuns shown_;
  std::map<QString, bool> chosen_;  ///< panels that the user switched on or off
  TrainTools* tools_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  CurveGrid* grid_ = nullptr;
  FacesStrip* faces_ = nullptr;
  DialPane* dial_ = nullptr;
  Heading* tableHeading_ = nullptr;
  CrosshairTableModel* tableModel_ = nullptr;
};

}  // namespace gacfas
