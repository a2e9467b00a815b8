#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <vector>

#include "ui/faces/FaceFiles.h"

namespace gacfas {

/// Face images, decoded on threads of their own and kept up to a limit. What was asked for last is decoded
/// first, so that the images on the screen come before those scrolled past.
class FaceImages : public QObject {
  Q_OBJECT
public:
  explicit FaceImages(QObject* parent = nullptr);
  ~FaceImages() override;

  struct Answer {
    QImage image;
    bool missing = false;  ///< could not be read; false with a null image: not yet
  };
  /// The image so that its shorter side has `side` pixels (0: as it is). Where it is not known yet, decodes
  /// it and says `ready`.
  Answer find(const FaceFiles& files, const std::string& frame, int side);
  int decoded() const { return decoded_; }
  int waiting() const { return static_cast<int>(waiting_.size()) + running_; }

Q_SIGNALS:
  void ready();
  /// Once a path.
  void missing(const QString& path);

private:
  struct Request {
    QString key;
    FaceFiles files;
    std::string frame;
    int side = 0;
  };
  void startNext();
  void decode(const Request& request);  ///< on a thread of the pool
  void keep(const QString& key, const QImage& image, const QString& path);

  QCache<QString, Answer> cache_;  ///< cost: kilobytes
  std::vector<Request> waiting_;   ///< the last is next
  QSet<QString> asked_;            ///< waiting or being decoded
  QSet<QString> reported_;
  int running_ = 0;
  int decoded_ = 0;  ///< so far, those that could not be read included
  QThreadPool pool_;
};

}  // namespace gacfas
