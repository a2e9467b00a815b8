#pragma once

#include <QIcon>
#include <QWidget>

#include "ui/theme/RunStyle.h"

class QPainter;

namespace gacfas {

struct Theme;

/// A piece of the run's line across `area`, dashes and all, with its marker in the middle where `marker` is
/// set.
void drawRunSample(QPainter& painter, const QRectF& area, const RunStyle& style, const Theme& theme,
                   bool marker);
/// The sample as an icon of 28 x 12 pixels in the theme of the moment, for combo boxes and menus.
QIcon runIcon(const RunStyle& style);

/// A run by its line, its marker and its name, or the brief name where there is no room for it.
class RunMark : public QWidget {
  Q_OBJECT
public:
  explicit RunMark(QWidget* parent = nullptr);

  void setRun(const RunStyle& style, const QString& text, const QString& brief = {});
  void setBold(bool bold);
  QString text() const { return text_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  QFont textFont() const;

  RunStyle style_;
  QString text_, brief_;
  bool bold_ = false;
};

}  // namespace gacfas
