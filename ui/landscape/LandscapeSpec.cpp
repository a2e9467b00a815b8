#include "ui/landscape/LandscapeSpec.h"

#include <QFileInfo>

namespace gacfas {
namespace {

void nameRuns(FigureSpec& spec, const SurfaceSet& set) {
  for (const SurfaceItem& item : set.items()) {
    if (!item.computed) continue;
    spec.runs << QString::fromStdString(item.shown.run->folder.string());
    spec.labels << item.shown.label;
    spec.styles << QString::number(item.shown.style.index);
  }
}

/// Figures compare with the first run.
void putReferenceFirst(FigureSpec& spec, const QString& reference) {
  for (qsizetype i = 0; i < spec.runs.size(); ++i) {
    if (QFileInfo(spec.runs[i]).canonicalFilePath() != reference) continue;
    for (QStringList* list : {&spec.runs, &spec.labels, &spec.styles}) list->move(i, 0);
  }
}

void compareRuns(FigureSpec& spec, const LandscapeLook& look) {
  if (spec.kind == FigureKind::Surface || (spec.kind == FigureKind::Contour && look.mode == SurfaceMode::Difference))
    spec.compare = surfaceModeName(look.mode);
  if (surfaceModeOf(spec.compare) != SurfaceMode::SideBySide) putReferenceFirst(spec, look.reference);
}

}  // namespace

FigureSpec landscapeSpec(FigureKind kind, const LandscapeLook& look) {
  const SurfaceSet& set = look.set;
  FigureSpec spec;
  spec.kind = kind;
  nameRuns(spec, set);
  spec.landscape = look.evaluation ? QStringLiteral("over_training") : set.recipe();
  if (look.evaluation) spec.evaluation = QString::number(*look.evaluation);
  compareRuns(spec, look);
  spec.logZ = set.logarithmic();
  spec.levelLines = look.levelLines;
  spec.preset = look.preset == ScenePreset::Paper ? QStringLiteral("paper") : QStringLiteral("plain");
  const bool clipped = (set.oneScale() || set.top() > 0) && !set.scale().isRate();
  spec.clip = clipped ? set.scale().top : 0.0;
  spec.surface = set.channel();
  spec.azimuth = look.pose.azimuth;
  spec.elevation = look.pose.elevation;
  spec.zoom = look.pose.zoom;
  const bool wide = spec.runs.size() > 1 && kind != FigureKind::Section && kind != FigureKind::Line;
  spec.widthMm = wide ? 171.0 : 82.0;
  spec.heightMm = wide ? 66.0 : 62.0;
  return spec;
}

}  // namespace gacfas
