#include "ui/widgets/ShortNames.h"

#include <algorithm>

namespace gacfas {

QStringList distinctParts(const QStringList& names) {
  if (names.size() < 2) return names;
  const QString start = names.front().section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ');
  const bool shared = std::all_of(names.begin(), names.end(), [&](const QString& name) {
    return name.startsWith(start) && name.size() > start.size();
  });
  if (!shared) return names;
  QStringList parts;
  for (const QString& name : names) parts << name.mid(start.size());
  return parts;
}

}  // namespace gacfas
