#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <filesystem>

#include "Gacfas.h"

/// A temporary folder with synthetic faces of two clients a domain and a config that trains on them in
/// seconds.
class TinyStudy {
public:
  /// Draws the faces. Returns what the program said where it failed.
  QByteArray prepare() {
    const Outcome drawn = runGacfas({"demo-data", "--out", data(), "--clients", "2", "--frames", "1"});
    write("tiny.yaml",
          "data:\n"
          "  root: data\n"
          "  train: [studio, office, phone]\n"
          "  test: street\n"
          "model: {init: kaiming, width: 4, image_size: 32}\n"
          "train: {minimizer: gac-fas, minimizer_warming: 1, warming_epochs: 0, batch_size: 8, epochs: 2, "
          "lr: 0.01}\n"
          "system: {device: cpu, workers: 1, threads: 1}\n");
    return drawn.code == 0 ? QByteArray() : drawn.err;
  }

  QString path(const QString& name) const { return folder_.filePath(name); }
  QString data() const { return path("data"); }
  QString config() const { return path("tiny.yaml"); }

  QString write(const QString& name, const QByteArray& content) const {
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly)) file.write(content);
    return path(name);
  }

  /// A data root of its own: the same domains, `office` being a copy that may be damaged.
  QString dataCopy(const QString& name) const {
    namespace fs = std::filesystem;
    const fs::path from = data().toStdString(), to = path(name).toStdString();
    fs::create_directory(to);
    for (const char* domain : {"studio", "phone", "street"})
      fs::create_directory_symlink(from / domain, to / domain);
    fs::copy(from / "office", to / "office", fs::copy_options::recursive);
    return path(name);
  }

  /// Trains into the folder `name`.
  Outcome train(const QString& name, const QStringList& more = {}) const {
    return runGacfas(QStringList{"train", config(), "--out", path(name)} + more);
  }

private:
  QTemporaryDir folder_;
};

/// Files below a folder, in order.
inline QStringList filesBelow(const QString& folder) {
  QStringList files;
  for (QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); all.hasNext();)
    files << all.next();
  files.sort();
  return files;
}

inline QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The tensors of a safetensors file, without the header, whose metadata names the run.
inline QByteArray tensorBytes(const QString& path) {
  const QByteArray all = contentOf(path);
  quint64 header = 0;
  if (all.size() < 8) return {};
  memcpy(&header, all.constData(), 8);
  return all.mid(8 + static_cast<qsizetype>(header));
}
