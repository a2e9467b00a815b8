#include "ui/landscape/RecipeText.h"

#include <QObject>
#include <QStringList>

#include "ui/plots/ShortNumber.h"

namespace gacfas {
namespace {

QString plain(double value) {
  return withTrueMinus(QString::number(value, 'g', 4));
}

/// "±1", "−0.5 to 1.5"
QString rangeText(const AxisFacts& axis) {
  if (axis.low == -axis.high) return QStringLiteral("±%1").arg(plain(axis.high));
  return QObject::tr("%1 to %2").arg(plain(axis.low), plain(axis.high));
}

QString kindText(const LandscapeFacts& facts) {
  const QString target = QString::fromStdString(facts.x.target), second = QString::fromStdString(facts.y.target);
  if (facts.shape == LandscapeShape::Lines) return QObject::tr("%1 random lines").arg(facts.y.points);
  const bool line = facts.shape == LandscapeShape::Line;
  switch (facts.x.kind) {
    case AxisKind::Random:
      return line ? QObject::tr("Random line") : QObject::tr("Plane");
    case AxisKind::Towards:
      if (line) return QObject::tr("Line to %1").arg(target);
      return facts.y.kind == AxisKind::Towards ? QObject::tr("Plane through %1 and %2").arg(target, second)
                                               : QObject::tr("Plane through %1").arg(target);
    case AxisKind::Imported:
      return line ? QObject::tr("Line from %1").arg(target) : QObject::tr("Plane from %1").arg(target);
    case AxisKind::Hessian:
      return line ? QObject::tr("Line of the Hessian's top eigenvector") : QObject::tr("Plane of the Hessian's eigenvectors");
    case AxisKind::Principal:
      break;
  }
  return QObject::tr("Plane of the training's path (PCA)");
}

QString pointsText(const LandscapeFacts& facts) {
  if (facts.shape == LandscapeShape::Plane)
    return QObject::tr("%1 × %2").arg(facts.x.points).arg(facts.y.points);
  return QObject::tr("%1 points").arg(facts.x.points);
}

QString rangesText(const LandscapeFacts& facts) {
  if (facts.settings.autoRange > 1.0) return QObject::tr("up to %1 × the loss").arg(plain(facts.settings.autoRange));
  if (facts.settings.pathRange) return {};
  const bool one = facts.shape != LandscapeShape::Plane || (facts.x.low == facts.y.low && facts.x.high == facts.y.high);
  return one ? rangeText(facts.x) : rangeText(facts.x) + QObject::tr(" by ") + rangeText(facts.y);
}

/// "layer norm", empty for axes that are not random.
QString normText(const AxisFacts& axis) {
  if (axis.kind != AxisKind::Random) return {};
  const QString words = QString::fromStdString(axis.words);
  const std::pair<const char*, const char*> norms[]{
      {"filter-wise normalised", "filter norm"},     {"layer-wise normalised", "layer norm"},
      {"scaled by each weight", "weight norm"},      {"filters of length 1", "filters of length 1"},
      {"layers of length 1", "layers of length 1"},  {"not normalised", "not normalised"}};
  for (const auto& [inRecipe, shown] : norms)
    if (words.contains(QLatin1String(inRecipe))) return QString::fromLatin1(shown);
  return {};
}

/// What an axis has besides the default.
QStringList axisRemarks(const AxisFacts& axis) {
  QStringList remarks;
  const QString norm = normText(axis), words = QString::fromStdString(axis.words);
  if (!norm.isEmpty() && norm != u"filter norm") remarks << norm;
  if (words.contains(u"scaled with the point")) remarks << QObject::tr("biases and BN move");
  if (axis.kind == AxisKind::Random && words.contains(u"running statistics too")) remarks << QObject::tr("states");
  return remarks;
}

/// Those of both axes, and after them "y: layer norm" of one alone.
QStringList remarksOfAxes(const LandscapeFacts& facts) {
  const QStringList x = axisRemarks(facts.x);
  if (facts.shape != LandscapeShape::Plane) return x;
  const QStringList y = axisRemarks(facts.y);
  QStringList both, one;
  for (const QString& remark : x) (y.contains(remark) ? both : one) << (y.contains(remark) ? remark : QObject::tr("x: %1").arg(remark));
  for (const QString& remark : y)
    if (!x.contains(remark)) one << QObject::tr("y: %1").arg(remark);
  return both + one;
}

QString statisticsText(const LandscapeFacts& facts) {
  const bool towards = facts.x.kind == AxisKind::Towards;
  switch (facts.statistics) {
    case PlaneStatistics::Frozen:
      return towards ? QObject::tr("BN frozen") : QString();
    case PlaneStatistics::Interpolated:
      return towards ? QString() : QObject::tr("BN interpolated");
    case PlaneStatistics::Reestimated:
      break;
  }
  return QObject::tr("BN re-estimated");
}

bool isSeeded(const LandscapeFacts& facts) {
  return facts.x.kind == AxisKind::Random ||
         (facts.shape == LandscapeShape::Plane && facts.y.kind == AxisKind::Random);
}

QString weightsText(const LandscapeFacts& facts) {
  return QObject::tr("%1 weights").arg(QString::fromStdString(facts.settings.weights));
}

}  // namespace

QString previewText(const LandscapeFacts& facts) {
  QStringList why;
  if (facts.bf16) why << QObject::tr("bf16");
  if (facts.subset > 0) why << QObject::tr("first %1 faces a domain").arg(facts.subset);
  return why.isEmpty() ? QString() : QObject::tr("preview, %1").arg(why.join(QStringLiteral(", ")));
}

QString recipeText(const LandscapeFacts& facts) {
  QStringList parts{kindText(facts) + (facts.shape == LandscapeShape::Plane ? u' ' + pointsText(facts) : QString())};
  if (facts.shape != LandscapeShape::Plane) parts << pointsText(facts);
  parts << rangesText(facts) << remarksOfAxes(facts);
  parts << statisticsText(facts);
  parts << previewText(facts);
  if (facts.unseen) parts << QObject::tr("unseen too");
  if (isSeeded(facts)) parts << QObject::tr("seed %1").arg(facts.seed);
  if (!facts.settings.imported.empty() && !facts.foreign())
    parts << QObject::tr("imported from %1").arg(QString::fromStdString(facts.settings.imported));
  if (!facts.settings.weights.empty() && facts.settings.weights != "last") parts << weightsText(facts);
  if (facts.settings.faces > 0) parts << QObject::tr("%1 faces a domain").arg(facts.settings.faces);
  parts.removeAll(QString());
  return parts.join(QStringLiteral(", "));
}

QString recipeWords(const LandscapeFacts& facts) {
  const bool plane = facts.shape == LandscapeShape::Plane;
  QStringList lines{recipeText(facts)};
  const auto axis = [&](const char* name, const AxisFacts& one) {
    lines << QObject::tr("%1: %2, %3, %4 points")
                 .arg(QLatin1String(name), QString::fromStdString(one.words), rangeText(one))
                 .arg(one.points);
  };
  axis("x", facts.x);
  if (plane) axis("y", facts.y);
  if (!facts.settings.imported.empty()) {
    lines << (facts.foreign() ? QObject::tr("Imported: the file does not tell how it was measured")
                              : QObject::tr("Imported from %1").arg(QString::fromStdString(facts.settings.imported)));
    return lines.join(u'\n');
  }
  const char* const statistics[]{"frozen at the centre's", "interpolated along the axes", "re-estimated at each point"};
  lines << QObject::tr("Batch norm's statistics: %1").arg(QLatin1String(statistics[static_cast<int>(facts.statistics)]));
  lines << QObject::tr("%1, seed %2, %3 faces a domain, %4")
               .arg(weightsText(facts))
               .arg(facts.seed)
               .arg(facts.settings.faces)
               .arg(facts.preview ? previewText(facts) : QObject::tr("fp32"));
  if (facts.unseen) lines << QObject::tr("The unseen domain is measured too");
  return lines.join(u'\n');
}

QString axisTitle(const LandscapeFacts& facts, bool first) {
  const AxisFacts& axis = first ? facts.x : facts.y;
  const int number = first ? 1 : 2;
  switch (axis.kind) {
    case AxisKind::Random:
      if (facts.shape != LandscapeShape::Plane)
        return QObject::tr("Factor of %1 (%2)")
            .arg(facts.shape == LandscapeShape::Lines ? QObject::tr("each random direction") : QObject::tr("the direction"),
                 normText(axis));
      return QObject::tr("Direction %1 (%2)").arg(number).arg(normText(axis));
    case AxisKind::Towards:
      return QObject::tr("Towards %1 (1: there)").arg(QString::fromStdString(axis.target));
    case AxisKind::Imported:
      return QObject::tr("Direction %1 (imported)").arg(number);
    case AxisKind::Hessian:
      return QObject::tr("Eigenvector %1 (of the Hessian)").arg(number);
    case AxisKind::Principal:
      break;
  }
  return QObject::tr("Component %1 (of the path)").arg(number);
}

}  // namespace gacfas
