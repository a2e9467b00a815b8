#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace gacfas {

/// The row of controls over a page: 44 px high, a hairline below.
class ToolRow : public QWidget {
  Q_OBJECT
public:
  explicit ToolRow(QWidget* parent = nullptr);

  void addWidget(QWidget* widget, int stretch = 0);
  void addStretch();
  void addSpacing(int pixels);
  /// A label of secondary text, e.g. before a choice.
  QLabel* addLabel(const QString& text);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QHBoxLayout* row_;
};

}  // namespace gacfas
