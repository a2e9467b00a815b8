#include "ui/landscape/SectionPane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "ui/landscape/SectionPlot.h"
#include "ui/plots/ShortNumber.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {

SectionPane::SectionPane(QWidget* parent)
    : QWidget(parent),
      heading_(new Heading(tr("Section"), {}, this)),
      readOut_(secondaryLabel({}, this)),
      slider_(new QSlider(Qt::Horizontal, this)),
      plot_(new SectionPlot(this)) {
  slider_->setObjectName(QStringLiteral("sectionAngle"));
  slider_->setAccessibleName(tr("Angle of the section, degrees"));
  slider_->setToolTip(tr("Angle of the section from direction 1 towards direction 2"));
  slider_->setRange(-90, 90);
  slider_->setPageStep(15);
  slider_->setFixedWidth(140);
  readOut_->setObjectName(QStringLiteral("sectionReadout"));
  auto* top = new QHBoxLayout;
  top->setContentsMargins(16, 0, 8, 0);
  top->setSpacing(8);
  top->addWidget(heading_);
  top->addWidget(slider_);
  top->addStretch();
  top->addWidget(readOut_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 8, 0, 4);
  layout->setSpacing(4);
  layout->addLayout(top);
  layout->addWidget(plot_, 1);
  plot_->setMinimumHeight(90);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) { setDegrees(value); });
  connect(plot_, &SectionPlot::readOut, readOut_, &QLabel::setText);
  tellAngle();
}

void SectionPane::showSet(const SurfaceSet& set) {
  plot_->setSet(set, degrees_);
}

void SectionPane::setDegrees(double degrees) {
  // A line and its other direction are one section, read the other way round.
  if (degrees == degrees_) return;
  degrees_ = degrees;
  tellAngle();
  Q_EMIT degreesChanged(degrees_);
}

void SectionPane::tellAngle() {
  heading_->setSecondary(tr("through the centre at %1°").arg(fixedNumber(degrees_, 0)));
  const QSignalBlocker blocker(slider_);
  slider_->setValue(static_cast<int>(std::lround(std::remainder(degrees_, 180.0))));
}

}  // namespace gacfas
