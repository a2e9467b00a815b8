#pragma once

#include <QWidget>

#include "ui/landscape/SurfaceSet.h"

class QLabel;
class QProgressBar;

namespace gacfas {

class RunMark;

/// Over a surface: the run's mark, what is known of the surface or how far it has grown, and the loss at the
/// pointer.
class TileHeader : public QWidget {
  Q_OBJECT
public:
  explicit TileHeader(QWidget* parent = nullptr);

  void setItem(const SurfaceItem& item);
  /// "α −0.32, β 0.15, loss 0.84 nat"; nothing: none.
  void setPointer(const std::optional<std::array<double, 2>>& place, double value);
  void setPointerText(const QString& text);
  QString stateText() const;
  QString pointerText() const;

private:
  RunMark* mark_;
  QLabel* state_;
  QProgressBar* progress_;
  QLabel* preview_;
  QLabel* pointer_;
  LossScale scale_;
};

/// "α −0.32, β 0.15, loss 0.84 nat": the value in the quantity and unit of a scale.
QString placeText(double x, double y, double value, const LossScale& scale = {});

}  // namespace gacfas
