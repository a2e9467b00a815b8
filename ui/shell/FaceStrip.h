#pragma once

#include <QImage>
#include <QWidget>
#include <atomic>
#include <memory>
#include <vector>

#include "ui/shell/SampleFaces.h"

namespace gacfas {

/// A row of the demo's faces, domain by domain, each drawn on a pool thread and shown as it comes.
class FaceStrip : public QWidget {
  Q_OBJECT
public:
  explicit FaceStrip(const SampleFaces& faces, QWidget* parent = nullptr);
  ~FaceStrip() override;

  int loaded() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  void drawLater();
  void take(int place, const QImage& image);
  QRectF faceArea(int domain, int kind) const;

  SampleFaces faces_;
  std::vector<QImage> images_;  ///< a domain's kinds follow each other
  std::shared_ptr<std::atomic<bool>> stop_;
  bool asked_ = false;
};

}  // namespace gacfas
