#include <QtTest>

#include "Gacfas.h"
#include "tests/support/TestMain.h"

/// `gacfas pack`, killed, repeated and cut.
class CliPackTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  QString root() const { return dir_.filePath("faces"); }
  QString pack() const { return root() + "/faces.gacfas-pack"; }
  QByteArray packed() { return Gacfas({"pack", root()}).wait().out; }

private Q_SLOTS:
  void initTestCase() {
    QCOMPARE(Gacfas({"demo-data", "--out", root(), "--clients", "8", "--frames", "1"}).wait().code, 0);
  }

  void killedAtAnyMomentItLeavesNothingTorn() {
    for (int milliseconds = 10; milliseconds < 400; milliseconds += 30) {
      QFile::remove(pack());
      Gacfas call({"pack", root()});
      QThread::msleep(static_cast<unsigned long>(milliseconds));
      call.signal(SIGKILL);
      call.wait();
      if (QFile::exists(pack())) QVERIFY2(packed().contains("up to date"), "a pack that is there is whole");
    }
    QFile::remove(pack());
    QVERIFY(packed().contains("128 faces"));
    QVERIFY2(QDir(root()).entryList({".gacfas-tmp-*"}, QDir::Files | QDir::Hidden).isEmpty(), "what kills left is gone");
  }

  void itIsMadeAgainOnlyWhereSomethingChanged() {
    QVERIFY(packed().contains("128 faces"));
    QVERIFY(packed().contains("up to date"));
    QVERIFY(QFile::resize(pack(), 1000));
    QVERIFY(!packed().contains("up to date"));
    QVERIFY(packed().contains("up to date"));
  }

  void aRootWithoutFacesIsRefused() {
    const Outcome outcome = Gacfas({"pack", dir_.path() + "/none"}).wait();
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains("does not exist"), outcome.err.constData());
  }
};

GACFAS_TEST(CliPackTest)
#include "tst_CliPack.moc"
