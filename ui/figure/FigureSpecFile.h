#pragma once

#include "ui/plots/FigureSpec.h"

namespace gacfas {

/// Reads a spec; runs and output become absolute, relative to the file. Throws InputError naming file, line
/// or key, IoError where the file cannot be read.
FigureSpec readFigureSpec(const QString& file);
/// Writes a spec whole or not at all, runs relative to the file where they lie below its folder or beside it.
/// Throws IoError.
void saveFigureSpec(const QString& file, const FigureSpec& spec);
/// Its text.
QByteArray figureSpecText(const FigureSpec& spec, const QString& folder);

}  // namespace gacfas
