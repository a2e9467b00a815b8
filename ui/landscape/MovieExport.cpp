#include "ui/landscape/MovieExport.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <filesystem>

#include "core/io/AtomicFile.h"
#include "core/movie/MovieFile.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

constexpr int kMostWaiting = 4;  // pictures drawn and not written yet: memory

class Mp4Writer : public FrameWriter {
public:
  explicit Mp4Writer(const MovieRequest& request)
      : movie_(std::filesystem::absolute(request.file.toStdString()), request.size.width(), request.size.height(),
               request.framesPerSecond) {}
  void add(const QImage& image) override {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    movie_.add(rgb.constBits(), static_cast<size_t>(rgb.bytesPerLine()));
  }
  void finish() override { movie_.finish(); }

private:
  MovieFile movie_;
};

/// Pictures go into a hidden folder beside the one that is wanted, which then takes its name.
class PngWriter : public FrameWriter {
public:
  explicit PngWriter(const MovieRequest& request)
      : folder_(std::filesystem::absolute(request.file.toStdString()).lexically_normal()) {
    std::error_code ignored;
    if (std::filesystem::exists(folder_, ignored) && !std::filesystem::is_empty(folder_, ignored))
      throw InputError(folder_.string() + ": is there already and not empty; choose another folder for the frames");
    const QString parent = QString::fromStdString(folder_.parent_path().string());
    staging_ = std::make_unique<QTemporaryDir>(parent + QStringLiteral("/.gacfas-frames-XXXXXX"));
    if (!staging_->isValid())
      throw IoError(folder_.parent_path().string() + ": cannot write here: " + staging_->errorString().toStdString());
  }
  void add(const QImage& image) override {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const QString name = QStringLiteral("frame_%1.png").arg(++count_, 4, 10, QLatin1Char('0'));
    saveFile(staging_->filePath(name).toStdString(), {bytes.constData(), static_cast<size_t>(bytes.size())});
  }
  void finish() override {
    std::error_code fault;
    std::filesystem::remove(folder_, fault);  // an empty one
    std::filesystem::rename(staging_->path().toStdString(), folder_, fault);
    if (fault) throw IoError(folder_.string() + ": cannot be made: " + fault.message());
    std::filesystem::permissions(folder_, std::filesystem::perms(0755), fault);  // a temporary one is only the owner's
    staging_->setAutoRemove(false);
  }

private:
  std::filesystem::path folder_;
  std::unique_ptr<QTemporaryDir> staging_;
  int count_ = 0;
};

}  // namespace

std::unique_ptr<FrameWriter> makeFrameWriter(const MovieRequest& request) {
  if (request.isMp4()) return std::make_unique<Mp4Writer>(request);
  return std::make_unique<PngWriter>(request);
}

MovieExport::MovieExport(MovieRequest request, QObject* parent) : QObject(parent), request_(std::move(request)) {
  pool_.setMaxThreadCount(1);
  connect(&idle_, &QTimer::timeout, this, &MovieExport::drawNext);
}

MovieExport::~MovieExport() {
  cancel();
}

void MovieExport::cancel() {
  cancelled_ = true;
  idle_.stop();
  pool_.clear();
  pool_.waitForDone();
  writer_.reset();
}

void MovieExport::start() {
  write([this] { writer_ = makeFrameWriter(request_); }, [this] { idle_.start(0); });
}

/// Runs `work` after all work before it, then `then` on the GUI thread; a fault ends the export.
void MovieExport::write(std::function<void()> work, std::function<void()> then) {
  pool_.start([this, work = std::move(work), then = std::move(then)] {
    if (cancelled_) return;
    QString error;
    try {
      work();
    } catch (const std::exception& fault) {
      error = QString::fromUtf8(fault.what());
    }
    QMetaObject::invokeMethod(
        this,
        [this, error, then] {
          if (cancelled_) return;
          error.isEmpty() ? then() : fail(error);
        },
        Qt::QueuedConnection);
  });
}

void MovieExport::fail(const QString& message) {
  cancel();
  Q_EMIT failed(message);
}

void MovieExport::drawNext() {
  if (waiting_ >= kMostWaiting) return;
  if (drawn_ == request_.frames) {
    idle_.stop();
    return write([this] { writer_->finish(); }, [this] { Q_EMIT finished(request_.file); });
  }
  QImage image;
  try {
    image = request_.draw(drawn_++, request_.size);
  } catch (const std::exception& fault) {
    return fail(QString::fromUtf8(fault.what()));
  }
  ++waiting_;
  write([this, image] { writer_->add(image); },
        [this] {
          --waiting_;
          Q_EMIT progress(++written_, static_cast<int>(request_.frames));
        });
}

}  // namespace gacfas
