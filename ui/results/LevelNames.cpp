#include "ui/results/LevelNames.h"

#include <QObject>

#include "core/types/Error.h"

namespace gacfas {

const std::vector<LevelName>& levelNames() {
  static const std::vector<LevelName> kNames{{"video", QObject::tr("Video mean"), {false, 0}},
                                             {"middle", QObject::tr("Middle frame"), {false, 1}},
                                             {"frame", QObject::tr("Each frame"), {true, 0}}};
  return kNames;
}

QString levelWord(const ScoreLevel& level) {
  for (const LevelName& name : levelNames())
    if (name.level == level) return name.word;
  return levelNames().front().word;
}

ScoreLevel levelOf(const QString& word) {
  for (const LevelName& name : levelNames())
    if (name.word == word) return name.level;
  throw InputError("level '" + word.toStdString() + "': allowed are video, middle, frame");
}

}  // namespace gacfas
