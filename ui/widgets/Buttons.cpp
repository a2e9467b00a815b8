#include "ui/widgets/Buttons.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme/Icons.h"

namespace gacfas {
namespace {

QPushButton* makeButton(const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
  button->setFocusPolicy(Qt::TabFocus);  // a click leaves the focus, and its ring, where it was
  button->setAutoDefault(false);
  button->setIconSize(kIconBesideText);
  return button;
}

}  // namespace

QPushButton* primaryButton(const QString& text, const QString& iconName, QWidget* parent) {
  QPushButton* button = makeButton(text, parent);
  button->setProperty("primary", true);
  if (!iconName.isEmpty()) button->setIcon(themedIcon(iconName, IconGround::Accent));
  return button;
}

QPushButton* plainButton(const QString& text, const QString& iconName, QWidget* parent) {
  QPushButton* button = makeButton(text, parent);
  if (!iconName.isEmpty()) button->setIcon(themedIcon(iconName));
  return button;
}

QPushButton* linkButton(const QString& text, QWidget* parent) {
  QPushButton* button = makeButton(text, parent);
  button->setProperty("link", true);
  button->setFlat(true);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

QToolButton* iconButton(const QString& iconName, const QString& tip, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(themedIcon(iconName));
  button->setIconSize(QSize(16, 16));
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

QFrame* hairline(QWidget* parent, Qt::Orientation orientation) {
  auto* line = new QFrame(parent);
  line->setProperty("hairline", true);
  line->setFrameShape(QFrame::NoFrame);
  if (orientation == Qt::Horizontal) {
    line->setFixedHeight(1);
  } else {
    line->setFixedWidth(1);
  }
  return line;
}

QLabel* secondaryLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "secondary");
  return label;
}

}  // namespace gacfas
