#include "ui/newrun/PassesView.h"

#include <QPainter>

#include "core/types/StepPasses.h"
#include "ui/newrun/Presets.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kLineHeight = 20;
constexpr int kLabelWidth = 66;
constexpr int kBox = 8;
constexpr int kStep = 10;

}  // namespace

PassesView::PassesView(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Passes of a step"));
}

void PassesView::setConfig(const Config& config) {
  const auto line = [&](MinimizerKind kind) {
    Config one = config;
    one.train.minimizer = kind;
    one.train.ermScale = 1.0;
    const StepPasses passes = stepPasses(one);
    return Line{minimizerLabel(one), passes.forward, passes.backward, kind == config.train.minimizer};
  };
  lines_ = {line(MinimizerKind::Erm), line(MinimizerKind::Sam), line(MinimizerKind::GacFas)};
  const bool isThere = std::any_of(lines_.begin(), lines_.end(), [](const Line& one) { return one.chosen; });
  if (!isThere) lines_.push_back(line(config.train.minimizer));
  QStringList texts;
  for (const Line& one : lines_)
    texts << tr("%1: %2 forward, %3 backward").arg(one.name).arg(one.forward).arg(one.backward);
  setAccessibleDescription(texts.join(QStringLiteral("; ")));
  setToolTip(texts.join(QLatin1Char('\n')));
  updateGeometry();
  update();
}

QSize PassesView::sizeHint() const {
  return {200, static_cast<int>(lines_.size()) * kLineHeight};
}

void PassesView::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  int top = 0;
  for (const Line& line : lines_) {
    const QColor colour = line.chosen ? theme.accent : theme.text3;
    painter.setFont(uiFont(12, line.chosen ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme.text1);
    const QString name = painter.fontMetrics().elidedText(line.name, Qt::ElideRight, kLabelWidth - 6);
    painter.drawText(QRect(0, top, kLabelWidth, kLineHeight), Qt::AlignVCenter, name);
    painter.drawText(QRect(0, top, width(), kLineHeight), Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(line.forward + line.backward));
    painter.setPen(colour);
    for (int64_t i = 0; i < line.forward + line.backward && kLabelWidth + (i + 1) * kStep < width() - 24;
         ++i) {
      painter.setBrush(i < line.forward ? QBrush(colour) : Qt::NoBrush);
      painter.drawRect(
          QRectF(kLabelWidth + i * kStep + 0.5, top + (kLineHeight - kBox) / 2 + 0.5, kBox - 1, kBox - 1));
    }
    top += kLineHeight;
  }
}

}  // namespace gacfas
