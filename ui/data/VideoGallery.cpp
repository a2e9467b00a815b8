#include "ui/data/VideoGallery.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include "ui/data/VideoListModel.h"
#include "ui/faces/FaceImages.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kSide = 104, kEdge = 4, kWordLine = 16;
constexpr int kDecodeStep = 32;  ///< device pixels: no decoding anew for each width of the window

}  // namespace

FaceFiles filesOf(const Video& video) {
  return {{video.folder}};
}

std::string middleFrameOf(const Video& video) {
  return video.frames.empty() ? std::string() : video.frames[video.frames.size() / 2];
}

VideoDelegate::VideoDelegate(const VideoListModel* model, FaceImages* images, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), images_(images) {}

QSize VideoDelegate::tile() const {
  return QSize(side_ + 2 * kEdge + 4, side_ + 2 * kEdge + 6 + 2 * kWordLine);
}

void VideoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const Video* video = model_->video(index.row());
  if (!video) return;
  painter->save();
  painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const QRect picture(option.rect.left() + kEdge, option.rect.top() + kEdge, side_, side_);
  paintPicture(*painter, picture, *video);
  if (option.state & QStyle::State_Selected) {
    painter->setPen(
        QPen(option.state & QStyle::State_HasFocus ? currentTheme().accent : currentTheme().control, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(picture).adjusted(-3, -3, 3, 3), 5, 5);
  }
  paintWords(*painter, QRect(picture.left(), picture.bottom() + 4, side_, kWordLine), *video);
  painter->restore();
}

void VideoDelegate::paintPicture(QPainter& painter, const QRect& area, const Video& video) const {
  const qreal scale = painter.device()->devicePixelRatioF();
  const int side = qCeil(side_ * scale / kDecodeStep) * kDecodeStep;
  const FaceImages::Answer answer = images_->find(filesOf(video), middleFrameOf(video), side);
  QPainterPath round;
  round.addRoundedRect(area, 3, 3);
  painter.save();
  painter.setClipPath(round);
  painter.fillRect(area, currentTheme().window);
  if (!answer.image.isNull()) {
    const QSize size = answer.image.size();
    const int shorter = std::min(size.width(), size.height());
    painter.drawImage(area, answer.image,
                      QRect((size.width() - shorter) / 2, (size.height() - shorter) / 2, shorter, shorter));
  } else if (answer.missing) {
    painter.setPen(currentTheme().text3);
    painter.setFont(uiFont(11));
    painter.drawText(area.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | Qt::TextWordWrap,
                     tr("cannot be read"));
  }
  painter.restore();
}

void VideoDelegate::paintWords(QPainter& painter, const QRect& area, const Video& video) const {
  const Theme& theme = currentTheme();
  const auto line = [&](const QRect& place, const QString& left, const QString& right, int pixels,
                        QFont::Weight weight, const QColor& colour) {
    painter.setFont(uiFont(pixels, weight));
    painter.setPen(colour);
    painter.drawText(place, int(Qt::AlignLeft | Qt::AlignVCenter), left);
    const QRect rest = place.adjusted(painter.fontMetrics().horizontalAdvance(left) + 6, 0, 0, 0);
    painter.setFont(uiFont(11));
    painter.setPen(theme.text3);
    painter.drawText(rest, int(Qt::AlignRight | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(right, Qt::ElideLeft, rest.width()));
  };
  line(area, kindOf(video), QString::fromStdString(video.client), 12, QFont::DemiBold, theme.text1);
  line(area.translated(0, kWordLine), QString::fromStdString(video.domain), splitText(video.split), 11,
       QFont::Normal, theme.text2);
}

VideoGallery::VideoGallery(VideoListModel* model, FaceImages* images, QWidget* parent)
    : QListView(parent), delegate_(new VideoDelegate(model, images, this)) {
  setObjectName(QStringLiteral("videoGallery"));
  setAccessibleName(tr("Videos; Enter shows what the augmentation makes of a face"));
  setViewMode(QListView::IconMode);
  setModel(model);
  setItemDelegate(delegate_);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setLayoutMode(QListView::SinglePass);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setFrameShape(QFrame::NoFrame);
  setSelectionRectVisible(false);
  connect(images, &FaceImages::ready, viewport(), qOverload<>(&QWidget::update));
  fitGrid();
}

void VideoGallery::fitGrid() {
  delegate_->setSide(kSide);
  const QSize least = delegate_->tile() + QSize(8, 8);
  const int room = width() - verticalScrollBar()->sizeHint().width() - 2;
  const int cell = std::max(least.width(), room / std::max(1, room / least.width()));
  delegate_->setSide(kSide + cell - least.width());
  const QSize grid(cell, (delegate_->tile() + QSize(8, 8)).height());
  if (gridSize() != grid) setGridSize(grid);
}

void VideoGallery::resizeEvent(QResizeEvent* event) {
  fitGrid();
  QListView::resizeEvent(event);
}

}  // namespace gacfas
