#include "core/config/OptionTable.h"

#include <algorithm>
#include <cctype>

#include "core/config/OptionBuilder.h"
#include "core/config/options/Sections.h"
#include "core/types/Text.h"

namespace gacfas {

namespace {

std::vector<Option> buildTable() {
  std::vector<Option> table;
  for (auto* section : {options::runOptions, options::dataOptions, options::modelOptions,
                        options::trainOptions, options::gacOptions, options::augmentOptions,
                        options::evaluateOptions, options::landscapeOptions, options::systemOptions}) {
    for (Option& option : section()) table.push_back(std::move(option));
  }
  return table;
}

std::string sectionOf(const std::string& name) {
  const size_t dot = name.find('.');
  return dot == std::string::npos ? "" : name.substr(0, dot);
}

std::string lastPart(const std::string& name) {
  return name.substr(name.rfind('.') + 1);
}

std::string lowered(std::string text) {
  text.resize(
      std::min<size_t>(text.size(), 64));  // longer is no typing error, and distances grow with the square
  for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return text;
}

/// Letters inserted, left out, replaced or swapped with their neighbour.
size_t editDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<size_t>> cost(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

std::string rangeText(const Option& option) {
  const std::string range =
      options::numberText(option.minimum) + " to " + options::numberText(option.maximum);
  return option.unit.empty() ? range : range + " " + option.unit;
}

std::string wholeText(const Option& option) {
  if (option.step == 1) return "whole number, ";
  return static_cast<int64_t>(option.minimum) % 2 == 0 ? "even whole number, " : "odd whole number, ";
}

}  // namespace

const std::vector<Option>& optionTable() {
  static const std::vector<Option> table = buildTable();
  return table;
}

const Option* findOption(const std::string& name) {
  for (const Option& option : optionTable()) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

bool isSection(const std::string& name) {
  return !name.empty() && std::any_of(optionTable().begin(), optionTable().end(),
                                      [&](const Option& option) { return sectionOf(option.name) == name; });
}

std::string nearestOption(const std::string& name) {
  const std::string wanted = lowered(name);
  const auto distance = [&](const Option& option) {
    return std::min(editDistance(wanted, option.name),
                    1 + editDistance(lastPart(wanted), lastPart(option.name)));
  };
  return std::min_element(optionTable().begin(), optionTable().end(),
                          [&](const Option& a, const Option& b) { return distance(a) < distance(b); })
      ->name;
}

std::string nearestSection(const std::string& name) {
  const std::string wanted = lowered(name);
  std::string best;
  for (const Option& option : optionTable()) {
    const std::string section = sectionOf(option.name);
    if (section.empty()) continue;
    if (best.empty() || editDistance(wanted, section) < editDistance(wanted, best)) best = section;
  }
  return best;
}

std::string allowedValues(const Option& option) {
  switch (option.type) {
    case OptionType::Bool:
      return "true or false";
    case OptionType::Integer:
      return wholeText(option) + rangeText(option);
    case OptionType::Number:
      return "number, " + rangeText(option);
    case OptionType::Choice:
      return "one of " + joined(option.choices);
    case OptionType::TextList:
      return "list of " + rangeText(option) + " " + option.content;
    case OptionType::Text:
    case OptionType::Path:
      return option.content;
  }
  return {};
}

std::string shownValue(const OptionValue& value) {
  if (const auto* names = std::get_if<std::vector<std::string>>(&value)) {
    return names->empty() ? "none" : std::string("[") + joined(*names) + "]";
  }
  const auto& text = std::get<std::string>(value);
  return text.empty() ? "none" : text;
}

std::vector<OptionConflict> optionConflicts(const Config& config) {
  std::vector<OptionConflict> conflicts;
  const auto& sources = config.data.train;
  if (!config.data.test.empty() &&
      std::find(sources.begin(), sources.end(), config.data.test) != sources.end()) {
    conflicts.push_back({{"data.test", "data.train"},
                         "data.test " + config.data.test + " is among the sources of data.train " +
                             shownValue(sources) + "; allowed: a domain that training never sees"});
  }
  const auto& augment = config.augment;
  if (augment.cropScaleMin > augment.cropScaleMax) {
    conflicts.push_back({{"augment.crop_scale_min", "augment.crop_scale_max"},
                         "augment.crop_scale_min " + options::numberText(augment.cropScaleMin) +
                             " is greater than augment.crop_scale_max " +
                             options::numberText(augment.cropScaleMax) + "; allowed: at most that"});
  }
  if (const int64_t points = config.evaluate.landscape; points > 0 && (points < 3 || points % 2 == 0)) {
    conflicts.push_back({{"evaluate.landscape"},
                         "evaluate.landscape " + std::to_string(points) +
                             " leaves the weights themselves out; allowed: 0 (none) or an odd number from 3 on"});
  }
  return conflicts;
}

}  // namespace gacfas
