#include "ui/train/PhaseMarks.h"

#include <algorithm>

namespace gacfas {

namespace {

void addMark(std::vector<PhaseMark>& marks, const RunCurves& run, int64_t epoch, const QString& text,
             XAxis axis) {
  const std::optional<double> x = run.keyOfEpoch(static_cast<double>(epoch), axis);
  if (epoch <= 0 || epoch >= run.run().config.train.epochs || !x) return;
  const PhaseMark mark{*x, QStringLiteral("%1: %2").arg(epoch).arg(text)};
  if (std::find(marks.begin(), marks.end(), mark) == marks.end()) marks.push_back(mark);
}

}  // namespace

std::vector<PhaseMark> phaseMarks(const std::vector<const RunCurves*>& runs, XAxis axis) {
  std::vector<PhaseMark> marks;
  for (const RunCurves* run : runs) {
    const TrainConfig& train = run->run().config.train;
    addMark(marks, *run, train.warmingEpochs, QStringLiteral("warm-up ends"), axis);
    if (train.minimizer != MinimizerKind::Erm)
      addMark(marks, *run, train.minimizerWarming, QStringLiteral("minimiser starts"), axis);
    else if (train.ermScale != 1.0)
      addMark(marks, *run, train.minimizerWarming, QStringLiteral("factor on g starts"), axis);
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const PhaseMark& a, const PhaseMark& b) { return a.x < b.x; });
  return marks;
}

PhaseMarksItem::PhaseMarksItem(QCPAxisRect* rect)
    : QCPAbstractItem(rect->parentPlot()), rect_(rect), style_(PlotStyle::forScreen(currentTheme())) {
  setClipToAxisRect(false);
  setSelectable(false);
}

void PhaseMarksItem::setMarks(std::vector<PhaseMark> marks, bool caption) {
  marks_ = std::move(marks);
  caption_ = caption;
}

void PhaseMarksItem::drawMark(QCPPainter* painter, double left) const {
  const double unit = style_.unit, top = rect_->top();
  QPen dots(style_.theme->text2, unit, Qt::CustomDashLine, Qt::FlatCap);
  dots.setDashPattern({2.0, 2.0});
  painter->setPen(dots);
  painter->drawLine(QLineF(left, top, left, rect_->bottom()));
  painter->setPen(Qt::NoPen);
  painter->setBrush(style_.theme->text2);
  painter->drawPolygon(QPolygonF{QPointF(left - 3 * unit, top - 5 * unit),
                                 QPointF(left + 3 * unit, top - 5 * unit), QPointF(left, top)});
}

void PhaseMarksItem::drawCaption(QCPPainter* painter, double left) const {
  QStringList texts;
  for (const PhaseMark& mark : marks_) texts << mark.text;
  const QString text = texts.join(QStringLiteral(", "));
  painter->setFont(style_.tickFont);
  painter->setPen(style_.theme->text3);
  const QFontMetricsF metrics(style_.tickFont);
  const double gap = 6 * style_.unit, width = metrics.horizontalAdvance(text);
  // To the right of the last mark, or as far to the left as it must be to end inside.
  const double x = std::max<double>(rect_->left(), std::min(left + gap, rect_->right() - width));
  const double bottom = rect_->top() - (x < left + gap - 0.5 ? 7 : 1) * style_.unit;
  painter->drawText(QPointF(x, bottom - metrics.descent() + style_.unit), text);
}

void PhaseMarksItem::draw(QCPPainter* painter) {
  double last = -1.0;
  for (const PhaseMark& mark : marks_) {
    const double left = rect_->axis(QCPAxis::atBottom)->coordToPixel(mark.x);
    if (left < rect_->left() || left > rect_->right()) continue;
    drawMark(painter, left);
    last = left;
  }
  if (caption_ && last >= 0.0) drawCaption(painter, last);
}

}  // namespace gacfas
