#pragma once

#include <QWidget>

#include "ui/results/FaceFilter.h"
#include "ui/results/FigureIntervals.h"
#include "ui/results/MetricsText.h"

class QLabel;
class QStackedWidget;

namespace gacfas {

class ComparePanel;
class MetricsView;
class SegmentedChoice;

/// The figures of the ticked runs, the main ones or all, and two of the runs compared.
class MetricsPanel : public QWidget {
  Q_OBJECT
public:
  explicit MetricsPanel(Comparison* comparison, QWidget* parent = nullptr);

  /// What is shown, as text.
  QString text(TableFormat format) const;

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

private:
  void show(int part);
  void refresh();
  void updateNumbers();
  MetricsTable table() const;
  void showNotes(const MetricsTable& table);

  Comparison* comparison_;
  FigureIntervals intervals_;
  SegmentedChoice* part_;
  QStackedWidget* stack_;
  MetricsView* metrics_;
  ComparePanel* compare_;
  QLabel *title_, *synthetic_, *notes_;
};

}  // namespace gacfas
