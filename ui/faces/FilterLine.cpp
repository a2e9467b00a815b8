#include "ui/faces/FilterLine.h"

#include <QClipboard>
#include <QGuiApplication>

#include "core/types/Error.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"

namespace gacfas {

FilterLine::FilterLine(QWidget* parent) : QWidget(parent), text_(new QLineEdit), fault_(new QLabel) {
  text_->setObjectName("filterText");
  text_->setAccessibleName(tr("Filter as text; Enter applies it"));
  text_->setPlaceholderText(tr("All videos. Paste a filter here, for example verdict:wrong attack:replay"));
  text_->setFont(codeFont(12));
  text_->setMaxLength(1 << 24);  // picked faces are named one by one
  text_->installEventFilter(this);
  fault_->setObjectName("filterFault");
  fault_->setWordWrap(true);
  QToolButton* copy = iconButton("copy", tr("Copy the filter as text"));
  copy->setObjectName("copyFilter");
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(4);
  layout->setVerticalSpacing(4);
  layout->addWidget(text_, 0, 0);
  layout->addWidget(copy, 0, 1);
  layout->addWidget(fault_, 1, 0, 1, 2);
  showFault({});
  connect(text_, &QLineEdit::returnPressed, this, &FilterLine::enter);
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(shown_); });
}

void FilterLine::showFilter(const FaceFilter& filter, const RunNames& runs) {
  runs_ = runs;
  const QString text = filterText(filter, runs);
  if (text == shown_) return;
  shown_ = text;
  reset();
}

void FilterLine::reset() {
  text_->setText(shown_);
  text_->setCursorPosition(0);
  showFault({});
}

void FilterLine::enter() {
  try {
    const FaceFilter filter = parseFilter(text_->text(), runs_);
    shown_ = filterText(filter, runs_);
    reset();
    Q_EMIT entered(filter);
  } catch (const InputError& error) {
    showFault(QString::fromUtf8(error.what()));
  }
}

void FilterLine::showFault(const QString& text) {
  fault_->setText(text);
  fault_->setVisible(!text.isEmpty());
  fault_->setStyleSheet(QStringLiteral("color: %1").arg(currentTheme().error.name()));
}

bool FilterLine::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
      text_->text() != shown_) {
    reset();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void FilterLine::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showFault(fault_->text());
}

}  // namespace gacfas
