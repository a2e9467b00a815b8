#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/Journal.h"
#include "core/types/LandscapeGrid.h"
#include "core/types/LandscapeRecipe.h"

namespace gacfas {

/// The only copy of a surface while it grows: a journal with the recipe as its header and one record a point.
/// A kill loses at most the point that was being written; HDF5 files are exports of it.
class LandscapeJournal {
public:
  /// Starts a journal, or continues the one that is there. Throws InputError that says what differs when it
  /// was written under another recipe, or that it is damaged; IoError as Journal does.
  LandscapeJournal(const std::filesystem::path& path, const LandscapeRecipe& recipe);

  /// The recipe's grid with every point that was recorded before this object was made.
  const LandscapeGrid& grid() const { return grid_; }
  /// Bytes of a torn record that were dropped at the start.
  size_t droppedBytes() const { return journal_->droppedBytes(); }
  /// Records a measured point of the grid, on disk when it returns. Throws IoError.
  void append(size_t point, const PointLosses& losses);

private:
  std::unique_ptr<Journal> journal_;
  LandscapeGrid grid_;
};

/// Columns to measure: those of the journal at `path` where it differs from the recipe in them alone, as one of
/// an earlier version does, so that it can be gone on with; else the recipe's.
std::vector<std::string> continuedColumns(const std::filesystem::path& path, LandscapeRecipe recipe);

}  // namespace gacfas
