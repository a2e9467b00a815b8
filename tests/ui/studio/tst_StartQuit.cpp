// Under the address sanitizer (preset dev-asan with detect_leaks=1) this is the leak test of the window's parts without LibTorch.

#include <QAbstractItemModel>
#include <QListView>
#include <QtTest>

#include "tests/support/SampleRun.h"
#include "ui/faces/FacesPage.h"
#include "ui/results/Comparison.h"
#include "ui/results/ResultsPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/RunPanel.h"
#include "ui/train/TrainPage.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
namespace fs = std::filesystem;

class TestStartQuit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowStartsAndQuitsTwentyTimes();

 private:
  void startAndQuit(const fs::path& root);
};

void TestStartQuit::startAndQuit(const fs::path& root) {
  RunLibrary library;
  Workbench workbench;
  Comparison comparison;
  WindowOptions options;
  options.settingsFile = QString::fromStdString((root / "settings.ini").string());
  MainWindow window(library, workbench, options);
  window.addPage(QStringLiteral("Train"), new TrainPage(&workbench));
  window.addPage(QStringLiteral("Results"), new ResultsPage(&comparison));
  window.addPage(QStringLiteral("Faces"), new FacesPage(&comparison));
  window.start(QString::fromStdString((root / "runs").string()));
  window.show();
  QTRY_COMPARE(window.runPanel().list()->model()->rowCount(), 2);
  for (const char* page : {"Train", "Results", "Faces"}) {
    window.showPage(QString::fromLatin1(page));
    QTest::qWait(20);   // quits while files are still being read, too
  }
  QVERIFY(window.close());
}

void TestStartQuit::theWindowStartsAndQuitsTwentyTimes() {
  const QTemporaryDir folder;
  const fs::path root = folder.path().toStdString();
  for (const char* name : {"one", "two"}) {
    test::SampleRunOptions options;
    options.name = name;
    options.dataRoot = root / "data";
    test::writeSampleRun(root / "runs", options);
  }
  test::writeSampleFaces(root / "data");
  for (int i = 0; i < 20; ++i) {
    startAndQuit(root);
    QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("start %1").arg(i + 1)));
  }
  QVERIFY(QApplication::topLevelWidgets().isEmpty());
}

QTEST_MAIN(TestStartQuit)
#include "tst_StartQuit.moc"
