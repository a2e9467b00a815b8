#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

namespace gacfas {

/// Pictures in a square grid, as large as the place allows.
class ViewGrid : public QWidget {
  Q_OBJECT
public:
  explicit ViewGrid(QWidget* parent = nullptr);

  void setImages(std::vector<QImage> images);
  const std::vector<QImage>& images() const { return images_; }
  QSize sizeHint() const override { return {480, 480}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  std::vector<QImage> images_;
};

}  // namespace gacfas
