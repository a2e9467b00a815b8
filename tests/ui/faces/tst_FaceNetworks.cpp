// What the Faces page asks of networks: a small one is trained on drawn faces, the page is driven by mouse and keys.
#include <QtTest>
#include <QtWidgets>
#include <set>

#include "core/jobs/ScoreJob.h"
#include "core/jobs/TrainJob.h"
#include "core/metrics/ScoreFile.h"
#include "core/prepare/FileCrops.h"
#include "tests/prepare/DrawnVideos.h"
#include "tests/support/TestMain.h"
#include "tests/ui/results/ComparedRuns.h"
#include "ui/faces/FaceCards.h"
#include "ui/faces/FaceCompanions.h"
#include "ui/faces/FaceGallery.h"
#include "ui/faces/FaceLab.h"
#include "ui/faces/FaceListModel.h"
#include "ui/faces/FaceView.h"
#include "ui/faces/FacesPage.h"
#include "ui/faces/FeatureMap.h"
#include "ui/faces/Overlay.h"
#include "ui/plots/Plot.h"
#include "ui/results/NumberText.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

constexpr int kLabPatience = 30'000;

/// Two runs of one epoch.
struct TrainedRuns {
  QTemporaryDir dir;
  std::filesystem::path root = dir.path().toStdString();
  SampleRunOptions options;

  TrainedRuns() {
    options.videos = 4;
    writeSampleFaces(root / "data", options);
    for (const auto& [name, kind] : {std::pair{"erm", MinimizerKind::Erm}, {"sam", MinimizerKind::Sam}}) {
      options.name = name;
      options.minimizer = kind;
      options.epochs = 2;
      JobControl control;
      startTraining(sampleConfig(options, root), root / name, control, {});
    }
  }
  ShownRuns shown() const {
    return {{readRun(root / "erm"), RunStyle{0}, "erm", false}, {readRun(root / "sam"), RunStyle{1}, "sam", true}};
  }
  static TrainedRuns& get() {
    static TrainedRuns runs;
    return runs;
  }
};

struct NetworkPage {
  Workbench bench;
  Comparison comparison;
  FacesPage page{&comparison, &bench};
  FaceListModel* model = page.findChild<FaceListModel*>();

  explicit NetworkPage(const ShownRuns& runs) {
    page.resize(1100, 800);
    page.show();
    page.showRuns(runs);
    FaceFilter filter;
    filter.verdict = Verdict::Any;
    filter.domain = "west";
    page.setFilter(filter);
    if (!QTest::qWaitFor([this] { return allLoaded(comparison) && model->rowCount() == 8; })) qFatal("no faces");
  }
  template <class Widget>
  Widget& find(const char* name) {
    auto* found = page.findChild<Widget*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s", name);
    return *found;
  }
  void tab(const char* choice, int place) {
    QTest::mouseClick(find<SegmentedChoice>(choice).findChildren<QToolButton*>()[place], Qt::LeftButton);
  }
};

}  // namespace

class FaceNetworksTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }

  void colourIsWhereTheMapIs() {
    const RelevanceMap map{1, 3, {0.5F, -1.0F, 0.0F}, 0.0};
    const QImage live = overlayImage(map, {OverlayKind::GradCamLive, 4, 1.0});
    QCOMPARE(live.size(), QSize(3, 1));
    QCOMPARE(qAlpha(live.pixel(0, 0)), 255);  // the largest of its sign
    QCOMPARE(qAlpha(live.pixel(1, 0)), 0);
    const QImage spoof = overlayImage(map, {OverlayKind::GradCamSpoof, 4, 0.5});
    QCOMPARE(qAlpha(spoof.pixel(0, 0)), 0);
    QVERIFY(std::abs(qAlpha(spoof.pixel(1, 0)) - 128) <= 1);
    const QImage drop = overlayImage(map, {OverlayKind::Occlusion, 4, 1.0});
    const QColor up = drop.pixelColor(0, 0), down = drop.pixelColor(1, 0);
    QVERIFY(up.blue() > up.red());
    QVERIFY(down.red() > down.blue());
    QVERIFY(overlayImage({1, 1, {-1.0F}, 0.0}, {OverlayKind::GradCamLive, 4, 1.0}).isNull());
  }

  void spaceLaysGradCamOfBothRunsOver() {
    NetworkPage shown(TrainedRuns::get().shown());
    auto& gallery = shown.find<FaceGallery>("gallery");
    auto &left = shown.find<FaceView>("faceView"), &right = shown.find<FaceView>("faceView2");
    QVERIFY(!right.isVisible());
    gallery.setFocus();
    QTest::keyClick(&gallery, Qt::Key_Space);
    QVERIFY(right.isVisible());
    const auto isDone = [](const FaceView& view) { return !view.note().contains("Computing"); };
    QTRY_VERIFY_WITH_TIMEOUT(isDone(left) && isDone(right), kLabPatience);
    // One frame a video: its score is the video's.
    const Face& face = *shown.model->face(0);
    QCOMPARE(shown.find<QLabel>("overlayScore0").text(), scoreText(face.scores[0]));
    QCOMPARE(shown.find<QLabel>("overlayScore1").text(), scoreText(face.scores[1]));
    shown.find<QComboBox>("overlayLayer").setCurrentIndex(2);
    QTRY_VERIFY_WITH_TIMEOUT(isDone(left) && isDone(right), kLabPatience);
    // A place speaks for one or the other.
    const bool isForSpoof = left.overlay().isNull();
    QCOMPARE(isForSpoof, left.note().contains("live"));
    if (isForSpoof) shown.find<QComboBox>("overlayKind").setCurrentIndex(2);
    QCOMPARE(left.overlay().size(), QSize(4, 4));
    shown.find<QComboBox>("overlayKind").setCurrentIndex(3);
    QTRY_VERIFY_WITH_TIMEOUT(isDone(left) && isDone(right), kLabPatience);
    QCOMPARE(left.overlay().size(), QSize(16, 16));
    QTest::keyClick(&gallery, Qt::Key_Space);
    QVERIFY(!right.isVisible());
    QVERIFY(left.overlay().isNull());
  }

  void bothViewsShowTheSamePlace() {
    NetworkPage shown(TrainedRuns::get().shown());
    shown.find<QComboBox>("overlayKind").setCurrentIndex(1);
    auto &left = shown.find<FaceView>("faceView"), &right = shown.find<FaceView>("faceView2");
    QTest::keyClick(&right, Qt::Key_Plus);
    QCOMPARE(right.zoom(), 1.25);
    QCOMPARE(left.zoom(), 1.25);
    QTest::keyClick(&left, Qt::Key_0);
    QCOMPARE(right.zoom(), 1.0);
  }

  void aRunWithoutWeightsSaysSoInThePicture() {
    ComparedRuns runs;
    Comparison comparison;
    FacesPage page(&comparison);
    page.resize(1100, 800);
    page.show();
    page.showRuns(runs.shown());
    auto* view = page.findChild<FaceView*>("faceView");
    QTRY_VERIFY(view->isVisible());
    page.findChild<QComboBox*>("overlayKind")->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(view->note().contains("weights"), kLabPatience);
  }

  void theTraceIsTheScoreOfEachFrame() {
    NetworkPage shown(TrainedRuns::get().shown());
    shown.tab("companions", 1);
    auto& plot = shown.find<Plot>("frameTrace");
    QTRY_COMPARE_WITH_TIMEOUT(plot.graphCount(), 4, kLabPatience);  // two runs, each with its threshold
    const Face& face = *shown.model->face(0);
    QCOMPARE(plot.graph(0)->data()->size(), 1);
    QVERIFY(std::abs(plot.graph(0)->data()->at(0)->value - face.scores[0]) < 1e-6);
    QVERIFY(std::abs(plot.graph(2)->data()->at(0)->value - face.scores[1]) < 1e-6);
    QCOMPARE(plot.graph(1)->data()->at(0)->value, shown.model->runs()[0].threshold);
  }

  void whatIsNoLongerWantedIsStopped() {
    const TrainedRuns& runs = TrainedRuns::get();
    FaceLab lab;
    LabRequest request;
    request.kind = LabRequest::Occlusion;
    request.run = runs.root / "erm";
    request.files.folders = {runs.root / "nowhere"};
    request.frames = {"crop_0000.jpg"};
    lab.want(0, {request});
    QTRY_VERIFY_WITH_TIMEOUT(lab.find(request), kLabPatience);
    QVERIFY2(lab.find(request)->failure.contains("nowhere"), qPrintable(lab.find(request)->failure));
    std::vector<LabRequest> many(20, request);
    for (size_t i = 0; i < many.size(); ++i) many[i].stage = 100 + static_cast<int64_t>(i);
    QSignalSpy changed(&lab, &FaceLab::changed);
    lab.want(0, many);
    lab.want(0, {});
    QTest::qWait(200);
    QVERIFY2(changed.count() < 5, qPrintable(QString::number(changed.count())));
  }

  void trainingFacesNearestByFeaturesAreShown() {
    NetworkPage shown(TrainedRuns::get().shown());
    shown.tab("companions", 3);
    auto& nearest = shown.find<FaceCards>("nearestFaces");
    QVERIFY(!nearest.isVisible());
    QTest::mouseClick(&shown.find<QPushButton>("computeFeatures"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!nearest.faces().empty(), kLabPatience);
    QCOMPARE(nearest.faces().size(), size_t(12));
    for (const FaceCard& face : nearest.faces())
      QVERIFY(face.files.folders[0].string().find("/train/") != std::string::npos);
  }

  void theLassoPicksItsFaces() {
    NetworkPage shown(TrainedRuns::get().shown());
    shown.tab("facesView", 1);
    auto& map = shown.find<FeatureMap>("featureMap");
    QTRY_VERIFY(map.isVisible());
    QTest::mouseClick(&shown.find<QPushButton>("computeMap"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(map.size() == 32, kLabPatience);  // 8 videos a domain
    auto& plot = shown.find<Plot>("featurePlot");
    plot.replot(QCustomPlot::rpImmediateRefresh);
    // Around the left half of the plot.
    const QRect area = plot.axisRect()->rect();
    const QPolygon path({area.topLeft(), QPoint(area.center().x(), area.top()), QPoint(area.center().x(), area.bottom()), area.bottomLeft(), area.topLeft()});
    std::set<std::string> inside;
    const FaceSet& set = *shown.model->set();
    for (size_t point = 0; point < map.size(); ++point)
      if (map.pixelOf(point).x() < area.center().x()) inside.insert(faceKey(set.faces[size_t(map.placeOf(point))]));
    QVERIFY(!inside.empty() && inside.size() < map.size());
    QTest::mousePress(&plot, Qt::LeftButton, {}, path[0]);
    for (int i = 1; i < path.size(); ++i) {
      const QPoint at = path[i];
      QMouseEvent move(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QCoreApplication::sendEvent(&plot, &move);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, path.last());
    QTRY_COMPARE(size_t(shown.model->rowCount()), inside.size());
    for (int row = 0; row < shown.model->rowCount(); ++row) QVERIFY(inside.count(faceKey(*shown.model->face(row))));
    QVERIFY(shown.find<FaceGallery>("gallery").isVisible());
  }

  void aVideoFromOutsideIsCroppedAndScoredByEveryRun() {
    TrainedRuns& runs = TrainedRuns::get();
    NetworkPage shown(runs.shown());
    const QString video = runs.dir.filePath("clip.avi");
    drawn::drawVideo(video.toStdString());
    shown.page.scoreFile(video);
    auto& line = shown.find<QLabel>("faceError");
    QTRY_VERIFY_WITH_TIMEOUT(line.text().contains("for erm") || line.text().contains("for erm, sam"), kLabPatience);
    QTRY_VERIFY_WITH_TIMEOUT(line.text().contains("sam") && !line.text().contains("…"), kLabPatience);
    // The same by hand.
    const std::filesystem::path crops = runs.root / "clip";
    JobControl control;
    const auto names = cropFile(video.toStdString(), crops, {}, control);
    QTRY_COMPARE(size_t(shown.find<QAbstractItemView>("frames").model()->rowCount()), names.size());
    for (size_t run = 0; run < 2; ++run) {
      const FaceRun& shownRun = shown.model->runs()[run];
      const double score = scoreImages({.subject = shownRun.run->folder}, {crops}, control, {}).images.front().score;
      const QString verdict = score >= shownRun.threshold ? "live for " : "spoof for ";
      const QString part = line.text().section(verdict, 1).section(';', 0, 0);
      QVERIFY2(part.split(", ").contains(shownRun.label), qPrintable(line.text()));
      shown.find<QComboBox>("overlayKind").setCurrentIndex(1);
      QTRY_VERIFY_WITH_TIMEOUT(!shown.find<FaceView>("faceView").note().contains("Computing"), kLabPatience);
    }
    // Another threshold, another verdict; the file stays.
    shown.comparison.threshold().setByHand(-2.0);
    QTRY_COMPARE(line.text(), QString("live for erm, sam"));
    shown.comparison.threshold().setByHand(2.0);
    QTRY_COMPARE(line.text(), QString("spoof for erm, sam"));
    shoot(shown.page, "faces_file");
    QTest::mouseClick(&shown.find<QToolButton>("leaveFile"), Qt::LeftButton);
    QVERIFY(!shown.find<QToolButton>("leaveFile").isVisible());
    QVERIFY(shown.find<QLabel>("facePlace").text().contains("of 8"));
  }

  void aFileWithoutAFaceIsAProblemAndLeavesTheGalleryAlone() {
    TrainedRuns& runs = TrainedRuns::get();
    NetworkPage shown(runs.shown());
    const QString video = runs.dir.filePath("wall.avi");
    drawn::drawVideo(video.toStdString(), {0, 6, 60, 10, 0, 0, 6});
    QSignalSpy problems(&shown.page, &Page::problem);
    shown.page.scoreFile(video);
    QTRY_COMPARE_WITH_TIMEOUT(problems.count(), 1, kLabPatience);
    QVERIFY(problems[0][0].toString().contains("no face was found"));
    QVERIFY(problems[0][0].toString().contains("wall.avi"));
    QVERIFY(shown.find<QLabel>("facePlace").isVisible());
  }

  void anotherFaceOfTheGalleryLeavesTheFile() {
    TrainedRuns& runs = TrainedRuns::get();
    NetworkPage shown(runs.shown());
    const QString video = runs.dir.filePath("again.avi");
    drawn::drawVideo(video.toStdString());
    shown.page.scoreFile(video);
    QVERIFY(shown.find<QToolButton>("leaveFile").isVisible());
    QTest::keyClick(&shown.find<FaceGallery>("gallery"), Qt::Key_Right);
    QVERIFY(!shown.find<QToolButton>("leaveFile").isVisible());
    QCOMPARE(shown.find<QLabel>("facePlace").text(), QString("2 of 8"));
  }

  void theClientsOtherVideosAreOffered() {
    auto set = std::make_shared<FaceSet>();
    for (const auto& [client, video] : {std::pair{"ann", "a1"}, {"ann", "a2"}, {"bob", "b1"}, {"ann", "a3"}})
      set->faces.push_back({"west", Label::Spoof, video, client, "print", {"crop.jpg"}, {0.1}, 0});
    FaceListModel model;
    model.setFaces(set, {0, 1, 2, 3}, {{"key", "run", RunStyle{0}, 0.0, true, std::make_shared<RunSnapshot>()}});
    FaceImages images;
    FaceLab lab;
    FeatureStore store(nullptr);
    FaceCompanions companions(&images, &lab, &store);
    companions.resize(400, 200);
    companions.show();
    companions.showFace(model, set->faces[1]);
    QSignalSpy wanted(&companions, &FaceCompanions::faceWanted);
    auto* row = companions.findChild<FaceCards*>("clientVideos");
    QCOMPARE(row->faces().size(), size_t(2));
    QTest::mouseClick(companions.findChild<SegmentedChoice*>()->findChildren<QToolButton*>()[2], Qt::LeftButton);
    QTest::mouseClick(row->viewport(), Qt::LeftButton, {}, row->visualRect(row->model()->index(1, 0)).center());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toInt(), 3);
  }
};

GACFAS_TEST(FaceNetworksTest)
#include "tst_FaceNetworks.moc"
