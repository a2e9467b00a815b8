#include "ui/faces/FaceDelegate.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceListModel.h"
#include "ui/results/NumberText.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kMargin = 4, kLine = 17, kScoreWidth = 52;
constexpr int kSizeStep = 32;  ///< device pixels: faces are not decoded anew for each width of the window

}  // namespace

FaceDelegate::FaceDelegate(const FaceListModel* model, FaceImages* images, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), images_(images) {}

int FaceDelegate::scoreColumns() const {
  return std::max(1, side_ / kScoreWidth);
}

QSize FaceDelegate::tile() const {
  const int runs = std::max(1, static_cast<int>(model_->runs().size()));
  const int lines = (runs + scoreColumns() - 1) / scoreColumns();
  return QSize(side_ + 2 * kMargin + 4, side_ + 2 * kMargin + 4 + kLine * (1 + lines) + 4);
}

void FaceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const Face* face = model_->face(index.row());
  if (!face) return;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setRenderHint(QPainter::SmoothPixmapTransform);
  const QRect picture(option.rect.left() + kMargin, option.rect.top() + kMargin, side_, side_);
  paintPicture(*painter, picture, *face, option.state & QStyle::State_Selected,
               option.state & QStyle::State_HasFocus);
  QRect words(picture.left(), picture.bottom() + 4, side_, kLine);
  paintWords(*painter, words, *face);
  paintScores(*painter, words.translated(0, kLine), *face);
  painter->restore();
}

void FaceDelegate::paintPicture(QPainter& painter, const QRect& area, const Face& face, bool selected,
                                bool focused) const {
  const Theme& theme = currentTheme();
  const qreal scale = painter.device()->devicePixelRatioF();
  const FaceImages::Answer answer =
      images_->find(model_->files(face), middleFrame(face), qCeil(side_ * scale / kSizeStep) * kSizeStep);
  QPainterPath round;
  round.addRoundedRect(area, 3, 3);
  painter.save();
  painter.setClipPath(round);
  painter.fillRect(area, theme.window);
  if (!answer.image.isNull()) {
    const QSize size = answer.image.size();
    const int shorter = std::min(size.width(), size.height());
    painter.drawImage(area, answer.image,
                      QRect((size.width() - shorter) / 2, (size.height() - shorter) / 2, shorter, shorter));
  } else if (answer.missing) {
    paintMissing(painter, area);
  }
  if (model_->isRemarked(face)) paintRemark(painter, area);
  painter.restore();
  if (!selected) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(focused ? theme.accent : theme.control, 2));
  painter.drawRoundedRect(QRectF(area).adjusted(-3, -3, 3, 3), 5, 5);
}

/// A folded corner.
void FaceDelegate::paintRemark(QPainter& painter, const QRect& area) const {
  constexpr int kCorner = 16;
  const QPolygonF corner{QPointF(area.right() + 1 - kCorner, area.top()), QPointF(area.right() + 1, area.top()),
                         QPointF(area.right() + 1, area.top() + kCorner)};
  painter.setPen(QPen(currentTheme().page, 1.5));
  painter.setBrush(currentTheme().accent);
  painter.drawPolygon(corner);
}

void FaceDelegate::paintMissing(QPainter& painter, const QRect& area) const {
  painter.setPen(currentTheme().text3);
  painter.setFont(uiFont(11));
  painter.drawText(area.adjusted(4, 4, -4, -4), int(Qt::AlignCenter) | Qt::TextWordWrap,
                   tr("file not found"));
}

void FaceDelegate::paintWords(QPainter& painter, const QRect& area, const Face& face) const {
  const Theme& theme = currentTheme();
  painter.setFont(uiFont(12, QFont::DemiBold));
  painter.setPen(theme.text1);
  const QString kind = kindText(face);
  painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter), kind);
  const int left = painter.fontMetrics().horizontalAdvance(kind) + 6;
  painter.setFont(uiFont(11));
  painter.setPen(theme.text3);
  const QRect rest = area.adjusted(left, 0, 0, 0);
  painter.drawText(rest, int(Qt::AlignRight | Qt::AlignVCenter),
                   painter.fontMetrics().elidedText(clientText(face), Qt::ElideLeft, rest.width()));
}

void FaceDelegate::paintScores(QPainter& painter, const QRect& area, const Face& face) const {
  const Theme& theme = currentTheme();
  const int columns = scoreColumns(), width = area.width() / columns;
  int place = 0;
  for (size_t i = 0; i < model_->runs().size(); ++i) {
    const FaceRun& run = model_->runs()[i];
    if (!run.present) continue;
    const QRect cell(area.left() + place % columns * width, area.top() + place / columns * kLine, width,
                     kLine);
    ++place;
    if (std::isnan(face.scores[i])) continue;
    const bool wrong = face.wrongAt(face.scores[i], run.threshold);
    const QColor colour = run.style.colour(theme);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(wrong ? QBrush(colour) : QBrush(theme.page));
    painter.drawPath(run.style.marker(3.5).translated(cell.left() + 5, cell.center().y() + 0.5));
    painter.setPen(wrong ? theme.text1 : theme.text3);
    painter.setFont(uiFont(12, wrong ? QFont::DemiBold : QFont::Normal));
    painter.drawText(cell.adjusted(13, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                     decimalText(face.scores[i], 2));
  }
}

}  // namespace gacfas
