#include "ui/newrun/OptionRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/OptionField.h"
#include "ui/newrun/OptionNames.h"
#include "ui/newrun/OptionText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/StyleProperty.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/SearchWords.h"

namespace gacfas {

namespace {

constexpr int kNameWidth = 158;
constexpr int kLongestReset = 12;

QString helpOf(const Option& option) {
  if (option.name == "seed") return QObject::tr("A list trains a run a seed: 1223, 1, 2");
  const QString range = rangeText(option);
  const QString help = QString::fromStdString(option.help);
  return range.isEmpty() ? help : range + QStringLiteral(". ") + help;
}

}  // namespace

OptionRow::OptionRow(const Option& option, ConfigEdit& edit, QWidget* parent)
    : QWidget(parent),
      option_(option),
      edit_(edit),
      field_(new OptionField(option, this)),
      icon_(new QLabel(this)),
      help_(secondaryLabel({}, this)),
      reset_(linkButton({}, this)),
      helpText_(helpOf(option)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 4, 12, 4);
  row->setSpacing(12);
  row->addWidget(makeNames());
  addFieldAndHelp(*row);
  row->addWidget(reset_);
  setMinimumHeight(40);
  help_->setWordWrap(true);
  help_->setObjectName(QString::fromStdString(option.name) + QStringLiteral(".help"));
  help_->setBuddy(field_->editor());
  reset_->setIcon(themedIcon(QStringLiteral("undo")));
  reset_->setObjectName(QString::fromStdString(option.name) + QStringLiteral(".reset"));
  connect(field_, &OptionField::edited, this, [this](const QString& text) { edit_.write(option_, text); });
  connect(reset_, &QPushButton::clicked, this, [this] { edit_.reset(option_); });
  refresh();
}

/// Beside each other, or below each other where the field takes the width.
void OptionRow::addFieldAndHelp(QHBoxLayout& row) {
  auto* help = new QHBoxLayout;
  help->setSpacing(4);
  help->addWidget(icon_);
  help->addWidget(help_, 1);
  if (!field_->isWide()) {
    row.addWidget(field_);
    row.addLayout(help, 1);
    return;
  }
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  column->addWidget(field_, 0, Qt::AlignLeft);
  column->addLayout(help);
  row.addLayout(column, 1);
}

QWidget* OptionRow::makeNames() {
  auto* names = new QWidget(this);
  names->setFixedWidth(kNameWidth);
  auto* column = new QVBoxLayout(names);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* label = new QLabel(optionLabel(option_), names);
  label->setBuddy(field_->editor());
  QLabel* key = secondaryLabel(QString::fromStdString(option_.name), names);
  key->setStyleSheet(QStringLiteral("font-family: '%1'; font-size: 11px;").arg(codeFont(11).family()));
  column->addStretch();
  column->addWidget(label);
  column->addWidget(key);
  column->addStretch();
  return names;
}

void OptionRow::refresh() {
  field_->setText(edit_.text(option_));
  const QString fault = edit_.fault(option_);
  field_->setFaulty(!fault.isEmpty());
  showHelp(fault);
  const bool isChanged = edit_.isChanged(option_);
  if (reset_->isVisibleTo(this) != isChanged) {
    reset_->setVisible(isChanged);
    update();
  }
  const QString old = edit_.presetText(option_);
  reset_->setText(old.isEmpty() ? tr("none") : old.size() > kLongestReset ? tr("reset") : old);
  reset_->setToolTip(tr("Back to %1").arg(old.isEmpty() ? tr("nothing") : old));
  reset_->setAccessibleName(tr("Reset %1").arg(optionLabel(option_)));
}

void OptionRow::showHelp(const QString& fault) {
  icon_->setPixmap(themedIcon(QStringLiteral("warning")).pixmap(14, 14));
  icon_->setVisible(!fault.isEmpty());
  help_->setText(fault.isEmpty() ? helpText_ : fault);
  help_->setToolTip(fault.isEmpty()
                        ? QString::fromStdString(option_.help + ". Allowed: " + allowedValues(option_))
                        : fault);
  setStyleProperty(*help_, "role", fault.isEmpty() ? "secondary" : "error");
}

bool OptionRow::matches(const QString& search) const {
  const QString text =
      optionLabel(option_) + QLatin1Char(' ') + QString::fromStdString(option_.name + " " + option_.help);
  return SearchWords(search).allIn(text);
}

void OptionRow::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showHelp(edit_.fault(option_));
}

void OptionRow::paintEvent(QPaintEvent*) {
  if (!edit_.isChanged(option_)) return;
  QPainter(this).fillRect(QRect(0, 8, 2, height() - 16), currentTheme().accent);
}

}  // namespace gacfas
