#pragma once

#include <QHeaderView>

namespace gacfas {

/// Beside the text of a cell and of a column's title, pixels.
inline constexpr int kCellPadding = 5;

/// A header in two lines: the group of columns, then title, count and the mark "n too small" (MetricsModel's
/// roles).
class MetricsHeader : public QHeaderView {
  Q_OBJECT
public:
  explicit MetricsHeader(QWidget* parent = nullptr);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  QSize sectionSizeFromContents(int section) const override;

private:
  void paintGroups(QPainter& painter) const;
};

}  // namespace gacfas
