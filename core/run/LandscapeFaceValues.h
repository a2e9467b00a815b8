#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/io/Journal.h"
#include "core/run/LandscapeRecipeText.h"

namespace gacfas {

/// What was measured of each face at a point of a preview.
struct FaceValues {
  double x = 0.0, y = 0.0;
  std::vector<double> loss, score;  ///< in the order of the preview's faces
};

/// faces.journal of a preview's folder: the values of every face at every point, from which a landscape of more faces
/// goes on. The header is that of points.journal; a record has x, y, the losses and the scores, float64, little endian.
class FaceValuesJournal {
public:
  /// Starts or continues the journal. Throws as Journal does.
  FaceValuesJournal(const std::filesystem::path& recipeFolder, const LandscapeRecipe& recipe);
  /// On disk when it returns. Throws IoError.
  void append(const FaceValues& point);

private:
  Journal journal_;
};

struct FaceValuesFile {
  RecipeLines recipe;
  std::vector<FaceValues> points;
};

/// Of a folder, also while it is written; empty where there is none. Throws InputError naming the file.
FaceValuesFile readFaceValues(const std::filesystem::path& recipeFolder);

}  // namespace gacfas
