#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QSizeF>
#include <QString>
#include <memory>

namespace gacfas {

/// A drawing as SVG 1.1 with text as outlines, so that it looks alike without the font, and with clipping;
/// QSvgGenerator of Qt 6.4 has neither.
class SvgDevice : public QPaintDevice {
public:
  /// Units of the painter an inch.
  static constexpr int kDpi = 300;

  SvgDevice(const QSizeF& sizeMm, const QString& title);
  ~SvgDevice() override;

  QPaintEngine* paintEngine() const override;
  /// The whole file; once the painter has ended.
  QByteArray bytes() const;

protected:
  int metric(PaintDeviceMetric metric) const override;

private:
  class Engine;
  QSizeF sizeMm_;
  QString title_;
  std::unique_ptr<Engine> engine_;
};

}  // namespace gacfas
