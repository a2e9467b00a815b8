#pragma once

#include <QWidget>
#include <optional>

#include "ui/train/AlignmentDial.h"
#include "ui/train/CurveSet.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace gacfas {

class EmptyState;
class Heading;

/// The alignment dial of one run with its numbers, or why there is none.
class DialPane : public QWidget {
  Q_OBJECT
public:
  explicit DialPane(QWidget* parent = nullptr);

  /// The leading run at x, or at its latest step where there is no crosshair.
  void showRun(const CurveRun* run, std::optional<double> x, XAxis axis);
  AlignmentDial& dial() { return *dial_; }
  DialTableModel& table() { return *model_; }

private:
  void showEmpty(const QString& title, const QString& text);
  void showReading(const CurveRun& run, const DialReading& now, bool latest);
  QTableView* makeTable();

  Heading* heading_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  AlignmentDial* dial_;
  QLabel* then_;
  QLabel* now_;
  DialTableModel* model_;
  QTableView* table_;
};

}  // namespace gacfas
