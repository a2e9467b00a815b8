#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>
#include <QtWidgets>
#include <cmath>
#include <map>
#include <set>

#include "core/io/Csv.h"
#include "core/metrics/ScoreFile.h"
#include "tests/ui/results/ComparedRuns.h"
#include "ui/faces/FaceExportMenu.h"
#include "ui/faces/FaceFilterBar.h"
#include "ui/faces/FaceGallery.h"
#include "ui/faces/FaceImages.h"
#include "ui/faces/FaceListModel.h"
#include "ui/faces/FaceTags.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/FacesPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

struct ShownFaces {
  ComparedRuns runs;
  Comparison comparison;
  FacesPage page;
  FaceListModel* model;

  explicit ShownFaces(int64_t videos = 20, bool faces = false)
      : runs(videos), page(&comparison), model(page.findChild<FaceListModel*>()) {
    if (faces) writeSampleFaces(runs.root / "data", runs.erm);
    page.resize(1100, 760);
    page.show();
    page.showRuns(runs.shown());
    if (!QTest::qWaitFor([this] { return allLoaded(comparison) && model->rowCount() > 0; }))
      qFatal("no faces");
    settle();
  }
  void settle() { QTest::qWait(40); }  // the page gathers changes for 16 ms

  template <class Widget>
  Widget& find(const QString& name) {
    auto* found = page.findChild<Widget*>(name);
    if (!found) qFatal("no %s", qPrintable(name));
    return *found;
  }
  std::set<std::string> shownVideos() {
    std::set<std::string> names;
    for (int row = 0; row < model->rowCount(); ++row)
      names.insert(model->face(row)->domain + '/' + model->face(row)->video);
    return names;
  }
  /// Videos of the target that `keep` wants, over all runs.
  std::set<std::string> videosWhere(const std::function<bool(const VideoScore&, double threshold)>& keep,
                                    int only = -1) {
    std::set<std::string> names;
    for (size_t run = 0; run < 2; ++run) {
      if (only >= 0 && size_t(only) != run) continue;
      const ComparedRun& compared = comparison.runs()[run];
      for (const VideoScore& video : compared.scores->target)
        if (keep(video, comparison.threshold(compared))) names.insert(video.domain + '/' + video.video);
    }
    return names;
  }
};

bool wrong(const VideoScore& video, double threshold) {
  return (video.score >= threshold) != (video.label == Label::Live);
}

/// Longest turn of the event loop that is no stall.

/// Faces that share 40 image files under as many names as there are faces.
struct ManyFaces {
  QTemporaryDir dir;
  FaceSetPtr set;
  std::vector<int> places;
  RunPtr run;

  explicit ManyFaces(int count) {
    auto faces = std::make_shared<FaceSet>();
    for (int i = 0; i < count; ++i) {
      faces->faces.push_back({"west", Label::Spoof, "test/video" + std::to_string(i), "client1", "print", {"crop.jpg"}, {0.1, -0.1}, 0});
      places.push_back(i);
    }
    set = faces;
    auto snapshot = std::make_shared<RunSnapshot>();
    snapshot->config.data.root = dir.path().toStdString();
    run = snapshot;
    // The first screens and wherever the test jumps to.
    QImage image(256, 256, QImage::Format_RGB32);
    for (int x = 0; x < 256; ++x)
      for (int y = 0; y < 256; ++y) image.setPixel(x, y, qRgb(x, y, (x * y) & 255));
    const QString first = dir.filePath("crop.jpg");
    image.save(first, "JPG", 90);
    const auto link = [&](int i) {
      const QString folder = dir.filePath(QString("west/test/spoof/video%1").arg(i));
      QDir().mkpath(folder);
      QFile::link(first, folder + "/crop.jpg");
    };
    for (int i = 0; i < 600; ++i) link(i);
  }
  void show(FaceListModel& model) const {
    model.setFaces(set, places, {{"a", "run a", RunStyle{0}, 0.0, true, run}, {"b", "run b", RunStyle{3}, 0.0, true, run}});
  }
};

void scrollBy(FaceGallery& gallery, int pixels) {
  gallery.verticalScrollBar()->setValue(gallery.verticalScrollBar()->value() + pixels);
}

/// How long what the user does keeps the event loop busy, its painting included.
class Turns {
public:
  void take(const char* what, const std::function<void()>& act) {
    QElapsedTimer timer;
    timer.start();
    const double before = threadTime();
    act();
    QCoreApplication::processEvents();
    worst_ = std::max(worst_, threadTime() - before);
    double& longest = longest_[what];
    longest = std::max(longest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  QString text() const {
    QStringList parts;
    for (const auto& [what, longest] : longest_) parts.append(QString("%1 %2 ms").arg(what.c_str()).arg(longest, 0, 'f', 1));
    return "100,000 faces, longest turn: " + parts.join(", ") + QString("; processor time %1 ms at most").arg(worst_, 0, 'f', 1);
  }

private:
  std::map<std::string, double> longest_;  ///< by the clock
  double worst_ = 0.0;                     ///< of this thread's own time
};

}  // namespace

class TestFacesPage : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }

  void theGalleryHasTheErrorsOnTheTarget() {
    ShownFaces shown;
    QCOMPARE(shown.shownVideos(), shown.videosWhere(wrong));
    QCOMPARE(shown.find<QLabel>("faceCount").text(), QString("%1 of 40 videos").arg(shown.model->rowCount()));
    QCOMPARE(shown.model->face(0)->label, Label::Spoof);
    QAbstractItemModelTester tester(shown.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.comparison.threshold().setByHand(0.05);
    shown.settle();
    QVERIFY(shown.model->rowCount() > 0);
  }

  void theThresholdMovesTheGallery() {
    ShownFaces shown;
    const auto before = shown.shownVideos();
    for (double threshold : {-0.1, 0.0, 0.1, 0.2}) {
      shown.comparison.threshold().setByHand(threshold);
      shown.settle();
      QCOMPARE(shown.shownVideos(), shown.videosWhere(wrong));
    }
    QVERIFY(shown.shownVideos() != before);
  }

  void whileHiddenItWaits() {
    ShownFaces shown;
    const int before = shown.model->rowCount();
    shown.page.hide();
    shown.comparison.threshold().setByHand(0.9);
    shown.settle();
    QCOMPARE(shown.model->rowCount(), before);
    shown.page.show();
    QCOMPARE(shown.model->rowCount(), 20);  // every live face is rejected
  }

  void aFilterFromResultsIsExact() {
    ShownFaces shown;
    FaceFilter filter;
    filter.domain = "west";
    filter.run = shown.comparison.runs()[0].shown.run->key;
    filter.label = Label::Spoof;
    filter.verdict = Verdict::Any;
    filter.low = -0.2;
    filter.high = 0.0;
    shown.page.setFilter(filter);
    shown.settle();
    QCOMPARE(shown.shownVideos(), shown.videosWhere(
                                      [](const VideoScore& video, double) {
                                        return video.label == Label::Spoof && video.score >= -0.2 &&
                                               video.score < 0.0;
                                      },
                                      0));
  }

  void aChipIsRemoved() {
    ShownFaces shown;
    auto& chip = shown.find<Chip>("filter Kind");
    Q_EMIT chip.removed();
    QCOMPARE(shown.model->rowCount(), 40);
    QCOMPARE(shown.find<QLabel>("faceCount").text(), QString("40 of 40 videos"));
    shown.settle();
    QTest::mouseClick(&shown.find<QPushButton>("clearFilter"), Qt::LeftButton);
    QCOMPARE(shown.model->rowCount(), 160);  // four domains
  }

  void aConditionIsAddedFromItsMenu() {
    ShownFaces shown;
    QTest::mouseClick(&shown.find<QPushButton>("filter Attack type"), Qt::LeftButton);
    QMenu* menu = shown.page.findChild<QMenu*>("filterMenu");
    QVERIFY(menu);
    QVERIFY(menu->isVisible());
    for (QAction* action : menu->actions())
      if (action->text() == "print") action->trigger();
    menu->close();
    QCOMPARE(shown.shownVideos(), shown.videosWhere([](const VideoScore& video, double threshold) {
      return wrong(video, threshold) && video.attack == "print";
    }));
    shown.settle();
    QVERIFY(shown.page.findChild<Chip*>("filter Attack type"));
  }

  /// Compare runs, then the line of the menu: what GAC-FAS accepts and ERM rejects, of one attack type.
  void twoRunsAreComparedByAttackType() {
    ShownFaces shown(40);
    QTest::mouseClick(&shown.find<QPushButton>("filter Compare runs"), Qt::LeftButton);
    QMenu* menu = shown.page.findChild<QMenu*>("filterMenu");
    QVERIFY(menu && menu->isVisible());
    const auto gac = shown.videosWhere(
        [](const VideoScore& video, double threshold) { return video.attack == "replay" && wrong(video, threshold); }, 1);
    const auto erm = shown.videosWhere(
        [](const VideoScore& video, double threshold) { return video.attack == "replay" && !wrong(video, threshold); }, 0);
    std::set<std::string> both;
    std::set_intersection(gac.begin(), gac.end(), erm.begin(), erm.end(), std::inserter(both, both.end()));
    QVERIFY(!both.empty());
    QAction* wanted = nullptr;
    for (QAction* action : menu->actions())
      if (action->text() == QString("replay that GAC-FAS accepts\t%1").arg(both.size())) wanted = action;
    QVERIFY(wanted);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    QCOMPARE(shown.shownVideos(), both);
    shown.settle();
    QVERIFY(shown.page.findChild<Chip*>("filter Compare runs"));
    shoot(shown.page, "faces_compared");
  }

  void theFilterIsCopiedAndPasted() {
    ShownFaces shown;
    auto& line = shown.find<QLineEdit>("filterText");
    QCOMPARE(line.text(), QString("domain:west verdict:wrong"));
    QTest::mouseClick(&shown.find<QToolButton>("copyFilter"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), line.text());
    QGuiApplication::clipboard()->setText("domain:west verdict:wrong run:GAC-FAS attack:print");
    line.setFocus();
    line.selectAll();
    line.paste();
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(shown.shownVideos(), shown.videosWhere(
                                      [](const VideoScore& video, double threshold) {
                                        return wrong(video, threshold) && video.attack == "print";
                                      },
                                      1));
    const auto before = shown.shownVideos();
    line.setText("verdict:good");
    QTest::keyClick(&line, Qt::Key_Return);
    QVERIFY(shown.find<QLabel>("filterFault").isVisible());
    QCOMPARE(shown.shownVideos(), before);
    QTest::keyClick(&line, Qt::Key_Escape);
    QVERIFY(!shown.find<QLabel>("filterFault").isVisible());
    QVERIFY(line.text().contains("GAC-FAS"));
  }

  void keysTagAndAreUndone() {
    ShownFaces shown;
    auto& gallery = shown.find<FaceGallery>("gallery");
    gallery.setFocus();
    const std::string video = shown.model->face(0)->video;
    QTRY_VERIFY(shown.find<QPushButton>("addTag").isEnabled());
    QTest::keyClick(&gallery, Qt::Key_3);
    QVERIFY(shown.page.findChild<Chip*>("tag bezel visible"));
    QVERIFY(shown.model->isRemarked(*shown.model->face(0)));
    QTRY_COMPARE(readFaceNotes(shown.runs.gacFolder).size(), size_t(1));
    QTRY_COMPARE(readFaceNotes(shown.runs.ermFolder).size(), size_t(1));
    QCOMPARE(readFaceNotes(shown.runs.gacFolder)[0].video, video);
    FaceFilter filter;
    filter.verdict = Verdict::Any;
    filter.tag = "bezel visible";
    shown.page.setFilter(filter);
    shown.settle();
    QCOMPARE(shown.model->rowCount(), 1);
    // The window's own Ctrl+Z stands back while there is a tag to take back.
    const auto isTaken = [&gallery] {
      QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
      undo.ignore();
      QCoreApplication::sendEvent(&gallery, &undo);
      return undo.isAccepted();
    };
    QVERIFY(isTaken());
    QTest::keyClick(&gallery, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!isTaken());
    QTRY_COMPARE(readFaceNotes(shown.runs.gacFolder).size(), size_t(0));
    shown.settle();
    QCOMPARE(shown.model->rowCount(), 0);
  }

  void aNoteIsSavedWhenTheFieldIsLeft() {
    ShownFaces shown;
    auto& note = shown.find<QLineEdit>("faceNote");
    QTRY_VERIFY(note.isEnabled());
    note.setFocus();
    QTest::keyClicks(&note, "glare; on the left");
    QTest::keyClick(&note, Qt::Key_Return);
    QTRY_COMPARE(readFaceNotes(shown.runs.gacFolder).size(), size_t(1));
    QCOMPARE(readFaceNotes(shown.runs.gacFolder)[0].note, std::string("glare; on the left"));
    QTest::mouseClick(&shown.find<QToolButton>("nextFace"), Qt::LeftButton);
    QCOMPARE(note.text(), QString());
    QTest::mouseClick(&shown.find<QToolButton>("previousFace"), Qt::LeftButton);
    QCOMPARE(note.text(), QString("glare; on the left"));
  }

  void theSelectionIsExported() {
    ShownFaces shown(20, true);
    auto& gallery = shown.find<FaceGallery>("gallery");
    auto& menu = shown.find<FaceExportMenu>("faceExport");
    QSignalSpy written(&menu, &FaceExportMenu::written);
    const QString list = shown.runs.dir.filePath("faces.csv");
    menu.exportTo(list);
    QTRY_COMPARE(written.count(), 1);
    QCOMPARE(readCsv(list.toStdString()).rows.size(), size_t(shown.model->rowCount()));
    gallery.selectionModel()->select(shown.model->index(1, 0), QItemSelectionModel::Select);
    menu.exportTo(list);
    QTRY_COMPARE(written.count(), 2);
    const CsvTable table = readCsv(list.toStdString());
    QCOMPARE(table.rows.size(), size_t(2));
    QCOMPARE(table.rows[0][size_t(table.column("video"))], shown.model->face(0)->video);
    QVERIFY(table.column("score.GAC-FAS") >= 0);
  }

  void keysMoveAndEnterEnlarges() {
    ShownFaces shown;
    auto& gallery = shown.find<FaceGallery>("gallery");
    gallery.setFocus();
    QCOMPARE(gallery.currentIndex().row(), 0);
    QTest::keyClick(&gallery, Qt::Key_Right);
    QCOMPARE(gallery.currentIndex().row(), 1);
    QCOMPARE(shown.find<QLabel>("facePlace").text(), QString("2 of %1").arg(shown.model->rowCount()));
    QTest::keyClick(&gallery, Qt::Key_Return);
    QVERIFY(shown.find<FaceView>("faceView").hasFocus());
    QTest::keyClick(&shown.find<FaceView>("faceView"), Qt::Key_Escape);
    QVERIFY(gallery.hasFocus());
    QTest::mouseClick(&shown.find<QToolButton>("nextFace"), Qt::LeftButton);
    QCOMPARE(gallery.currentIndex().row(), 2);
    QTest::mouseClick(&shown.find<QToolButton>("previousFace"), Qt::LeftButton);
    QCOMPARE(gallery.currentIndex().row(), 1);
  }

  void theLargeViewSaysWhoIsWrong() {
    ShownFaces shown(20, true);
    const Face& face = *shown.model->face(0);
    QStringList names;
    for (size_t run = 0; run < 2; ++run)
      if (face.wrongAt(face.scores[run], shown.model->runs()[run].threshold))
        names.append(shown.model->runs()[run].label);
    QCOMPARE(shown.find<QLabel>("faceError").text(), "spoof accepted by " + names.join(", "));
    QTRY_COMPARE(shown.find<QAbstractItemView>("frames").model()->rowCount(), 1);
  }

  void theWheelZooms() {
    ShownFaces shown;
    auto& view = shown.find<FaceView>("faceView");
    const QPointF at = view.rect().center();
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, QPoint(0, 480), Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&view, &wheel);
    QCOMPARE(view.zoom(), 2.0);
    QTest::mouseDClick(&view, Qt::LeftButton);
    QCOMPARE(view.zoom(), 1.0);
  }

  void missingImagesAreOneProblem() {
    ComparedRuns runs;
    Comparison comparison;
    FacesPage page(&comparison);
    QSignalSpy missing(&page, &Page::faceMissing);
    page.resize(1000, 700);
    page.show();
    page.showRuns(runs.shown());
    QTRY_COMPARE(missing.count(), 1);
    QVERIFY(missing[0][0].toString().contains("/west/"));
    QTest::qWait(150);
    QCOMPARE(missing.count(), 1);
    shoot(page, "faces_missing");
    // Faces that were moved are looked for there.
    for (const auto& run : {runs.ermFolder, runs.gacFolder}) RunFolder(run).moveData(runs.root / "moved", DataCheck::None);
    page.showRuns(runs.shown());
    QTRY_COMPARE(missing.count(), 2);
    QVERIFY(missing[1][0].toString().contains("/moved/west/"));
  }

  void noErrorIsGoodNews() {
    ShownFaces shown;
    FaceFilter filter = shown.page.filter();
    filter.low = 5.0;
    filter.high = 6.0;
    shown.page.setFilter(filter);
    shown.settle();
    bool said = false;
    for (QLabel* label : shown.page.findChildren<QLabel*>())
      said |= label->isVisible() && label->text().contains("No errors here");
    QVERIFY(said);
  }

  void nothingTickedSaysWhatToDo() {
    Comparison comparison;
    FacesPage page(&comparison);
    page.show();
    bool said = false;
    for (QLabel* label : page.findChildren<QLabel*>())
      said |= label->isVisible() && label->text().contains("No run is ticked");
    QVERIFY(said);
  }

  void bothThemesAreDrawn() {
    ShownFaces shown(40, true);
    QTest::qWait(300);
    shoot(shown.page, "faces_light");
    applyTheme(*qApp, darkTheme());
    QTest::qWait(150);
    shoot(shown.page, "faces_dark");
    applyTheme(*qApp, lightTheme());
  }

  /// 100,000 faces, each decoded for itself: only what comes near the screen is, and how long the event loop is busy is told.
  void aLargeGalleryDecodesWhatIsSeen() {
    ManyFaces many(100000);
    FaceImages images;
    FaceListModel model;
    FaceGallery gallery(&model, &images);
    gallery.resize(640, 700);
    gallery.show();
    Turns turns;
    turns.take("shown", [&] { many.show(model); });
    for (int step = 1; step <= 80; ++step) {
      // Half a row, as a wheel does it; the images of one turn are painted in the next ones.
      turns.take("scrolled", [&] { scrollBy(gallery, 87); });
      turns.take("scrolled", [&] { QTest::qWait(2); });
    }
    for (const double share : {0.3, 0.7, 1.0, 0.1}) {
      auto& bar = *gallery.verticalScrollBar();
      turns.take("jumped", [&] { bar.setValue(static_cast<int>(share * bar.maximum())); });
    }
    QTest::qWait(300);
    gallery.grab();
    QVERIFY(images.decoded() > 150);
    turns.take("next face", [&] { QTest::keyClick(&gallery, Qt::Key_Right); });
    turns.take("resized", [&] { gallery.resize(900, 700); });
    turns.take("larger tiles", [&] { gallery.setTileSide(150); });
    turns.take("filtered", [&] { many.show(model); });
    qInfo("%s", qPrintable(turns.text()));
    QVERIFY2(images.decoded() < 2000, qPrintable(QString::number(images.decoded())));
  }

  /// Two runs of 100,000 target videos, the threshold dragged as on the Results page, the gallery in front.
  void aDragThroughManyFacesIsFollowed_data() {
    QTest::addColumn<bool>("all");
    QTest::newRow("all faces shown") << true;
    QTest::newRow("errors shown") << false;
  }
  void aDragThroughManyFacesIsFollowed() {
    QFETCH(bool, all);
    ShownFaces shown;
    const ShownRuns runs = shown.runs.shown();
    writeManyScores(runs[0], 1);
    writeManyScores(runs[1], 2);
    shown.page.showRuns({});
    shown.page.showRuns(shown.runs.shown());
    FaceFilter filter;
    filter.domain = "west";
    filter.verdict = all ? Verdict::Any : Verdict::Wrong;
    shown.page.setFilter(filter);
    shown.comparison.threshold().setByHand(0.1);
    const auto bothJoined = [&] {
      const Face* face = shown.model->rowCount() > 10000 ? shown.model->face(0) : nullptr;
      return face && !std::isnan(face->scores[0]) && !std::isnan(face->scores[1]);
    };
    QVERIFY(QTest::qWaitFor(bothJoined, 60000));
    QTest::qWait(300);  // laid out and drawn
    Turns turns;
    for (int i = 0; i < 100; ++i) {
      const double threshold = 0.1 + 0.002 * (i % 40 < 20 ? i % 20 : 20 - i % 20);
      turns.take("moved", [&] { shown.comparison.threshold().setByHand(threshold); });
      for (int turn = 0; turn < 20; ++turn) {  // the page gathers moves for 16 ms
        turns.take("followed", [] {});
        QThread::msleep(1);
      }
    }
    shown.settle();
    qInfo("%s, %d of them: %s", QTest::currentDataTag(), shown.model->rowCount(), qPrintable(turns.text()));
    if (all)
      QCOMPARE(shown.model->rowCount(), 100000);
    else
      QCOMPARE(shown.shownVideos(), shown.videosWhere(wrong));
  }
};

QTEST_MAIN(TestFacesPage)
#include "tst_FacesPage.moc"
