#include "ui/newrun/OptionField.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/newrun/NumberEdit.h"
#include "ui/newrun/OptionNames.h"
#include "ui/theme/StyleProperty.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

namespace {

/// The wheel scrolls the form; it turns a choice only where that has the focus.
class ChoiceBox : public QComboBox {
public:
  using QComboBox::QComboBox;

protected:
  void wheelEvent(QWheelEvent* event) override {
    hasFocus() ? QComboBox::wheelEvent(event) : event->ignore();
  }
};

constexpr int kNarrow = 132;
constexpr int kWide = 340;

}  // namespace

OptionField::OptionField(const Option& option, QWidget* parent) : QWidget(parent), option_(option) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  if (option.type == OptionType::Bool) {
    makeChoice({QStringLiteral("true"), QStringLiteral("false")});
  } else if (option.type == OptionType::Choice) {
    QStringList texts;
    for (const std::string& choice : option.choices) texts << QString::fromStdString(choice);
    makeChoice(texts);
  } else {
    makeLine();
  }
  QWidget* field = editor();
  field->setObjectName(QString::fromStdString(option.name));
  field->setAccessibleName(optionLabel(option));
  field->setAccessibleDescription(QString::fromStdString(option.help));
  setFocusProxy(field);
}

QWidget* OptionField::editor() const {
  return choice_ ? static_cast<QWidget*>(choice_) : line_;
}

void OptionField::makeChoice(const QStringList& texts) {
  choice_ = new ChoiceBox(this);
  choice_->addItems(texts);
  choice_->setFocusPolicy(Qt::StrongFocus);
  choice_->setFixedWidth(kNarrow);
  layout()->addWidget(choice_);
  connect(choice_, &QComboBox::textActivated, this, &OptionField::edited);
}

void OptionField::makeLine() {
  const bool isNumber =
      (option_.type == OptionType::Integer || option_.type == OptionType::Number) && option_.name != "seed";
  line_ = isNumber ? new NumberEdit(option_, this) : new QLineEdit(this);
  wide_ = option_.type == OptionType::Text || option_.type == OptionType::Path ||
          option_.type == OptionType::TextList;
  layout()->addWidget(line_);
  connect(line_, &QLineEdit::textEdited, this, &OptionField::edited);
  if (option_.type == OptionType::Path) {
    QToolButton* button =
        iconButton(QStringLiteral("folder"), tr("Browse for %1").arg(optionLabel(option_)), this);
    button->setObjectName(QString::fromStdString(option_.name) + QStringLiteral(".browse"));
    layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, &OptionField::browse);
  }
  setFixedWidth(wide_ ? kWide : kNarrow);
}

void OptionField::browse() {
  const bool isFile = !option_.choices.empty();  // a word may stand in place of a file, never of a folder
  const QString path = isFile ? QFileDialog::getOpenFileName(window(), optionLabel(option_), text(),
                                                             tr("Weights (*.pth *.pt *.safetensors)"))
                              : QFileDialog::getExistingDirectory(window(), optionLabel(option_), text());
  if (path.isEmpty()) return;
  setText(path);
  Q_EMIT edited(path);
}

void OptionField::setText(const QString& text) {
  if (text == this->text()) return;
  if (line_) return line_->setText(text);
  const QSignalBlocker quiet(choice_);
  choice_->setCurrentText(text);
}

QString OptionField::text() const {
  return choice_ ? choice_->currentText() : line_->text();
}

void OptionField::setFaulty(bool faulty) {
  setStyleProperty(*editor(), "error", faulty);
}

}  // namespace gacfas
