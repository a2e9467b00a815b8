#pragma once

#include <QMetaType>
#include <QString>
#include <optional>

namespace gacfas {

/// What a surface's folder name says: "last-7d8b4e72_21x21_range1_faces32_seed123".
struct RecipeName {
  QString weights = QStringLiteral("last");  ///< "last" or "best"
  int points = 21;                           ///< a side
  double range = 1.0;
  int faces = 32;  ///< a domain
  quint64 seed = 123;

  /// Nothing where a folder has another kind of name.
  static std::optional<RecipeName> parse(const QString& folderName);
  /// The name without the weights' hash: "last_21x21_range1_faces32_seed123". Surfaces of different runs with
  /// one key can be compared.
  QString key() const;
  /// "21 × 21, ±1, seed 123, last weights, 32 faces a domain"
  QString text() const;
  bool operator==(const RecipeName&) const = default;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::RecipeName)
