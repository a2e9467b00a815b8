#include "ui/shell/FaceStrip.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/Theme.h"
#include "ui/widgets/Background.h"

namespace gacfas {
namespace {

constexpr int kTitle = 24, kFace = 52, kCaption = 20, kGap = 4, kBetween = 24;

}  // namespace

FaceStrip::FaceStrip(const SampleFaces& faces, QWidget* parent)
    : QWidget(parent),
      faces_(faces),
      images_(static_cast<size_t>(faces.domains.size() * faces.kinds.size())),
      stop_(std::make_shared<std::atomic<bool>>(false)) {
  setObjectName(QStringLiteral("faceStrip"));
  setAccessibleName(tr("Synthetic faces of %1").arg(faces.domains.join(QStringLiteral(", "))));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

FaceStrip::~FaceStrip() {
  stop_->store(true);
}

int FaceStrip::loaded() const {
  return static_cast<int>(
      std::count_if(images_.begin(), images_.end(), [](const QImage& image) { return !image.isNull(); }));
}

QSize FaceStrip::sizeHint() const {
  const int domains = static_cast<int>(faces_.domains.size()), kinds = static_cast<int>(faces_.kinds.size());
  return QSize(domains * (kinds * (kFace + kGap) - kGap) + (domains - 1) * kBetween,
               kTitle + kFace + kCaption);
}

void FaceStrip::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!asked_ && faces_.draw) drawLater();
  asked_ = true;
}

void FaceStrip::drawLater() {
  const int kinds = static_cast<int>(faces_.kinds.size());
  for (int place = 0; place < static_cast<int>(images_.size()); ++place) {
    inBackground(
        this,
        [stop = stop_, draw = faces_.draw, place, kinds] {
          if (stop->load()) return QImage();
          return QImage::fromData(draw(place / kinds, place % kinds))
              .scaled(2 * kFace, 2 * kFace, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        },
        [this, place](const QImage& image) { take(place, image); });
  }
}

void FaceStrip::take(int place, const QImage& image) {
  images_[static_cast<size_t>(place)] = image;
  update();
}

QRectF FaceStrip::faceArea(int domain, int kind) const {
  const int kinds = static_cast<int>(faces_.kinds.size()), domains = static_cast<int>(faces_.domains.size());
  const double block = kinds * (kFace + kGap) - kGap;
  const double between = domains > 1 ? (width() - domains * block) / (domains - 1) : 0;
  return QRectF(domain * (block + between) + kind * (kFace + kGap), kTitle, kFace, kFace);
}

void FaceStrip::paintEvent(QPaintEvent*) {
  const Theme& theme = currentTheme();
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  for (int domain = 0; domain < faces_.domains.size(); ++domain) {
    painter.setFont(uiFont(12, QFont::Medium));
    painter.setPen(theme.text1);
    painter.drawText(QPointF(faceArea(domain, 0).left(), 14), faces_.domains[domain]);
    for (int kind = 0; kind < faces_.kinds.size(); ++kind) {
      const QRectF area = faceArea(domain, kind);
      const QImage& image = images_[static_cast<size_t>(domain * faces_.kinds.size() + kind)];
      QPainterPath frame;
      frame.addRoundedRect(area, 3, 3);
      painter.setClipPath(frame);
      image.isNull() ? painter.fillRect(area, theme.grid) : painter.drawImage(area, image);
      painter.setClipping(false);
      painter.setFont(uiFont(11));
      painter.setPen(theme.text3);
      painter.drawText(QPointF(area.left(), area.bottom() + 14), faces_.kinds[kind]);
    }
  }
}

}  // namespace gacfas
