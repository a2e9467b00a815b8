#include "tests/support/TestMain.h"
#include "tests/ui/data/DataFolders.h"
#include "ui/data/DataPage.h"
#include "ui/data/ImportDialog.h"
#include "ui/data/SurveyText.h"

using namespace gacfas;
namespace fs = std::filesystem;

class ImportDialogTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<DataPage> page_;

  QString at(const char* name) const { return folder_.filePath(QLatin1String(name)); }
  fs::path path(const char* name) const { return at(name).toStdString(); }

  /// The dialog with a source typed in.
  ImportDialog* open(const QString& source, const QString& out) {
    test::clickOn(test::child<QPushButton>(*page_, "importButton"));
    auto* dialog = page_->findChild<ImportDialog*>();
    if (!dialog) return nullptr;
    test::type(test::child<QLineEdit>(*dialog, "importOut"), out);
    test::type(test::child<QLineEdit>(*dialog, "importSource"), source);
    return dialog;
  }
  void choose(const ImportDialog& dialog, const char* box, const QString& text) {
    auto* combo = test::child<QComboBox>(dialog, box);
    combo->setFocus();
    for (int i = 0; i < combo->count() && combo->currentText() != text; ++i)
      QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), text);
  }
  void drawCrops(const QStringList& names) const {
    QImage face(48, 48, QImage::Format_RGB32);
    face.fill(QColor(190, 150, 120));
    for (const QString& name : names) {
      QDir().mkpath(QFileInfo(at(qPrintable(name))).path());
      QVERIFY(face.save(at(qPrintable(name))));
    }
  }
  QString said(const ImportDialog& dialog, const char* label) const {
    return test::child<QLabel>(dialog, label)->text();
  }

private Q_SLOTS:
  void initTestCase() {
    test::drawTree(path("casia"), drawn::casiaPaths(1, 1));
    test::drawTree(path("long"), drawn::ouluPaths(1, 1, 1, 1, 2), 16);
  }
  void init() {
    workbench_ = std::make_unique<Workbench>();
    page_ = std::make_unique<DataPage>(*workbench_);
    page_->resize(1000, 680);
    page_->show();
    page_->activateWindow();
  }
  void cleanup() {
    page_.reset();
    workbench_.reset();
  }

  void theDryRunRecognisesTheDatasetAndWritesNothing() {
    std::ofstream(path("casia") / "train_release" / "1" / "extra.avi") << "x";
    ImportDialog* dialog = open(at("casia"), at("dry"));
    QVERIFY(dialog);
    auto* start = test::child<QPushButton>(*dialog, "startImport");
    QTRY_VERIFY(start->isEnabled());
    QCOMPARE(said(*dialog, "recognised"), QString("Recognised: CASIA-FASD (24 videos)"));
    QCOMPARE(test::child<QLineEdit>(*dialog, "importDomain")->text(), QString("casia"));
    const auto& table = *test::child<QTableView>(*dialog, "planTable")->model();
    QCOMPARE(table.rowCount(), 9);  // two splits of four kinds, and the sum
    QCOMPARE(table.index(8, 3).data().toString(), QString("24"));
    QCOMPARE(table.index(8, 4).data().toString(), QString("600"));
    test::clickSegment(*dialog, "reportParts", 1);
    auto* unmatched = test::child<QListView>(*dialog, "unmatchedNames");
    QTRY_VERIFY(unmatched->isVisible());
    QVERIFY(unmatched->model()->index(1, 0).data().toString().contains("train_release/1/extra.avi"));
    QTRY_VERIFY(said(*dialog, "importEstimate").contains("crops"));
    QVERIFY(!QDir(at("dry")).exists());
    test::shoot(*dialog, "import");
    fs::remove(path("casia") / "train_release" / "1" / "extra.avi");
    QTest::keyClick(dialog, Qt::Key_Escape);
  }

  void whatIsMissingIsSaidAndNothingCanBeStarted() {
    ImportDialog* dialog = open(at("casia"), {});
    QVERIFY(dialog);
    auto* start = test::child<QPushButton>(*dialog, "startImport");
    QTRY_COMPARE(said(*dialog, "importFault"), QString("Choose the data root to import to"));
    QVERIFY(!start->isEnabled());
    test::type(test::child<QLineEdit>(*dialog, "importOut"), at("dry"));
    QTRY_VERIFY(start->isEnabled());
    // Another dataset's names: refused with what it looks like.
    choose(*dialog, "importKind", "OULU-NPU");
    QTRY_VERIFY(said(*dialog, "importMessage").contains("CASIA-FASD"));
    QVERIFY(!start->isEnabled());
  }

  void anImportIsPausedStoppedAndGoesOn() {
    ImportDialog* dialog = open(at("long"), at("goes-on"));
    QVERIFY(dialog);
    auto* workers = test::child<QSpinBox>(*dialog, "importWorkers");
    auto* every = test::child<QSpinBox>(*dialog, "importEvery");
    workers->setFocus();
    QTest::keyClick(workers, Qt::Key_Up);  // from all cores to one
    every->setFocus();
    every->selectAll();
    QTest::keyClicks(every, "1");
    test::clickOn(test::child<QPushButton>(*dialog, "startImport"));
    auto* pause = test::child<QPushButton>(*page_, "importPause");
    auto* state = test::child<QLabel>(*page_, "importState");
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains("of 30 videos") && !state->text().startsWith("0 "),
                             60000);
    test::clickOn(pause);
    QTRY_COMPARE(pause->text(), QString("Go on"));
    QTRY_VERIFY(state->text().startsWith("paused"));
    test::clickOn(pause);
    test::clickOn(test::child<QPushButton>(*page_, "importStop"));
    auto* again = test::child<QPushButton>(*page_, "importAgain");
    QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), 60000);
    QVERIFY(QFile::exists(at("goes-on/oulu/.import.json")));
    // The page offers the rest, also after a new start of the program.
    const QString unfinished = at("goes-on");
    cleanup();
    init();
    page_->showRoot(unfinished);
    auto* goOn = test::child<QPushButton>(*page_, "goOnImporting");
    QTRY_VERIFY_WITH_TIMEOUT(goOn->isVisible(), 10000);
    test::clickOn(goOn);
    auto* title = test::child<QLabel>(*page_, "importTitle");
    QTRY_COMPARE_WITH_TIMEOUT(title->text(), QString("oulu is imported"), 120000);
    QVERIFY(!QFile::exists(at("goes-on/oulu/.import.json")));
    QTRY_VERIFY(page_->survey() && page_->survey()->index.videos.size() == 30);
    QVERIFY(!goOn->isVisible());
  }

  void anImportRunsBesideATraining() {
    workbench_->submit(WorkKind::Other, "busy", {}, [](JobControl& control, const ProgressSink&) {
      for (;; std::this_thread::sleep_for(std::chrono::milliseconds(2))) control.throwIfStopped();
    });
    ImportDialog* dialog = open(at("casia"), at("beside"));
    QVERIFY(dialog);
    test::clickOn(test::child<QPushButton>(*dialog, "startImport"));
    // Another one is not begun beside it.
    QSignalSpy problems(page_.get(), &Page::problem);
    test::clickOn(test::child<QPushButton>(*page_, "importButton"));
    QTRY_COMPARE(problems.count(), 1);
    QTRY_VERIFY(!page_->findChild<ImportDialog*>());
    QTRY_COMPARE_WITH_TIMEOUT(test::child<QLabel>(*page_, "importTitle")->text(), QString("casia is imported"), 60000);
    QVERIFY(workbench_->running());
    QCOMPARE(workbench_->running()->title, QString("busy"));
  }

  void otherLayoutsAreImportedByMouse_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("videos");
    QTest::newRow("SA-FAS, flat") << "flat" << "" << "test/spoof/7_HR_4 replay, train/live/7_NM_1 live";
    QTest::newRow("GAC-FAS, nested") << "nested/oulu" << "" << "train/live/1_1_01_1 live, test/spoof/1_1_36_4 replay";
    QTest::newRow("path label") << "lists/list.txt" << "List of paths and labels" << "test/live/1_1_01_1 live, test/spoof/1_1_01_2 print";
    QTest::newRow("SSAN") << "lists/ssan.txt" << "List of paths and labels" << "test/live/1_1_01_1 live, test/spoof/1_1_01_2 print";
    QTest::newRow("SSDG") << "lists/ssdg.json" << "List of SSDG (JSON)"
                          << "test/live/video12_1_1_01_1 live, test/spoof/video13_1_1_01_2 print";
  }
  void otherLayoutsAreImportedByMouse() {
    QFETCH(QString, source);
    QFETCH(QString, kind);
    QFETCH(QString, videos);
    drawCrops({"flat/casia_train_live_7_NM_1/crop_0005.jpg", "flat/casia_test_spoof_7_HR_4/crop_0000.jpg",
               "nested/oulu/train/live/1_1_01_1/crop_0003.jpg", "nested/oulu/test/spoof/1_1_36_4/crop_0003.jpg",
               "lists/a/1_1_01_1/crop_0000.jpg", "lists/b/1_1_01_2/crop_0003.jpg"});
    std::ofstream(path("lists/list.txt")) << "a/1_1_01_1/crop_0000.jpg 1\nb/1_1_01_2/crop_0003.jpg 0\n";
    std::ofstream(path("lists/ssan.txt")) << "1,a/1_1_01_1\n0,b/1_1_01_2\n";
    std::ofstream(path("lists/ssdg.json"))
        << R"([{"photo_path": "a/1_1_01_1/crop_0000.jpg", "photo_label": 1, "photo_belong_to_video_ID": 12},)"
        << R"({"photo_path": "b/1_1_01_2/crop_0003.jpg", "photo_label": 0, "photo_belong_to_video_ID": 13}])";
    const QString out = at(qPrintable("out " + QString(QTest::currentDataTag())));
    ImportDialog* dialog = open(at(qPrintable(source)), out);
    QVERIFY(dialog);
    if (!kind.isEmpty()) {
      choose(*dialog, "importKind", kind);
      choose(*dialog, "importSplit", "test");
    }
    test::type(test::child<QLineEdit>(*dialog, "importDomain"), "mine");
    auto* start = test::child<QPushButton>(*dialog, "startImport");
    QTRY_VERIFY2_WITH_TIMEOUT(start->isEnabled(), qPrintable(said(*dialog, "importMessage") + said(*dialog, "importFault")), 10000);
    test::clickOn(start);
    QTRY_COMPARE_WITH_TIMEOUT(test::child<QLabel>(*page_, "importTitle")->text(), QString("mine is imported"), 60000);
    QTRY_VERIFY(page_->survey() && page_->survey()->index.videos.size() == 2);
    QStringList found;
    for (const Video& video : page_->survey()->index.videos)
      found << QString("%1/%2/%3 %4").arg(splitText(video.split), labelText(video.label), video.name.c_str(), video.attack.c_str());
    found.sort();
    QStringList wanted = videos.split(", ");
    wanted.sort();
    QCOMPARE(found, wanted);
  }

  void aBrokenVideoIsToldAndTheRestIsThere() {
    const fs::path tree = path("broken");
    test::drawTree(tree, drawn::casiaPaths(1, 1));
    std::ofstream(tree / "test_release" / "1" / "5.avi", std::ios::trunc);
    ImportDialog* dialog = open(at("broken"), at("with-broken"));
    QVERIFY(dialog);
    test::clickOn(test::child<QPushButton>(*dialog, "startImport"));
    QTRY_COMPARE_WITH_TIMEOUT(test::child<QLabel>(*page_, "importTitle")->text(),
                              QString("casia is imported"), 60000);
    QVERIFY(test::child<QLabel>(*page_, "importState")->text().contains("1 could not be read"));
    QTRY_VERIFY(page_->survey());
    QCOMPARE(page_->survey()->index.videos.size(), size_t{23});
    const QString problem =
        test::child<QTableView>(*page_, "problemsTable")->model()->index(0, 0).data().toString();
    QVERIFY2(problem.contains("test/spoof/1_NM_5"), qPrintable(problem));
  }

  void anythingElseIsImportedByARuleWrittenInTheWindow() {
    test::drawTree(path("own"), {"training/genuine/ann_1.mp4", "training/fake/photo/ann_2.mp4",
                                 "testing/genuine/bob_1.mp4", "testing/fake/screen/bob_2.mp4"});
    ImportDialog* dialog = open(at("own"), at("by-rule"));
    QVERIFY(dialog);
    QTRY_VERIFY(said(*dialog, "importMessage").contains("no dataset is recognised"));
    choose(*dialog, "importKind", "Anything else, by a rule");
    test::clickOn(test::child<QPushButton>(*dialog, "writeRule"));
    auto* rule = dialog->findChild<QDialog*>(QStringLiteral("ruleDialog"));
    QVERIFY(rule);
    test::clickOn(test::child<QPushButton>(*rule, "saveRule"));
    auto* file = rule->findChild<QFileDialog*>();
    QVERIFY(file);
    file->selectFile(at("own.yaml"));
    QMetaObject::invokeMethod(file, "accept");
    auto* start = test::child<QPushButton>(*dialog, "startImport");
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 10000);
    test::clickOn(start);
    QTRY_COMPARE_WITH_TIMEOUT(test::child<QLabel>(*page_, "importTitle")->text(), QString("own is imported"),
                              60000);
    QTRY_VERIFY(page_->survey() && page_->survey()->index.videos.size() == 4);
    const Video& spoof = page_->survey()->index.videos[0];
    QCOMPARE(spoof.client + "/" + spoof.attack, std::string("ann/print"));
  }
};

GACFAS_TEST(ImportDialogTest)
#include "tst_ImportDialog.moc"
