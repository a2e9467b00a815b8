#pragma once

#include <filesystem>

namespace gacfas::cli {

/// Throws IoError where `file` cannot be written: no folder, no permission, or a folder itself. Called before
/// long work starts, so that its result has a place; an empty path means no file.
void requireOutputPlace(const std::filesystem::path& file);

}  // namespace gacfas::cli
