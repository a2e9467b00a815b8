#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Sharpness.h"

namespace gacfas {

/// Place of a report below a run: <run>/sharpness/<weights>-<model>_faces<n>_seed<n>_<recipe>.json. The name depends on all
/// that decides the figures (weights, faces, seed, options) and on nothing else.
std::filesystem::path sharpnessFile(const std::filesystem::path& run, const SharpnessReport& report);

/// The report as JSON; a figure that is not known is null.
std::string sharpnessText(const SharpnessReport& report);

/// Writes the file, whole or not at all, and its folder. Throws IoError.
void saveSharpness(const std::filesystem::path& file, const SharpnessReport& report);

/// Throws IoError where there is no file, InputError naming one that is none of ours.
SharpnessReport readSharpness(const std::filesystem::path& file);

/// Files of all reports of a run, by name; none where nothing was measured yet.
std::vector<std::filesystem::path> sharpnessFiles(const std::filesystem::path& run);

}  // namespace gacfas
