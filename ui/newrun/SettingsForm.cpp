#include "ui/newrun/SettingsForm.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/OptionField.h"
#include "ui/newrun/OptionNames.h"
#include "ui/newrun/OptionRow.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

SettingsForm::SettingsForm(ConfigEdit& edit, QWidget* parent) : QScrollArea(parent), edit_(edit) {
  setObjectName(QStringLiteral("settingsForm"));
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  content->setProperty("ground", "page");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 16);
  column->setSpacing(0);
  for (const FormSection& section : formSections()) addSection(section, content);
  nothing_ = secondaryLabel(tr("No setting has these words. The YAML tab has all of them too."), content);
  nothing_->setContentsMargins(16, 16, 16, 16);
  nothing_->hide();
  column->addWidget(nothing_);
  column->addStretch(1);  // else the few rows that a search leaves are spread over the height
  setWidget(content);
  connect(&edit_, &ConfigEdit::changed, this, &SettingsForm::refresh);
}

void SettingsForm::addSection(const FormSection& section, QWidget* content) {
  auto* header = new QWidget(content);
  header->setProperty("ground", "side");
  header->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(16, 3, 16, 3);
  row->addWidget(new Heading(section.title, section.keys, header));
  content->layout()->addWidget(header);
  Section made{header, {}};
  for (const Option* option : section.options) {
    made.rows.push_back(new OptionRow(*option, edit_, content));
    content->layout()->addWidget(made.rows.back());
  }
  sections_.push_back(made);
}

void SettingsForm::refresh() {
  for (const Section& section : sections_) {
    for (OptionRow* row : section.rows) row->refresh();
  }
}

void SettingsForm::search(const QString& text) {
  bool isAny = false;
  for (const Section& section : sections_) {
    bool isShown = false;
    for (OptionRow* row : section.rows) {
      row->setVisible(row->matches(text));
      isShown = isShown || row->matches(text);
    }
    section.header->setVisible(isShown);
    isAny = isAny || isShown;
  }
  nothing_->setVisible(!isAny);
}

void SettingsForm::reveal(const QString& key) {
  for (const Section& section : sections_) {
    for (OptionRow* row : section.rows) {
      if (row->option().name != key.toStdString()) continue;
      ensureWidgetVisible(row, 0, 80);
      row->field()->editor()->setFocus();
    }
  }
}

}  // namespace gacfas
