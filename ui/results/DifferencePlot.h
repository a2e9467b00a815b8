#pragma once

#include <optional>

#include "core/metrics/PairedComparison.h"
#include "ui/plots/Plot.h"

namespace gacfas {

/// The differences of AUC and HTER of two runs with their intervals, against a line at 0.
class DifferencePlot : public Plot {
  Q_OBJECT
public:
  explicit DifferencePlot(QWidget* parent = nullptr);

  /// `title`: "GAC-FAS − ERM".
  void showDifferences(const PairedComparison& comparison, const QString& title);
  void reset();

protected:
  void restyle() override;

private:
  void redraw();
  void addRow(const Difference& difference, double place, const QColor& colour);

  std::optional<PairedComparison> comparison_;
  QString title_;
};

}  // namespace gacfas
