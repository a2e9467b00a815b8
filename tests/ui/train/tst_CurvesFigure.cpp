#include "ui/train/CurvesFigure.h"

#include <QPainter>
#include <QtTest>

#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/ShownSamples.h"
#include "ui/theme/Theme.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

FigureSpec specOf(const ShownRuns& runs, const QStringList& columns) {
  FigureSpec spec;
  spec.kind = FigureKind::Curves;
  for (const ShownRun& shown : runs) spec.runs << QString::fromStdString(shown.run->folder.string());
  spec.columns = columns;
  return spec;
}

QImage painted(const FigureContent& figure, bool dark, const QSize& size = {700, 520}) {
  QImage image(size, QImage::Format_RGB32);
  QPainter painter(&image);
  figure.paint(painter, QRectF(QPointF(), QSizeF(size)),
               PlotStyle::forFile(dark, 8.0, 96.0 / 72.0, true, true));
  return image;
}

bool hasColour(const QImage& image, const QColor& colour) {
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixelColor(x, y) == colour) return true;
  return false;
}

}  // namespace

class CurvesFigureTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void drawsEveryRunInItsColour();
  void csvHoldsTheNumbers();
  void faultsNameTheKeyOrTheFolder();
};

void CurvesFigureTest::drawsEveryRunInItsColour() {
  ShownSamples samples;
  samples.add("erm", MinimizerKind::Erm);
  samples.add("gac", MinimizerKind::GacFas);
  FigureSpec spec = specOf(
      samples.runs, {QStringLiteral("loss.north"), QStringLiteral("cosine.*"),
                     QStringLiteral("target_hter_oracle+target_hter_source"), QStringLiteral("erm_norm")});
  spec.styles = QStringList{QStringLiteral("2"), QStringLiteral("3")};
  const FigurePtr figure = loadCurvesFigure(spec);
  QVERIFY(!figure->synthetic());
  for (bool dark : {false, true}) {
    const QImage image = painted(*figure, dark);
    const Theme& theme = dark ? darkTheme() : lightTheme();
    QCOMPARE(image.pixelColor(0, image.height() - 1), theme.page);
    for (int style : {2, 3}) QVERIFY(hasColour(image, RunStyle{style}.colour(theme)));
    if (const QString folder = qEnvironmentVariable("GACFAS_SHOTS"); !folder.isEmpty())
      image.save(folder + (dark ? QStringLiteral("/figure_dark.png") : QStringLiteral("/figure_light.png")));
  }
  QCOMPARE(painted(*figure, false), painted(*figure, false));
}

void CurvesFigureTest::csvHoldsTheNumbers() {
  ShownSamples samples;
  const RunPtr run = samples.add("gac", MinimizerKind::GacFas).run;
  const QStringList lines =
      loadCurvesFigure(specOf(samples.runs, {QStringLiteral("contrastive"), QStringLiteral("target_auc")}))
          ->csv()
          .split(u'\n', Qt::SkipEmptyParts);
  QCOMPARE(size_t(lines.size()), 1 + run->steps->rows() + run->evaluations->rows());
  QVERIFY(lines[0].startsWith(QStringLiteral("run,column,step,")));
  const QStringList first = lines[1].trimmed().split(u',');
  QCOMPARE(first[1], QStringLiteral("contrastive"));
  QCOMPARE(first[5].toDouble(), run->steps->column("contrastive")->front());
}

void CurvesFigureTest::faultsNameTheKeyOrTheFolder() {
  ShownSamples samples;
  samples.add("gac", MinimizerKind::GacFas);
  const auto messageOf = [](const FigureSpec& spec) {
    try {
      loadCurvesFigure(spec);
    } catch (const InputError& error) {
      return QString::fromUtf8(error.what());
    }
    return QStringLiteral("was accepted");
  };
  QVERIFY(messageOf(specOf(samples.runs, {QStringLiteral("loss.nowhere")}))
              .contains(QStringLiteral("'loss.nowhere'")));
  FigureSpec missing = specOf(samples.runs, {QStringLiteral("lr")});
  missing.runs = QStringList{QStringLiteral("/nowhere/run")};
  QVERIFY(messageOf(missing).contains(QStringLiteral("/nowhere/run")));
  FigureSpec axis = specOf(samples.runs, {QStringLiteral("lr")});
  axis.xAxis = QStringLiteral("day");
  QVERIFY(messageOf(axis).contains(QStringLiteral("x_axis")));
}

GACFAS_TEST(CurvesFigureTest)
#include "tst_CurvesFigure.moc"
