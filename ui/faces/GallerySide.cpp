#include "ui/faces/GallerySide.h"

#include <QtWidgets>

#include "ui/faces/FaceGallery.h"
#include "ui/faces/FeatureMap.h"
#include "ui/results/SyntheticBadge.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {

GallerySide::GallerySide(FaceListModel* model, FaceImages* images, FeatureStore* features, std::function<FaceSheet()> sheet,
                         QWidget* parent)
    : QWidget(parent),
      gallery_(new FaceGallery(model, images)),
      map_(new FeatureMap(features)),
      empty_(new EmptyState({}, {}, {})),
      stack_(new QStackedWidget) {
  caption_ = secondaryLabel({});
  caption_->setWordWrap(true);
  for (QWidget* content : {static_cast<QWidget*>(gallery_), static_cast<QWidget*>(empty_), static_cast<QWidget*>(map_)})
    stack_->addWidget(content);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 10, 8, 10);
  layout->setSpacing(6);
  layout->addWidget(makeHead(std::move(sheet)));
  layout->addWidget(makeOrder());
  layout->addWidget(stack_, 1);
  layout->addWidget(caption_);
  setMinimumWidth(280);
}

QWidget* GallerySide::makeHead(std::function<FaceSheet()> sheet) {
  count_ = new QLabel;
  count_->setObjectName("faceCount");
  QFont bold = count_->font();
  bold.setWeight(QFont::DemiBold);
  count_->setFont(bold);
  note_ = new ElidedLabel;
  note_->setProperty("role", "secondary");
  synthetic_ = syntheticBadge();
  synthetic_->setFixedHeight(Chip::kHeight);
  view_ = new SegmentedChoice({tr("Gallery"), tr("Feature map")});
  view_->setObjectName("facesView");
  connect(view_, &SegmentedChoice::chosen, this, &GallerySide::viewChosen);
  auto* menu = new FaceExportMenu(std::move(sheet), this);
  connect(menu, &FaceExportMenu::problem, this, &GallerySide::problem);
  QToolButton* exporter = iconButton("export", tr("Export the selected faces, or all shown"));
  exporter->setObjectName("exportFaces");
  exporter->setMenu(menu);
  exporter->setPopupMode(QToolButton::InstantPopup);
  auto* head = new QWidget;
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->addWidget(view_);
  layout->addWidget(count_);
  layout->addWidget(note_, 1);
  layout->addWidget(synthetic_);
  layout->addWidget(exporter);
  return head;
}

QWidget* GallerySide::makeOrder() {
  order_ = new QComboBox;
  order_->addItems({tr("Margin"), tr("Score"), tr("Disagreement")});
  order_->setObjectName("faceOrder");
  order_->setAccessibleName(tr("Sort by"));
  auto* size = new QSlider(Qt::Horizontal);
  size->setRange(72, 240);
  size->setValue(112);
  size->setFixedWidth(80);
  size->setObjectName("faceSize");
  size->setAccessibleName(tr("Size of the faces"));
  orderRow_ = new QWidget;
  auto* layout = new QHBoxLayout(orderRow_);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->addWidget(secondaryLabel(tr("Sort by")));
  layout->addWidget(order_);
  layout->addStretch();
  layout->addWidget(secondaryLabel(tr("Size")));
  layout->addWidget(size);
  connect(order_, &QComboBox::activated, this, &GallerySide::orderChosen);
  connect(size, &QSlider::valueChanged, gallery_, &FaceGallery::setTileSide);
  return orderRow_;
}

FaceOrder GallerySide::order() const {
  return static_cast<FaceOrder>(order_->currentIndex());
}

bool GallerySide::wantsMap() const {
  return view_->current() == 1;
}

void GallerySide::chooseGallery() {
  view_->setCurrent(0);
}

void GallerySide::setSynthetic(bool synthetic) {
  synthetic_->setVisible(synthetic);
}

void GallerySide::showCounts(const QString& count, const QString& note, const QString& caption) {
  count_->setText(count);
  note_->setText(note);
  caption_->setText(caption);
}

void GallerySide::showGallery() {
  show(gallery_);
}

void GallerySide::showMap() {
  show(map_);
}

void GallerySide::showAbsence(const QString& title, const QString& text) {
  show(empty_);
  empty_->setTexts(title, text, {});
}

void GallerySide::show(QWidget* content) {
  orderRow_->setVisible(content != map_);
  caption_->setVisible(content != map_);
  stack_->setCurrentWidget(content);
}

}  // namespace gacfas
