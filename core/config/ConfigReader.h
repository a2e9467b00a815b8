#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/config/ConfigFaults.h"
#include "core/types/Config.h"

namespace gacfas {

/// What a config is read for.
enum class ConfigPurpose {
  Training,   ///< required options must be there, data.root and model.init must exist
  StoredRun,  ///< the effective config of a run folder, which may have moved: nothing is looked up on disk
  TraceStep,  ///< neither data nor a model start is needed
};

/// Reads a YAML config and applies `overrides` ("train.lr=0.01", as after --set) on top, the last of one key
/// winning; an empty path starts from the defaults alone. Relative paths in the file are relative to the
/// file, those in overrides to the working folder; `~` is a name like any other. Lists in overrides:
/// "data.train=[oulu, casia]" or "data.train=oulu,casia".
///
/// A quoted value is text, in YAML and for every other reader of the file, so `lr: "0.1"` is a fault; true
/// and false are the only booleans, whole numbers are written without point, exponent or leading zeros. Files
/// over 1 MiB are refused.
///
/// Throws ConfigError (an InputError) with every fault found, one line each and at most five (then a count): faults in what is
/// written first, in the order of the file, then overrides, then missing keys; each names file and line (or
/// --set), key, the value as written, what is allowed and, for an unknown key, the nearest known one.
Config readConfig(const std::filesystem::path& file, const std::vector<std::string>& overrides,
                  ConfigPurpose purpose = ConfigPurpose::Training);

/// The same of a text that stands in no file, such as an editor's; `file` names it in messages, and relative
/// paths are relative to its folder.
Config readConfigText(const std::string& text, const std::filesystem::path& file,
                      const std::vector<std::string>& overrides,
                      ConfigPurpose purpose = ConfigPurpose::Training);

/// The effective config as YAML: every option with its meaning, paths absolute. readConfig gives the same
/// Config back.
std::string configToYaml(const Config& config);

/// Help on every option, from the table.
std::string optionHelp();

/// "gac-fas", "erm", ...: the name of a choice as configs write it.
std::string minimizerName(MinimizerKind kind);
std::string variantName(GacVariant variant);

}  // namespace gacfas
