#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Config.h"
#include "core/types/JobControl.h"
#include "core/types/TrainEvents.h"

namespace gacfas {

/// Folder that a new run takes when none is given: below `parent`, named after the config, not yet there.
std::filesystem::path newRunFolder(const Config& config, const std::filesystem::path& parent);

/// Trains a new run into `folder`, which must be absent or empty, to its end. Everything that can be refused is refused
/// before the folder is made. A pause of `control` saves a checkpoint and waits; a stop saves one and throws Cancelled.
/// Throws InputError (config, data, weights, image), DeviceError, IoError, Error (diverged); what was reached before
/// stays in the folder and can be resumed.
void startTraining(const Config& config, const std::filesystem::path& folder, JobControl& control, const TrainEvents& events);

/// Goes on from the newest intact checkpoint of a run folder; damaged ones are named in a note and passed over.
/// `overrides` may set system.*, data.root and name, nothing that changes the numbers. A finished run returns at once.
/// Throws as startTraining, and InputError where the folder is no run, or another process is training it.
void resumeTraining(const std::filesystem::path& folder, const std::vector<std::string>& overrides, JobControl& control,
                    const TrainEvents& events);

}  // namespace gacfas
