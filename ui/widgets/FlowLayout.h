#pragma once

#include <QLayout>
#include <QList>

namespace gacfas {

/// Widgets side by side, in as many rows as the width asks for.
class FlowLayout : public QLayout {
public:
  explicit FlowLayout(QWidget* parent = nullptr, int gap = 8);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override;
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;

  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;
  void setGeometry(const QRect& rect) override;

private:
  /// Places the items where `place` is set; returns the height needed.
  int arrange(const QRect& rect, bool place) const;
  /// One row, its items on one middle line; returns its height.
  int arrangeRow(const QList<QLayoutItem*>& row, int x, int y, bool place) const;

  QList<QLayoutItem*> items_;
  int gap_;
};

}  // namespace gacfas
