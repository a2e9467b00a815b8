#pragma once

#include <yaml-cpp/yaml.h>

#include <stdexcept>
#include <string>

#include "core/config/OptionTable.h"

/// For the sources of this folder alone: nothing outside sees yaml-cpp.
namespace gacfas {

/// A node that can't hold a value of an option's type; says why.
class WrongKind : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// The value of an option as text or names; throws WrongKind for a list in place of a scalar, a quoted number
/// and so on.
OptionValue readYamlValue(const YAML::Node& node, OptionType type);

/// Whether someone wrote a tag: "!!str", "!!python/object".
bool hasTag(const YAML::Node& node);

/// The value as written, on one line: 0.1, "0.1", [a, b], {lr: 0.1}.
std::string shownYaml(const YAML::Node& node);

/// "the list '[a, b]'", "the section '{lr: 0.1}'", "the value '0.1'", "no value".
std::string foundIn(const YAML::Node& node);

}  // namespace gacfas
