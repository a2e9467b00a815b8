#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>
#include <vector>

namespace gacfas::test {

/// A committed file of tests/reference.
inline QJsonObject referenceNumbers(const QString& name) {
  QFile file(QStringLiteral(GACFAS_SOURCE_DIR "/tests/reference/") + name);
  if (!file.open(QIODevice::ReadOnly))
    throw std::runtime_error("cannot read " + file.fileName().toStdString());
  return QJsonDocument::fromJson(file.readAll()).object();
}

inline std::vector<int64_t> integers(const QJsonValue& array) {
  std::vector<int64_t> list;
  for (const QJsonValue& value : array.toArray()) list.push_back(value.toInteger());
  return list;
}

inline std::vector<double> doubles(const QJsonValue& array) {
  std::vector<double> list;
  for (const QJsonValue& value : array.toArray()) list.push_back(value.toDouble());
  return list;
}

}  // namespace gacfas::test
