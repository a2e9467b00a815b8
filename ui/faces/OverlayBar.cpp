#include "ui/faces/OverlayBar.h"

#include <QPainter>

#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "viz/Colour.h"

namespace gacfas {

/// A strip of the colours with a word at each end.
class OverlayKey : public QWidget {
public:
  OverlayKey() { setFixedSize(84, 20); }
  void setKind(OverlayKind kind) {
    kind_ = kind;
    update();
  }

protected:
  void paintEvent(QPaintEvent*) override {
    const bool isOcclusion = kind_ == OverlayKind::Occlusion;
    QPainter painter(this);
    painter.setFont(uiFont(11));
    painter.setPen(currentTheme().text3);
    const QString left = isOcclusion ? tr("spoof") : tr("0"), right = isOcclusion ? tr("live") : tr("max");
    painter.drawText(rect(), int(Qt::AlignLeft | Qt::AlignVCenter), left);
    painter.drawText(rect(), int(Qt::AlignRight | Qt::AlignVCenter), right);
    const QRect bar = rect().adjusted(painter.fontMetrics().horizontalAdvance(left) + 5, 5,
                                      -painter.fontMetrics().horizontalAdvance(right) - 5, -5);
    for (int x = 0; x < bar.width(); ++x) {
      const double t = x / double(bar.width() - 1);
      const Rgb colour = isOcclusion ? coolToWarm(1.0 - t) : viridis(t);
      painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(),
                       QColor::fromRgbF(float(colour[0]), float(colour[1]), float(colour[2])));
    }
  }

private:
  OverlayKind kind_ = OverlayKind::None;
};

OverlayBar::OverlayBar(QWidget* parent)
    : QWidget(parent), kind_(new QComboBox), layer_(new QComboBox), opacity_(new QSlider(Qt::Horizontal)), key_(new OverlayKey) {
  kind_->addItems({tr("No overlay"), tr("Grad-CAM: live"), tr("Grad-CAM: spoof"), tr("Occlusion")});
  kind_->setObjectName("overlayKind");
  kind_->setAccessibleName(tr("Overlay on the face"));
  kind_->setToolTip(tr("What the network looks at (Space).\nGrad-CAM: places that speak for live, or for spoof.\n"
                       "Occlusion: drop of the live score while a grey square hides the place."));
  layer_->addItems({tr("Layer 4"), tr("Layer 3"), tr("Layer 2")});
  layer_->setObjectName("overlayLayer");
  layer_->setAccessibleName(tr("Stage of the network that Grad-CAM looks at"));
  opacity_->setRange(10, 100);
  opacity_->setValue(70);
  opacity_->setFixedWidth(48);
  opacity_->setObjectName("overlayOpacity");
  opacity_->setAccessibleName(tr("Opacity of the overlay"));
  opacity_->setToolTip(tr("Opacity"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  kind_->setMinimumWidth(138);
  row->addWidget(kind_);
  row->addWidget(layer_);
  row->addWidget(opacity_);
  row->addStretch();
  row->addWidget(key_);
  connect(kind_, &QComboBox::currentIndexChanged, this, &OverlayBar::update);
  connect(layer_, &QComboBox::currentIndexChanged, this, &OverlayBar::update);
  connect(opacity_, &QSlider::valueChanged, this, &OverlayBar::changed);
  update();
}

Overlay OverlayBar::overlay() const {
  return {static_cast<OverlayKind>(kind_->currentIndex()), 4 - layer_->currentIndex(), opacity_->value() / 100.0};
}

void OverlayBar::toggle() {
  kind_->setCurrentIndex(kind_->currentIndex() == 0 ? last_ : 0);
}

void OverlayBar::update() {
  const OverlayKind kind = overlay().kind;
  if (kind != OverlayKind::None) last_ = kind_->currentIndex();
  layer_->setVisible(kind == OverlayKind::GradCamLive || kind == OverlayKind::GradCamSpoof);
  opacity_->setVisible(kind != OverlayKind::None);
  key_->setVisible(kind != OverlayKind::None);
  key_->setKind(kind);
  Q_EMIT changed();
}

}  // namespace gacfas
