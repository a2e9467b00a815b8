#include "ui/shell/WordFilter.h"

namespace gacfas {

void WordFilter::setWords(const QString& text) {
  words_ = SearchWords(text);
  invalidateFilter();
}

bool WordFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  return words_.allIn(sourceModel()->index(row, 0, parent).data(kTextRole).toString());
}

}  // namespace gacfas
