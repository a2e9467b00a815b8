#include "ui/data/ImportNote.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <system_error>

#include "core/io/AtomicFile.h"

namespace gacfas {
namespace {

std::filesystem::path noteOf(const std::filesystem::path& root, const std::string& domain) {
  return root / domain / ".import.json";
}

QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

std::string word(const QJsonObject& note, const char* key) {
  return note[QLatin1String(key)].toString().toStdString();
}

}  // namespace

void saveImportNote(const PrepareOptions& options) {
  QJsonObject note{{"source", text(std::filesystem::absolute(options.source))},
                   {"dataset", QString::fromStdString(options.dataset)},
                   {"every", static_cast<qint64>(options.every)},
                   {"margin", options.margin},
                   {"size", static_cast<qint64>(options.size)},
                   {"quality", static_cast<qint64>(options.quality)},
                   {"align", options.align},
                   {"boxes", options.boxes},
                   {"detector", text(options.detector)},
                   {"live", QString::fromStdString(options.live)},
                   {"workers", static_cast<qint64>(options.workers)}};
  if (options.split) note["split"] = static_cast<int>(*options.split);
  saveFile(noteOf(options.out, options.domain), QJsonDocument(note).toJson().toStdString());
}

std::optional<PrepareOptions> readImportNote(const std::filesystem::path& root, const std::string& domain) {
  QJsonObject note;
  try {
    note = QJsonDocument::fromJson(QByteArray::fromStdString(loadFile(noteOf(root, domain)))).object();
  } catch (const std::exception&) {
    return std::nullopt;
  }
  if (note["source"].toString().isEmpty()) return std::nullopt;
  PrepareOptions options;
  options.out = root;
  options.domain = domain;
  options.source = word(note, "source");
  options.dataset = word(note, "dataset");
  options.every = note["every"].toInteger(options.every);
  options.margin = note["margin"].toDouble(options.margin);
  options.size = note["size"].toInteger(options.size);
  options.quality = note["quality"].toInteger(options.quality);
  options.align = note["align"].toBool(options.align);
  options.boxes = note["boxes"].toBool(options.boxes);
  options.detector = word(note, "detector");
  options.live = word(note, "live");
  options.workers = note["workers"].toInteger(options.workers);
  if (note.contains("split")) options.split = static_cast<Split>(note["split"].toInt());
  return options;
}

void removeImportNote(const PrepareOptions& options) {
  std::error_code ignored;
  std::filesystem::remove(noteOf(options.out, options.domain), ignored);
}

}  // namespace gacfas
