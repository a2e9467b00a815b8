#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QtTest>

#include "core/types/Error.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/ContourFigure.h"
#include "ui/landscape/SectionFigure.h"
#include "ui/landscape/SurfaceFigure.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

FigureSpec specOf(FigureKind kind, const TwoRuns& runs) {
  FigureSpec spec;
  spec.kind = kind;
  spec.runs = {QString::fromStdString(runs.flat.string()), QString::fromStdString(runs.steep.string())};
  spec.widthMm = 171;
  spec.heightMm = 70;
  spec.dpi = 150;
  return spec;
}

QImage draw(const FigureContent& figure, const FigureSpec& spec, const char* name) {
  const double pixelsPerMm = spec.dpi / 25.4;
  QImage image(qRound(spec.widthMm * pixelsPerMm), qRound(spec.heightMm * pixelsPerMm), QImage::Format_RGB32);
  const PlotStyle style = PlotStyle::forFile(spec.dark, spec.fontPt, pixelsPerMm * 25.4 / 72, true, true);
  image.fill(style.theme->page);
  QPainter painter(&image);
  figure.paint(painter, QRectF(image.rect()), style);
  painter.end();
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    image.save(qEnvironmentVariable("GACFAS_SHOTS") + "/figure_" + name + ".png");
  return image;
}

int colours(const QImage& image) {
  QSet<QRgb> found;
  for (int y = 0; y < image.height(); y += 3)
    for (int x = 0; x < image.width(); x += 3) found.insert(image.pixel(x, y));
  return int(found.size());
}

/// Parses the rows of a figure's CSV after its header.
QList<QStringList> rows(const FigureContent& figure) {
  QList<QStringList> parsed;
  for (const QString& line : figure.csv().split('\n', Qt::SkipEmptyParts).mid(1)) parsed << line.split(',');
  return parsed;
}

}  // namespace

class tst_LandscapeFigures : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { runs_.addSurfaces(21); }
  void surfacesArePicturedWithTheirColours();
  void aSurfaceIsOnePictureBetweenVectors();
  void contoursAreVectors();
  void aSectionHasEveryRun();
  void csvHasEveryPoint();
  void whatIsWrongIsNamed();

private:
  TwoRuns runs_;
};

void tst_LandscapeFigures::surfacesArePicturedWithTheirColours() {
  FigureSpec spec = specOf(FigureKind::Surface, runs_);
  const QImage image = draw(*loadSurfaceFigure(spec), spec, "surface");
  QVERIFY(colours(image) > 500);
  spec.azimuth = 20;
  const QImage turned = draw(*loadSurfaceFigure(spec), spec, "surface_turned");
  QVERIFY(turned != image);
  spec.dark = true;
  QVERIFY(draw(*loadSurfaceFigure(spec), spec, "surface_dark").pixelColor(2, 2) == darkTheme().page);
}

/// What a painter was asked for: pictures with their pixels, and texts.
class CountingEngine : public QPaintEngine {
public:
  CountingEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  void updateState(const QPaintEngineState&) override {}
  void drawPixmap(const QRectF&, const QPixmap& pixmap, const QRectF&) override { pictures << pixmap.size(); }
  void drawImage(const QRectF&, const QImage& image, const QRectF&, Qt::ImageConversionFlags) override {
    pictures << image.size();
  }
  void drawTextItem(const QPointF&, const QTextItem& item) override { texts << item.text(); }
  void drawPath(const QPainterPath&) override { ++lines; }
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override { ++lines; }
  void drawLines(const QLineF*, int count) override { lines += count; }
  Type type() const override { return QPaintEngine::User; }

  QList<QSize> pictures;
  QStringList texts;
  int lines = 0;
};

class CountingDevice : public QPaintDevice {
public:
  explicit CountingDevice(QSize size) : size_(size) {}
  QPaintEngine* paintEngine() const override { return &engine; }
  mutable CountingEngine engine;

protected:
  int metric(PaintDeviceMetric metric) const override {
    switch (metric) {
      case PdmWidth:
        return size_.width();
      case PdmHeight:
        return size_.height();
      case PdmDevicePixelRatio:
        return 1;
      case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
      default:
        return 96;
    }
  }

private:
  QSize size_;
};

void tst_LandscapeFigures::aSurfaceIsOnePictureBetweenVectors() {
  FigureSpec spec = specOf(FigureKind::Surface, runs_);
  spec.dpi = 450;
  CountingDevice device(QSize(1010, 413));  // as a PDF page of 150 dots an inch
  QPainter painter(&device);
  loadSurfaceFigure(spec)->paint(painter, QRectF(0, 0, 1010, 413),
                                 PlotStyle::forFile(false, 8, 150 / 72.0, true, true));
  painter.end();
  QCOMPARE(device.engine.pictures.size(), 1);  // of the resolution asked for, but what the colour bar takes
  QVERIFY(device.engine.pictures[0].width() > 2400 && device.engine.pictures[0].width() < 3030);
  for (const char* text : {"Loss (nat)", "Direction 1", "flat", "steep"})
    QVERIFY2(device.engine.texts.join('|').contains(text), text);
  QVERIFY(device.engine.lines > 20);
}

void tst_LandscapeFigures::contoursAreVectors() {
  const FigureSpec spec = specOf(FigureKind::Contour, runs_);
  const FigurePtr figure = loadContourFigure(spec);
  QVERIFY(colours(draw(*figure, spec, "contour")) > 12);
  // Enlarged four times it stays sharp: as many edge pixels as a drawing has, not as many as a blown-up
  // picture.
  QPicture picture;
  QPainter painter(&picture);
  figure->paint(painter, QRectF(0, 0, 700, 280), PlotStyle::forFile(false, 8, 1, true, true));
  painter.end();
  QVERIFY(picture.size() > 2000);
  QVERIFY2(picture.size() < 3000000, qPrintable(QString::number(picture.size())));
}

void tst_LandscapeFigures::aSectionHasEveryRun() {
  FigureSpec spec = specOf(FigureKind::Section, runs_);
  spec.widthMm = 82;
  spec.azimuth = 0;
  const FigurePtr figure = loadSectionFigure(spec);
  draw(*figure, spec, "section");
  QSet<QString> labels;
  for (const QStringList& row : rows(*figure)) {
    labels << row[0];
    const double alpha = row[2].toDouble(), beta = row[3].toDouble();
    QCOMPARE(beta, 0.0);
    // Bilinear between grid points 0.1 apart: at most curvature * 0.1^2 / 4 above the parabola.
    const double curvature = row[0] == "flat" ? 0.6 : 2.5,
                 off = row[4].toDouble() - (0.1 + curvature * alpha * alpha);
    QVERIFY(off > -1e-9 && off < curvature * 0.0026);
  }
  QCOMPARE(labels, QSet<QString>({"flat", "steep"}));
}

void tst_LandscapeFigures::csvHasEveryPoint() {
  const FigurePtr figure = loadContourFigure(specOf(FigureKind::Contour, runs_));
  QVERIFY(figure->csv().startsWith("run,alpha,beta,loss\n"));
  const auto parsed = rows(*figure);
  QCOMPARE(parsed.size(), 2 * 21 * 21);
  for (const QStringList& row : parsed) {
    const double a = row[1].toDouble(), b = row[2].toDouble(), curvature = row[0] == "flat" ? 0.6 : 2.5;
    QVERIFY(std::abs(row[3].toDouble() - (0.1 + curvature * (a * a + b * b))) < 1e-9);
  }
}

void tst_LandscapeFigures::whatIsWrongIsNamed() {
  const auto messageOf = [](const FigureSpec& spec) {
    try {
      loadContourFigure(spec);
    } catch (const Error& error) {
      return QString::fromUtf8(error.what());
    }
    return QString();
  };
  FigureSpec spec = specOf(FigureKind::Contour, runs_);
  spec.surface = "loss.moon";
  QVERIFY2(messageOf(spec).contains("loss.moon") && messageOf(spec).contains("loss, loss."),
           qPrintable(messageOf(spec)));
  spec = specOf(FigureKind::Contour, runs_);
  spec.landscape = "last_99x99_range1_faces32_seed123";
  QVERIFY(messageOf(spec).contains("99x99"));
  spec.runs = QStringList{"/no/such/run"};
  QVERIFY(messageOf(spec).contains("/no/such/run"));
}

QTEST_MAIN(tst_LandscapeFigures)
#include "tst_LandscapeFigures.moc"
