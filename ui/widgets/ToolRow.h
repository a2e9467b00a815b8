#pragma once

#include <QWidget>
#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace gacfas {

/// The row of controls over a page: 44 px high, a hairline below. Where it is narrow it drops words, in the
/// order in which they were named.
class ToolRow : public QWidget {
  Q_OBJECT
public:
  explicit ToolRow(QWidget* parent = nullptr);

  void addWidget(QWidget* widget, int stretch = 0);
  void addStretch();
  void addSpacing(int pixels);
  /// A label of secondary text, e.g. before a choice, which has a tool tip of its own: the label can be
  /// dropped.
  QLabel* addLabel(const QString& text);
  /// What `show(false)` takes away frees `width()` pixels.
  void canDrop(std::function<void(bool shown)> show, std::function<int()> width);

  /// With all words dropped.
  QSize minimumSizeHint() const override;

protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  struct Words {
    std::function<void(bool)> show;
    std::function<int()> width;
    bool dropped = false;
  };
  void fit();

  QHBoxLayout* row_;
  std::vector<Words> words_;
};

}  // namespace gacfas
