#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// A surface file's content.
struct SurfaceFile {
  LandscapeGrid grid;
  std::map<std::string, std::string> attributes;  ///< empty for files of other programs
  bool isLine = false;                            ///< it has no y axis
};

/// Writes a surface, whole and atomically, in the layout of tomgoldstein/loss-landscape: `dir_file`,
/// `xcoordinates` [nx], `ycoordinates` [ny], `train_loss` and `train_acc` (percent) [ny, nx] float64, -1
/// where a point is pending and NaN in a hole. A line has no `ycoordinates`, and [nx] values. Beside it:
/// `train_loss_weighted`, `status` (0 pending, 1 done, 2 hole, 3 at least the loss that stands there),
/// `domains/<name>/loss` and `domains/<name>/accuracy` (0..1, as measured), a dataset for each column under its
/// name, and the root attributes model_hash, data_hash, direction_hash, seed, recipe, precision,
/// program_version, domains, columns (a line each).
/// `directionFile` is the name of the directions' file beside it. Throws IoError.
void saveSurface(const std::filesystem::path& path, const LandscapeGrid& grid, const LandscapeRecipe& recipe,
                 const std::string& directionFile);

/// Reads a surface of ours or of another program that keeps the layout; without `status`, a loss of -1 is
/// pending and one that is not finite a hole. `train_acc`, `test_loss` and `test_acc` may be absent; the last two are the
/// columns "test/loss" and "test/accuracy" of a file without the attribute `columns`. Throws InputError naming file and dataset, IoError where there
/// is no file.
SurfaceFile loadSurface(const std::filesystem::path& path);

/// The recipe that the file tells; of one that tells none its coordinates, its shape, and axes "imported from `name`".
std::vector<std::pair<std::string, std::string>> recipeOf(const SurfaceFile& file, const std::string& name);

}  // namespace gacfas
