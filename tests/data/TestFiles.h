#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QTemporaryDir>
#include <filesystem>
#include <string>

#include "core/types/Error.h"

/// Writes a file below a temporary folder, making the folders on the way.
inline std::filesystem::path writeFile(const QTemporaryDir& dir, const QString& name,
                                       const QByteArray& bytes) {
  const QString path = dir.filePath(name);
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(path));
  return path.toStdString();
}

/// Text of the InputError that `call` throws; empty when it throws none.
template <class Call>
std::string inputErrorOf(Call call) {
  try {
    call();
  } catch (const gacfas::InputError& error) {
    return error.what();
  }
  return {};
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}
