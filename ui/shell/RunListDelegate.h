#pragma once

#include <QStyledItemDelegate>

namespace gacfas {

/// A row of the run list: tick box, line sample, name and state, best figures and time left, progress; over
/// the first of a protocol its name.
class RunListDelegate : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

  /// Where the tick box and the word "Resume" of a row at `area` are.
  static QRect tickBox(const QRect& area, const QModelIndex& index);
  static QRect resumeLink(const QRect& area, const QModelIndex& index);

Q_SIGNALS:
  void resumeRequested(const QString& key);

protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

}  // namespace gacfas
