#include "ui/faces/FaceFiles.h"

#include <QCollator>
#include <QDir>
#include <algorithm>

namespace gacfas {
namespace {

/// A domain scored whole has its split in the video's name.
bool namesSplit(const std::string& video) {
  for (const char* split : {"test/", "dev/", "train/"})
    if (video.rfind(split, 0) == 0) return true;
  return false;
}

std::vector<std::string> likelySplits(const Config& config, const std::string& domain) {
  const bool fromDev = domain != config.data.test && config.data.thresholdSplit == ThresholdSplit::Dev;
  if (fromDev) return {"dev", "test", "train"};
  return {"test", "dev", "train"};
}

}  // namespace

FaceFiles faceFiles(const Config& config, const Face& face) {
  const std::filesystem::path domain = std::filesystem::path(config.data.root) / face.domain;
  const std::string label = face.label == Label::Live ? "live" : "spoof";
  FaceFiles files;
  if (namesSplit(face.video)) {
    const size_t slash = face.video.find('/');
    files.folders.push_back(domain / face.video.substr(0, slash) / label / face.video.substr(slash + 1));
    return files;
  }
  for (const std::string& split : likelySplits(config, face.domain))
    files.folders.push_back(domain / split / label / face.video);
  return files;
}

std::filesystem::path framePath(const FaceFiles& files, const std::string& frame) {
  std::error_code absent;
  for (const std::filesystem::path& folder : files.folders)
    if (std::filesystem::exists(folder / frame, absent)) return folder / frame;
  return files.folders.front() / frame;
}

std::vector<std::string> framesOnDisk(const FaceFiles& files) {
  for (const std::filesystem::path& folder : files.folders) {
    QStringList names =
        QDir(QString::fromStdString(folder.string()))
            .entryList({"*.jpg", "*.jpeg", "*.png"}, QDir::Files | QDir::Readable, QDir::NoSort);
    if (names.isEmpty()) continue;
    QCollator byNumber(QLocale(QLocale::English));  // the C locale has no numeric order
    byNumber.setNumericMode(true);
    std::sort(names.begin(), names.end(), byNumber);
    std::vector<std::string> frames;
    for (const QString& name : names) frames.push_back(name.toStdString());
    return frames;
  }
  return {};
}

}  // namespace gacfas
