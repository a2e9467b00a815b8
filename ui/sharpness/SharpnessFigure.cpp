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
#include "ui/widgets/ShortNames.h"

namespace gacfas {
namespace {

constexpr double kHead = 30, kRowHeight = 30, kSampleWidth = 28;  // pixels at 1x

/// "0.123" and "± 0.01", one below the other.
QString twoLines(const SharpnessCell& cell) {
  return cellText(cell).replace(QStringLiteral(" ± "), QStringLiteral("\n± "));
}

QString headText(const SharpnessMeasure& measure) {
  return measure.unit.isEmpty() ? measure.title : QStringLiteral("%1\n(%2)").arg(measure.title, measure.unit);
}

/// Paints a table of sharpness into an area: each column as wide as it needs, what is left over shared out; rows keep
/// their height unless the area is lower.
class TablePainter {
public:
  TablePainter(QPainter& painter, const QRectF& area, const SharpnessTable& table, const PlotStyle& style)
      : painter_(painter), area_(area), table_(table), style_(style) {
    const double wanted = kHead + kRowHeight * double(table.rows.size());
    shrink_ = std::min(1.0, area.height() / (wanted * style.unit));
    placeColumns();
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

  void placeColumns() {
    const QFontMetricsF words(style_.labelFont), digits(style_.tickFont);
    const double unit = style_.unit;
    double domain = 0.0, run = 0.0;
    for (const SharpnessRow& row : table_.rows) {
      domain = std::max(domain, words.horizontalAdvance(row.domain));
      run = std::max(run, words.horizontalAdvance(row.run));
    }
    run_ = area_.left() + domain + 6 * unit;
    std::vector<double> widths;
    for (size_t i = 0; i < table_.measures.size(); ++i) {
      double width = digits.size(0, headText(table_.measures[i])).width();
      for (const SharpnessRow& row : table_.rows) width = std::max(width, digits.size(0, twoLines(row.cells[i])).width());
      widths.push_back(width + 2 * unit);
    }
    double right = run_ + (kSampleWidth + 6) * unit + run, total = right;
    for (const double width : widths) total += width;
    const double more = (area_.right() - total) / double(std::max<size_t>(1, widths.size()));
    for (const double width : widths) columns_.emplace_back(right += width + more, width);
  }

  QRectF cell(size_t column, double top, double height) const {
    const auto& [right, width] = columns_[column];
    return {right - width, top, width, height};
  }

  void paintHead() {
    rule(area_.top() + 0.5, 1.4);
    painter_.setFont(style_.tickFont);
    painter_.setPen(style_.theme->text2);
    const double height = kHead * style_.unit * shrink_;
    for (size_t i = 0; i < table_.measures.size(); ++i)
      painter_.drawText(cell(i, area_.top(), height), Qt::AlignRight | Qt::AlignVCenter, headText(table_.measures[i]));
  }

  void paintRow(const SharpnessRow& row, double top) {
    const double height = kRowHeight * style_.unit * shrink_, unit = style_.unit;
    if (row.first) rule(top, 0.8);
    painter_.setFont(style_.labelFont);
    painter_.setPen(style_.theme->text1);
    if (row.first)
      painter_.drawText(QRectF(area_.left(), top, run_ - area_.left(), height), Qt::AlignLeft | Qt::AlignVCenter, row.domain);
    painter_.save();
    painter_.translate(run_, top + height / 2 - 6 * unit);
    painter_.scale(unit, unit);
    drawRunSample(painter_, QRectF(0, 0, kSampleWidth, 12), row.style, *style_.theme, true);
    painter_.restore();
    painter_.drawText(QRectF(run_ + (kSampleWidth + 6) * unit, top, area_.width(), height),
                      Qt::AlignLeft | Qt::AlignVCenter, row.run);
    for (size_t i = 0; i < row.cells.size(); ++i) paintCell(row.cells[i], cell(i, top, height));
  }

  void paintCell(const SharpnessCell& one, const QRectF& place) {
    painter_.setFont(style_.tickFont);
    painter_.setPen(style_.theme->text1);
    painter_.drawText(place, Qt::AlignRight | Qt::AlignVCenter, twoLines(one));
  }

  QPainter& painter_;
  QRectF area_;
  const SharpnessTable& table_;
  const PlotStyle& style_;
  double run_ = 0, shrink_ = 1;
  std::vector<std::pair<double, double>> columns_;  ///< right side and width
};

class SharpnessFigure : public FigureContent {
public:
  explicit SharpnessFigure(const FigureSpec& spec) {
    std::vector<SharpnessReport> kept;
    const ShownRuns runs = shownRunsOf(spec);
    kept.reserve(runs.size());
    std::vector<RunReport> shown;
    QString key = spec.report;
    QStringList names;
    for (const ShownRun& run : runs) {
      kept.push_back(reportOf(run, key));
      if (key.isEmpty()) key = reportKey(kept.back());
      shown.push_back({run, &kept.back()});
      names << run.label;
      synthetic_ |= run.run->synthetic;
    }
    table_ = sharpnessTable(shown);
    const QStringList parts = distinctParts(names);
    for (size_t i = 0; i < shown.size(); ++i) shown[i].shown.label = parts[static_cast<qsizetype>(i)];
    drawn_ = sharpnessTable(shown);
  }

  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override {
    TablePainter(painter, area, drawn_, style).paint();
  }
  QString csv() const override { return sharpnessText(table_, TableFormat::Csv); }
  bool synthetic() const override { return synthetic_; }

private:
  static SharpnessReport reportOf(const ShownRun& run, const QString& key) {
    QString fault;
    const std::vector<KeptReport> kept = readReports(run.run->folder, fault);
    if (const SharpnessReport* report = newestReport(kept, key)) return *report;
    if (!fault.isEmpty()) throw InputError(fault.toStdString());
    throw InputError(run.run->folder.string() + ": has no sharpness report" +
                     (key.isEmpty() ? "" : " '" + key.toStdString() + "'") +
                     ": measure one with gacfas sharpness or in the window");
  }

  SharpnessTable table_;
  SharpnessTable drawn_;  ///< with the runs' short names: the columns need the room
  bool synthetic_ = false;
};

}  // namespace

FigurePtr loadSharpnessFigure(const FigureSpec& spec) {
  return std::make_shared<SharpnessFigure>(spec);
}

}  // namespace gacfas
