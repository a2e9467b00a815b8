#include "ui/data/RuleDialog.h"

#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/io/AtomicFile.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {
namespace {

constexpr char kExample[] =
    R"(paths:                                   # the first that fits is taken; paths are those below the source
  - "{split}/genuine/{client}_{video}.mp4": {label: live}
  - "{split}/fake/{attack}/{client}_{video}.mp4": {label: spoof}
split: {training: train, testing: test}  # words of the path that are not train, dev, test
attack: {photo: print}                   # other names for attacks; without an entry the word itself
)";

struct Opened {
  QString text, problem;
};

}  // namespace

RuleDialog::RuleDialog(const QString& file, QWidget* parent)
    : QDialog(parent), file_(file), text_(new QPlainTextEdit), message_(secondaryLabel({})) {
  setObjectName(QStringLiteral("ruleDialog"));
  setWindowTitle(tr("Rule for a dataset"));
  resize(720, 420);
  text_->setObjectName(QStringLiteral("ruleText"));
  text_->setAccessibleName(tr("Rule as YAML"));
  text_->setFont(codeFont());
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setTabChangesFocus(true);
  text_->setPlainText(QString::fromUtf8(kExample));
  message_->setWordWrap(true);
  message_->setText(
      tr("{name} is any text within one folder or file name, {name:[0-9]+} fits an expression, * is any "
         "text, **/ "
         "any folders. split and label must be in the pattern or behind it; client and attack are kept."));
  QPushButton* cancel = plainButton(tr("Cancel"));
  QPushButton* saveButton = primaryButton(tr("Save as…"));
  saveButton->setObjectName(QStringLiteral("saveRule"));
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(cancel);
  buttons->addWidget(saveButton);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 12);
  column->setSpacing(10);
  column->addWidget(message_);
  column->addWidget(text_, 1);
  column->addLayout(buttons);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(saveButton, &QPushButton::clicked, this, &RuleDialog::chooseFile);
  if (!file.isEmpty()) load(file);
}

void RuleDialog::load(const QString& file) {
  inBackground(
      this,
      [file] {
        try {
          return Opened{QString::fromStdString(loadFile(file.toStdString())), {}};
        } catch (const std::exception& fault) {
          return Opened{{}, QString::fromUtf8(fault.what())};
        }
      },
      [this](const Opened& opened) {
        if (opened.problem.isEmpty())
          text_->setPlainText(opened.text);
        else
          message_->setText(opened.problem);
      });
}

void RuleDialog::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Save the rule"), file_, tr("Rules (*.yaml *.yml)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("yaml"));
  if (file_.isEmpty()) dialog->selectFile(QStringLiteral("rule.yaml"));
  connect(dialog, &QFileDialog::fileSelected, this, &RuleDialog::save);
  dialog->open();
}

void RuleDialog::save(const QString& file) {
  inBackground(
      this,
      [file, text = text_->toPlainText().toStdString()] {
        try {
          saveFile(file.toStdString(), text);
          return QString();
        } catch (const std::exception& fault) {
          return QString::fromUtf8(fault.what());
        }
      },
      [this, file](const QString& problem) {
        if (!problem.isEmpty()) return message_->setText(problem);
        Q_EMIT saved(file);
        accept();
      });
}

}  // namespace gacfas
