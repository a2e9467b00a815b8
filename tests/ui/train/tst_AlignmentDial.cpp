#include "tests/support/TestMain.h"
#include "ui/train/AlignmentDial.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <cmath>
#include <numbers>

#include "tests/ui/train/ShownSamples.h"
#include "ui/theme/Theme.h"
#include "ui/train/DialPane.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

double degreesBetween(const QPointF& a, const QPointF& b) {
  const double cosine =
      (a.x() * b.x() + a.y() * b.y()) / (std::hypot(a.x(), a.y()) * std::hypot(b.x(), b.y()));
  return std::acos(cosine) * 180.0 / std::numbers::pi;
}

}  // namespace

class AlignmentDialTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void anglesAreTheArcCosines_data();
  void anglesAreTheArcCosines();
  void everythingStaysInside();
  void paneShowsTheStepAtTheCrosshair();
  void paneSaysWhyThereIsNothing();
};

void AlignmentDialTest::anglesAreTheArcCosines_data() {
  QTest::addColumn<double>("cosine");
  QTest::addColumn<double>("ratio");
  QTest::addColumn<double>("degrees");
  QTest::newRow("along g") << 1.0 << 0.7 << 0.0;
  QTest::newRow("thirty degrees") << std::sqrt(3.0) / 2.0 << 1.0 << 30.0;
  QTest::newRow("sixty degrees") << 0.5 << 0.4 << 60.0;
  QTest::newRow("across") << 0.0 << 1.8 << 90.0;
  QTest::newRow("against") << -0.5 << 0.9 << 120.0;
  QTest::newRow("rounded over one") << 1.0000001 << 1.0 << 0.0;
}

void AlignmentDialTest::anglesAreTheArcCosines() {
  QFETCH(double, cosine);
  QFETCH(double, ratio);
  QFETCH(double, degrees);
  AlignmentDial dial;
  dial.resize(240, 170);
  const DialPoint point{QStringLiteral("a"), cosine, ratio};
  dial.setReadings({point}, {point}, RunStyle{0});
  const QPointF g = dial.tipOfG() - dial.origin(), now = dial.tipNow(0) - dial.origin(),
                then = dial.tipThen(0) - dial.origin();
  QVERIFY(std::abs(point.degrees() - degrees) < 1e-6);
  QVERIFY(std::abs(degreesBetween(g, now) - degrees) < 1e-4);
  QVERIFY(std::abs(std::hypot(now.x(), now.y()) / std::hypot(g.x(), g.y()) - ratio) < 1e-9);
  QVERIFY(now.x() >= -1e-9 && then.x() <= 1e-9);
  QVERIFY(std::abs(now.x() + then.x()) < 1e-9 && std::abs(now.y() - then.y()) < 1e-9);
}

void AlignmentDialTest::everythingStaysInside() {
  AlignmentDial dial;
  dial.resize(240, 170);
  std::vector<DialPoint> points;
  for (double cosine : {-1.0, -0.3, 0.0, 0.9}) points.push_back({QStringLiteral("p"), cosine, 1.4});
  dial.setReadings(points, {}, RunStyle{0});
  for (size_t i = 0; i < points.size(); ++i) QVERIFY(QRectF(dial.rect()).contains(dial.tipNow(i)));
  QVERIFY(dial.accessibleName().contains(QStringLiteral("180.0°")));
}

void AlignmentDialTest::paneShowsTheStepAtTheCrosshair() {
  ShownSamples samples;
  const ShownRun shown = samples.add("gac", MinimizerKind::GacFas);
  const auto curves = std::make_shared<RunCurves>();
  curves->update(shown.run);
  const CurveRun run{curves, shown.style, shown.label, true};
  DialPane pane;
  QAbstractItemModelTester tester(&pane.table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  const NumberTable& steps = *shown.run->steps;
  pane.showRun(&run, std::nullopt, XAxis::Step);
  QCOMPARE(pane.table().rowCount(), 3);
  const auto row = static_cast<size_t>(steps.rows() - 2);
  pane.showRun(&run, static_cast<double>(row + 1), XAxis::Step);
  const double cosine = (*steps.column("cosine.north"))[row];
  QCOMPARE(pane.table().index(0, 2).data().toString(), QString::number(cosine, 'f', 3));
  QCOMPARE(pane.table().index(0, 1).data().toString(),
           QString::number(std::acos(cosine) * 180.0 / std::numbers::pi, 'f', 1) + QStringLiteral("°"));
  const double ratio = (*steps.column("gradient_norm.north"))[row] / (*steps.column("erm_norm"))[row];
  QCOMPARE(pane.table().index(0, 3).data().toString(), QString::number(ratio, 'f', 2));
}

void AlignmentDialTest::paneSaysWhyThereIsNothing() {
  ShownSamples samples;
  const ShownRun shown = samples.add("erm", MinimizerKind::Erm);
  const auto curves = std::make_shared<RunCurves>();
  curves->update(shown.run);
  const CurveRun run{curves, shown.style, shown.label, true};
  DialPane pane;
  pane.resize(264, 300);
  pane.show();
  pane.showRun(&run, std::nullopt, XAxis::Step);
  auto* empty = pane.findChild<QWidget*>(QStringLiteral("dialEmpty"));
  QVERIFY(empty && empty->isVisible());
  QVERIFY(empty->accessibleName().contains(QStringLiteral("erm")));
}

GACFAS_TEST(AlignmentDialTest)
#include "tst_AlignmentDial.moc"
