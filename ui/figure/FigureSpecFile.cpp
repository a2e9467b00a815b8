#include "ui/figure/FigureSpecFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

QJsonObject parse(const QString& file, const QByteArray& text) {
  QJsonParseError error;
  const QJsonDocument document = QJsonDocument::fromJson(text, &error);
  const std::string name = file.toStdString();
  if (error.error != QJsonParseError::NoError) {
    const auto line = text.left(error.offset).count('\n') + 1;
    throw InputError(name + ":" + std::to_string(line) +
                     ": not valid JSON: " + error.errorString().toStdString());
  }
  if (!document.isObject())
    throw InputError(name +
                     ": a figure is a JSON object, such as {\"kind\": \"roc\", \"runs\": [\"runs/erm\"]}");
  return document.object();
}

QString absolutePath(const QDir& folder, const QString& path) {
  return QDir::cleanPath(folder.absoluteFilePath(path));
}

/// Relative where that does not climb far: a spec beside its runs can be moved with them.
QString shortPath(const QDir& folder, const QString& path) {
  const QString relative = folder.relativeFilePath(path);
  return relative.startsWith(QStringLiteral("../../")) ? path : relative;
}

}  // namespace

FigureSpec readFigureSpec(const QString& file) {
  const std::string bytes = loadFile(file.toStdString());
  const QJsonObject object = parse(file, QByteArray::fromStdString(bytes));
  const QDir folder = QFileInfo(file).absoluteDir();
  try {
    FigureSpec spec = FigureSpec::fromJson(object);
    for (QString& run : spec.runs) run = absolutePath(folder, run);
    if (!spec.output.isEmpty()) spec.output = absolutePath(folder, spec.output);
    return spec;
  } catch (const InputError& error) {
    throw InputError(file.toStdString() + ": " + error.what());
  }
}

QByteArray figureSpecText(const FigureSpec& spec, const QString& folder) {
  FigureSpec stored = spec;
  const QDir from(folder);
  for (QString& run : stored.runs) run = shortPath(from, run);
  if (!stored.output.isEmpty())
    stored.output = shortPath(from, QDir::cleanPath(QDir::current().absoluteFilePath(stored.output)));
  return QJsonDocument(stored.toJson()).toJson();
}

void saveFigureSpec(const QString& file, const FigureSpec& spec) {
  const QFileInfo info(file);
  QDir().mkpath(info.absolutePath());
  saveFile(info.absoluteFilePath().toStdString(), figureSpecText(spec, info.absolutePath()).toStdString());
}

}  // namespace gacfas
