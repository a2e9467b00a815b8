#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <limits>
#include <optional>

#include "core/types/Dataset.h"

namespace gacfas {

/// What the threshold makes of a video.
enum class Verdict { Any, Wrong, Accepted, Rejected };

/// Which videos the Faces page shows. `verdict` and the score range are those of `run`, or of any ticked run
/// where that is empty.
struct FaceFilter {
  QString domain;              ///< empty: all domains
  QString attack;              ///< "print", ...; empty: all, live ones too
  QString client;              ///< empty: everyone
  QString run;                 ///< key of a run; empty: any ticked run
  std::optional<Label> label;  ///< empty: both classes
  Verdict verdict = Verdict::Wrong;
  double low = -std::numeric_limits<double>::infinity();  ///< low <= score < high
  double high = std::numeric_limits<double>::infinity();
  QString right;       ///< key of a run that must decide correctly; with `run` and Wrong: one wrong, the other right
  QString tag;         ///< one that the user gave; empty: any or none
  QStringList picked;  ///< these videos alone, each as faceKey() names it; empty: all

  bool hasRange() const {
    return low > -std::numeric_limits<double>::infinity() || high < std::numeric_limits<double>::infinity();
  }
  bool operator==(const FaceFilter&) const = default;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::FaceFilter)
