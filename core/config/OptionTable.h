#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

enum class OptionType { Bool, Integer, Number, Text, Path, Choice, TextList };

/// One option: everything that the YAML reader, `--set`, `--help` and the form need to know of it.
struct Option {
  std::string name;                   ///< "train.lr"
  OptionType type = OptionType::Text;
  std::string unit;                   ///< "epochs", "pixels", "degrees"; empty: none
  double minimum = 0.0;               ///< numbers only, inclusive
  double maximum = 0.0;
  std::vector<std::string> choices;   ///< Choice only
  bool required = false;              ///< a training config must say it
  std::string help;                   ///< one line
  /// Reads the value out of a config, as YAML would write it ("0.005", "[oulu, casia]").
  std::function<std::string(const Config&)> get;
  /// Puts a value of the right type into a config. Returns what is wrong with it (type, range, choice), or nothing.
  std::function<std::optional<std::string>(Config&, const std::string&)> set;
};

/// All options, in the order in which a config file shows them. Defaults are those of Config{}.
const std::vector<Option>& optionTable();
/// Null where there is none.
const Option* findOption(const std::string& name);
/// Known name with the least edit distance, for "did you mean".
std::string nearestOption(const std::string& name);
/// What is allowed, in words: "number, 0 to 1", "one of bce, ce".
std::string allowedValues(const Option& option);

}  // namespace gacfas
