#pragma once

class QColor;

namespace gacfas {

/// Contrast ratio of two opaque colours by WCAG 2, 1..21.
double contrastRatio(const QColor& a, const QColor& b);

}  // namespace gacfas
