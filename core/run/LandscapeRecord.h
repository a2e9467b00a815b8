#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// The journal of points in a landscape's folder (LandscapeJournal).
inline constexpr const char* kPointsFile = "points.journal";

/// First line of a landscape journal's header, with its line end.
inline constexpr std::string_view kLandscapeFormat = "gacfas landscape 1\n";

/// Header of the journal of a recipe: the first line, then the recipe's, "name: value" each.
std::string landscapeHeader(const LandscapeRecipe& recipe);

/// A measured point as a journal keeps it: x, y, loss, weighted loss, accuracy, then loss and accuracy of
/// each domain, then the columns, separated by commas, exact. One that is only known to lie at or above a
/// loss is ">=", x, y, loss.
std::string landscapeRecord(double x, double y, const PointLosses& losses);

/// Puts records into the grid, later ones of a point in the place of earlier ones. Throws InputError naming the journal `path` and a record that is no point of
/// it.
void restorePoints(LandscapeGrid& grid, const std::vector<std::string>& records,
                   const std::filesystem::path& path);

}  // namespace gacfas
