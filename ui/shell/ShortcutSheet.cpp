#include "ui/shell/ShortcutSheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

struct Line {
  QString what, keys;
};
using Sections = QList<QPair<QString, QList<Line>>>;

Sections sectionsOf(const Actions& actions) {
  Sections sections;
  for (const Actions::Entry& entry : actions.entries()) {
    if (entry.action->shortcut().isEmpty()) continue;
    const QString menu = entry.menu.section(QLatin1Char(','), 0, 0);
    if (sections.isEmpty() || sections.back().first != menu) sections.append({menu, {}});
    sections.back().second.append({QString(entry.action->text()).remove(QLatin1Char('&')),
                                   entry.action->shortcut().toString(QKeySequence::NativeText)});
  }
  sections.append({QObject::tr("Run list"),
                   {{QObject::tr("Show or hide the selected run"), QObject::tr("Space")},
                    {QObject::tr("Select another run"), QObject::tr("Up, Down")},
                    {QObject::tr("Menu of the run"), QObject::tr("Menu key")}}});
  sections.append({QObject::tr("Train"),
                   {{QObject::tr("Crosshair by a step, ten steps, an epoch"), QObject::tr("Arrows, Shift+, Ctrl+")},
                    {QObject::tr("Pin the crosshair"), QObject::tr("Enter")},
                    {QObject::tr("Zoom; move what is zoomed"), QObject::tr("Drag; drag")},
                    {QObject::tr("Zoom further; show all"), QObject::tr("Shift+drag; double click")}}});
  sections.append({QObject::tr("Results"), {{QObject::tr("Move the threshold"), QObject::tr("Left, Right")}}});
  sections.append({QObject::tr("Faces"),
                   {{QObject::tr("Next face; large view; back"), QObject::tr("Arrows; Enter; Esc")},
                    {QObject::tr("Overlay of the network"), QObject::tr("Space")},
                    {QObject::tr("Give or take a tag"), QObject::tr("1 to 5")},
                    {QObject::tr("Zoom, fit, true pixels"), QObject::tr("+ −, 0, =")}}});
  sections.append({QObject::tr("Landscape"),
                   {{QObject::tr("Turn; zoom; start again"), QObject::tr("Arrows; + −; Home")},
                    {QObject::tr("Full screen, and back"), QObject::tr("F11, Esc")}}});
  sections.append({QObject::tr("Data"), {{QObject::tr("Roll other random views"), QObject::tr("R")}}});
  return sections;
}

QWidget* sectionBox(const QString& title, const QList<Line>& lines) {
  auto* box = new QWidget;
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(4);
  grid->setHorizontalSpacing(24);
  grid->setColumnStretch(0, 1);
  grid->addWidget(new Heading(title), 0, 0, 1, 2);
  for (int i = 0; i < lines.size(); ++i) {
    auto* keys = new QLabel(lines[i].keys);
    keys->setFont(codeFont(12));
    keys->setProperty("role", "keys");
    grid->addWidget(new QLabel(lines[i].what), i + 1, 0);
    grid->addWidget(keys, i + 1, 1, Qt::AlignRight);
  }
  return box;
}

}  // namespace

ShortcutSheet::ShortcutSheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("shortcutSheet"));
  setWindowTitle(tr("Keyboard shortcuts"));
  const Sections sections = sectionsOf(actions);
  qsizetype total = 0, placed = 0;
  for (const auto& [title, lines] : sections) total += lines.size() + 2;
  auto* body = new QWidget;
  auto* columns = new QHBoxLayout(body);
  columns->setContentsMargins(4, 4, 16, 4);
  columns->setSpacing(48);
  QVBoxLayout* column[2];
  for (QVBoxLayout*& each : column) {
    each = new QVBoxLayout;
    each->setSpacing(20);
    columns->addLayout(each, 1);
  }
  for (const auto& [title, lines] : sections) {
    column[placed * 2 < total ? 0 : 1]->addWidget(sectionBox(title, lines));
    placed += lines.size() + 2;
  }
  for (QVBoxLayout* each : column) each->addStretch(1);
  scroll_ = new QScrollArea(this);
  scroll_->setWidgetResizable(true);
  body->setProperty("plain", true);
  scroll_->setWidget(body);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buttons->button(QDialogButtonBox::Close)->setIcon({});
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(16, 16, 16, 16);
  outer->addWidget(scroll_, 1);
  outer->addWidget(buttons);
  resize(760, 560);
}

void ShortcutSheet::showEvent(QShowEvent* event) {
  // Only now the labels have their fonts; the keys of the right column are not to be cut off.
  const int frame = scroll_->verticalScrollBar()->sizeHint().width() + 2 * scroll_->frameWidth();
  scroll_->setMinimumWidth(scroll_->widget()->minimumSizeHint().width() + frame);
  QDialog::showEvent(event);
}

}  // namespace gacfas
