#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>

namespace gacfas {

struct MovieRequest {
  QString file;            ///< ends in .mp4; else a folder for frame_0001.png, ...
  QSize size{1280, 720};   ///< pixels, even
  double framesPerSecond = 4.0;
  size_t frames = 0;
  /// Draws one frame; on the GUI thread.
  std::function<QImage(size_t frame, const QSize& size)> draw;

  bool isMp4() const { return file.endsWith(QStringLiteral(".mp4"), Qt::CaseInsensitive); }
};

/// Takes pictures one by one on a thread that writes them. Not finished, it leaves nothing. Throws Error and IoError.
class FrameWriter {
public:
  virtual ~FrameWriter() = default;
  virtual void add(const QImage& image) = 0;
  virtual void finish() = 0;
};
std::unique_ptr<FrameWriter> makeFrameWriter(const MovieRequest& request);

/// Draws the frames of a movie on the GUI thread, one each time it is free, and writes them on another.
class MovieExport : public QObject {
  Q_OBJECT
public:
  explicit MovieExport(MovieRequest request, QObject* parent = nullptr);
  ~MovieExport() override;

  void start();
  /// Nothing is left of the file; finished() and failed() do not come any more.
  void cancel();

Q_SIGNALS:
  void progress(int written, int all);
  void finished(const QString& file);
  void failed(const QString& message);

private:
  void drawNext();
  void write(std::function<void()> work, std::function<void()> then);
  void fail(const QString& message);

  MovieRequest request_;
  std::unique_ptr<FrameWriter> writer_;  ///< made and used on the pool's one thread
  QThreadPool pool_;
  QTimer idle_;
  std::atomic<bool> cancelled_{false};
  size_t drawn_ = 0;
  int waiting_ = 0, written_ = 0;
};

}  // namespace gacfas
