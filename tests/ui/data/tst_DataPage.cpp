#include <thread>

#include "tests/support/SampleRun.h"
#include "tests/support/TestMain.h"
#include "tests/ui/data/DataFolders.h"
#include "ui/data/DataPage.h"
#include "ui/data/GapPlot.h"
#include "ui/data/ViewGrid.h"
#include "ui/runs/RunReader.h"

using namespace gacfas;
namespace fs = std::filesystem;

class DataPageTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<DataPage> page_;

  fs::path root() const { return folder_.filePath("data").toStdString(); }
  QAbstractItemModel& model(const char* name) const {
    return *test::child<QAbstractItemView>(*page_, name)->model();
  }
  ShownRuns shown(const fs::path& run) const {
    ShownRun one;
    one.run = RunReader(run, {}).look(RunReader::Time::clock::now());
    one.current = true;
    return {one};
  }

private Q_SLOTS:
  void initTestCase() { test::writeSampleFaces(root()); }

  void init() {
    workbench_ = std::make_unique<Workbench>();
    page_ = std::make_unique<DataPage>(*workbench_);
    page_->resize(1000, 680);
    page_->show();
  }
  void cleanup() {
    page_.reset();
    workbench_.reset();
  }

  void theFacesOfTheSelectedRunAreCounted() {
    const fs::path run = test::writeSampleRun(folder_.path().toStdString());
    page_->showRuns(shown(run));
    QTRY_VERIFY(page_->survey());
    QCOMPARE(page_->root(), QString::fromStdString(root().string()));
    // Four domains of train and test, in each live, print and replay.
    QCOMPARE(model("countsTable").rowCount(), 4 * 2 * 3);
    QCOMPARE(test::child<QComboBox>(*page_, "dataRoot")->currentData().toString(), page_->root());
  }

  void theFacesArePackedByAButton() {
    const fs::path copy = folder_.filePath("packed").toStdString();
    fs::copy(root(), copy, fs::copy_options::recursive);
    page_->showRoot(QString::fromStdString(copy.string()));
    QTRY_VERIFY(page_->survey());
    auto* button = test::child<QPushButton>(*page_, "packFaces");
    auto* state = test::child<QLabel>(*page_, "packState");
    test::clickOn(button);
    QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains("faces packed"), qPrintable(state->text()), 30000);
    QVERIFY(fs::exists(copy / "faces.gacfas-pack"));
    QCOMPARE(button->text(), QString("Pack faces"));
    test::clickOn(button);
    QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains("nothing had changed"), qPrintable(state->text()), 30000);
  }

  void packingIsStoppedByTheSameButton() {
    const fs::path copy = folder_.filePath("stopped").toStdString();
    fs::copy(root(), copy, fs::copy_options::recursive);
    page_->showRoot(QString::fromStdString(copy.string()));
    QTRY_VERIFY(page_->survey());
    // Other work on files holds it up.
    const quint64 busy = workbench_->submit(WorkKind::Files, "busy", {}, [](JobControl& control, const ProgressSink&) {
      for (;; std::this_thread::sleep_for(std::chrono::milliseconds(2))) control.throwIfStopped();
    });
    auto* button = test::child<QPushButton>(*page_, "packFaces");
    auto* state = test::child<QLabel>(*page_, "packState");
    test::clickOn(button);
    QTRY_VERIFY2(state->text().contains("waits"), qPrintable(state->text()));
    QCOMPARE(button->text(), QString("Stop packing"));
    test::clickOn(button);
    QTRY_VERIFY2(state->text().contains("was stopped"), qPrintable(state->text()));
    QVERIFY(!fs::exists(copy / "faces.gacfas-pack"));
    workbench_->cancel(busy);
  }

  void aRowOfTheCountsLeadsToItsVideos() {
    page_->showRoot(QString::fromStdString(root().string()));
    QTRY_VERIFY(page_->survey());
    auto* counts = test::child<QTableView>(*page_, "countsTable");
    int row = 0;
    while (model("countsTable").index(row, 3).data().toString() != "print") ++row;
    counts->setCurrentIndex(model("countsTable").index(row, 0));
    counts->setFocus();
    QTest::keyClick(counts, Qt::Key_Return);
    auto* gallery = test::child<QListView>(*page_, "videoGallery");
    QTRY_VERIFY(gallery->isVisible());
    QCOMPARE(gallery->model()->rowCount(),
             static_cast<int>(page_->survey()->counts[static_cast<size_t>(row)].videos));
    QCOMPARE(test::child<QComboBox>(*page_, "filterAttack")->currentText(), QString("print"));
    auto* attacks = test::child<QComboBox>(*page_, "filterAttack");
    attacks->setFocus();
    QTest::keyClick(attacks, Qt::Key_Home);
    QCOMPARE(attacks->currentIndex(), 0);
    QVERIFY(gallery->model()->rowCount() > 0);
  }

  void theGapIsMeasuredWhenItIsLookedAt() {
    page_->showRoot(QString::fromStdString(root().string()));
    QTRY_VERIFY(page_->survey());
    test::clickSegment(*page_, "dataParts", DataPage::Gap);
    auto* table = test::child<QTableWidget>(*page_, "gapTable");
    QTRY_COMPARE(table->rowCount(), 4 * 2);
    QCOMPARE(table->item(0, 7)->text(), QString("64"));  // the side of the drawn faces
    auto* plot = test::child<GapPlot>(*page_, "gapPlot");
    QCOMPARE(plot->axisRectCount(), 5);
    QCOMPARE(plot->plottableCount(), 5 * 2);
  }

  void anUnreadableImageBecomesAProblem() {
    const fs::path bad = folder_.filePath("bad").toStdString();
    test::writeSampleFaces(bad);
    const auto first = fs::directory_iterator(bad / "north" / "train" / "live")->path();
    for (const auto& frame : fs::directory_iterator(first))
      std::ofstream(frame.path(), std::ios::trunc) << "no image";
    page_->showRoot(QString::fromStdString(bad.string()));
    QTRY_VERIFY(page_->survey());
    const int before = model("problemsTable").rowCount();
    test::clickSegment(*page_, "dataParts", DataPage::Gap);
    QTRY_COMPARE(model("problemsTable").rowCount(), before + 1);
    QVERIFY(model("problemsTable")
                .index(0, 0)
                .data()
                .toString()
                .contains(QString::fromStdString(first.string())));
  }

  void augmentationStepsSwitchOff() {
    page_->showRoot(QString::fromStdString(root().string()));
    QTRY_VERIFY(page_->survey());
    test::clickSegment(*page_, "dataParts", DataPage::Augmentation);
    auto* views = test::child<ViewGrid>(*page_, "augmentedViews");
    QTRY_COMPARE(views->images().size(), size_t{16});
    const std::vector<QImage> first = views->images();
    QVERIFY(first[0] != first[1]);
    test::clickOn(test::child<QAbstractButton>(*page_, "rollAgain"));
    QTRY_VERIFY(views->images() != first);
    for (const char* step : {"stepCrop", "stepJitter", "stepFlip", "stepRotation", "stepCutout"}) {
      auto* one = test::child<QAbstractButton>(*page_, step);
      if (one->isChecked()) test::clickOn(one);
      QVERIFY(!one->isChecked());
    }
    // Nothing random is left: all views are one.
    const auto same = [&] {
      return std::all_of(views->images().begin(), views->images().end(),
                         [&](const QImage& view) { return view == views->images().front(); });
    };
    QTRY_VERIFY(same());
    test::clickOn(test::child<QAbstractButton>(*page_, "stepFlip"));
    QTRY_VERIFY(!same());
    // Each is then the face or its mirror image.
    const QImage one = views->images()[0], other = one.mirrored(true, false);
    for (const QImage& view : views->images()) QVERIFY(view == one || view == other);
  }

  void aRootWithoutFacesSaysSo() {
    QDir().mkpath(folder_.filePath("empty"));
    page_->showRoot(folder_.filePath("empty"));
    QTRY_VERIFY(page_->findChild<QLabel*>() != nullptr);
    QTRY_VERIFY([&] {
      for (const QLabel* label : page_->findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(folder_.filePath("empty"))) return true;
      return false;
    }());
  }
};

GACFAS_TEST(DataPageTest)
#include "tst_DataPage.moc"
