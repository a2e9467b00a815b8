#include "ui/MainWindow.h"

#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QTimer>
#include <QtTest>

using namespace gacfas;

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

class tst_MainWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void showsWhatItWasBuiltFrom();
  void hasAnIconThatCanBeDrawn();
  void closingTheWindowEndsTheProgram();
  void theProgramStaysOpenUntilItIsEnded();
  void versionAndHelpNeedNoWindow_data();
  void versionAndHelpNeedNoWindow();
  void unknownArgumentsAreRefused_data();
  void unknownArgumentsAreRefused();
};

void tst_MainWindow::showsWhatItWasBuiltFrom() {
  const MainWindow window(BuildFacts{{"Version", "1.2.3"}, {"LibTorch", "9.8.7"}});
  QStringList texts;
  for (const QLabel* label : window.findChildren<QLabel*>()) texts << label->text();
  for (const char* expected : {"Version", "1.2.3", "LibTorch", "9.8.7"}) QVERIFY2(texts.contains(QLatin1String(expected)), expected);
  QVERIFY(texts.filter(QStringLiteral("gacfas --help")).size() == 1);
}

void tst_MainWindow::hasAnIconThatCanBeDrawn() {
  const MainWindow window(BuildFacts{});
  const QImage image = window.windowIcon().pixmap(64, 64).toImage();
  QCOMPARE(image.size(), QSize(64, 64));
  QCOMPARE(image.pixelColor(6, 32), QColor(0x45, 0x43, 0xc4));
  QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

void tst_MainWindow::closingTheWindowEndsTheProgram() {
  MainWindow window(BuildFacts{{"Version", "1.2.3"}});
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  QAction* quit = window.menuBar()->actions().first()->menu()->actions().last();
  QTimer::singleShot(0, quit, &QAction::trigger);
  QTimer::singleShot(10000, qApp, [] { QCoreApplication::exit(1); });
  QCOMPARE(QApplication::exec(), 0);
  QVERIFY(!window.isVisible());
}

void tst_MainWindow::theProgramStaysOpenUntilItIsEnded() {
  QProcess process;
  process.start(QStringLiteral(GACFAS_BIN_DIR "/gacfas-studio"), QStringList());
  QVERIFY(process.waitForStarted());
  QVERIFY2(!process.waitForFinished(1500), process.readAllStandardError().constData());
  process.kill();
  QVERIFY(process.waitForFinished());
}

void tst_MainWindow::versionAndHelpNeedNoWindow_data() {
  QTest::addColumn<QString>("argument");
  QTest::addColumn<QString>("expected");
  QTest::newRow("version") << "--version" << "gacfas-studio ";
  QTest::newRow("help") << "--help" << "--version";
}

void tst_MainWindow::versionAndHelpNeedNoWindow() {
  QFETCH(QString, argument);
  QFETCH(QString, expected);
  const Outcome outcome = runStudio({argument});
  QCOMPARE(outcome.exitCode, 0);
  QVERIFY2(outcome.output.contains(expected), qPrintable(outcome.output));
  QCOMPARE(outcome.error, QString());
}

void tst_MainWindow::unknownArgumentsAreRefused_data() {
  QTest::addColumn<QString>("argument");
  QTest::newRow("an unknown option") << "--colour";
  QTest::newRow("a stray word") << "colour";
}

void tst_MainWindow::unknownArgumentsAreRefused() {
  QFETCH(QString, argument);
  const Outcome outcome = runStudio({argument});
  QCOMPARE(outcome.exitCode, 2);
  QVERIFY2(outcome.error.contains(QStringLiteral("colour")), qPrintable(outcome.error));
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
