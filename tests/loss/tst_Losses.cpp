#include <QtTest>

#include "core/loss/ClassificationLoss.h"
#include "core/loss/StepObjective.h"
#include "core/loss/SupConLoss.h"
#include "core/types/Error.h"
#include "tests/support/Formula.h"
#include "tests/support/JsonNumbers.h"
#include "tests/support/Networks.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

torch::Tensor unitRows(const torch::Tensor& rows) {
  return rows / rows.norm(2, 1, true);
}

std::vector<int64_t> twice(const std::vector<int64_t>& once) {
  std::vector<int64_t> list = once;
  list.insert(list.end(), once.begin(), once.end());
  return list;
}

/// The definition in double loops (method.md, Losses), features of unit length.
double supConByLoops(const torch::Tensor& features, const std::vector<int64_t>& ids) {
  const auto z = features.accessor<double, 2>();
  const auto similarity = [&](int64_t a, int64_t b) {
    double sum = 0.0;
    for (int64_t j = 0; j < features.size(1); ++j) sum += z[a][j] * z[b][j];
    return sum / 0.1;
  };
  const auto rows = static_cast<int64_t>(ids.size());
  double total = 0.0;
  for (int64_t i = 0; i < rows; ++i) {
    double denominator = 0.0, numerator = 0.0;
    int positives = 0;
    for (int64_t a = 0; a < rows; ++a)
      if (a != i) denominator += std::exp(similarity(i, a));
    for (int64_t p = 0; p < rows; ++p)
      if (p != i && ids[static_cast<size_t>(p)] == ids[static_cast<size_t>(i)]) {
        numerator += similarity(i, p) - std::log(denominator);
        ++positives;
      }
    total += -(0.1 / 0.07) * numerator / positives;
  }
  return total / static_cast<double>(rows);
}

double bceByHand(double logit, int64_t label, double scale) {
  const double probability = 1.0 / (1.0 + std::exp(-scale * logit));
  return -std::log(label == 1 ? probability : 1.0 - probability);
}

double ceByHand(double spoof, double live, int64_t label, double scale) {
  return std::log(std::exp(scale * spoof) + std::exp(scale * live)) - scale * (label == 1 ? live : spoof);
}

bool near(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

void addCases(const char* part) {
  QTest::addColumn<QJsonObject>("expected");
  for (const QJsonValue& value : test::referenceNumbers("loss_numbers.json")[part].toArray())
    QTest::newRow(qPrintable(value["name"].toString())) << value.toObject();
}

FaceBatch batchOf(const std::vector<int64_t>& labels, const std::vector<int64_t>& domains) {
  return test::formulaBatch(labels, domains, 32);
}

}  // namespace

class LossesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void supConEqualsTheReferencesNumbers_data() { addCases("sup_con"); }
  void supConEqualsTheReferencesNumbers() {
    QFETCH(QJsonObject, expected);
    const std::vector<int64_t> labels = twice(test::integers(expected["labels"])),
                               domains = twice(test::integers(expected["domains"]));
    std::vector<int64_t> ids;
    for (size_t i = 0; i < labels.size(); ++i) ids.push_back(10 * domains[i] + labels[i]);
    const torch::Tensor features =
        unitRows(test::formulaTensor(static_cast<uint32_t>(expected["t"].toInt()),
                                     {static_cast<int64_t>(labels.size()), expected["dim"].toInt()}));
    const double found = supConLoss(features, torch::tensor(ids)).item<double>();
    QVERIFY2(near(found, expected["loss"].toDouble()), qPrintable(QString::number(found, 'g', 17)));
    QVERIFY(near(found, supConByLoops(features, ids)));
  }

  void supConOfManyRowsEqualsDoubleLoops_data() {
    QTest::addColumn<bool>("single");
    QTest::newRow("float64") << false;
    QTest::newRow("float32") << true;
  }
  void supConOfManyRowsEqualsDoubleLoops() {
    QFETCH(bool, single);
    std::vector<int64_t> ids;
    for (int64_t i = 0; i < 24; ++i) ids.push_back(10 * (i % 3) + (i / 3) % 2);
    ids = twice(ids);
    const torch::Tensor features = unitRows(test::formulaTensor(77, {48, 12}));
    const torch::Tensor found =
        supConLoss(single ? features.to(torch::kFloat32) : features, torch::tensor(ids));
    QVERIFY(near(found.item<double>(), supConByLoops(features, ids), single ? 1e-5 : 1e-12));
  }

  void supConOfEqualFeaturesIsTheLogOfTheOtherRows() {
    const torch::Tensor same = unitRows(torch::ones({6, 4}, torch::kFloat64));
    const double found =
        supConLoss(same, torch::tensor(std::vector<int64_t>{0, 1, 2, 0, 1, 2})).item<double>();
    QVERIFY(near(found, std::log(5.0) * 0.1 / 0.07));
  }

  void supConGradientEqualsFiniteDifferences() {
    const torch::Tensor ids = torch::tensor(std::vector<int64_t>{0, 1, 11, 0, 1, 11});
    torch::Tensor rows = test::formulaTensor(78, {6, 5}).requires_grad_();
    const torch::Tensor gradient = torch::autograd::grad({supConLoss(unitRows(rows), ids)}, {rows})[0];
    const torch::Tensor v = test::formulaTensor(79, {6, 5});
    const torch::NoGradGuard noGrad;
    const double t = 1e-6;
    const double slope =
        (supConLoss(unitRows(rows + t * v), ids) - supConLoss(unitRows(rows - t * v), ids)).item<double>() /
        (2.0 * t);
    QVERIFY(near((gradient * v).sum().item<double>(), slope, 1e-7));
  }

  void domainLossesEqualTheReferencesNumbers_data() { addCases("classification"); }
  void domainLossesEqualTheReferencesNumbers() {
    QFETCH(QJsonObject, expected);
    const bool ce = expected["loss"].toString() == "ce";
    const double scale = expected["logit_scale"].toDouble();
    const std::vector<int64_t> labels = twice(test::integers(expected["labels"])),
                               domains = twice(test::integers(expected["domains"]));
    const torch::Tensor logits = test::formulaTensor(static_cast<uint32_t>(expected["t"].toInt()),
                                                     {static_cast<int64_t>(labels.size()), ce ? 2 : 1});
    const torch::Tensor losses =
        classificationLosses(logits, torch::tensor(labels), ce ? LossKind::Ce : LossKind::Bce, scale);
    const QJsonArray wanted = expected["domain_losses"].toArray();
    for (int64_t k = 0; k < wanted.size(); ++k) {
      double sum = 0.0, count = 0.0, byHand = 0.0;
      for (size_t i = 0; i < labels.size(); ++i) {
        if (domains[i] != k) continue;
        const torch::Tensor row = logits[static_cast<int64_t>(i)];
        sum += losses[static_cast<int64_t>(i)].item<double>();
        byHand += ce ? ceByHand(row[0].item<double>(), row[1].item<double>(), labels[i], scale)
                     : bceByHand(row[0].item<double>(), labels[i], scale);
        count += 1.0;
      }
      QCOMPARE(wanted[k].isNull(), count == 0.0);
      if (count == 0.0) continue;
      const double share = 1.0 / (count * static_cast<double>(wanted.size()));
      QVERIFY(near(sum * share, wanted[k].toDouble()));
      QVERIFY(near(byHand * share, wanted[k].toDouble()));
    }
  }

  void lossStaysFiniteWhereTheProbabilityRoundsToZero() {
    const torch::Tensor logits = torch::tensor({{-1.0F}}), labels = torch::tensor(std::vector<int64_t>{1});
    QVERIFY(near(classificationLosses(logits, labels, LossKind::Bce, 200.0).item<double>(), 200.0, 1e-6));
  }

  void accuracyCountsTheRightSideOfOneHalf() {
    const torch::Tensor one = torch::tensor({{0.5}, {-0.5}, {0.0}, {-0.1}}),
                        labels = torch::tensor(std::vector<int64_t>{1, 0, 0, 1});
    QCOMPARE(accuracy(one, labels).item<double>(), 0.5);  // score 0 is live: probability 0.5
    const torch::Tensor two = torch::tensor({{0.5, 0.6}, {0.6, 0.5}, {-0.9, -0.2}, {0.1, 0.3}});
    QCOMPARE(accuracy(two, labels).item<double>(), 0.75);
  }

  void objectiveSplitsTheLossByDomain() {
    const std::vector<int64_t> labels{1, 0, 1, 0, 1}, domains{0, 2, 2, 0, 2};
    FasNet net = test::formulaNet(2, 1);
    StepObjective objective(net, parametersOf(net), batchOf(labels, domains),
                            {LossKind::Bce, 12.0, 0.2, 3});
    QVERIFY(objective.present(0) && !objective.present(1) && objective.present(2));
    QCOMPARE(objective.presentDomains(), int64_t{2});
    objective.forwardAtTheta();

    FasNet again = test::formulaNet(2, 1);
    const FasOutput out = again->forward(batchOf(labels, domains).images, BatchStatistics::Batch);
    std::vector<double> sum(3, 0.0), count(3, 0.0);
    const std::vector<int64_t> rowLabels = twice(labels), rowDomains = twice(domains);
    std::vector<int64_t> ids;
    for (size_t i = 0; i < rowLabels.size(); ++i) {
      const auto k = static_cast<size_t>(rowDomains[i]);
      sum[k] += bceByHand(out.logits[static_cast<int64_t>(i)][0].item<double>(), rowLabels[i], 12.0);
      count[k] += 1.0;
      ids.push_back(10 * rowDomains[i] + rowLabels[i]);
    }
    const double first = sum[0] / count[0] / 3.0, last = sum[2] / count[2] / 3.0;
    QVERIFY(near(objective.domainLoss(0).item<double>(), first, 1e-10));
    QVERIFY(near(objective.domainLoss(2).item<double>(), last, 1e-10));
    QVERIFY(near(objective.classificationLoss().item<double>(), first + last, 1e-10));
    QVERIFY(near(objective.contrastiveLoss().item<double>(),
                 0.2 * supConByLoops(out.features.detach().contiguous(), ids), 1e-10));
  }

  void jointGradientIsTheSumOfItsParts() {
    FasNet net = test::formulaNet(2, 1);
    StepObjective objective(net, parametersOf(net), batchOf({1, 0, 1, 0}, {0, 1, 2, 0}), {});
    objective.forwardAtTheta();
    TensorList parts = objective.contrastiveGradient(/*lastUse=*/false);
    for (int64_t k = 0; k < 3; ++k) addScaled(parts, objective.domainGradient(k), 1.5);
    QVERIFY(test::relativeDistance(objective.jointGradient(1.5), parts) < 1e-12);
  }

  void parametersThatALossDoesNotReachHaveZeroGradient() {
    FasNet net = test::formulaNet(2, 1);
    StepObjective objective(net, parametersOf(net), batchOf({1, 0}, {0, 1}), {});
    objective.forwardAtTheta();
    const TensorList contrastive = objective.contrastiveGradient(/*lastUse=*/false);
    QCOMPARE(objective.names().back(), std::string("fc.weight"));
    QVERIFY(contrastive.back().defined());
    QCOMPARE(contrastive.back().abs().max().item<double>(), 0.0);
    QVERIFY(contrastive.front().abs().max().item<double>() > 0.0);
  }

  void numbersOutOfRangeAreRefusedByName_data() {
    QTest::addColumn<std::vector<int64_t>>("labels");
    QTest::addColumn<std::vector<int64_t>>("domains");
    QTest::addColumn<QString>("named");
    QTest::newRow("a label of 2") << std::vector<int64_t>{1, 2} << std::vector<int64_t>{0, 1}
                                  << "labels must lie in 0..1, found 2";
    QTest::newRow("a negative label")
        << std::vector<int64_t>{1, -1} << std::vector<int64_t>{0, 1} << "labels must lie in 0..1, found -1";
    QTest::newRow("domain K") << std::vector<int64_t>{1, 0} << std::vector<int64_t>{0, 3}
                              << "domains must lie in 0..2, found 3";
  }
  void numbersOutOfRangeAreRefusedByName() {
    QFETCH(std::vector<int64_t>, labels);
    QFETCH(std::vector<int64_t>, domains);
    QFETCH(QString, named);
    FasNet net = test::formulaNet(2, 1);
    try {
      StepObjective(net, parametersOf(net), batchOf(labels, domains), {});
      QFAIL("accepted");
    } catch (const InputError& fault) {
      QVERIFY2(QString(fault.what()).contains(named), fault.what());
    }
  }
};

GACFAS_TEST(LossesTest)
#include "tst_Losses.moc"
