#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Outcome {
  int exitCode = -1;
  QString output;
  QString error;
};

Outcome runStudio(const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(GACFAS_BIN_DIR "/gacfas-studio"), arguments);
  if (!process.waitForFinished(20000)) return {};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace

class tst_StudioProgram : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theProgramStaysOpenUntilItIsEnded();
  void versionAndHelpNeedNoWindow_data();
  void versionAndHelpNeedNoWindow();
  void unknownArgumentsAreRefused_data();
  void unknownArgumentsAreRefused();
};

void tst_StudioProgram::theProgramStaysOpenUntilItIsEnded() {
  const QTemporaryDir home;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("GACFAS_SETTINGS"), home.filePath(QStringLiteral("settings.ini")));
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(GACFAS_BIN_DIR "/gacfas-studio"), QStringList());
  QVERIFY(process.waitForStarted());
  QVERIFY2(!process.waitForFinished(1500), process.readAllStandardError().constData());
  process.kill();
  QVERIFY(process.waitForFinished());
}

void tst_StudioProgram::versionAndHelpNeedNoWindow_data() {
  QTest::addColumn<QString>("argument");
  QTest::addColumn<QString>("expected");
  QTest::newRow("version") << "--version" << "gacfas-studio ";
  QTest::newRow("help") << "--help" << "--version";
}

void tst_StudioProgram::versionAndHelpNeedNoWindow() {
  QFETCH(QString, argument);
  QFETCH(QString, expected);
  const Outcome outcome = runStudio({argument});
  QCOMPARE(outcome.exitCode, 0);
  QVERIFY2(outcome.output.contains(expected), qPrintable(outcome.output));
  QCOMPARE(outcome.error, QString());
}

void tst_StudioProgram::unknownArgumentsAreRefused_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("an unknown option") << QStringList{"--colour"};
  QTest::newRow("a stray word") << QStringList{"runs", "colour"};
}

void tst_StudioProgram::unknownArgumentsAreRefused() {
  QFETCH(QStringList, arguments);
  const Outcome outcome = runStudio(arguments);
  QCOMPARE(outcome.exitCode, 2);
  QVERIFY2(outcome.error.contains(QStringLiteral("colour")), qPrintable(outcome.error));
}

QTEST_MAIN(tst_StudioProgram)
#include "tst_StudioProgram.moc"
