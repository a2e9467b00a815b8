#pragma once

#include <QSize>
#include <QString>
#include <Qt>

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

namespace gacfas {

/// Of an icon: wider than high, as the room to the right parts it from the text.
inline constexpr QSize kIconBesideText(20, 16);

/// The main button of a place: accent ground. `iconName` as in themedIcon, empty for none. The accessible
/// name is the text.
QPushButton* primaryButton(const QString& text, const QString& iconName = {}, QWidget* parent = nullptr);
/// A bordered button.
QPushButton* plainButton(const QString& text, const QString& iconName = {}, QWidget* parent = nullptr);
/// Looks like a link and is a button: accent text without border.
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);
/// An icon alone, without border; `tip` is its tool tip and accessible name.
QToolButton* iconButton(const QString& iconName, const QString& tip, QWidget* parent = nullptr);

/// A line of 1 pixel between two areas.
QFrame* hairline(QWidget* parent = nullptr, Qt::Orientation orientation = Qt::Horizontal);

/// A label in the colour of secondary (12 px) text.
QLabel* secondaryLabel(const QString& text, QWidget* parent = nullptr);

}  // namespace gacfas
