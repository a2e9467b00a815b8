#include "ui/figure/SvgDevice.h"

#include <QBuffer>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPixmap>

#include "ui/figure/SvgText.h"

namespace gacfas {

namespace {

constexpr double kSvgUnitsPerMm = SvgDevice::kDpi / 25.4;

}  // namespace

/// Writes shapes as they come. Text reaches it as paths: that is what QPaintEngine makes of it by itself.
class SvgDevice::Engine : public QPaintEngine {
public:
  Engine()
      : QPaintEngine(AllFeatures & ~(PatternBrush | RadialGradientFill | ConicalGradientFill |
                                     PerspectiveTransform | ObjectBoundingModeGradients)) {}

  bool begin(QPaintDevice*) override { return true; }
  bool end() override {
    closeClip();
    return true;
  }
  Type type() const override { return User; }

  void updateState(const QPaintEngineState& now) override {
    const DirtyFlags dirty = now.state();
    if (dirty & DirtyTransform) transform_ = now.transform();
    if (dirty & DirtyPen) pen_ = now.pen();
    if (dirty & DirtyBrush) brush_ = now.brush();
    if (dirty & DirtyOpacity) opacity_ = now.opacity();
    if (dirty & DirtyClipPath) clip(now.clipPath(), now.clipOperation());
    if (dirty & DirtyClipRegion) {
      QPainterPath path;
      path.addRegion(now.clipRegion());
      clip(path, now.clipOperation());
    }
    if (dirty & DirtyClipEnabled) setClipEnabled(now.isClipEnabled());
  }

  void drawPath(const QPainterPath& path) override { shape(path, brush_, path.fillRule()); }

  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points, points + count)));
    if (mode != PolylineMode) path.closeSubpath();
    shape(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : brush_,
          mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
  }

  void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override {
    drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
  }

  void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags) override {
    QByteArray png;
    QBuffer buffer(&png);
    image.copy(source.toRect()).save(&buffer, "PNG");
    openClip();
    body_ += QStringLiteral(
                 "<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" preserveAspectRatio=\"none\"%5 "
                 "xlink:href=\"data:image/png;base64,%6\"/>\n")
                 .arg(svg::number(target.x()), svg::number(target.y()), svg::number(target.width()),
                      svg::number(target.height()), svg::transformAttribute(transform_),
                      QString::fromLatin1(png.toBase64()));
  }

  const QString& body() const { return body_; }

private:
  void shape(const QPainterPath& path, const QBrush& brush, Qt::FillRule rule) {
    if (path.isEmpty() || (pen_.style() == Qt::NoPen && brush.style() == Qt::NoBrush)) return;
    openClip();
    QString gradient;
    if (brush.style() == Qt::LinearGradientPattern) {
      gradient = QStringLiteral("g%1").arg(++gradients_);
      body_ += svg::gradientDefinition(brush, gradient);
    }
    body_ += QStringLiteral("<path d=\"%1\"%2%3%4")
                 .arg(svg::pathData(path), svg::fillAttributes(brush, rule, gradient),
                      svg::strokeAttributes(pen_), svg::transformAttribute(transform_));
    if (opacity_ < 1.0) body_ += QStringLiteral(" opacity=\"%1\"").arg(svg::number(opacity_));
    body_ += QStringLiteral("/>\n");
  }

  void clip(const QPainterPath& path, Qt::ClipOperation operation) {
    const QPainterPath mapped = transform_.map(path);
    clip_ = operation == Qt::IntersectClip && clipped_ ? clip_.intersected(mapped) : mapped;
    setClipEnabled(operation != Qt::NoClip);
  }

  void setClipEnabled(bool enabled) {
    clipped_ = enabled;
    closeClip();
  }

  void openClip() {
    if (!clipped_ || open_) return;
    const QString id = QStringLiteral("c%1").arg(++clips_);
    body_ += QStringLiteral(
                 "<defs><clipPath id=\"%1\"><path d=\"%2\"/></clipPath></defs><g clip-path=\"url(#%1)\">\n")
                 .arg(id, svg::pathData(clip_));
    open_ = true;
  }

  void closeClip() {
    if (open_) body_ += QStringLiteral("</g>\n");
    open_ = false;
  }

  QString body_;
  QTransform transform_;
  QPen pen_;
  QBrush brush_;
  QPainterPath clip_;
  double opacity_ = 1.0;
  bool clipped_ = false, open_ = false;
  int clips_ = 0, gradients_ = 0;
};

SvgDevice::SvgDevice(const QSizeF& sizeMm, const QString& title)
    : sizeMm_(sizeMm), title_(title), engine_(std::make_unique<Engine>()) {}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const {
  return engine_.get();
}

QByteArray SvgDevice::bytes() const {
  const QString w = QString::number(sizeMm_.width(), 'g', 9), h = QString::number(sizeMm_.height(), 'g', 9);
  const QString box = svg::number(sizeMm_.width() * kSvgUnitsPerMm) + QLatin1Char(' ') +
                      svg::number(sizeMm_.height() * kSvgUnitsPerMm);
  QString text = QStringLiteral(
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                     "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"%1mm\" "
                     "height=\"%2mm\" viewBox=\"0 0 %3\">\n")
                     .arg(w, h, box);
  if (!title_.isEmpty()) text += QStringLiteral("<title>%1</title>\n").arg(title_.toHtmlEscaped());
  return (text + engine_->body() + QStringLiteral("</svg>\n")).toUtf8();
}

int SvgDevice::metric(PaintDeviceMetric metric) const {
  switch (metric) {
    case PdmWidth:
      return qRound(sizeMm_.width() * kSvgUnitsPerMm);
    case PdmHeight:
      return qRound(sizeMm_.height() * kSvgUnitsPerMm);
    case PdmWidthMM:
      return qRound(sizeMm_.width());
    case PdmHeightMM:
      return qRound(sizeMm_.height());
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
      return kDpi;
    case PdmDepth:
      return 32;
    case PdmDevicePixelRatio:
      return 1;
    case PdmDevicePixelRatioScaled:
      return qRound(devicePixelRatioFScale());
    default:
      return 0;
  }
}

}  // namespace gacfas
