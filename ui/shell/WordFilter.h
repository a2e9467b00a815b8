#pragma once

#include <QSortFilterProxyModel>

#include "ui/widgets/SearchWords.h"

namespace gacfas {

/// Keeps the rows whose text (kTextRole) holds every word that was typed, in any order.
class WordFilter : public QSortFilterProxyModel {
  Q_OBJECT
public:
  static constexpr int kTextRole = Qt::UserRole + 40;
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setWords(const QString& text);

protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
  SearchWords words_;
};

}  // namespace gacfas
