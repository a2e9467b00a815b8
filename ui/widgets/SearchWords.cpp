#include "ui/widgets/SearchWords.h"

#include <algorithm>

namespace gacfas {

SearchWords::SearchWords(const QString& typed) : words_(typed.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {}

bool SearchWords::allIn(const QString& text) const {
  return std::all_of(words_.begin(), words_.end(),
                     [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace gacfas
