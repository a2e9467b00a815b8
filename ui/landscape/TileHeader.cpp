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
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/RunMark.h"

namespace gacfas {
namespace {

constexpr int kBar = 72, kShortBar = 24;  // pixels at 1x
constexpr int kOneLine = 40;  // a higher header has the read-out below the name

ElidedLabel* secondary(QWidget* parent) {
  auto* label = new ElidedLabel({}, parent);
  label->setProperty("role", "secondary");
  return label;
}

}  // namespace

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
      state_(secondary(this)),
      progress_(new QProgressBar(this)),
      preview_(badge(tr("preview"), tr("In bfloat16, or on some of the faces: rough, and never mixed with an exact landscape"), this)),
      pointer_(secondary(this)),
      detail_(secondary(this)),
      row_(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  mark_->setBold(true);
  otherMark_->setBold(true);
  role_->hide();
  otherMark_->hide();
  preview_->setObjectName(QStringLiteral("previewBadge"));
  preview_->hide();
  progress_->setTextVisible(false);
  progress_->setFixedSize(kBar, 4);
  state_->setObjectName(QStringLiteral("surfaceState"));
  pointer_->setObjectName(QStringLiteral("pointerReadout"));
  pointer_->setFont(uiFont(12, QFont::Medium));
  detail_->setObjectName(QStringLiteral("pointerDetail"));
  detail_->setFont(uiFont(11));
  detail_->hide();
  layOut();
}

void TileHeader::layOut() {
  auto* readOut = new QVBoxLayout;
  readOut->setContentsMargins(0, 0, 0, 0);
  readOut->setSpacing(0);
  readOut->addWidget(pointer_);
  readOut->addWidget(detail_);
  auto* names = new QHBoxLayout;
  names->setSpacing(8);
  for (QWidget* widget : {static_cast<QWidget*>(mark_), static_cast<QWidget*>(role_), static_cast<QWidget*>(otherMark_),
                          static_cast<QWidget*>(state_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(preview_)})
    names->addWidget(widget);
  names->addStretch();
  row_->setContentsMargins(16, 0, 12, 0);
  row_->addLayout(names);
  row_->addLayout(readOut);
}

void TileHeader::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  below_ = height() > kOneLine;
  row_->setDirection(below_ ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  row_->setSpacing(below_ ? 0 : 8);
  progress_->setFixedWidth(below_ ? kShortBar : kBar);
  for (QLabel* label : {pointer_, detail_})
    label->setAlignment((below_ ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  nameRuns();
}

/// In a narrow header briefly, so that what is known of the surface finds room beside it.
void TileHeader::nameRuns() {
  const auto name = [&](RunMark& mark, const ShownRun& run, const QString& brief) {
    mark.setRun(run.style, below_ && !brief.isEmpty() ? brief : run.label, brief);
    mark.setToolTip(run.label);
    mark.setAccessibleName(run.label);
  };
  name(*mark_, names_.run, names_.brief);
  if (names_.other) name(*otherMark_, *names_.other, names_.otherBrief);
}

void TileHeader::setTile(const SurfaceTile& tile) {
  const bool overlaid = tile.mode == SurfaceMode::Overlay;
  names_ = {tile.item.shown, overlaid ? std::optional(tile.reference->shown) : std::nullopt, tile.brief, tile.referenceBrief};
  nameRuns();
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
  const LandscapeGrid& grid = item.surface->grid;
  QString text = gacfas::stateText(*item.surface), tip = recipeWords(*item.surface->facts);
  if (const size_t without = hasChannel(grid, item.channel) ? countWithout(grid, item.channel) : 0; without > 0) {
    text += tr(", no value at %1").arg(without);
    tip += u'\n' + channelOf(item.channel).note;
  }
  state_->setText(text);
  state_->setToolTip(tip.trimmed());
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
