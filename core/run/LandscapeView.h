#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// A surface as it is now, finished or not.
struct LandscapeView {
  LandscapeGrid grid;                                       ///< points not measured yet are pending
  std::vector<std::pair<std::string, std::string>> recipe;  ///< name and value each, as recipeLines()
  LandscapeShape shape = LandscapeShape::Plane;
  bool preview = false;                                     ///< measured in bf16, or on some of the faces
  std::string weights;                                      ///< "last" or "best"
  size_t journalBytes = 0;                                  ///< how much was read; 0: from surface.h5 alone
};

/// Reads the folder of a recipe (<run>/landscape/<recipe>) without touching it: its points.journal, also
/// while another process appends to it (a torn last record is left out), or surface.h5 where there is no
/// journal. Throws InputError naming the file at fault, IoError where there is neither.
LandscapeView readLandscape(const std::filesystem::path& recipeFolder);

}  // namespace gacfas
