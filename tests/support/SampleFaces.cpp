#include <QImage>
#include <QPainter>
#include <stdexcept>

#include "core/types/Random.h"
#include "tests/support/SampleNames.h"

namespace gacfas::test {

namespace {

constexpr int kSide = 64;  // pixels

/// Domains differ in the ground, people in the skin, spoofs in a frame around a paler face.
QImage drawFace(const SampleVideo& video, uint64_t seed) {
  Random random({seed, video.domainPlace, static_cast<uint64_t>(video.split),
                 static_cast<uint64_t>(video.label), static_cast<uint64_t>(video.number)});
  const bool live = video.label == Label::Live;
  QImage image(kSide, kSide, QImage::Format_RGB32);
  image.fill(QColor::fromHsv(static_cast<int>(video.domainPlace) * 80, 70, 120));
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (!live) painter.fillRect(image.rect().adjusted(4, 4, -4, -4), QColor(225, 225, 215));
  const int skin = static_cast<int>(random.uniform(150.0, 210.0));
  painter.setBrush(QColor(skin, skin * 3 / 4, skin * (live ? 3 : 4) / 5));
  painter.drawEllipse(QRectF(16.0 + random.uniform(-3.0, 3.0), 10.0, 32.0, 44.0));
  painter.setBrush(QColor(40, 30, 30));
  for (const double eye : {25.0, 36.0}) painter.drawEllipse(QRectF(eye, 26.0, 4.0, 4.0));
  painter.drawRect(QRectF(26.0, 42.0, 12.0, 2.0));
  return image;
}

void writeFace(const std::filesystem::path& root, const SampleVideo& video, uint64_t seed) {
  const std::filesystem::path folder = root / video.domain / (video.split == Split::Test ? "test" : "train") /
                                       (video.label == Label::Live ? "live" : "spoof") / video.name;
  std::filesystem::create_directories(folder);
  const std::string file = (folder / kSampleFrame).string();
  if (!drawFace(video, seed).save(QString::fromStdString(file), "JPG", 90))
    throw std::runtime_error("cannot write " + file);
}

}  // namespace

void writeSampleFaces(const std::filesystem::path& root, const SampleRunOptions& options) {
  for (const Split split : {Split::Train, Split::Test})
    for (const SampleVideo& video : sampleVideos(options, split)) writeFace(root, video, options.seed);
}

}  // namespace gacfas::test
