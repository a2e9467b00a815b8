#pragma once

#include <QString>
#include <memory>

#include "ui/plots/FigureSpec.h"
#include "ui/plots/PlotStyle.h"

class QPainter;
class QRectF;

namespace gacfas {

/// What a figure shows, loaded and ready to be drawn any number of times (preview, file, clipboard). One class a kind, in the part that has the
/// page: loadCurvesFigure (ui/train), loadRocFigure and loadScoresFigure (ui/results), loadSurfaceFigure, loadContourFigure and
/// loadSectionFigure (ui/landscape). Each takes a FigureSpec, reads files, may run on any thread and throws InputError or IoError.
class FigureContent {
 public:
  virtual ~FigureContent() = default;
  /// Draws into `area` with the page's own drawing code; on the GUI thread. Text is never below style.tickFont's size.
  /// The title over the whole figure and the mark of synthetic faces are not its business: ui/figure draws them above `area`.
  virtual void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const = 0;
  /// The numbers behind it, with a header line.
  virtual QString csv() const = 0;
  /// Whether any run shown was trained on drawn faces.
  virtual bool synthetic() const = 0;
};
using FigurePtr = std::shared_ptr<const FigureContent>;

}  // namespace gacfas
