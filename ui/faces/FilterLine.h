#pragma once

#include <QWidget>

#include "ui/faces/FaceFilterText.h"

class QLabel;
class QLineEdit;

namespace gacfas {

/// The filter as one line of text, to copy and to paste: Enter applies it, Escape takes back what was typed.
class FilterLine : public QWidget {
  Q_OBJECT
public:
  explicit FilterLine(QWidget* parent = nullptr);

  void showFilter(const FaceFilter& filter, const RunNames& runs);

Q_SIGNALS:
  void entered(const gacfas::FaceFilter& filter);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void enter();
  void reset();
  void showFault(const QString& text);

  QLineEdit* text_;
  QLabel* fault_;
  RunNames runs_;
  QString shown_;  ///< the text of the filter as it is
};

}  // namespace gacfas
