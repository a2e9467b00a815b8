#include "ui/landscape/RecipeName.h"

#include <QRegularExpression>

namespace gacfas {

std::optional<RecipeName> RecipeName::parse(const QString& folderName) {
  static const QRegularExpression pattern(
      QStringLiteral("^(last|best)(?:-[0-9a-f]+)?_(\\d+)x\\d+_range([0-9.eE+-]+)_faces(\\d+)_seed(\\d+)$"));
  const QRegularExpressionMatch match = pattern.match(folderName);
  if (!match.hasMatch()) return std::nullopt;
  return RecipeName{match.captured(1), match.captured(2).toInt(), match.captured(3).toDouble(),
                    match.captured(4).toInt(), match.captured(5).toULongLong()};
}

QString RecipeName::key() const {
  return QStringLiteral("%1_%2x%2_range%3_faces%4_seed%5")
      .arg(weights)
      .arg(points)
      .arg(range)
      .arg(faces)
      .arg(seed);
}

QString RecipeName::text() const {
  return QStringLiteral("%1 × %1, ±%2, seed %3, %4 weights, %5 faces a domain")
      .arg(points)
      .arg(range)
      .arg(seed)
      .arg(weights)
      .arg(faces);
}

}  // namespace gacfas
