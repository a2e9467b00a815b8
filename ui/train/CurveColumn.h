#pragma once

#include <QString>
#include <string>

namespace gacfas {

/// Which of the page's log switches a column follows.
enum class ScaleGroup { Linear, Loss, Norm, Rate };

/// What a column of steps.csv or evaluations.csv means to a reader. "lr.head" is a column as well, made from
/// lr and the config.
struct CurveColumn {
  std::string name;
  QString title;       ///< "Classification loss, office"
  QString unit;        ///< "nat", "%", empty where it has none
  QString shortTitle;  ///< "Loss office", for tables
  QString lineLabel;   ///< at the line's end, where a panel has several columns
  ScaleGroup group = ScaleGroup::Linear;
  bool evaluation = false;  ///< of evaluations.csv: few points, never smoothed
  bool second = false;      ///< the second of a pair: thin line, hollow markers
  double factor = 1.0;      ///< shown value / stored value
  int decimals = -1;        ///< in tables; -1: three significant figures

  /// Drawn smoothed over a faint raw line.
  bool smoothed() const { return !evaluation && group != ScaleGroup::Rate; }
};

/// Of any column; one that is not known keeps its name as title.
CurveColumn describeColumn(const std::string& name);

}  // namespace gacfas
