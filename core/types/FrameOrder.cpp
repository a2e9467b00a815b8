#include "core/types/FrameOrder.h"

#include <cctype>

namespace gacfas {
namespace {

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The run of digits at `at`, without leading zeros; moves `at` past it.
std::string_view takeNumber(std::string_view text, size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const size_t begin = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  return text.substr(begin, at - begin);
}

/// -1, 0 or 1; digits compare as numbers of any length.
int compareNatural(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const std::string_view x = takeNumber(a, i), y = takeNumber(b, j);
      if (x.size() != y.size()) return x.size() < y.size() ? -1 : 1;
      if (const int order = x.compare(y); order != 0) return order < 0 ? -1 : 1;
    } else {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
      ++i, ++j;
    }
  }
  return static_cast<int>(i < a.size()) - static_cast<int>(j < b.size());
}

}  // namespace

bool frameBefore(std::string_view a, std::string_view b) {
  const int order = compareNatural(a, b);
  return order != 0 ? order < 0 : a < b;
}

std::vector<int64_t> testFrames(int64_t count, int64_t frames) {
  std::vector<int64_t> places;
  for (int64_t j = 0; j < frames; ++j) places.push_back((2 * j + 1) * count / (2 * frames));
  return places;
}

}  // namespace gacfas
