#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

/// What a config is read for: training needs data and a model start; a traced step needs neither.
enum class ConfigPurpose { Training, TraceStep };

/// Reads a YAML config and applies `overrides` ("train.lr=0.01", as after --set) on top; an empty path starts from the
/// defaults alone. Relative paths in the file are relative to the file, those in overrides to the working folder.
/// Throws InputError with every fault found, one line each and at most five (then a count): faults in what is written
/// first, then missing keys; each names file, line, key, the value as written, what is allowed and the nearest known key.
Config readConfig(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                  ConfigPurpose purpose = ConfigPurpose::Training);

/// The effective config as YAML, every option written, readable by readConfig to the same Config.
std::string configToYaml(const Config& config);

/// Help on every option, from the table.
std::string optionHelp();

/// "gac-fas", "erm", ...: the name of a choice as configs write it.
std::string minimizerName(MinimizerKind kind);
std::string variantName(GacVariant variant);

}  // namespace gacfas
