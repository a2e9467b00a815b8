#include "ui/faces/FaceImages.h"

#include <QImageReader>
#include <algorithm>

namespace gacfas {
namespace {

constexpr int kCacheKilobytes = 96 * 1024;
constexpr int kThreads = 2;
constexpr size_t kMostWaiting = 400;  // about two screens of the smallest tiles

QImage readImage(const QString& path, int side) {
  QImageReader reader(path);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  if (side > 0 && size.isValid())
    reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatioByExpanding));
  return reader.read().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

FaceImages::FaceImages(QObject* parent) : QObject(parent), cache_(kCacheKilobytes) {
  pool_.setMaxThreadCount(kThreads);
  pool_.setThreadPriority(QThread::LowPriority);
}

FaceImages::~FaceImages() {
  waiting_.clear();
  pool_.clear();
  pool_.waitForDone();
}

FaceImages::Answer FaceImages::find(const FaceFiles& files, const std::string& frame, int side) {
  if (files.folders.empty() || frame.empty()) return {{}, true};
  const QString key =
      QString::fromStdString((files.folders.front() / frame).string()) + '@' + QString::number(side);
  if (const Answer* answer = cache_.object(key)) return *answer;
  if (asked_.contains(key)) {
    // Asked for again: it is still on the screen, so it moves to the front.
    const auto place =
        std::find_if(waiting_.begin(), waiting_.end(), [&](const Request& r) { return r.key == key; });
    if (place != waiting_.end()) std::rotate(place, place + 1, waiting_.end());
    return {};
  }
  asked_.insert(key);
  waiting_.push_back({key, files, frame, side});
  if (waiting_.size() > kMostWaiting) {
    asked_.remove(waiting_.front().key);
    waiting_.erase(waiting_.begin());
  }
  startNext();
  return {};
}

void FaceImages::startNext() {
  while (running_ < kThreads && !waiting_.empty()) {
    const Request request = std::move(waiting_.back());
    waiting_.pop_back();
    ++running_;
    pool_.start([=, this] { decode(request); });
  }
}

void FaceImages::decode(const Request& request) {
  const QString path = QString::fromStdString(framePath(request.files, request.frame).string());
  const QImage image = readImage(path, request.side);
  QMetaObject::invokeMethod(
      this, [=, this] { keep(request.key, image, path); }, Qt::QueuedConnection);
}

void FaceImages::keep(const QString& key, const QImage& image, const QString& path) {
  --running_;
  ++decoded_;
  asked_.remove(key);
  const int cost = std::max<int>(1, static_cast<int>(image.sizeInBytes() / 1024));
  cache_.insert(key, new Answer{image, image.isNull()}, std::min(cost, kCacheKilobytes));
  if (image.isNull() && !reported_.contains(path)) {
    reported_.insert(path);
    Q_EMIT missing(path);
  }
  startNext();
  Q_EMIT ready();
}

}  // namespace gacfas
