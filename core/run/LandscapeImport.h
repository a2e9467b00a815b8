#pragma once

#include <filesystem>
#include <string>

#include "core/run/RunFolder.h"

namespace gacfas {

/// Copies a surface file, of ours or of another program that keeps the layout of tomgoldstein/loss-landscape, into
/// <run>/landscape/imported_<name>, as it is; an empty name is the file's. Letters, digits, '.', '-' and '_' of the name
/// are kept, others become '_'. Surfaces of several runs that were imported under one name stand side by side.
/// Returns the folder; importing the same file again changes nothing. Throws InputError naming the file (no surface in it,
/// coordinates that do not rise, or another surface of that name is there), IoError.
std::filesystem::path importSurface(const RunFolder& run, const std::filesystem::path& file, const std::string& name = {});

}  // namespace gacfas
