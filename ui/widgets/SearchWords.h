#pragma once

#include <QStringList>

namespace gacfas {

/// What was typed into a search field: words that a text must hold, all of them, in any order and case.
class SearchWords {
public:
  SearchWords() = default;
  explicit SearchWords(const QString& typed);
  bool isEmpty() const { return words_.isEmpty(); }
  bool allIn(const QString& text) const;

private:
  QStringList words_;
};

}  // namespace gacfas
