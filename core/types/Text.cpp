#include "core/types/Text.h"

#include <cctype>

namespace gacfas {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text.append(between);
    text.append(word);
  }
  return text;
}

std::string folderName(std::string text, std::string_view kept) {
  for (char& letter : text)
    if (!std::isalnum(static_cast<unsigned char>(letter)) && kept.find(letter) == kept.npos) letter = '_';
  return text;
}

}  // namespace gacfas
