#include "core/types/Text.h"

namespace gacfas {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text.append(between);
    text.append(word);
  }
  return text;
}

}  // namespace gacfas
