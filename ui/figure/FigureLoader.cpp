#include "ui/figure/FigureLoader.h"

#include "ui/landscape/ContourFigure.h"
#include "ui/landscape/LineFigure.h"
#include "ui/landscape/SectionFigure.h"
#include "ui/landscape/SurfaceFigure.h"
#include "ui/results/ReliabilityFigure.h"
#include "ui/results/RocFigure.h"
#include "ui/results/ScoresFigure.h"
#include "ui/sharpness/SharpnessFigure.h"
#include "ui/train/CurvesFigure.h"

namespace gacfas {

FigurePtr loadFigure(const FigureSpec& spec) {
  switch (spec.kind) {
    case FigureKind::Curves:
      return loadCurvesFigure(spec);
    case FigureKind::Roc:
      return loadRocFigure(spec);
    case FigureKind::Reliability:
      return loadReliabilityFigure(spec);
    case FigureKind::Scores:
      return loadScoresFigure(spec);
    case FigureKind::Surface:
      return loadSurfaceFigure(spec);
    case FigureKind::Contour:
      return loadContourFigure(spec);
    case FigureKind::Section:
      return loadSectionFigure(spec);
    case FigureKind::Line:
      return loadLineFigure(spec);
    case FigureKind::Sharpness:
      return loadSharpnessFigure(spec);
  }
  return nullptr;
}

LoadedFigure loadQuietly(const FigureSpec& spec, const FigureLoader& load) {
  try {
    return {load(spec), {}};
  } catch (const std::exception& error) {
    return {nullptr, QString::fromUtf8(error.what())};
  }
}

}  // namespace gacfas
