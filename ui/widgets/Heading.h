#pragma once

#include <QWidget>

namespace gacfas {

class ElidedLabel;

/// A title (13 px, semibold) with secondary text (12 px) beside it, which gives way first.
class Heading : public QWidget {
  Q_OBJECT
public:
  explicit Heading(const QString& title, const QString& secondary = {}, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSecondary(const QString& secondary);
  QString title() const;
  QString secondary() const;
  QSize sizeHint() const override;
  /// The whole title: it is cut only where the heading's size policy is to ignore its hints.
  QSize minimumSizeHint() const override;

private:
  ElidedLabel* title_;
  ElidedLabel* secondary_;
};

}  // namespace gacfas
