#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace gacfas {

/// One of a few, side by side: a row of checkable buttons, changed by mouse, Space, or the arrow keys.
class SegmentedChoice : public QWidget {
  Q_OBJECT
public:
  /// The first is current.
  explicit SegmentedChoice(const QStringList& texts, QWidget* parent = nullptr);

  int current() const;
  /// Does not emit chosen().
  void setCurrent(int index);
  void setSegmentText(int index, const QString& text);
  void setSegmentEnabled(int index, bool enabled);
  void setSegmentToolTip(int index, const QString& text);

Q_SIGNALS:
  void chosen(int index);  ///< by the user

private:
  QButtonGroup* group_;
};

}  // namespace gacfas
