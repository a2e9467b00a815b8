#pragma once

#include <QString>

#include "core/run/LandscapeFacts.h"

namespace gacfas {

/// One line for the chooser: what kind it is, points and range, then all that is not the default: "Plane 21 × 21, ±1,
/// seed 123", "10 random lines, 41 points, ±1, layer norm, preview bf16".
QString recipeText(const LandscapeFacts& facts);

/// What makes it a preview: "preview, bf16", "preview, first 8 faces a domain"; empty where it is none.
QString previewText(const LandscapeFacts& facts);

/// Everything that decides a landscape, a line each: axes, range, statistics, weights, faces, precision.
QString recipeWords(const LandscapeFacts& facts);

/// Title of the x or y axis: "Direction 1 (filter norm)", "Towards gac-fas (1: there)".
QString axisTitle(const LandscapeFacts& facts, bool first);

}  // namespace gacfas
