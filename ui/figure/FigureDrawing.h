#pragma once

#include <QImage>

#include "ui/plots/FigureContent.h"

namespace gacfas {

/// Every figure is laid out at 300 units an inch and then scaled, so that it is the same in every format,
/// size on screen and resolution: what is measured in whole units (margins, font sizes) does not move.
constexpr double kLayoutPerMm = 300.0 / 25.4;

/// Draws a figure whole: ground, title and the mark of synthetic faces as the spec wants them, and the
/// content below. `area` is widthMm x heightMm large, at `unitsPerMm`. On the GUI thread.
void drawFigure(QPainter& painter, const QRectF& area, double unitsPerMm, const FigureContent& content,
                const FigureSpec& spec);

/// The same as pixels, widthMm x heightMm at `pixelsPerMm`. Throws InputError where that is more than an
/// image can hold.
QImage figureImage(const FigureContent& content, const FigureSpec& spec, double pixelsPerMm);

/// Of the smallest text, in pt: ticks are one smaller than labels, and never below 7.
double smallestText(const FigureSpec& spec);

}  // namespace gacfas
