#pragma once

#include <filesystem>

#include "viz/HeightField.h"

namespace gacfas {

/// Writes the surface as VTK PolyData (XML, binary appended data): the quadrilaterals of surfaceMesh() at (x, y,
/// value) with the point arrays "zvalue" and "Normals". Unscaled and not cut off. Throws IoError.
void writeVtp(const std::filesystem::path& path, const HeightField& field);
/// The same as a Wavefront OBJ. Throws IoError.
void writeObj(const std::filesystem::path& path, const HeightField& field);

}  // namespace gacfas
