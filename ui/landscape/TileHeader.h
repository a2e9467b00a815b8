#pragma once

#include <QWidget>

#include "ui/landscape/SurfaceTile.h"

class QBoxLayout;
class QLabel;
class QProgressBar;

namespace gacfas {

class ElidedLabel;
class RunMark;

/// Over a surface: the run's mark (both marks where two are compared), what is known of the surface or how far it has
/// grown, and beside it, or below where the header is high, the value under the pointer and those of the domains, or of
/// both runs.
class TileHeader : public QWidget {
  Q_OBJECT
public:
  explicit TileHeader(QWidget* parent = nullptr);

  void setTile(const SurfaceTile& tile);
  /// A run alone.
  void setItem(const SurfaceItem& item) { setTile({SurfaceMode::SideBySide, item}); }
  /// The first line, "α −0.32, β 0.15, loss 0.84 nat", and the second; empty ones: none.
  void setPointerText(const QString& text, const QString& detail = {});
  QString stateText() const;
  QString pointerText() const;
  QString detailText() const;

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  void layOut();
  void nameRuns();
  void setState(const SurfaceItem& item);

  struct {
    ShownRun run;
    std::optional<ShownRun> other;  ///< in an overlay
    QString brief, otherBrief;
  } names_;
  bool below_ = false;  ///< the read-out stands below the name
  RunMark* mark_;
  QLabel* role_;        ///< of the first run in an overlay
  RunMark* otherMark_;  ///< of the second run in an overlay
  ElidedLabel* state_;
  QProgressBar* progress_;
  QLabel* preview_;
  ElidedLabel* pointer_;
  ElidedLabel* detail_;
  QBoxLayout* row_;
};

/// "α −0.32, β 0.15, loss 0.84 nat": the value in the quantity and unit of a scale.
QString placeText(double x, double y, double value, const LossScale& scale = {});

}  // namespace gacfas
