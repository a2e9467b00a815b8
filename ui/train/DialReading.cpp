#include "ui/train/DialReading.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/run/RunLog.h"
#include "ui/plots/ShortNumber.h"

namespace gacfas {

namespace {

double valueOf(const NumberTable& table, const std::string& column, size_t row) {
  const std::vector<double>* values = table.column(column);
  return values && row < values->size() ? (*values)[row] : NAN;
}

}  // namespace

double DialPoint::degrees() const {
  return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180.0 / std::numbers::pi;
}

std::optional<DialReading> dialReading(const RunSnapshot& run, size_t row) {
  const NumberTable& steps = *run.steps;
  if (row >= steps.rows()) return {};
  DialReading reading{row,
                      static_cast<int64_t>(valueOf(steps, "epoch", row)),
                      static_cast<int64_t>(valueOf(steps, "step", row)),
                      {}};
  const double g = valueOf(steps, "erm_norm", row);
  for (const std::string& point : ascendingPoints(run.config)) {
    const double cosine = valueOf(steps, "cosine." + point, row),
                 norm = valueOf(steps, "gradient_norm." + point, row);
    if (!std::isfinite(cosine) || !std::isfinite(norm) || !(g > 0.0)) continue;
    reading.points.push_back(
        {point == "all" ? QStringLiteral("joint") : QString::fromStdString(point), cosine, norm / g});
  }
  return reading.points.empty() ? std::nullopt : std::optional(reading);
}

std::optional<DialReading> firstDialReading(const RunSnapshot& run) {
  for (const std::string& point : ascendingPoints(run.config)) {
    const std::vector<double>* cosines = run.steps->column("cosine." + point);
    if (!cosines) continue;
    const auto first =
        std::find_if(cosines->begin(), cosines->end(), [](double value) { return std::isfinite(value); });
    if (first != cosines->end()) return dialReading(run, static_cast<size_t>(first - cosines->begin()));
  }
  return {};
}

void DialTableModel::setPoints(std::vector<DialPoint> points) {
  const bool sameRows = points.size() == points_.size();
  if (!sameRows) beginResetModel();
  points_ = std::move(points);
  if (!sameRows)
    endResetModel();
  else if (!points_.empty())
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 3));
}

QVariant DialTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
  if (role != Qt::DisplayRole) return {};
  const DialPoint& point = points_[static_cast<size_t>(index.row())];
  switch (index.column()) {
    case 0:
      return point.name;
    case 1:
      return fixedNumber(point.degrees(), 1) + QStringLiteral("°");
    case 2:
      return fixedNumber(point.cosine, 3);
    default:
      return fixedNumber(point.ratio, 2);
  }
}

QVariant DialTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  static const QStringList kTitles{tr("Point"), tr("angle"), tr("cosine"), tr("norm/|g|")};
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) return kTitles.value(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
  return {};
}

}  // namespace gacfas
