#include "ui/sharpness/SharpnessFigure.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "core/types/Error.h"
#include "ui/runs/FigureRun.h"
#include "ui/sharpness/SharpnessReports.h"
#include "ui/sharpness/SharpnessText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr double kHead = 30, kRowHeight = 30, kSampleWidth = 28;  // pixels at 1x

/// Paints a table of sharpness into an area: columns share the width, rows keep their height unless the area is lower.
class TablePainter {
public:
  TablePainter(QPainter& painter, const QRectF& area, const SharpnessTable& table, const PlotStyle& style)
      : painter_(painter), area_(area), table_(table), style_(style) {
    const QFontMetricsF metrics(style.labelFont);
    for (const SharpnessRow& row : table.rows) {
      domain_ = std::max(domain_, metrics.horizontalAdvance(row.domain));
      run_ = std::max(run_, metrics.horizontalAdvance(row.run));
    }
    const double unit = style.unit;
    domain_ += 8 * unit;
    run_ += (kSampleWidth + 14) * unit;
    each_ = (area.width() - domain_ - run_) / double(std::max<size_t>(1, table.measures.size()));
    const double wanted = kHead + kRowHeight * double(table.rows.size());
    shrink_ = std::min(1.0, area.height() / (wanted * unit));
  }

  void paint() {
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    paintHead();
    double top = area_.top() + kHead * style_.unit * shrink_;
    for (const SharpnessRow& row : table_.rows) {
      paintRow(row, top);
      top += kRowHeight * style_.unit * shrink_;
    }
    rule(top, 1.0);
    painter_.restore();
  }

private:
  void rule(double y, double width) {
    painter_.setPen(QPen(style_.theme->control, width * style_.unit));
    painter_.drawLine(QPointF(area_.left(), y), QPointF(area_.right(), y));
  }

  QRectF cell(size_t column, double top, double height) const {
    return {area_.left() + domain_ + run_ + each_ * double(column), top, each_ - 2 * style_.unit, height};
  }

  void paintHead() {
    rule(area_.top() + 0.5, 1.4);
    painter_.setFont(style_.tickFont);
    painter_.setPen(style_.theme->text2);
    const double height = kHead * style_.unit * shrink_;
    for (size_t i = 0; i < table_.measures.size(); ++i) {
      const SharpnessMeasure& measure = table_.measures[i];
      const QString unit = measure.unit.isEmpty() ? QString() : QStringLiteral("\n(%1)").arg(measure.unit);
      painter_.drawText(cell(i, area_.top(), height), Qt::AlignRight | Qt::AlignVCenter, measure.title + unit);
    }
  }

  void paintRow(const SharpnessRow& row, double top) {
    const double height = kRowHeight * style_.unit * shrink_, unit = style_.unit;
    if (row.first) rule(top, 0.8);
    painter_.setFont(style_.labelFont);
    painter_.setPen(style_.theme->text1);
    if (row.first)
      painter_.drawText(QRectF(area_.left(), top, domain_, height), Qt::AlignLeft | Qt::AlignVCenter, row.domain);
    painter_.save();
    painter_.translate(area_.left() + domain_, top + height / 2 - 6 * unit);
    painter_.scale(unit, unit);
    drawRunSample(painter_, QRectF(0, 0, kSampleWidth, 12), row.style, *style_.theme, true);
    painter_.restore();
    painter_.drawText(QRectF(area_.left() + domain_ + (kSampleWidth + 6) * unit, top, run_, height),
                      Qt::AlignLeft | Qt::AlignVCenter, row.run);
    for (size_t i = 0; i < row.cells.size(); ++i) paintCell(row.cells[i], cell(i, top, height));
  }

  void paintCell(const SharpnessCell& one, const QRectF& place) {
    const QStringList parts = cellText(one).split(QStringLiteral(" ± "));
    painter_.setFont(style_.tickFont);
    painter_.setPen(style_.theme->text1);
    const QString text = parts.size() > 1 ? QStringLiteral("%1\n± %2").arg(parts[0], parts[1]) : parts[0];
    painter_.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
  }

  QPainter& painter_;
  QRectF area_;
  const SharpnessTable& table_;
  const PlotStyle& style_;
  double domain_ = 0, run_ = 0, each_ = 0, shrink_ = 1;
};

class SharpnessFigure : public FigureContent {
public:
  explicit SharpnessFigure(const FigureSpec& spec) {
    std::vector<KeptReport> kept;
    const ShownRuns runs = shownRunsOf(spec);
    kept.reserve(runs.size());
    std::vector<RunReport> shown;
    QString key = spec.report;
    for (const ShownRun& run : runs) {
      kept.push_back(reportOf(run, key));
      if (key.isEmpty()) key = reportKey(kept.back().report);
      shown.push_back({run, &kept.back().report});
      synthetic_ |= run.run->synthetic;
    }
    table_ = sharpnessTable(shown);
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    TablePainter(painter, area, table_, style).paint();
  }
  QString csv() const override { return sharpnessText(table_, TableFormat::Csv); }
  bool synthetic() const override { return synthetic_; }

private:
  static KeptReport reportOf(const ShownRun& run, const QString& key) {
    QString fault;
    const std::vector<KeptReport> kept = readReports(run.run->folder, fault);
    for (auto one = kept.rbegin(); one != kept.rend(); ++one)
      if (key.isEmpty() || reportKey(one->report) == key) return *one;
    if (!fault.isEmpty()) throw InputError(fault.toStdString());
    throw InputError(run.run->folder.string() + ": has no sharpness report" +
                     (key.isEmpty() ? "" : " '" + key.toStdString() + "'") +
                     ": measure one with gacfas sharpness or in the window");
  }

  SharpnessTable table_;
  bool synthetic_ = false;
};

}  // namespace

FigurePtr loadSharpnessFigure(const FigureSpec& spec) {
  return std::make_shared<SharpnessFigure>(spec);
}

}  // namespace gacfas
