#pragma once

#include <QWidget>

class QLabel;

namespace gacfas {

/// A title (13 px, semibold) with secondary text (12 px) beside it.
class Heading : public QWidget {
  Q_OBJECT
public:
  explicit Heading(const QString& title, const QString& secondary = {}, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSecondary(const QString& secondary);
  QString title() const;
  QString secondary() const;

private:
  QLabel* title_;
  QLabel* secondary_;
};

}  // namespace gacfas
