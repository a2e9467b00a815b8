#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/landscape/Directions.h"

namespace gacfas {

/// Writes both axes, whole and atomically, in the layout of tomgoldstein/loss-landscape: groups `xdirection`
/// and `ydirection` with one float32 dataset a tensor, "0", "1", ... in the order of parametersOf() or
/// statesOf(); a line has no `ydirection`. `attributes` are texts of the file's root. Throws IoError.
void saveDirections(const std::filesystem::path& path, const Plane& plane,
                    const std::map<std::string, std::string>& attributes = {});
/// Those texts. Throws InputError naming the file, IoError where there is none.
std::map<std::string, std::string> directionAttributes(const std::filesystem::path& path);

/// Reads axes for a network with these parameters: files of ours (one tensor a parameter, or one a state), and
/// files made from the authors' Python network, where the unused torchvision head (`model.fc.weight`,
/// `model.fc.bias`) stands before `fc.weight` and is dropped. Over states, also in the order of a torch state_dict. y is empty where the file has no `ydirection`.
/// `states` is statesOf() of the network; without it files of states are refused. Throws InputError naming file,
/// dataset, expected and found shape; IoError where there is no file.
Plane loadDirections(const std::filesystem::path& path, const NamedTensors& parameters,
                     const NamedTensors& states = {});

/// SHA-256 of the values and shapes of both axes.
std::string directionsHash(const Plane& plane);

}  // namespace gacfas
