#include "core/config/OptionBuilder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace gacfas::options {

namespace {

/// The scalar of a value, or null where it is a list.
const std::string* scalarOf(const OptionValue& value) {
  return std::get_if<std::string>(&value);
}

/// Parses the whole of `text`, an optional + before it; leaves `out` alone where that fails.
template <typename T>
std::errc parseWhole(std::string_view text, T& out) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  T parsed{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc()) return error;
  if (end != text.data() + text.size()) return std::errc::invalid_argument;
  out = parsed;
  return {};
}

bool hasLeadingZero(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0';
}

/// Names become folders on disk and cells in CSV files.
bool isControl(char character) {
  return static_cast<unsigned char>(character) < 0x20 || character == 0x7f;
}

}  // namespace

Option described(OptionType type, std::string name, std::string help) {
  Option option;
  option.type = type;
  option.name = std::move(name);
  option.help = std::move(help);
  return option;
}

std::string numberText(double value) {
  char buffer[64];
  const double size = std::abs(value);
  const bool plain = size == 0.0 || (size >= 1e-6 && size < 1e16);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr);
  const size_t exponent = text.find('e');
  if (exponent != std::string::npos && text.find('.') == std::string::npos) text.insert(exponent, ".0");
  return text;
}

Reason readBool(const OptionValue& value, bool& out) {
  if (value != OptionValue("true") && value != OptionValue("false")) return "is neither true nor false";
  out = value == OptionValue("true");
  return {};
}

Reason readInteger(const Option& option, const OptionValue& value, int64_t& out) {
  const std::string* text = scalarOf(value);
  int64_t parsed = 0;
  const std::errc error = text ? parseWhole(*text, parsed) : std::errc::invalid_argument;
  if (error == std::errc::result_out_of_range) return "is out of range";
  if (error != std::errc()) return "is not a whole number";
  if (hasLeadingZero(*text)) return "has a leading zero";
  const auto least = static_cast<int64_t>(option.minimum);
  if (parsed < least || parsed > static_cast<int64_t>(option.maximum)) return "is out of range";
  if ((parsed - least) % option.step != 0) return least % 2 == 0 ? "is not even" : "is not odd";
  out = parsed;
  return {};
}

Reason readNumber(const Option& option, const OptionValue& value, double& out) {
  const std::string* text = scalarOf(value);
  double parsed = 0.0;
  const std::errc error = text ? parseWhole(*text, parsed) : std::errc::invalid_argument;
  if (error == std::errc::result_out_of_range) return "is out of range";
  if (error != std::errc()) return "is not a number";
  if (!std::isfinite(parsed)) return "is not a finite number";
  if (parsed < option.minimum || parsed > option.maximum) return "is out of range";
  out = parsed;
  return {};
}

Reason readText(const OptionValue& value, std::string& out) {
  const std::string* text = scalarOf(value);
  if (!text) return "is a list";
  if (std::any_of(text->begin(), text->end(), isControl))
    return "has a line break or another control character";
  out = *text;
  return {};
}

Reason readDomain(const OptionValue& value, std::string& out) {
  std::string name;
  if (const Reason reason = readText(value, name)) return reason;
  if (name == "." || name == ".." || name.find('/') != std::string::npos)
    return "is not the name of one folder";
  out = name;
  return {};
}

Reason readDomains(const Option& option, const OptionValue& value, std::vector<std::string>& out) {
  const auto* names = std::get_if<std::vector<std::string>>(&value);
  if (!names) return "is not a list";
  std::set<std::string> seen;
  for (const std::string& written : *names) {
    std::string name;
    if (const Reason reason = readDomain(written, name))
      return "has a name, '" + written + "', that " + *reason;
    if (name.empty()) return "has an empty name";
    if (!seen.insert(name).second) return "names '" + name + "' twice";
  }
  const auto count = static_cast<double>(names->size());
  if (count > 0 && (count < option.minimum || count > option.maximum)) {
    return "has " + std::to_string(names->size()) + (names->size() == 1 ? " name" : " names");
  }
  out = *names;
  return {};
}

}  // namespace gacfas::options
