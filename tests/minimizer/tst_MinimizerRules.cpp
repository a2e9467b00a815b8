#include <QtTest>

#include "StepCase.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

const std::vector<int64_t> kLabels{1, 0, 1, 0, 1, 0, 1};
const std::vector<int64_t> kDomains{0, 1, 2, 0, 1, 2, 2};
const std::vector<int64_t> kMiddleAbsent{0, 2, 2, 0, 0, 2, 2};

Config configFor(MinimizerKind kind) {
  Config config;
  config.train.minimizer = kind;
  config.gac.alpha = 0.005;
  return config;
}

void addMinimizers() {
  QTest::addColumn<MinimizerKind>("kind");
  QTest::newRow("erm") << MinimizerKind::Erm;
  QTest::newRow("sam") << MinimizerKind::Sam;
  QTest::newRow("sam-domain") << MinimizerKind::SamDomain;
  QTest::newRow("sagm") << MinimizerKind::Sagm;
  QTest::newRow("gac-fas") << MinimizerKind::GacFas;
}

TensorList scaled(const TensorList& list, double factor) {
  return torch::_foreach_mul(list, factor);
}

/// A direction that has a share in every tensor.
TensorList probe(const TensorList& like, uint32_t stream) {
  TensorList list;
  for (size_t i = 0; i < like.size(); ++i)
    list.push_back(0.1 * test::formulaTensor(stream + static_cast<uint32_t>(i), like[i].sizes()));
  return list;
}

/// (f(theta + eps + t v) - f(theta + eps - t v)) / 2 t, f in float64.
double slopeAt(test::StepCase& step, const TensorList& epsilon, const TensorList& v,
               const std::function<double()>& f) {
  constexpr double kStep = 1e-7;
  const torch::NoGradGuard noGrad;
  TensorList weights = step.net->parameters();
  const TensorList before = copyOf(weights);
  const auto valueAt = [&](double t) {
    for (size_t i = 0; i < weights.size(); ++i) weights[i].copy_(before[i] + epsilon[i] + t * v[i]);
    const torch::AutoGradMode gradients(true);
    return f();
  };
  const double slope = (valueAt(kStep) - valueAt(-kStep)) / (2.0 * kStep);
  for (size_t i = 0; i < weights.size(); ++i) weights[i].copy_(before[i]);
  return slope;
}

}  // namespace

class MinimizerRulesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void weightsAreUntouchedToTheLastBit_data() { addMinimizers(); }
  void weightsAreUntouchedToTheLastBit() {
    QFETCH(MinimizerKind, kind);
    test::StepCase step(configFor(kind), kLabels, kDomains);
    const TensorList before = test::weightsOf(step.net);
    step.run();
    QVERIFY(test::same(before, test::weightsOf(step.net)));
    const TensorList gradient = step.objective.classificationHere().gradient;
    QVERIFY(globalNorm(gradient).item<double>() > 0.0);
    for (const torch::Tensor& parameter : step.net->parameters()) QVERIFY(!parameter.grad().defined());
  }

  void weightsAreRestoredWhenTheAscendingPointFails() {
    test::StepCase step(configFor(MinimizerKind::GacFas), kLabels, kDomains);
    const TensorList before = test::weightsOf(step.net);
    struct Failing : StepObserver {
      void onPerturbation(int64_t, const TensorList&) override {}
      void onAscendedGradient(int64_t, const TensorList&) override {
        throw std::runtime_error("at the ascending point");
      }
    } failing;
    step.objective.forwardAtTheta();
    QVERIFY_EXCEPTION_THROWN(makeMinimizer(step.settings, false)->direction(step.objective, &failing),
                             std::runtime_error);
    QVERIFY(test::same(before, test::weightsOf(step.net)));
  }

  void runningStatisticsMoveInTheFirstForwardOnly_data() { addMinimizers(); }
  void runningStatisticsMoveInTheFirstForwardOnly() {
    QFETCH(MinimizerKind, kind);
    test::StepCase step(configFor(kind), kLabels, kDomains);
    const TensorList before = test::buffersOf(step.net);
    step.objective.forwardAtTheta();
    const TensorList once = test::buffersOf(step.net);
    for (size_t i = 0; i < before.size(); ++i) QVERIFY(!torch::equal(before[i], once[i]));
    makeMinimizer(step.settings, false)->direction(step.objective);
    QVERIFY(test::same(once, test::buffersOf(step.net)));
  }

  void passesAreAsFewAsTheMethodSays_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::addColumn<std::vector<int64_t>>("domains");
    QTest::addColumn<int>("forward");
    QTest::addColumn<int>("backward");
    QTest::newRow("erm: one of each") << MinimizerKind::Erm << kDomains << 1 << 1;
    QTest::newRow("sam: g, F and the ascending point") << MinimizerKind::Sam << kDomains << 2 << 3;
    QTest::newRow("sagm: as sam") << MinimizerKind::Sagm << kDomains << 2 << 3;
    QTest::newRow("sam-domain: K + 1 and 2 K + 1") << MinimizerKind::SamDomain << kDomains << 4 << 7;
    QTest::newRow("gac-fas: K + 1 and 2 K + 1") << MinimizerKind::GacFas << kDomains << 4 << 7;
    QTest::newRow("gac-fas: an absent domain costs nothing")
        << MinimizerKind::GacFas << kMiddleAbsent << 3 << 5;
  }
  void passesAreAsFewAsTheMethodSays() {
    QFETCH(MinimizerKind, kind);
    QFETCH(std::vector<int64_t>, domains);
    test::StepCase step(configFor(kind), kLabels, domains);
    step.run();
    QTEST(static_cast<int>(step.objective.passes().forward), "forward");
    QTEST(static_cast<int>(step.objective.passes().backward), "backward");
  }

  void withoutAscentTheDirectionIsTwiceTheErmGradient() {
    Config config = configFor(MinimizerKind::GacFas);
    config.gac.rho = config.gac.alpha = 0.0;
    test::StepCase gac(config, kLabels, kDomains);
    gac.objective.forwardAtTheta();
    TensorList expected = scaled(gac.objective.classificationGradient(), 2.0);
    addScaled(expected, gac.objective.contrastiveGradient(/*lastUse=*/false));
    const TensorList direction = makeMinimizer(config, false)->direction(gac.objective).direction;
    QVERIFY(test::relativeDistance(direction, expected) < 1e-12);

    Config control = configFor(MinimizerKind::Erm);
    control.train.ermScale = 2.0;
    test::StepCase erm(control, kLabels, kDomains);
    QVERIFY(test::relativeDistance(erm.run().direction, expected) < 1e-12);
  }

  void warmingIsPlainErmWhateverTheMinimiserAndItsScale() {
    Config config = configFor(MinimizerKind::Erm);
    test::StepCase plain(config, kLabels, kDomains);
    const TensorList expected = plain.run().direction;
    for (MinimizerKind kind : {MinimizerKind::Erm, MinimizerKind::GacFas}) {
      Config warming = configFor(kind);
      warming.train.ermScale = 2.0;
      test::StepCase step(warming, kLabels, kDomains);
      step.objective.forwardAtTheta();
      QVERIFY(test::same(makeMinimizer(warming, /*warming=*/true)->direction(step.objective).direction,
                         expected));
    }
  }

  void perturbationsHaveTheRadiusInTheScaledNorm_data() {
    QTest::addColumn<bool>("adaptive");
    QTest::newRow("adaptive: |eps / T| = rho") << true;
    QTest::newRow("plain: |eps| = rho") << false;
  }
  void perturbationsHaveTheRadiusInTheScaledNorm() {
    QFETCH(bool, adaptive);
    Config config = configFor(MinimizerKind::GacFas);
    config.gac = {/*rho=*/0.37, /*eta=*/0.02, /*alpha=*/0.0, adaptive ? Adaptive::True : Adaptive::False,
                  GacVariant::Paper};
    test::StepCase step(config, kLabels, kDomains);
    step.run();
    QCOMPARE(step.seen.epsilon.size(), size_t{3});
    for (auto& [domain, epsilon] : step.seen.epsilon) {
      double sum = 0.0;
      for (size_t i = 0; i < epsilon.size(); ++i) {
        const bool isWeight = step.objective.names()[i].find("weight") != std::string::npos;
        const torch::Tensor t = adaptive && isWeight ? step.objective.parameters()[i].detach().abs() + 0.02
                                                     : torch::ones_like(epsilon[i]);
        sum += (epsilon[i] / t).square().sum().item<double>();
      }
      QVERIFY(std::abs(std::sqrt(sum) - 0.37) < 1e-10);
    }
  }

  void gradientAtTheAscendingPointIsTheSlopeOfTheLossThere_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::newRow("sam") << MinimizerKind::Sam;
    QTest::newRow("sam-domain") << MinimizerKind::SamDomain;
    QTest::newRow("sagm") << MinimizerKind::Sagm;
    QTest::newRow("gac-fas") << MinimizerKind::GacFas;
  }
  void gradientAtTheAscendingPointIsTheSlopeOfTheLossThere() {
    QFETCH(MinimizerKind, kind);
    test::StepCase step(configFor(kind), kLabels, kDomains);
    step.run();
    for (const auto& [domain, gradient] : step.seen.ascended) {
      const bool ownLoss = kind == MinimizerKind::SamDomain;
      const auto loss = [&, k = domain] {
        return (ownLoss ? step.objective.domainHere(k) : step.objective.classificationHere())
            .loss.item<double>();
      };
      const TensorList v = probe(gradient, 3000);
      const double expected = slopeAt(step, step.seen.epsilon.at(domain), v, loss);
      const double found = globalDot(gradient, v).item<double>();
      QVERIFY2(std::abs(found - expected) < 1e-5 * std::max(1.0, std::abs(expected)),
               qPrintable(QString("%1 %2").arg(found).arg(expected)));
    }
  }

  void smallStepAgainstTheDirectionLowersTheLossByItsSquare() {
    Config config = configFor(MinimizerKind::Erm);
    test::StepCase step(config, kLabels, kDomains);
    const TensorList direction = step.run().direction;
    const auto objective = [&] {
      step.objective.forwardAtTheta();
      return (step.objective.classificationLoss() + step.objective.contrastiveLoss()).item<double>();
    };
    TensorList unit = scaled(direction, 1.0 / globalNorm(direction).item<double>());
    const double slope = slopeAt(step, zerosLike(direction), unit, objective);
    QVERIFY2(std::abs(slope - globalNorm(direction).item<double>()) < 1e-5 * std::abs(slope),
             qPrintable(QString::number(slope, 'g', 12)));
  }

  void orderOfTheDomainsCountsInTheReleasedVariantOnly_data() {
    QTest::addColumn<bool>("released");
    QTest::newRow("paper") << false;
    QTest::newRow("released") << true;
  }
  void orderOfTheDomainsCountsInTheReleasedVariantOnly() {
    QFETCH(bool, released);
    Config config = configFor(MinimizerKind::GacFas);
    config.gac.variant = released ? GacVariant::Released : GacVariant::Paper;
    std::vector<int64_t> swapped;
    for (int64_t domain : kDomains) swapped.push_back(2 - domain);
    test::StepCase one(config, kLabels, kDomains), other(config, kLabels, swapped);
    const double distance = test::relativeDistance(one.run().direction, other.run().direction);
    QVERIFY2(released ? distance > 1e-3 : distance < 1e-11, qPrintable(QString::number(distance)));
  }
};

GACFAS_TEST(MinimizerRulesTest)
#include "tst_MinimizerRules.moc"
