#include "ui/landscape/TileHeader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>
#include <cmath>

#include "ui/landscape/RecipeText.h"
#include "ui/plots/ShortNumber.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {

QString placeText(double x, double y, double value, const LossScale& scale) {
  const QString place = QObject::tr("α %1, β %2").arg(fixedNumber(x, 2), fixedNumber(y, 2));
  if (!std::isfinite(value)) return QObject::tr("%1, not measured").arg(place);
  QString quantity = QString::fromStdString(scale.quantity);
  if (quantity.size() > 1 && quantity[1].isLower()) quantity[0] = quantity[0].toLower();  // not of AUC
  return QStringLiteral("%1, %2 %3 %4").arg(place, quantity, shortNumber(value), QString::fromStdString(scale.unit));
}

TileHeader::TileHeader(QWidget* parent)
    : QWidget(parent),
      mark_(new RunMark(this)),
      role_(secondaryLabel(tr("skin, and as wires"), this)),
      otherMark_(new RunMark(this)),
      state_(secondaryLabel({}, this)),
      progress_(new QProgressBar(this)),
      preview_(badge(tr("preview"), tr("In bfloat16, or on some of the faces: rough, and never mixed with an exact landscape"), this)),
      pointer_(secondaryLabel({}, this)),
      detail_(secondaryLabel({}, this)) {
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  mark_->setBold(true);
  otherMark_->setBold(true);
  role_->hide();
  otherMark_->hide();
  preview_->setObjectName(QStringLiteral("previewBadge"));
  preview_->hide();
  progress_->setTextVisible(false);
  progress_->setFixedSize(72, 4);
  state_->setObjectName(QStringLiteral("surfaceState"));
  pointer_->setObjectName(QStringLiteral("pointerReadout"));
  pointer_->setFont(uiFont(12, QFont::Medium));
  detail_->setObjectName(QStringLiteral("pointerDetail"));
  detail_->setFont(uiFont(11));
  for (QLabel* label : {pointer_, detail_}) label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* readOut = new QVBoxLayout;
  readOut->setContentsMargins(0, 0, 0, 0);
  readOut->setSpacing(0);
  readOut->addWidget(pointer_);
  readOut->addWidget(detail_);
  detail_->hide();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 0, 12, 0);
  row->setSpacing(8);
  row->addWidget(mark_);
  row->addWidget(role_);
  row->addWidget(otherMark_);
  row->addWidget(state_);
  row->addWidget(progress_);
  row->addWidget(preview_);
  row->addStretch();
  row->addLayout(readOut);
}

void TileHeader::setTile(const SurfaceTile& tile) {
  mark_->setRun(tile.item.shown.style, tile.item.shown.label);
  const bool overlaid = tile.mode == SurfaceMode::Overlay;
  if (overlaid) otherMark_->setRun(tile.reference->shown.style, tile.reference->shown.label);
  role_->setVisible(overlaid);
  otherMark_->setVisible(overlaid);
  setState(tile.item);
  state_->setVisible(!overlaid);
}

void TileHeader::setState(const SurfaceItem& item) {
  const bool growing = item.surface && !item.surface->whole();
  progress_->setVisible(growing);
  preview_->setVisible(item.surface && item.surface->facts->preview);
  if (item.surface) preview_->setText(previewText(*item.surface->facts));
  if (!item.surface)
    return state_->setText(!item.refusal.isEmpty() ? tr("cannot be read")
                           : item.computed         ? tr("reading")
                                                   : tr("no landscape of this recipe"));
  state_->setText(gacfas::stateText(*item.surface));
  state_->setToolTip(recipeWords(*item.surface->facts));
  progress_->setRange(0, static_cast<int>(item.surface->grid.size()));
  progress_->setValue(static_cast<int>(item.surface->known()));
}

void TileHeader::setPointerText(const QString& text, const QString& detail) {
  pointer_->setText(text);
  detail_->setText(detail);
  detail_->setVisible(!detail.isEmpty());
}

QString TileHeader::stateText() const {
  return state_->text();
}
QString TileHeader::pointerText() const {
  return pointer_->text();
}

QString TileHeader::detailText() const {
  return detail_->text();
}

}  // namespace gacfas
