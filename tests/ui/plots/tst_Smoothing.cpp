#include "tests/support/TestMain.h"
#include "ui/plots/Smoothing.h"

#include <QtTest>
#include <cmath>

#include "ui/plots/ShortNumber.h"

using namespace gacfas;

class SmoothingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void equalsTheWeightedSum_data();
  void equalsTheWeightedSum();
  void zeroGivesTheValuesThemselves();
  void startsAtTheFirstValue();
  void missingValuesChangeNothing();
  void numbersAreShownAsAReaderExpects_data();
  void numbersAreShownAsAReaderExpects();
};

void SmoothingTest::equalsTheWeightedSum_data() {
  QTest::addColumn<double>("b");
  QTest::newRow("little") << 0.5;
  QTest::newRow("much") << 0.97;
}

void SmoothingTest::equalsTheWeightedSum() {
  QFETCH(double, b);
  const std::vector<double> values{3, -1, 4, 1, -5, 9, 2, 6};
  const std::vector<double> result = smoothed(values, b);
  for (size_t t = 0; t < values.size(); ++t) {
    double sum = 0.0, weights = 0.0;
    for (size_t i = 0; i <= t; ++i) {
      sum += std::pow(b, static_cast<double>(t - i)) * values[i];
      weights += std::pow(b, static_cast<double>(t - i));
    }
    QVERIFY(std::abs(result[t] - sum / weights) < 1e-12);
  }
}

void SmoothingTest::zeroGivesTheValuesThemselves() {
  const std::vector<double> values{3, -1, 4};
  QCOMPARE(smoothed(values, 0.0), values);
}

void SmoothingTest::startsAtTheFirstValue() {
  QCOMPARE(smoothed(std::vector<double>{7.0}, 0.99).front(), 7.0);
}

void SmoothingTest::missingValuesChangeNothing() {
  const std::vector<double> result = smoothed(std::vector<double>{NAN, 2, NAN, 5}, 0.9);
  const std::vector<double> without = smoothed(std::vector<double>{2, 5}, 0.9);
  QVERIFY(std::isnan(result[0]) && std::isnan(result[2]));
  QCOMPARE(result[1], without[0]);
  QCOMPARE(result[3], without[1]);
}

void SmoothingTest::numbersAreShownAsAReaderExpects_data() {
  QTest::addColumn<double>("value");
  QTest::addColumn<QString>("text");
  QTest::newRow("small") << 0.01834 << "0.0183";
  QTest::newRow("around one") << 2.7182 << "2.72";
  QTest::newRow("large") << 1234.4 << "1234";
  QTest::newRow("negative") << -0.25 << QStringLiteral("−0.250");
  QTest::newRow("tiny") << 2.5e-7 << QStringLiteral("2.50e−07");
  QTest::newRow("zero") << -0.0 << "0";
  QTest::newRow("missing") << double(NAN) << QStringLiteral("–");
}

void SmoothingTest::numbersAreShownAsAReaderExpects() {
  QFETCH(double, value);
  QFETCH(QString, text);
  QCOMPARE(shortNumber(value), text);
}

GACFAS_TEST(SmoothingTest)
#include "tst_Smoothing.moc"
