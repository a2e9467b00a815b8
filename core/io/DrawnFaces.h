#pragma once

#include <filesystem>

namespace gacfas {

/// Whether the faces of a data root were drawn by this program (`gacfas demo-data`): its README.txt says so. False where
/// it cannot be read.
bool holdsDrawnFaces(const std::filesystem::path& root);

}  // namespace gacfas
