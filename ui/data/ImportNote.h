#pragma once

#include <filesystem>
#include <optional>

#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// While an import is not finished, <root>/<domain>/.import.json says what it was started with, so that it
/// can go on after the program has ended. These functions read and write the disk: not for the GUI thread.

/// The domain's folder is there. Throws IoError.
void saveImportNote(const PrepareOptions& options);
/// Nothing where there is none, or none that can be read.
std::optional<PrepareOptions> readImportNote(const std::filesystem::path& root, const std::string& domain);
/// What cannot be removed stays.
void removeImportNote(const PrepareOptions& options);

}  // namespace gacfas
