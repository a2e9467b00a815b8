#include <QTest>

#include "core/types/StepPasses.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class StepPassesTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void gacFasTakesAForwardADomainAndTwoBackwards();
};

void StepPassesTest::gacFasTakesAForwardADomainAndTwoBackwards() {
  Config config;
  config.data.train = {"a", "b", "c"};
  QCOMPARE(stepPasses(config).forward, int64_t{4});
  QCOMPARE(stepPasses(config).backward, int64_t{7});
  QCOMPARE(stepPasses(config).cost(), 18.0);
  config.train.minimizer = MinimizerKind::Erm;
  QCOMPARE(stepPasses(config).cost(), 3.0);
}

GACFAS_TEST(StepPassesTest)
#include "tst_StepPasses.moc"
