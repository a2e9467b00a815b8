#include "app/cli/Text.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace gacfas::cli {

namespace {

std::string blanks(const std::string& text, size_t width) {
  return std::string(width - std::min(width, text.size()), ' ');
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return "-";
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << value;
  return text.str();
}

std::string alignedLeft(const std::string& text, size_t width) {
  return text + blanks(text, width);
}

std::string alignedRight(const std::string& text, size_t width) {
  return blanks(text, width) + text;
}

std::string shellWord(const std::string& word) {
  constexpr char kPlain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+=:,@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted(1, '\'');
  for (char letter : word) {
    if (letter == '\'')
      quoted.append("'\\''");
    else
      quoted.push_back(letter);
  }
  quoted.push_back('\'');
  return quoted;
}

}  // namespace gacfas::cli
