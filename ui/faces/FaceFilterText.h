#pragma once

#include <QStringList>

#include "ui/results/FaceFilter.h"

namespace gacfas {

/// The runs that a filter can name: keys as in FaceFilter, and what the user calls them.
struct RunNames {
  QStringList keys, labels;
  bool operator==(const RunNames&) const = default;
};

/// The filter as one line, each condition a word: `domain:street class:spoof verdict:wrong attack:replay
/// run:"demo gac-fas" right:"demo erm" score:-0.1..0.75`. Without conditions it is empty: all videos.
QString filterText(const FaceFilter& filter, const RunNames& runs);

/// The filter that filterText() wrote, from the text of a user. Throws InputError naming the word and what it
/// should be.
FaceFilter parseFilter(const QString& text, const RunNames& runs);

}  // namespace gacfas
