#pragma once

#include <QString>
#include <vector>

#include "core/metrics/ScoreLevel.h"

namespace gacfas {

/// A level of the scores that the window offers.
struct LevelName {
  QString word;   ///< in FigureSpec: "video", "middle", "frame"
  QString title;  ///< "Video mean"
  ScoreLevel level;
};

const std::vector<LevelName>& levelNames();
QString levelWord(const ScoreLevel& level);
/// Throws InputError saying what is allowed.
ScoreLevel levelOf(const QString& word);

}  // namespace gacfas
