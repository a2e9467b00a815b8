#pragma once

#include <vector>

#include "core/config/OptionTable.h"

/// The parts of the option table, in the order of a config file.
namespace gacfas::options {

std::vector<Option> runOptions();
std::vector<Option> dataOptions();
std::vector<Option> modelOptions();
std::vector<Option> trainOptions();
std::vector<Option> gacOptions();
std::vector<Option> augmentOptions();
std::vector<Option> evaluateOptions();
std::vector<Option> landscapeOptions();
std::vector<Option> systemOptions();

}  // namespace gacfas::options
