#pragma once

#include <functional>

#include "ui/plots/FigureContent.h"

namespace gacfas {

using FigureLoader = std::function<FigurePtr(const FigureSpec&)>;

/// Reads what a figure of any kind shows. For any thread; throws InputError and IoError.
FigurePtr loadFigure(const FigureSpec& spec);

struct LoadedFigure {
  FigurePtr content;  ///< null where it cannot be read
  QString problem;    ///< why
};
/// The same without throwing.
LoadedFigure loadQuietly(const FigureSpec& spec, const FigureLoader& load = loadFigure);

}  // namespace gacfas
