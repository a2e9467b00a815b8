#include "ui/faces/FaceExport.h"

#include <QBuffer>
#include <QImageReader>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <cmath>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "ui/results/NumberText.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

/// Units of the sheet: pixels of the picture, and 5 a millimetre on paper.
constexpr int kSheetWidth = 1050, kPageHeight = 1485, kEdge = 50, kHead = 78, kColumns = 6, kGap = 10;
constexpr int kCell = (kSheetWidth - 2 * kEdge - (kColumns - 1) * kGap) / kColumns;
constexpr int kTextLine = 15;

/// Text sizes do not depend on the device: a pixel is a unit.
QFont sheetFont(int pixels, QFont::Weight weight = QFont::Normal) {
  return uiFont(pixels, weight);
}

class SheetPainter {
public:
  explicit SheetPainter(const FaceSheet& sheet) : sheet_(sheet) {
    for (size_t i = 0; i < sheet.runs.size(); ++i)
      if (sheet.runs[i].present) present_.push_back(i);
  }

  int rowHeight() const { return kCell + kTextLine * (1 + static_cast<int>(present_.size())) + 12; }
  int rows() const { return (static_cast<int>(sheet_.faces.size()) + kColumns - 1) / kColumns; }
  int rowsOfPage() const { return std::max(1, (kPageHeight - 2 * kEdge - kHead) / rowHeight()); }

  void paintHead(QPainter& painter) const {
    const Theme& theme = lightTheme();
    QStringList names;
    for (size_t run : present_)
      names.append(QObject::tr("%1 at %2").arg(sheet_.runs[run].label, scoreText(sheet_.runs[run].threshold)));
    const QString title = QObject::tr("%n videos", nullptr, static_cast<int>(sheet_.faces.size())) +
                          (sheet_.synthetic ? QObject::tr(" of synthetic faces") : QString());
    line(painter, 0, title, sheetFont(20, QFont::DemiBold), theme.text1);
    line(painter, 26, QObject::tr("Filter: %1").arg(sheet_.filter.isEmpty() ? QObject::tr("none") : sheet_.filter),
         sheetFont(12), theme.text2);
    line(painter, 43, QObject::tr("Score of %1 (%2); filled mark: wrong").arg(names.join(", "), sheet_.threshold),
         sheetFont(12), theme.text2);
  }

  /// Rows `first` to `last` (without it), the first one at `top`.
  void paintRows(QPainter& painter, int first, int last, int top) const {
    const int count = static_cast<int>(sheet_.faces.size());
    for (int i = first * kColumns; i < std::min(last * kColumns, count); ++i) {
      const QPoint place(kEdge + i % kColumns * (kCell + kGap), top + (i / kColumns - first) * rowHeight());
      paintFace(painter, place, sheet_.faces[static_cast<size_t>(i)]);
    }
  }

private:
  void line(QPainter& painter, int y, const QString& text, const QFont& font, const QColor& colour) const {
    painter.setFont(font);
    painter.setPen(colour);
    const QRect area(kEdge, kEdge + y, kSheetWidth - 2 * kEdge, 26);
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignTop),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
  }

  void paintFace(QPainter& painter, const QPoint& place, const ExportedFace& shown) const {
    const Theme& theme = lightTheme();
    const QRect area(place, QSize(kCell, kCell));
    const QImage image = readCrop(shown);
    if (image.isNull()) {
      painter.setPen(theme.text2);
      painter.setFont(sheetFont(11));
      painter.drawText(area, Qt::AlignCenter, QObject::tr("file not found"));
    } else {
      painter.drawImage(area, image);
    }
    QRect text(place.x(), area.bottom() + 3, kCell, kTextLine);
    painter.setFont(sheetFont(11, QFont::DemiBold));
    painter.setPen(theme.text1);
    const QString name = kindText(shown.face) + "  " + QString::fromStdString(shown.face.video);
    painter.drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle, kCell));
    for (size_t run : present_) {
      text.translate(0, kTextLine);
      paintScore(painter, text, shown.face, run);
    }
  }

  void paintScore(QPainter& painter, const QRect& area, const Face& face, size_t place) const {
    const FaceRun& run = sheet_.runs[place];
    if (std::isnan(face.scores[place])) return;
    const Theme& theme = lightTheme();
    const bool wrong = face.wrongAt(face.scores[place], run.threshold);
    painter.setPen(QPen(run.style.colour(theme), 1.4));
    painter.setBrush(wrong ? QBrush(run.style.colour(theme)) : QBrush(Qt::white));
    painter.drawPath(run.style.marker(3.5).translated(area.left() + 5, area.center().y() + 0.5));
    painter.setFont(sheetFont(11, wrong ? QFont::DemiBold : QFont::Normal));
    painter.setPen(wrong ? theme.text1 : theme.text2);
    const QString text = decimalText(face.scores[place], 2) + "  " + run.label;
    painter.drawText(area.adjusted(14, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, kCell - 14));
  }

  QImage readCrop(const ExportedFace& shown) const {
    if (shown.files.folders.empty()) return {};
    QImageReader reader(QString::fromStdString(framePath(shown.files, middleFrame(shown.face)).string()));
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    const int side = std::min(image.width(), image.height());
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
  }

  const FaceSheet& sheet_;
  std::vector<size_t> present_;
};

void setHints(QPainter& painter) {
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
}

QByteArray pngSheet(const SheetPainter& sheet) {
  constexpr int kScale = 2;  // 120 pixels a face would show no moiré
  QImage image(QSize(kSheetWidth, 2 * kEdge + kHead + sheet.rows() * sheet.rowHeight()) * kScale,
               QImage::Format_RGB32);
  if (image.isNull()) throw IoError("not enough memory for this sheet; choose PDF or fewer faces");
  image.fill(Qt::white);
  QPainter painter(&image);
  setHints(painter);
  painter.scale(kScale, kScale);
  sheet.paintHead(painter);
  sheet.paintRows(painter, 0, sheet.rows(), kEdge + kHead);
  painter.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray pdfSheet(const SheetPainter& sheet) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setCreator(QStringLiteral("GAC-FAS Studio"));
  writer.setResolution(300);
  writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, {}));
  QPainter painter(&writer);
  setHints(painter);
  painter.scale(writer.width() / double(kSheetWidth), writer.width() / double(kSheetWidth));
  for (int row = 0; row == 0 || row < sheet.rows(); row += sheet.rowsOfPage()) {
    if (row > 0) writer.newPage();
    sheet.paintHead(painter);
    sheet.paintRows(painter, row, row + sheet.rowsOfPage(), kEdge + kHead);
  }
  painter.end();
  return bytes;
}

std::string joined(const QStringList& tags) {
  return tags.join(';').toStdString();
}

std::string faceList(const FaceSheet& sheet) {
  CsvTable table{{"domain", "label", "attack", "client", "video", "frame", "path"}};
  for (const FaceRun& run : sheet.runs)
    if (run.present)
      for (const char* what : {"score.", "threshold.", "verdict."})
        table.columns.push_back(what + run.label.toStdString());
  table.columns.insert(table.columns.end(), {"tags", "note"});
  for (const ExportedFace& shown : sheet.faces) {
    const Face& face = shown.face;
    const std::string frame = middleFrame(face);
    std::vector<std::string> row{face.domain,  face.label == Label::Live ? "1" : "0", face.attack, face.client,
                                 face.video, frame,
                                 shown.files.folders.empty() ? "" : framePath(shown.files, frame).string()};
    for (size_t run = 0; run < sheet.runs.size(); ++run) {
      if (!sheet.runs[run].present) continue;
      const double score = face.scores[run], threshold = sheet.runs[run].threshold;
      const bool known = !std::isnan(score);
      row.push_back(known ? csvNumber(score) : "");
      row.push_back(csvNumber(threshold));
      row.push_back(!known ? "" : score >= threshold ? "accepted" : "rejected");
    }
    row.push_back(joined(shown.remark.tags));
    row.push_back(shown.remark.note.toStdString());
    table.rows.push_back(std::move(row));
  }
  return csvText(table);
}

}  // namespace

void exportFaces(const QString& file, const FaceSheet& sheet) {
  const std::filesystem::path target = file.toStdString();
  const QString ending = file.section('.', -1).toLower();
  if (ending == "csv") return saveFile(target, faceList(sheet));
  if (ending != "png" && ending != "pdf")
    throw InputError(target.string() + ": a contact sheet ends in .png or .pdf, a list in .csv");
  const size_t most = ending == "png" ? kMostPngFaces : kMostPdfFaces;
  if (sheet.faces.size() > most)
    throw InputError("a contact sheet in a " + ending.toStdString() + " file holds " + std::to_string(most) +
                     " faces at most, not " + std::to_string(sheet.faces.size()) +
                     ": narrow the filter or write a list");
  const SheetPainter painter(sheet);
  const QByteArray bytes = ending == "png" ? pngSheet(painter) : pdfSheet(painter);
  saveFile(target, {bytes.constData(), static_cast<size_t>(bytes.size())});
}

}  // namespace gacfas
