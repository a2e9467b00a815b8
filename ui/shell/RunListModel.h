#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <functional>

#include "ui/runs/RunLibrary.h"
#include "ui/runs/ShownRun.h"
#include "ui/shell/RunRow.h"
#include "ui/widgets/SearchWords.h"

namespace gacfas {

/// The runs of the open folder, oldest first, and which of them are ticked.
class RunListModel : public QAbstractListModel {
  Q_OBJECT
public:
  /// GroupPlaceRole: row of the oldest run of the same protocol.
  enum Role { RunRole = Qt::UserRole, RowRole, StyleRole, GroupRole, GroupPlaceRole };
  /// Finds a run's job in this window; null: none.
  using FindWork = std::function<const WorkItem*(const RunSnapshot&)>;

  using QAbstractListModel::QAbstractListModel;

  void setFindWork(FindWork find) { findWork_ = std::move(find); }
  /// Rows that stay keep their place and their tick.
  void setRuns(const RunList& runs);
  const RunList& runs() const { return runs_; }
  RunPtr run(const QModelIndex& index) const;
  int rowOf(const QString& key) const;  ///< -1: no such run

  bool isTicked(const QString& key) const { return ticked_.contains(key); }
  void setTicked(const QStringList& keys);
  QStringList tickedKeys() const;  ///< in the order of the rows
  /// The ticked runs as pages show them; labels are made unique.
  ShownRuns shown(const QString& currentKey) const;
  /// Jobs changed: rows say something else.
  void refreshWork();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
  void ticksChanged();
  /// A name was typed; the row changes once the run's folder says so.
  void renameRequested(const QString& key, const QString& name);
  /// A protocol's place among the others is another one now.
  void groupsMoved();

private:
  void removeMissing(const RunList& runs);
  void findGroups(const RunList& runs);

  RunList runs_;
  QSet<QString> ticked_;
  QHash<QString, int> groups_;  ///< place by protocol
  FindWork findWork_;
};

/// Runs of one protocol together, filtered by words of name, protocol, minimiser and state.
class RunFilterModel : public QSortFilterProxyModel {
  Q_OBJECT
public:
  /// Whether the row is the first of its protocol.
  static constexpr int kFirstOfGroupRole = Qt::UserRole + 50;

  explicit RunFilterModel(QObject* parent = nullptr);
  /// Every word must occur.
  void setWords(const QString& text);
  QVariant data(const QModelIndex& index, int role) const override;
  void setSourceModel(QAbstractItemModel* model) override;

protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
  SearchWords words_;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::RunRow)
