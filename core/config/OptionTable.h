#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/types/Config.h"

namespace gacfas {

enum class OptionType { Bool, Integer, Number, Text, Path, Choice, TextList };

/// A value before it is checked: a scalar as written ("0.005", "bce"), or the names of a TextList.
using OptionValue = std::variant<std::string, std::vector<std::string>>;

/// One option: everything that the YAML reader, `--set`, `--help` and the form need to know of it.
struct Option {
  std::string name;  ///< "train.lr"
  OptionType type = OptionType::Text;
  std::string unit;      ///< "epochs", "pixels", "degrees"; empty: none
  double minimum = 0.0;  ///< Integer and Number: least value allowed; TextList: least number of names
  double maximum = 0.0;  ///< inclusive too
  int64_t step = 1;      ///< Integer: the values allowed are minimum, minimum + step, ...
  std::vector<std::string> choices;  ///< Choice: all of them; Path: words that stand in place of a path
  std::string content;               ///< Text, Path, TextList: what it must be, in words
  bool required = false;             ///< a training config must say it
  std::string help;                  ///< one line
  std::function<OptionValue(const Config&)> get;
  /// Puts a value into a config. Returns what is wrong with it ("is not a number"), the config then
  /// unchanged, or nothing. Paths are taken as they are: the reader makes them absolute and looks whether
  /// they exist.
  std::function<std::optional<std::string>(Config&, const OptionValue&)> set;
};

/// All options, in the order in which a config file shows them. Defaults are those of Config{}.
const std::vector<Option>& optionTable();
/// Null where there is none.
const Option* findOption(const std::string& name);
/// Whether options of this section exist ("train").
bool isSection(const std::string& name);
/// Known name with the least edit distance, for "did you mean"; a name without its section, or in a wrong
/// one, counts as one edit ("lr" is near "train.lr").
std::string nearestOption(const std::string& name);
std::string nearestSection(const std::string& name);
/// What is allowed, in words: "number, 0 to 1", "one of bce, ce".
std::string allowedValues(const Option& option);
/// "0.005", "[oulu, casia]", "none" where there is nothing.
std::string shownValue(const OptionValue& value);

/// Options that are each within their range and not allowed together, or one that its range says too little of.
struct OptionConflict {
  std::vector<std::string> keys;
  std::string text;  ///< "augment.crop_scale_min 0.9 is greater than augment.crop_scale_max 0.5"
};
std::vector<OptionConflict> optionConflicts(const Config& config);

}  // namespace gacfas
