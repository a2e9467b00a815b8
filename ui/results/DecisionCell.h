#pragma once

#include <QAbstractButton>

namespace gacfas {

/// A count of videos with its share as a bar; a click leads to those videos.
class DecisionCell : public QAbstractButton {
  Q_OBJECT
public:
  /// `wrong`: such a decision is an error, and drawn in the colour of one.
  explicit DecisionCell(bool wrong, QWidget* parent = nullptr);

  void setCount(int64_t count, int64_t all);
  int64_t count() const { return count_; }
  QSize sizeHint() const override { return {64, 36}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  bool wrong_;
  int64_t count_ = 0, all_ = 0;
};

}  // namespace gacfas
