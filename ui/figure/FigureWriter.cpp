#include "ui/figure/FigureWriter.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <filesystem>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"
#include "ui/figure/DataHdf5.h"
#include "ui/figure/FigureDrawing.h"
#include "ui/figure/PdfPage.h"
#include "ui/figure/SvgDevice.h"

namespace gacfas {

namespace {

constexpr double kUnitsPerMm = kLayoutPerMm;

QRectF areaOf(const FigureSpec& spec) {
  return {0, 0, spec.widthMm * kUnitsPerMm, spec.heightMm * kUnitsPerMm};
}

QByteArray drawSvg(const FigureContent& content, const FigureSpec& spec) {
  SvgDevice device({spec.widthMm, spec.heightMm}, spec.title);
  QPainter painter(&device);
  drawFigure(painter, areaOf(spec), kUnitsPerMm, content, spec);
  painter.end();
  return device.bytes();
}

QByteArray drawPdf(const FigureContent& content, const FigureSpec& spec) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setCreator(QStringLiteral("GAC-FAS Studio"));
  writer.setTitle(spec.title);
  writer.setResolution(qRound(kLayoutPerMm * 25.4));
  const QSizeF size(spec.widthMm, spec.heightMm);
  writer.setPageLayout(QPageLayout(QPageSize(size, QPageSize::Millimeter, {}, QPageSize::ExactMatch),
                                   QPageLayout::Portrait, {}));
  QPainter painter(&writer);
  drawFigure(painter, areaOf(spec), kUnitsPerMm, content, spec);
  painter.end();
  return withExactPage(bytes, size);
}

}  // namespace

FigureFormat figureFormat(const QString& file) {
  const QString suffix = file.section(QLatin1Char('.'), -1).toLower();
  if (suffix == QStringLiteral("png")) return FigureFormat::Png;
  if (suffix == QStringLiteral("svg")) return FigureFormat::Svg;
  if (suffix == QStringLiteral("pdf")) return FigureFormat::Pdf;
  if (suffix == QStringLiteral("csv")) return FigureFormat::Csv;
  if (suffix == QStringLiteral("h5")) return FigureFormat::Hdf5;
  throw InputError(file.toStdString() + ": a figure's file ends in .png, .svg, .pdf, .csv or .h5");
}

DrawnFigure drawAs(FigureFormat format, const FigureContent& content, const FigureSpec& spec) {
  switch (format) {
    case FigureFormat::Png:
      return {figureImage(content, spec, spec.dpi / 25.4), {}};
    case FigureFormat::Svg:
      return {{}, drawSvg(content, spec)};
    case FigureFormat::Pdf:
      return {{}, drawPdf(content, spec)};
    case FigureFormat::Csv:
      return {{}, content.csv().toUtf8()};
    case FigureFormat::Hdf5:
      return {{}, tableAsHdf5(content.csv())};
  }
  return {};
}

QByteArray encode(const DrawnFigure& drawn) {
  if (drawn.image.isNull()) return drawn.bytes;
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  drawn.image.save(&buffer, "PNG");
  return bytes;
}

void saveFigure(const QString& file, const QByteArray& bytes) {
  const std::filesystem::path path = std::filesystem::absolute(file.toStdString());
  std::error_code ignored;  // what is wrong with the folder is said by the save
  std::filesystem::create_directories(path.parent_path(), ignored);
  saveFile(path, {bytes.constData(), static_cast<size_t>(bytes.size())});
}

}  // namespace gacfas
