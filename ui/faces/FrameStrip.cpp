#include "ui/faces/FrameStrip.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/faces/FaceImages.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kSide = 44, kDot = 10;
constexpr int kScoredRole = Qt::UserRole;

class FrameDelegate : public QStyledItemDelegate {
public:
  FrameDelegate(const FrameStrip* strip, FaceImages* images, QObject* parent)
      : QStyledItemDelegate(parent), strip_(strip), images_(images) {}

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {kSide + 10, kSide + 10 + kDot};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect area(option.rect.left() + 5, option.rect.top() + 5, kSide, kSide);
    const int side = qRound(kSide * painter->device()->devicePixelRatioF());
    const auto answer = images_->find(strip_->files(), index.data().toString().toStdString(), side);
    painter->fillRect(area, theme.window);
    if (!answer.image.isNull()) painter->drawImage(area, answer.image);
    if (index.data(kScoredRole).toBool()) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(theme.text2);
      painter->drawEllipse(QPointF(area.center().x() + 0.5, area.bottom() + 7.0), 2.5, 2.5);
    }
    if (option.state & QStyle::State_Selected) {
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(theme.accent, 2));
      painter->drawRoundedRect(QRectF(area).adjusted(-2, -2, 2, 2), 4, 4);
    }
    painter->restore();
  }

private:
  const FrameStrip* strip_;
  FaceImages* images_;
};

}  // namespace

FrameStrip::FrameStrip(FaceImages* images, QWidget* parent)
    : QListView(parent), images_(images), model_(new QStandardItemModel(this)) {
  setModel(model_);
  setItemDelegate(new FrameDelegate(this, images, this));
  setFlow(QListView::LeftToRight);
  setWrapping(false);
  setUniformItemSizes(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setFixedHeight(kSide + 10 + kDot + 14);
  setObjectName("frames");
  setAccessibleName(tr("Frames of this video"));
  connect(images, &FaceImages::ready, viewport(), qOverload<>(&QWidget::update));
}

void FrameStrip::setFrames(const FaceFiles& files, const std::vector<std::string>& frames,
                           const std::vector<std::string>& scored) {
  const QSignalBlocker quiet(this);
  files_ = files;
  model_->clear();
  for (const std::string& frame : frames) {
    const bool isScored = std::find(scored.begin(), scored.end(), frame) != scored.end();
    auto* item = new QStandardItem(QString::fromStdString(frame));
    item->setData(isScored, kScoredRole);
    item->setToolTip(item->text() + (isScored ? tr("\nscored") : QString()));
    model_->appendRow(item);
  }
}

void FrameStrip::select(const std::string& frame) {
  const QSignalBlocker quiet(this);
  const auto found = model_->findItems(QString::fromStdString(frame));
  if (!found.isEmpty()) setCurrentIndex(found.front()->index());
}

void FrameStrip::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (current.isValid()) Q_EMIT frameChosen(current.data().toString().toStdString());
}

}  // namespace gacfas
