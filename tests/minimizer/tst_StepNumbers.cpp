#include <QtTest>

#include "StepCase.h"
#include "tests/support/JsonNumbers.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

constexpr double kTolerance = 1e-9;

const QJsonObject& numbers() {
  static const QJsonObject document = test::referenceNumbers("step_numbers.json");
  return document;
}

Config configOf(const QJsonObject& settings) {
  static const std::map<QString, MinimizerKind> kMinimizers{{"erm", MinimizerKind::Erm},
                                                            {"sam", MinimizerKind::Sam},
                                                            {"sam-domain", MinimizerKind::SamDomain},
                                                            {"sagm", MinimizerKind::Sagm},
                                                            {"gac-fas", MinimizerKind::GacFas}};
  static const std::map<QString, Adaptive> kAdaptive{
      {"auto", Adaptive::Auto}, {"true", Adaptive::True}, {"false", Adaptive::False}};
  Config config;
  config.train.minimizer = kMinimizers.at(settings["minimizer"].toString());
  config.train.loss = settings["loss"].toString() == "ce" ? LossKind::Ce : LossKind::Bce;
  config.data.train.resize(static_cast<size_t>(settings["source_domains"].toInt()));
  config.train.logitScale = settings["logit_scale"].toDouble();
  config.train.lambdaContrast = settings["lambda_contrast"].toDouble();
  config.train.ermScale = settings["erm_scale"].toDouble();
  config.gac.rho = settings["rho"].toDouble();
  config.gac.eta = settings["eta"].toDouble();
  config.gac.alpha = settings["alpha"].toDouble();
  config.gac.adaptive = kAdaptive.at(settings["adaptive"].toString());
  config.gac.variant =
      settings["variant"].toString() == "released" ? GacVariant::Released : GacVariant::Paper;
  return config;
}

int64_t domainOf(const QString& point) {
  return point == "all" ? kAllDomains : point.toLongLong();
}

/// A norm to a relative tolerance; a dot product to |x| sqrt(n) times it (make_step_numbers.py).
void compareDigest(const torch::Tensor& found, const std::vector<double>& expected, const QString& what,
                   double tolerance = kTolerance) {
  const std::vector<double> actual = test::digest(found, static_cast<int>(expected.size()) - 1);
  const double slack = tolerance * expected[0] + 1e-14;
  for (size_t i = 0; i < expected.size(); ++i) {
    const double allowed = i == 0 ? slack : slack * std::sqrt(static_cast<double>(found.numel()));
    QVERIFY2(std::abs(actual[i] - expected[i]) <= allowed,
             qPrintable(QString("%1, number %2: %3, expected %4")
                            .arg(what)
                            .arg(i)
                            .arg(actual[i], 0, 'g', 17)
                            .arg(expected[i], 0, 'g', 17)));
  }
}

void compare(double found, double expected, const QString& what) {
  QVERIFY2(
      std::abs(found - expected) <= kTolerance * std::max(1.0, std::abs(expected)),
      qPrintable(QString("%1: %2, expected %3").arg(what).arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

/// Gradients of all domains present and of the contrastive term, taken as `trace-step` takes them.
std::map<QString, TensorList> gradientsAtTheta(test::StepCase& step) {
  std::map<QString, TensorList> gradients;
  for (int64_t k = 0; k < step.objective.domains(); ++k)
    if (step.objective.present(k))
      gradients[QString("grad.domain.%1").arg(k)] = step.objective.domainGradient(k);
  gradients["grad.contrastive"] = step.objective.contrastiveGradient(/*lastUse=*/false);
  return gradients;
}

std::map<QString, TensorList> vectorsOf(test::StepCase& step, const TensorList& direction,
                                        std::map<QString, TensorList> gradients) {
  for (const auto& [domain, list] : step.seen.epsilon)
    gradients["eps." + (domain == kAllDomains ? QString("all") : QString::number(domain))] = list;
  for (const auto& [domain, list] : step.seen.ascended)
    gradients["grad.ascended." + (domain == kAllDomains ? QString("all") : QString::number(domain))] = list;
  gradients["direction"] = direction;
  return gradients;
}

void compareLosses(const test::StepCase& step, const QJsonObject& expected) {
  for (int64_t k = 0; k < step.objective.domains(); ++k) {
    const QString name = QString("domain.%1").arg(k);
    QCOMPARE(step.objective.present(k), expected.contains(name));
    if (step.objective.present(k))
      compare(step.objective.domainLoss(k).item<double>(), expected[name].toDouble(), "loss." + name);
  }
  compare(step.objective.contrastiveLoss().item<double>(), expected["contrastive"].toDouble(),
          "loss.contrastive");
}

void compareAscents(const StepDirection& made, const QJsonObject& expected) {
  QCOMPARE(static_cast<qsizetype>(made.ascents.size()), expected.size());
  for (const QString& point : expected.keys()) {
    const QJsonObject wanted = expected[point].toObject();
    const auto found =
        std::find_if(made.ascents.begin(), made.ascents.end(),
                     [&](const AscentValues& ascent) { return ascent.domain == domainOf(point); });
    QVERIFY(found != made.ascents.end());
    compare(found->loss.item<double>(), wanted["loss"].toDouble(), "loss at " + point);
    compare(found->cosine.item<double>(), wanted["cosine"].toDouble(), "cosine at " + point);
    compare(found->gradientNorm.item<double>(), wanted["norm"].toDouble(), "norm at " + point);
  }
}

}  // namespace

/// Each minimiser's step in float64 against numbers that an independent implementation wrote
/// (tests/reference).
class StepNumbersTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void formulaGivesTheReferencesInputs() {
    const QJsonArray values = numbers()["check_values"].toArray();
    QCOMPARE(values.size(), 5);
    for (const QJsonValue& value : values)
      QCOMPARE(test::formulaValue(static_cast<uint32_t>(value["t"].toInt()),
                                  static_cast<uint32_t>(value["i"].toInt())),
               value["value"].toDouble());
  }

  void parametersAreInTheReferencesOrder() {
    FasNet net = test::formulaNet(2, 1);
    QStringList names;
    for (const auto& item : net->named_parameters()) names << QString::fromStdString(item.key());
    QStringList expected;
    for (const QJsonValue& name : numbers()["names"].toArray()) expected << name.toString();
    QCOMPARE(names, expected);
  }

  void stepEqualsTheSecondImplementation_data() {
    QTest::addColumn<QJsonObject>("expected");
    const QJsonArray cases = numbers()["cases"].toArray();
    QCOMPARE(cases.size(), 26);
    for (const QJsonValue& value : cases)
      QTest::newRow(qPrintable(value["name"].toString())) << value.toObject();
  }

  void stepEqualsTheSecondImplementation() {
    QFETCH(QJsonObject, expected);
    test::StepCase step(configOf(expected["settings"].toObject()), test::integers(expected["labels"]),
                        test::integers(expected["domains"]), numbers()["width"].toInt(),
                        numbers()["image_size"].toInt());
    step.objective.forwardAtTheta();
    const std::map<QString, TensorList> gradients = gradientsAtTheta(step);
    const StepDirection made =
        makeMinimizer(step.settings, /*warming=*/false)->direction(step.objective, &step.seen);

    compareLosses(step, expected["loss"].toObject());
    compareAscents(made, expected["ascended"].toObject());
    if (made.ermNorm.defined()) compare(made.ermNorm.item<double>(), expected["erm_norm"].toDouble(), "|g|");
    const std::map<QString, TensorList> vectors = vectorsOf(step, made.direction, gradients);
    const QJsonObject digests = expected["digest"].toObject();
    QCOMPARE(static_cast<qsizetype>(vectors.size()), digests.size());
    for (const auto& [name, list] : vectors) {
      QVERIFY2(digests.contains(name), qPrintable(name));
      compareDigest(test::joined(list), test::doubles(digests[name]), name);
    }
    const QJsonArray perTensor = expected["direction_tensors"].toArray();
    QCOMPARE(perTensor.size(), static_cast<qsizetype>(made.direction.size()));
    for (size_t i = 0; i < made.direction.size(); ++i)
      compareDigest(test::joined({made.direction[i]}), test::doubles(perTensor[static_cast<qsizetype>(i)]),
                    "direction." + QString::fromStdString(step.objective.names()[i]), 1e-8);
    compareBuffers(step, expected);
  }

private:
  static void compareBuffers(test::StepCase& step, const QJsonObject& expected) {
    TensorList statistics;
    for (const auto& item : step.net->named_buffers()) {
      if (item.key().ends_with("num_batches_tracked"))
        QCOMPARE(item.value().item<double>(), expected["num_batches_tracked"].toDouble());
      else
        statistics.push_back(item.value());
    }
    compareDigest(test::joined(statistics), test::doubles(expected["buffers_after"]), "running statistics");
  }
};

GACFAS_TEST(StepNumbersTest)
#include "tst_StepNumbers.moc"
