#include "ui/newrun/YamlEditor.h"

#include <QPainter>
#include <QTextBlock>

#include "ui/newrun/YamlHighlighter.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kGap = 16;
constexpr int kTint = 28;  // of 255

}  // namespace

YamlEditor::YamlEditor(QWidget* parent)
    : QPlainTextEdit(parent), highlighter_(new YamlHighlighter(document())) {
  setObjectName(QStringLiteral("yamlEditor"));
  setAccessibleName(tr("All settings as YAML"));
  setFont(codeFont());
  setStyleSheet(QStringLiteral("QPlainTextEdit { font-family: '%1'; font-size: 12px; border: none; }")
                    .arg(codeFont().family()));
  setLineWrapMode(NoWrap);
  setTabChangesFocus(true);
  document()->setDocumentMargin(12);
}

void YamlEditor::setFaults(const std::map<int, QString>& faults) {
  faults_ = faults;
  markLines();
  viewport()->update();
}

void YamlEditor::markLines() {
  QList<QTextEdit::ExtraSelection> marks;
  QColor tint = currentTheme().error;
  tint.setAlpha(kTint);
  for (const auto& [line, text] : faults_) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document()->findBlockByNumber(line - 1));
    mark.format.setBackground(tint);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    marks << mark;
  }
  setExtraSelections(marks);
}

void YamlEditor::paintEvent(QPaintEvent* event) {
  QPlainTextEdit::paintEvent(event);
  QPainter painter(viewport());
  painter.setFont(uiFont(12));
  painter.setPen(currentTheme().error);
  for (const auto& [line, text] : faults_) {
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid() || !block.isVisible()) continue;
    const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
    const double left =
        area.left() + document()->documentMargin() + fontMetrics().horizontalAdvance(block.text()) + kGap;
    painter.drawText(QRectF(left, area.top(), 4096, area.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("← ") + text);
  }
}

void YamlEditor::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() != QEvent::PaletteChange) return;
  highlighter_->rehighlight();
  markLines();
}

}  // namespace gacfas
