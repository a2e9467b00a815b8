#pragma once

#include <QByteArray>
#include <QImage>

#include "ui/plots/FigureContent.h"

namespace gacfas {

enum class FigureFormat { Png, Svg, Pdf, Csv, Hdf5 };

/// By the file's suffix. Throws InputError naming the file and what is allowed.
FigureFormat figureFormat(const QString& file);

/// A figure that is drawn and not yet a file.
struct DrawnFigure {
  QImage image;      ///< png: its pixels
  QByteArray bytes;  ///< all other formats
};

/// Draws at the size of the spec: PNG with its resolution stored, SVG with text as outlines, PDF of exactly
/// that page. On the GUI thread.
DrawnFigure drawAs(FigureFormat format, const FigureContent& content, const FigureSpec& spec);
/// The file's bytes. For any thread, as PNG takes its time.
QByteArray encode(const DrawnFigure& drawn);
/// Writes the whole file or nothing; makes its folder. Throws IoError. For any thread.
void saveFigure(const QString& file, const QByteArray& bytes);

}  // namespace gacfas
