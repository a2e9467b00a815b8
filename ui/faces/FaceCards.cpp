#include "ui/faces/FaceCards.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include "ui/faces/FaceImages.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kPicture = 56, kCaption = 16, kRoom = 5;

class RowDelegate : public QStyledItemDelegate {
public:
  RowDelegate(const FaceCards* row, FaceImages* images) : QStyledItemDelegate(images), row_(row), images_(images) {}

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {kPicture + 2 * kRoom, kPicture + 2 * kRoom + kCaption};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = currentTheme();
    const FaceCard& face = row_->faces()[static_cast<size_t>(index.row())];
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect area(option.rect.left() + kRoom, option.rect.top() + kRoom, kPicture, kPicture);
    const int side = qRound(kPicture * painter->device()->devicePixelRatioF());
    const auto answer = images_->find(face.files, face.frame, side);
    painter->fillRect(area, theme.window);
    if (!answer.image.isNull()) painter->drawImage(area, answer.image);
    painter->setFont(uiFont(11));
    painter->setPen(theme.text2);
    const QRect words(area.left() - kRoom, area.bottom() + 2, kPicture + 2 * kRoom, kCaption);
    painter->drawText(words, Qt::AlignCenter,
                      painter->fontMetrics().elidedText(face.caption, Qt::ElideRight, words.width()));
    if (option.state & QStyle::State_HasFocus) {
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(theme.accent, 2));
      painter->drawRoundedRect(QRectF(area).adjusted(-2, -2, 2, 2), 4, 4);
    }
    painter->restore();
  }

private:
  const FaceCards* row_;
  FaceImages* images_;
};

}  // namespace

FaceCards::FaceCards(FaceImages* images, const QString& name, QWidget* parent) : QListView(parent) {
  setModel(new QStandardItemModel(this));
  auto* delegate = new RowDelegate(this, images);
  delegate->setParent(this);
  setItemDelegate(delegate);
  setFlow(QListView::LeftToRight);
  setWrapping(false);
  setUniformItemSizes(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setFixedHeight(kPicture + 2 * kRoom + kCaption + 14);
  setAccessibleName(name);
  connect(images, &FaceImages::ready, viewport(), qOverload<>(&QWidget::update));
  connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
  connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
}

void FaceCards::setFaces(std::vector<FaceCard> faces) {
  faces_ = std::move(faces);
  auto* items = static_cast<QStandardItemModel*>(model());
  items->clear();
  for (const FaceCard& face : faces_) {
    auto* item = new QStandardItem(face.caption);
    item->setToolTip(face.tip);
    item->setAccessibleText(face.tip);
    items->appendRow(item);
  }
}

}  // namespace gacfas
