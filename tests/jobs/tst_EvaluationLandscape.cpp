#include <QtTest>
#include <cmath>

#include "DrawnFaces.h"
#include "RunFiles.h"
#include "core/config/OptionTable.h"
#include "core/io/AtomicFile.h"
#include "core/jobs/LandscapeJob.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeView.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

/// Landscapes that a training of three evaluations takes on its way.
class EvaluationLandscapeTest : public QObject {
  Q_OBJECT

  test::DrawnFaces faces_;

  Config config(int64_t points = 3) const {
    Config config = faces_.config();
    config.evaluate.landscape = points;
    config.landscape.faces = 4;
    return config;
  }
  fs::path trained(const char* name, const Config& config, const TrainEvents& events = {}) const {
    JobControl control;
    startTraining(config, faces_.path(name), control, events);
    return faces_.path(name);
  }
  static void resume(const fs::path& run) {
    JobControl control;
    resumeTraining(run, {}, control, {});
  }
  static LandscapeView frame(const fs::path& run, int64_t epoch) {
    return readLandscape(RunFolder(run).trainingFrame(epoch));
  }
  /// Calls `then` at the `point`-th point of the `number`-th landscape.
  static TrainEvents at(int number, int64_t point, std::function<void()> then) {
    TrainEvents events;
    events.progress = [=, seen = 0](const Progress& report) mutable {
      if (report.phase != "landscape") return;
      seen += report.done == 0;
      if (seen == number && report.done == point) then();
    };
    return events;
  }
  /// Training and landscapes, byte for byte.
  static QString difference(const fs::path& a, const fs::path& b) {
    if (const QString text = test::difference(a, b); !text.isEmpty()) return text;
    for (int64_t epoch = 1; epoch <= 3; ++epoch)
      for (const char* name : {"points.journal", "surface.h5"})
        if (loadFile(RunFolder(a).trainingFrame(epoch) / name) != loadFile(RunFolder(b).trainingFrame(epoch) / name))
          return QString("%1 of epoch %2").arg(name).arg(epoch);
    return {};
  }

private Q_SLOTS:
  void initTestCase() { trained("whole", config()); }

  void theTrainingIsTheSameWithAndWithout() {
    const fs::path without = trained("without", config(0));
    QCOMPARE(test::difference(faces_.path("whole"), without), QString());
    QVERIFY(!fs::exists(RunFolder(without).trainingFrames()));
  }

  void everyEvaluationHasOneOnTheSamePlaneAndFaces() {
    const fs::path run = faces_.path("whole");
    std::set<std::string> weights;
    for (int64_t epoch = 1; epoch <= 3; ++epoch) {
      const LandscapeView view = frame(run, epoch);
      QCOMPARE(view.grid.count(PointStatus::Done), size_t{9});
      QVERIFY(fs::exists(RunFolder(run).trainingFrame(epoch) / "surface.h5"));
      for (const char* line : {"direction values", "faces", "x axis", "y axis"})
        QCOMPARE(recipeValue(view.recipe, line), recipeValue(frame(run, 1).recipe, line));
      QVERIFY(recipeValue(view.recipe, "directions").find("first evaluation") != std::string::npos);
      weights.insert(recipeValue(view.recipe, "weights"));
    }
    QCOMPARE(weights.size(), size_t{3});
  }

  void theFirstOneIsTheUsualPlaneOfItsWeightsAndTheLastHasItsCentre() {
    Config shortened = config();
    shortened.train.epochs = 2;  // one evaluation, so that its weights are the last ones
    const auto measured = [](const fs::path& run) {
      JobControl control;
      return computeLandscape({run, "last", {"landscape.points=3"}}, control, {}).grid;
    };
    const fs::path one = trained("one", shortened);
    const LandscapeGrid usual = measured(one), first = frame(one, 1).grid;
    for (size_t i = 0; i < usual.size(); ++i) QCOMPARE(first.points[i].loss, usual.points[i].loss);
    const LandscapeGrid later = measured(faces_.path("whole")), last = frame(faces_.path("whole"), 3).grid;
    QCOMPARE(last.points[4].loss, later.points[4].loss);
    QVERIFY(last.points[0].loss != later.points[0].loss);  // directions are still those of epoch 1
  }

  void aKillInTheMiddleIsMadeGood_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("point");
    QTest::newRow("before the first point") << 1 << 0;
    QTest::newRow("within the first") << 1 << 5;
    QTest::newRow("within the second") << 2 << 4;
    QTest::newRow("after the last point of the third") << 3 << 9;
  }
  void aKillInTheMiddleIsMadeGood() {
    QFETCH(int, number);
    QFETCH(int, point);
    const QByteArray name = QByteArray("to kill ") + QTest::currentDataTag();
    const fs::path run = faces_.path(name.constData()), killed = run.string() + " killed";
    // A copy taken while it runs is what a kill at that moment leaves.
    trained(name.constData(), config(),
            at(number, point, [&] { fs::copy(run, killed, fs::copy_options::recursive); }));
    resume(killed);
    QCOMPARE(difference(faces_.path("whole"), killed), QString());
    QCOMPARE(difference(faces_.path("whole"), run), QString());
  }

  void aStopInTheMiddleIsMadeGood() {
    JobControl control;
    const fs::path run = faces_.path("stopped");
    QVERIFY_EXCEPTION_THROWN(startTraining(config(), run, control, at(2, 4, [&] { control.requestStop(); })), Cancelled);
    QCOMPARE(frame(run, 2).grid.count(PointStatus::Done), size_t{4});
    resume(run);
    QCOMPARE(difference(faces_.path("whole"), run), QString());
  }

  void oneOfOtherWeightsIsMeasuredAnew() {
    JobControl control;
    const fs::path run = faces_.path("other weights");
    QVERIFY_EXCEPTION_THROWN(startTraining(config(), run, control, at(2, 4, [&] { control.requestStop(); })), Cancelled);
    fs::copy_file(RunFolder(faces_.path("whole")).trainingFrame(3) / "points.journal",
                  RunFolder(run).trainingFrame(2) / "points.journal", fs::copy_options::overwrite_existing);
    resume(run);
    QCOMPARE(difference(faces_.path("whole"), run), QString());
  }

  void evenNumbersOfPointsAreRefused() {
    for (const int64_t points : {1, 2, 8}) {
      const auto conflicts = optionConflicts(config(points));
      QCOMPARE(conflicts.size(), size_t{1});
      QVERIFY(conflicts.front().text.find("odd") != std::string::npos);
    }
    for (const int64_t points : {0, 3, 9}) QVERIFY(optionConflicts(config(points)).empty());
  }
};

GACFAS_TEST(EvaluationLandscapeTest)
#include "tst_EvaluationLandscape.moc"
