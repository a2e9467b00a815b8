#pragma once

#include <QSizeF>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "ui/runs/ShownRun.h"
#include "ui/train/CurveColumn.h"

namespace gacfas {

/// One small multiple: columns that share an axis. Its key says which and is what FigureSpec::columns holds:
/// a column, several joined by
/// '+', or "cosine.*" for all that begin so.
struct CurvePanel {
  QString key;
  QString title;
  QString secondary;                 ///< unit, and what filled and hollow markers are
  QString yLabel;                    ///< title and unit, for an axis
  QString note;                      ///< why a run has no line, empty where each has one
  std::vector<CurveColumn> columns;  ///< those that any of the runs has

  ScaleGroup group() const { return columns.empty() ? ScaleGroup::Linear : columns.front().group; }
};

/// The panel of a key for these runs.
CurvePanel panelOf(const QString& key, const std::vector<RunPtr>& runs);

/// Keys of all panels of the Train page for these runs, in order: losses first, metrics and learning rate
/// last.
QStringList pagePanelKeys(const std::vector<RunPtr>& runs);
/// Those of them that a page shows until the user chooses: |d| only where no run has |g|, no accuracy.
QStringList usualPanelKeys(const std::vector<RunPtr>& runs);

/// In how many columns `panels` small multiples fill an area best: neither flat nor thin, few places empty,
/// none narrower than `leastWidth`.
int panelColumns(int panels, const QSizeF& area, double leastWidth);

/// Whether the run's tables have the column, "lr.head" included.
bool hasColumn(const RunSnapshot& run, const std::string& column);

}  // namespace gacfas
