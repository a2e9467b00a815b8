#include <QtTest>
#include <cmath>

#include "core/metrics/DeLong.h"
#include "core/metrics/Figures.h"
#include "core/metrics/Metrics.h"
#include "tests/support/JsonNumbers.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

// Against scikit-learn's numbers, and a variance in exact fractions (tests/reference/make_metrics_table.py).
class MetricsTableTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyCase_data() {
    QTest::addColumn<QJsonObject>("set");
    const QJsonObject table = test::referenceNumbers("metrics_table.json");
    QVERIFY(table["cases"].toArray().size() >= 9);
    for (const QJsonValue& set : table["cases"].toArray())
      QTest::newRow(qPrintable(set["name"].toString())) << set.toObject();
  }
  void everyCase() {
    QFETCH(QJsonObject, set);
    const auto labels = test::integers(set["labels"]);
    const auto scores = test::doubles(set["scores"]), fpr = test::doubles(set["fpr"]),
               tpr = test::doubles(set["tpr"]);
    std::vector<VideoScore> videos;
    for (size_t i = 0; i < scores.size(); ++i)
      videos.push_back({scores[i], labels[i] == 1 ? Label::Live : Label::Spoof, "", "", "", ""});

    const RocCurve roc = rocCurve(videos);
    QCOMPARE(roc.points.size(), fpr.size());
    for (size_t i = 0; i < fpr.size(); ++i) {
      const RocPoint& point = roc.points[i];
      QVERIFY(std::abs(double(point.falsePositives) / double(roc.spoof) - fpr[i]) <= 1e-12);
      QVERIFY(std::abs(double(point.truePositives) / double(roc.live) - tpr[i]) <= 1e-12);
      const QJsonValue threshold = set["thresholds"].toArray()[qsizetype(i)];
      if (threshold.isNull())
        QVERIFY(std::isinf(point.threshold));
      else
        QCOMPARE(point.threshold, threshold.toDouble());
    }
    QVERIFY(std::abs(auc(roc) - set["auc"].toDouble()) <= 1e-12);
    QVERIFY(std::abs(computeFigures(videos, {}, {.draws = 0}).auc.value - set["auc"].toDouble()) <= 1e-12);

    const DeLong area = deLong(videos);
    QVERIFY(std::abs(area.auc - set["auc"].toDouble()) <= 1e-12);
    if (set["delong_variance"].isNull())
      QVERIFY(std::isnan(area.variance));
    else
      QVERIFY(std::abs(area.variance - set["delong_variance"].toDouble()) <= 1e-14);
  }
};

GACFAS_TEST(MetricsTableTest)
#include "tst_MetricsTable.moc"
