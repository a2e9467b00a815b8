#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "core/config/ChoiceNames.h"
#include "core/config/OptionTable.h"

/// One function per type of option. `field` finds the member: [](auto& config) -> auto& { return
/// config.train.lr; }
namespace gacfas::options {

using Reason = std::optional<std::string>;  ///< what is wrong, or nothing

/// Each reads a value into `out`, unchanged where something is wrong.
Reason readBool(const OptionValue& value, bool& out);
Reason readInteger(const Option& option, const OptionValue& value, int64_t& out);
Reason readNumber(const Option& option, const OptionValue& value, double& out);
Reason readText(const OptionValue& value, std::string& out);
Reason readDomain(const OptionValue& value, std::string& out);
Reason readDomains(const Option& option, const OptionValue& value, std::vector<std::string>& out);

/// Shortest text that reads back to the same number, plain from 1e-6 to 1e16 ("0.0002"), else with a point
/// and an exponent, which every YAML reader takes for a number.
std::string numberText(double value);

Option described(OptionType type, std::string name, std::string help);

template <typename Field>
Option boolean(std::string name, Field field, std::string help) {
  Option option = described(OptionType::Bool, std::move(name), std::move(help));
  option.get = [field](const Config& config) -> OptionValue { return field(config) ? "true" : "false"; };
  option.set = [field](Config& config, const OptionValue& value) { return readBool(value, field(config)); };
  return option;
}

struct Range {
  double minimum;
  double maximum;
  int64_t step = 1;
};

template <typename Field>
Option number(std::string name, std::string unit, Range range, Field field, std::string help) {
  using Value = std::remove_reference_t<decltype(field(std::declval<Config&>()))>;
  constexpr bool isWhole = std::is_integral_v<Value>;
  Option option =
      described(isWhole ? OptionType::Integer : OptionType::Number, std::move(name), std::move(help));
  option.unit = std::move(unit);
  option.minimum = range.minimum;
  option.maximum = range.maximum;
  option.step = range.step;
  option.get = [field](const Config& config) -> OptionValue {
    if constexpr (isWhole)
      return std::to_string(field(config));
    else
      return numberText(field(config));
  };
  option.set = [field, rules = option](Config& config, const OptionValue& value) -> Reason {
    if constexpr (isWhole) {
      auto whole = static_cast<int64_t>(field(config));
      const Reason reason = readInteger(rules, value, whole);
      field(config) = static_cast<Value>(whole);
      return reason;
    } else {
      return readNumber(rules, value, field(config));
    }
  };
  return option;
}

template <typename Enum, typename Field>
Option choice(std::string name, ChoiceNames<Enum> names, Field field, std::string help) {
  Option option = described(OptionType::Choice, std::move(name), std::move(help));
  for (const auto& entry : names) option.choices.push_back(entry.first);
  option.get = [names, field](const Config& config) -> OptionValue {
    for (const auto& [text, value] : names) {
      if (value == field(config)) return text;
    }
    return std::string();
  };
  option.set = [names, field](Config& config, const OptionValue& value) -> Reason {
    for (const auto& [text, known] : names) {
      if (value == OptionValue(text)) {
        field(config) = known;
        return {};
      }
    }
    return "is not one of the choices";
  };
  return option;
}

/// A line of text; empty is allowed.
template <typename Field>
Option text(std::string name, std::string content, Field field, std::string help) {
  Option option = described(OptionType::Text, std::move(name), std::move(help));
  option.content = std::move(content);
  option.get = [field](const Config& config) -> OptionValue { return field(config); };
  option.set = [field](Config& config, const OptionValue& value) { return readText(value, field(config)); };
  return option;
}

/// The folder name of a domain; empty is allowed and means none.
template <typename Field>
Option domain(std::string name, std::string content, Field field, std::string help) {
  Option option = text(std::move(name), std::move(content), field, std::move(help));
  option.set = [field](Config& config, const OptionValue& value) { return readDomain(value, field(config)); };
  return option;
}

/// Folder names of different domains, `range` of them, or none.
template <typename Field>
Option domains(std::string name, std::string content, Range range, Field field, std::string help) {
  Option option = described(OptionType::TextList, std::move(name), std::move(help));
  option.content = std::move(content);
  option.minimum = range.minimum;
  option.maximum = range.maximum;
  option.get = [field](const Config& config) -> OptionValue { return field(config); };
  option.set = [field, rules = option](Config& config, const OptionValue& value) {
    return readDomains(rules, value, field(config));
  };
  return option;
}

/// A path (std::string or std::filesystem::path); empty is allowed and means none.
template <typename Field>
Option path(std::string name, std::string content, Field field, std::string help) {
  Option option = described(OptionType::Path, std::move(name), std::move(help));
  option.content = std::move(content);
  option.get = [field](const Config& config) -> OptionValue {
    return std::filesystem::path(field(config)).string();
  };
  option.set = [field](Config& config, const OptionValue& value) {
    std::string written;
    const Reason reason = readText(value, written);
    if (!reason) field(config) = written;
    return reason;
  };
  return option;
}

}  // namespace gacfas::options
