#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/FigureSpec.h"
#include "ui/runs/ShownRun.h"

namespace gacfas {

/// A page of the window: shows the ticked runs, each in its own colour.
class Page : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  /// Called when a run is ticked or unticked, and at most four times a second while files change; a run whose pointer is the same did
  /// not change.
  virtual void showRuns(const ShownRuns& runs) = 0;
  /// What Export... offers, the most likely one first; made from what is shown now.
  virtual std::vector<FigureSpec> figures() const = 0;

 Q_SIGNALS:
  void exportRequested();
  /// One line for the strip over the page.
  void problem(const QString& message);
  /// A face of a ticked run, or its whole data root, is not where its config says.
  void faceMissing(const QString& path);
};

}  // namespace gacfas
