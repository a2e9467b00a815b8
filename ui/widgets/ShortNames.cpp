#include "ui/widgets/ShortNames.h"

#include <algorithm>

namespace gacfas {
namespace {

const QLatin1Char kSpace(' ');

QStringList withoutFirstWord(const QStringList& names) {
  const QString start = names.front().section(kSpace, 0, 0) + kSpace;
  const bool shared = std::all_of(names.begin(), names.end(), [&](const QString& name) {
    return name.startsWith(start) && name.size() > start.size();
  });
  if (!shared) return names;
  QStringList parts;
  for (const QString& name : names) parts << name.mid(start.size());
  return parts;
}

bool saysSomething(const QString& name) {
  return std::any_of(name.begin(), name.end(), [](QChar letter) { return letter.isLetter(); });
}

QStringList withoutSharedEnd(QStringList names) {
  for (;;) {
    const QString end = kSpace + names.front().section(kSpace, -1);
    const bool shared = std::all_of(names.begin(), names.end(), [&](const QString& name) {
      return name.endsWith(end) && saysSomething(name.chopped(end.size()));
    });
    if (!shared) return names;
    for (QString& name : names) name.chop(end.size());
  }
}

}  // namespace

QStringList distinctParts(const QStringList& names) {
  return names.size() < 2 ? names : withoutSharedEnd(withoutFirstWord(names));
}

}  // namespace gacfas
