#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <fstream>

#include "DrawnFaces.h"
#include "core/io/AtomicFile.h"
#include "core/jobs/LandscapeEstimate.h"
#include "core/run/LandscapeBand.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeRecord.h"
#include "core/run/LandscapeFacts.h"
#include "core/run/LandscapeTrajectory.h"
#include "core/run/LandscapeView.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

LandscapeResult computed(const LandscapeRequest& request) {
  JobControl control;
  return computeLandscape(request, control, {});
}

double centreLoss(const LandscapeGrid& grid) {
  for (size_t i = 0; i < grid.size(); ++i)
    if (grid.xAt(i) == 0.0 && grid.yAt(i) == 0.0) return grid.points[i].loss;
  return std::nan("");
}

/// Measures in a process of its own until so many points are recorded, which then kills it. Whether it was killed.
bool isKilledAt(const LandscapeRequest& asked, int points) {
  const pid_t child = fork();
  if (child == 0) {
    JobControl control;
    LandscapeEvents events;
    int measured = 0;
    events.point = [&](const LandscapeGrid&, size_t) {
      if (++measured == points) ::kill(::getpid(), SIGKILL);
    };
    computeLandscape(asked, control, events);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace

/// Landscapes of two runs of three epochs, ERM and GAC-FAS.
class LandscapeKindsTest : public QObject {
  Q_OBJECT

  test::DrawnFaces faces_;

  LandscapeRequest request(const char* run = "erm") const {
    return {faces_.path(run), "last", {"landscape.points=3", "landscape.faces=4"}};
  }
  /// A copy of the run without landscapes.
  fs::path copyOf(const char* run, const char* name) const {
    const fs::path copy = faces_.path(name);
    fs::copy(faces_.path(run), copy, fs::copy_options::recursive);
    fs::remove_all(copy / "landscape");
    return copy;
  }
  double valueAt(const LandscapeResult& result, const std::string& column, size_t point) const {
    return result.grid.points[point].extra.at(result.grid.column(column));
  }

private Q_SLOTS:
  void initTestCase() {
    JobControl control;
    startTraining(faces_.config(MinimizerKind::Erm), faces_.path("erm"), control, {});
    startTraining(faces_.config(), faces_.path("gac"), control, {});
    Config third = faces_.config();
    third.seed = 5;
    startTraining(third, faces_.path("third"), control, {});
  }

  void everyPointHasAllMeasuresAndTheyAgree() {
    LandscapeRequest asked = request();
    asked.options.unseen = true;
    const LandscapeResult result = computed(asked);
    for (const char* name : {"live/loss", "spoof/accuracy", "domains/east/live_loss", "source/auc", "source/eer",
                             "source/hter_source", "unseen/loss", "unseen/auc", "unseen/hter_oracle",
                             "terms/contrastive", "terms/weight_decay"})
      QVERIFY2(result.grid.column(name) < result.grid.columns.size(), name);
    for (size_t i = 0; i < result.grid.size(); ++i) {
      const PointLosses& point = result.grid.points[i];
      // Classes are halves of each domain.
      QVERIFY(std::abs((valueAt(result, "live/loss", i) + valueAt(result, "spoof/loss", i)) / 2.0 - point.loss) < 1e-9);
      QVERIFY(std::abs((valueAt(result, "domains/east/live_loss", i) + valueAt(result, "domains/east/spoof_loss", i)) /
                           2.0 - point.domainLoss[1]) < 1e-9);
      QVERIFY(std::abs((valueAt(result, "live/accuracy", i) + valueAt(result, "spoof/accuracy", i)) / 2.0 -
                       point.accuracy) < 1e-9);
    }
    QVERIFY(valueAt(result, "terms/weight_decay", 0) > 0.0);
    const SurfaceFile file = loadSurface(result.surfaceFile);
    QCOMPARE(file.grid.columns, result.grid.columns);
    for (size_t i = 0; i < file.grid.size(); ++i) {
      QCOMPARE(file.grid.points[i].loss, result.grid.points[i].loss);
      for (size_t k = 0; k < file.grid.columns.size(); ++k) {
        const double a = file.grid.points[i].extra[k], b = result.grid.points[i].extra[k];
        QVERIFY(a == b || (std::isnan(a) && std::isnan(b)));
      }
    }
  }

  void widerAndFinerSurfacesTakeOverEveryKnownPoint() {
    LandscapeRequest asked = request();
    asked.run = copyOf("erm", "wider");
    QCOMPARE(computed(asked).measured, int64_t{9});
    asked.options.xRange = AxisRange{-2.0, 2.0, 9};  // wider and finer
    asked.options.yRange = AxisRange{-1.0, 1.0, 5};
    const LandscapeResult wide = computed(asked);
    QCOMPARE(wide.reused, int64_t{9});
    QCOMPARE(wide.measured, int64_t{9 * 5 - 9});
    QCOMPARE(wide.reusedFrom.size(), size_t{1});
    const LandscapeResult again = computed(asked);
    QCOMPARE(again.reused + again.measured, int64_t{0});
    asked.run = copyOf("erm", "straight");
    const LandscapeResult straight = computed(asked);
    QCOMPARE(straight.measured, int64_t{45});
    for (size_t i = 0; i < wide.grid.size(); ++i) QCOMPARE(wide.grid.points[i].loss, straight.grid.points[i].loss);
  }

  void pointsOfAnotherRecipeAreNotTakenOver() {
    LandscapeRequest asked = request();
    asked.run = copyOf("erm", "other");
    computed(asked);
    asked.options.x.norm = DirectionNorm::Layer;
    QCOMPARE(computed(asked).reused, int64_t{0});
    asked = request();
    asked.run = faces_.path("other");
    asked.options.precision = Precision::Bf16;
    const LandscapeResult preview = computed(asked);
    QCOMPARE(preview.reused, int64_t{0});
    QVERIFY(readLandscape(preview.folder).preview);
    QVERIFY(preview.folder.filename().string().find("preview") != std::string::npos);
  }

  void changedFacesAreRefused() {
    const fs::path run = copyOf("erm", "changed"), data = faces_.path("other data");
    fs::copy(faces_.root(), data, fs::copy_options::recursive);
    LandscapeRequest asked = request();
    asked.run = run;
    const fs::path face = data / "north/train/live/client0/crop_0001.jpg";
    asked.overrides = {"landscape.points=3", "landscape.faces=6", "data.root=" + data.string()};
    computed(asked);
    fs::copy(data / "north/train/live/client1/crop_0001.jpg", face, fs::copy_options::overwrite_existing);
    QVERIFY(test::messageOf([&] { computed(asked); }).contains("faces:"));
  }

  void lineToAnotherRunEndsAtItsLoss() {
    LandscapeRequest asked = request();
    asked.options.shape = LandscapeShape::Line;
    asked.options.towards = {faces_.path("gac")};
    asked.options.xRange = AxisRange{0.0, 1.0, 3};
    const LandscapeResult line = computed(asked);
    QCOMPARE(line.grid.size(), size_t{3});
    const double there = centreLoss(computed(request("gac")).grid);
    QVERIFY(std::abs(line.grid.points[2].loss - there) < 1e-4 * there);
    QVERIFY(readLandscape(line.folder).shape == LandscapeShape::Line);
    asked.options.statistics = PlaneStatistics::Frozen;
    QVERIFY(std::abs(computed(asked).grid.points[2].loss - there) > 1e-4 * there);
    asked.options.statistics = PlaneStatistics::Reestimated;
    QVERIFY(std::isfinite(computed(asked).grid.points[1].loss));
    asked.options.towards = {faces_.path("erm")};
    QVERIFY(test::messageOf([&] { computed(asked); }).contains("leads nowhere"));
  }

  void planeThroughThreeWeightsMeetsAllOfThem() {
    LandscapeRequest asked = request();
    asked.options.towards = {faces_.path("gac"), fs::path(faces_.path("third")) / "weights/last.safetensors"};
    asked.options.xRange = asked.options.yRange = AxisRange{0.0, 1.0, 2};
    const LandscapeResult plane = computed(asked);
    const double first = centreLoss(computed(request("gac")).grid), second = centreLoss(computed(request("third")).grid);
    QVERIFY(std::abs(plane.grid.points[1].loss - first) < 1e-4 * first);
    QVERIFY(std::abs(plane.grid.points[2].loss - second) < 1e-4 * second);
  }

  void randomLinesHaveABand() {
    LandscapeRequest asked = request();
    asked.options.shape = LandscapeShape::Lines;
    asked.options.lines = 4;
    const LandscapeResult lines = computed(asked);
    QCOMPARE(lines.grid.size(), size_t{12});
    const LandscapeBand band = bandOf(lines.grid);
    QCOMPARE(band.lines, (std::vector<size_t>{4, 4, 4}));
    QCOMPARE(band.deviation[1], 0.0);  // all lines meet in the weights
    double mean = 0.0, squares = 0.0;
    for (size_t iy = 0; iy < 4; ++iy) mean += lines.grid.points[3 * iy].loss / 4.0;
    for (size_t iy = 0; iy < 4; ++iy) squares += std::pow(lines.grid.points[3 * iy].loss - mean, 2);
    QVERIFY(std::abs(band.mean[0] - mean) < 1e-12);
    QVERIFY(std::abs(band.deviation[0] - std::sqrt(squares / 3.0)) < 1e-12 && squares > 0.0);
    QVERIFY(fs::exists(lines.folder / "band.csv"));
  }

  void importedDirectionsGiveTheSameSurface() {
    const LandscapeResult own = computed(request());
    LandscapeRequest asked = request();
    asked.options.directionFile = own.directionFile;
    const LandscapeResult imported = computed(asked);
    QVERIFY(imported.folder != own.folder);
    for (size_t i = 0; i < own.grid.size(); ++i)
      QCOMPARE(imported.grid.points[i].loss, own.grid.points[i].loss);
  }

  void h5pyReadsTheFilesAndWritesOnesWeRead() {
    const QString python = QStringLiteral(GACFAS_SOURCE_DIR "/.deps/venv/bin/python");
    if (QProcess::execute(python, {"-c", "import h5py"}) != 0)
      QSKIP("no Python with h5py (.deps/venv/bin/python -m pip install h5py)");
    LandscapeRequest asked = request();
    asked.options.xRange = AxisRange{-1.0, 1.0, 3};
    asked.options.yRange = AxisRange{-0.5, 0.5, 2};  // not square: a swapped axis shows
    const LandscapeResult own = computed(asked);
    const fs::path copy = faces_.path("copy.h5");
    QProcess reader;
    reader.start(python, {GACFAS_SOURCE_DIR "/tests/reference/read_surface_h5py.py",
                          QString::fromStdString(own.surfaceFile.string()),
                          QString::fromStdString(own.directionFile.string()), QString::fromStdString(copy.string())});
    QVERIFY(reader.waitForFinished());
    const QJsonObject read = QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
    QVERIFY2(!read.isEmpty(), reader.readAllStandardError());
    QCOMPARE(read["tensors"].toInt(), 61);
    QCOMPARE(read["dir_file"].toString(), QString("directions.h5"));
    QCOMPARE(read["model_hash"].toString().size(), 64);
    for (size_t i = 0; i < own.grid.size(); ++i) {
      const auto row = static_cast<qsizetype>(i / 3), column = static_cast<qsizetype>(i % 3);
      QCOMPARE(read["loss"][row][column].toDouble(), own.grid.points[i].loss);
      QCOMPARE(read["percent"][row][column].toDouble(), 100.0 * own.grid.points[i].accuracy);
    }
    asked.options.directionFile = copy;
    const LandscapeResult imported = computed(asked);
    for (size_t i = 0; i < own.grid.size(); ++i) QCOMPARE(imported.grid.points[i].loss, own.grid.points[i].loss);
  }

  void principalPlaneCarriesThePathOfTheTraining() {
    LandscapeRequest asked = request();
    asked.options.principal = true;
    QVERIFY(test::messageOf([&] { computed(asked); }).contains("evaluate.keep_weights=true"));
    Config config = faces_.config();
    config.evaluate.keepWeights = true;
    JobControl control;
    asked.run = faces_.path("kept");
    startTraining(config, asked.run, control, {});
    const LandscapeResult result = computed(asked);
    const std::vector<TrajectoryPoint> path = readTrajectory(result.folder);
    QCOMPARE(path.size(), size_t{3});
    const LandscapeFacts facts = readLandscapeFacts(result.folder);
    QVERIFY(facts.x.kind == AxisKind::Principal && facts.settings.pathRange && facts.key.find("_path_faces") != std::string::npos);
    QCOMPARE(path.back().weights, std::string("epoch_0003.safetensors"));
    // The last weights are the centre; three points span the plane but for biases and batch norm.
    QVERIFY(std::abs(path.back().alpha) < 1e-9 && std::abs(path.back().beta) < 1e-9 && path.back().distance < 1e-9);
    QVERIFY(std::abs(result.explained[0] + result.explained[1] - 1.0) < 1e-9);
    for (const TrajectoryPoint& point : path) {
      QVERIFY(point.alpha >= result.grid.x.front() && point.alpha <= result.grid.x.back());
      QVERIFY(point.beta >= result.grid.y.front() && point.beta <= result.grid.y.back());
    }
    // Their own loss is that of a landscape around them.
    LandscapeRequest plain = request();
    plain.run = asked.run;
    QVERIFY(std::abs(path.back().loss - centreLoss(computed(plain).grid)) < 1e-5);
    for (const auto& entry : fs::directory_iterator(asked.run / "checkpoints"))
      asked.options.trajectory.push_back(entry.path());
    std::sort(asked.options.trajectory.begin(), asked.options.trajectory.end());
    QCOMPARE(readTrajectory(computed(asked).folder).size(), asked.options.trajectory.size());
  }

  void givenUpPointsAreBoundsAndMeasuredOnWithoutAClip() {
    LandscapeRequest asked = request();
    asked.run = copyOf("erm", "clipped");
    asked.overrides.push_back("landscape.batch_size=1");
    const LandscapeResult whole = computed(asked);
    fs::remove_all(asked.run / "landscape");
    std::vector<double> losses;
    for (const PointLosses& point : whole.grid.points) losses.push_back(point.loss);
    asked.options.clip = 0.6 * *std::max_element(losses.begin(), losses.end());
    const LandscapeResult clipped = computed(asked);
    QVERIFY(clipped.grid.count(PointStatus::AtLeast) > 0);
    for (size_t i = 0; i < losses.size(); ++i) {
      const bool bound = clipped.grid.status[i] == PointStatus::AtLeast;
      QVERIFY(bound ? clipped.grid.points[i].loss >= asked.options.clip && losses[i] >= clipped.grid.points[i].loss
                    : clipped.grid.points[i].loss == losses[i]);
    }
    QVERIFY(loadSurface(clipped.surfaceFile).grid.status == clipped.grid.status);
    asked.options.clip = 0.0;
    const LandscapeResult finished = computed(asked);
    QCOMPARE(finished.measured, static_cast<int64_t>(clipped.grid.count(PointStatus::AtLeast)));
    for (size_t i = 0; i < losses.size(); ++i) QCOMPARE(finished.grid.points[i].loss, losses[i]);
  }

  void hessianAxesCurveAsTheirEigenvalues() {
    LandscapeRequest asked = request();
    asked.run = copyOf("erm", "hessian");
    asked.options.hessian = true;
    asked.options.x.norm = asked.options.y.norm = DirectionNorm::None;
    constexpr double kStep = 0.01;
    asked.options.xRange = asked.options.yRange = AxisRange{-kStep, kStep, 3};
    JobControl control;
    const LandscapeEstimate before = estimateLandscape(asked, control);
    QVERIFY(before.secondsForAxes > 0.0 && before.pointsLeft == 9);
    const LandscapeResult result = computed(asked);
    QVERIFY(result.folder.filename().string().find("_hessian") != std::string::npos);
    const QString recipe = QString::fromStdString(loadSurface(result.surfaceFile).attributes["recipe"]);
    const auto eigenvalues = QRegularExpression("eigenvalue ([-0-9.e+]+) ").globalMatch(recipe);
    std::vector<double> values;
    for (auto match = eigenvalues; match.hasNext();) values.push_back(match.next().captured(1).toDouble());
    QCOMPARE(values.size(), size_t{2});
    QVERIFY(values[0] >= values[1] && values[0] > 0.0);
    const LandscapeFacts facts = readLandscapeFacts(result.folder);
    QVERIFY(facts.x.kind == AxisKind::Hessian && facts.y.kind == AxisKind::Hessian && !facts.preview);
    // The Hessian knows nothing of the kinks of ReLU that the step crosses, and which these are depends on the processor's
    // rounding: the size alone can be compared. Of a random direction of length 1 it is some thousand times smaller.
    const auto curvature = [&](size_t low, size_t high) {
      const auto loss = [&](size_t point) { return result.grid.points[point].loss; };
      return (loss(low) - 2.0 * loss(4) + loss(high)) / (kStep * kStep);
    };
    const double ratio = curvature(3, 5) / values[0];
    QVERIFY2(ratio > 0.5 && ratio < 2.0, qPrintable(QString("%1 %2").arg(curvature(3, 5)).arg(values[0])));
    // A later call has the axes: it measures nothing again, and a wider range goes on from what is there.
    QCOMPARE(estimateLandscape(asked, control).secondsForAxes, 0.0);
    QCOMPARE(computed(asked).measured, int64_t{0});
    asked.options.xRange = AxisRange{-2.0 * kStep, 2.0 * kStep, 5};
    const LandscapeResult wide = computed(asked);
    QCOMPARE(wide.reused, int64_t{9});
    QCOMPARE(wide.measured, int64_t{6});
    asked.options.shape = LandscapeShape::Line;
    asked.options.yRange.reset();
    QCOMPARE(computed(asked).grid.size(), size_t{5});
    asked.options.y.ignoreBiasBn = false;
    QVERIFY(test::messageOf([&] { computed(asked); }).contains("--biasbn"));
  }

  void previewOnSomeFacesGoesOnToTheSurfaceOfAll() {
    LandscapeRequest asked = request();
    // One face a forward pass: what a face gives does not depend on the others then.
    asked.overrides = {"landscape.points=3", "landscape.faces=6", "landscape.batch_size=1"};
    asked.run = copyOf("erm", "all at once");
    const LandscapeResult whole = computed(asked);
    QCOMPARE(whole.facesForwarded, int64_t{9 * 18});
    asked.run = copyOf("erm", "subset");
    asked.options.subset = 4;
    const LandscapeResult preview = computed(asked);
    QCOMPARE(preview.facesForwarded, int64_t{9 * 12});
    QVERIFY(readLandscape(preview.folder).preview && readLandscapeFacts(preview.folder).preview);
    QCOMPARE(readLandscapeFacts(preview.folder).subset, int64_t{4});
    QVERIFY(preview.folder.filename().string().find("subset4-preview") != std::string::npos);
    QVERIFY(QString::fromStdString(loadSurface(preview.surfaceFile).attributes["recipe"]).contains("subset: 4 faces"));
    for (size_t i = 0; i < 9; ++i) QVERIFY(valueAt(preview, "train_loss_se", i) > 0.0);
    asked.options.subset = 0;
    const LandscapeResult continued = computed(asked);
    QVERIFY(continued.folder != preview.folder);
    QCOMPARE(continued.reused, int64_t{0});  // no point of a preview is one of the exact surface
    QCOMPARE(continued.continued, int64_t{9});
    QCOMPARE(continued.facesForwarded, int64_t{9 * (18 - 12)});
    for (size_t i = 0; i < 9; ++i) {
      const PointLosses &a = continued.grid.points[i], &b = whole.grid.points[i];
      QVERIFY(std::abs(a.loss - b.loss) <= 1e-12 * b.loss && std::abs(a.weightedLoss - b.weightedLoss) <= 1e-12 * b.loss);
      for (size_t k = 0; k < 3; ++k) QVERIFY(std::abs(a.domainLoss[k] - b.domainLoss[k]) <= 1e-12 * b.domainLoss[k]);
      for (const char* column : {"source/auc", "live/loss", "spoof/accuracy"})
        QCOMPARE(valueAt(continued, column, i), valueAt(whole, column, i));
      QVERIFY(std::isnan(valueAt(continued, "terms/contrastive", i)));
    }
    QVERIFY(!readLandscape(continued.folder).preview);
  }

  void killedPreviewMeasuresNoFaceTwice() {
    LandscapeRequest asked = request();
    asked.overrides = {"landscape.points=3", "landscape.faces=6", "landscape.batch_size=1"};
    asked.run = copyOf("erm", "killed preview");
    asked.options.subset = 4;
    JobControl control;
    LandscapeEvents events;
    int measured = 0;
    events.point = [&](const LandscapeGrid&, size_t) {
      if (++measured == 5) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(
        {
          JobControl& stopped = control;
          computeLandscape(asked, stopped, events);
        },
        Cancelled);
    asked.options.subset = 0;  // five points go on, four start anew
    const LandscapeResult rest = computed(asked);
    QCOMPARE(rest.continued, int64_t{5});
    QCOMPARE(rest.facesForwarded, int64_t{5 * 6 + 4 * 18});
  }

  void subsetsThatAreNoneAreRefused() {
    LandscapeRequest asked = request();
    for (const int64_t subset : {2, 5, 4, 100}) {  // two: no error; five: odd; four and more: all there are
      asked.options.subset = subset;
      QVERIFY(test::messageOf([&] { computed(asked); }).contains("--subset"));
    }
    asked.overrides.push_back("landscape.faces=6");
    asked.options.subset = 4;
    asked.options.clip = 1.0;
    QVERIFY(test::messageOf([&] { computed(asked); }).contains("--clip"));
  }

  void severalDevicesGiveTheFileOfOne_data() {
    QTest::addColumn<int64_t>("subset");
    QTest::addColumn<double>("clip");
    QTest::newRow("whole") << int64_t{0} << 0.0;
    QTest::newRow("a preview on some faces") << int64_t{4} << 0.0;
    QTest::newRow("points given up") << int64_t{0} << 1.0;
  }
  void severalDevicesGiveTheFileOfOne() {
    QFETCH(int64_t, subset);
    QFETCH(double, clip);
    LandscapeRequest asked = request();
    asked.overrides = {"landscape.points=3", "landscape.faces=6", "landscape.batch_size=1"};
    asked.options.subset = subset;
    asked.options.clip = clip;
    asked.run = copyOf("erm", qPrintable(QStringLiteral("one device, %1").arg(QTest::currentDataTag())));
    const LandscapeResult one = computed(asked);
    QCOMPARE(one.grid.count(PointStatus::AtLeast) > 0, clip > 0.0);
    const std::string expected = loadFile(one.surfaceFile);
    asked.run = copyOf("erm", qPrintable(QStringLiteral("three devices, %1").arg(QTest::currentDataTag())));
    asked.options.devices = 3;
    QVERIFY(isKilledAt(asked, 4));
    const LandscapeResult result = computed(asked);
    QCOMPARE(result.measured, int64_t{5});
    QVERIFY(loadFile(result.surfaceFile) == expected);
  }

  /// The values of its faces are on disk before the point is.
  void previewKilledBetweenItsJournalsGivesTheSameFile() {
    LandscapeRequest asked = request();
    asked.overrides = {"landscape.points=3", "landscape.faces=6"};
    asked.options.subset = 4;
    asked.run = copyOf("erm", "whole preview");
    const std::string expected = loadFile(computed(asked).surfaceFile);
    asked.run = copyOf("erm", "preview between journals");
    QVERIFY(isKilledAt(asked, 4));
    const fs::directory_entry folder(*fs::directory_iterator(asked.run / "landscape"));
    const fs::path points = folder.path() / kPointsFile;
    fs::resize_file(points, fs::file_size(points) - 1);
    const LandscapeResult result = computed(asked);
    QCOMPARE(result.measured, int64_t{6});
    QVERIFY(loadFile(result.surfaceFile) == expected);
  }

  void killedLandscapeGoesOnToTheSameFile() {
    LandscapeRequest asked = request();
    asked.run = copyOf("erm", "uninterrupted");
    const std::string expected = loadFile(computed(asked).surfaceFile);
    asked.run = copyOf("erm", "killed");
    QVERIFY(isKilledAt(asked, 5));
    const LandscapeResult result = computed(asked);
    QCOMPARE(result.measured, int64_t{4});
    QVERIFY(loadFile(result.surfaceFile) == expected);
  }

  void wishesThatExcludeEachOtherAreRefused() {
    LandscapeRequest asked = request();
    asked.options.principal = true;
    asked.options.towards = {faces_.path("gac")};
    QVERIFY_EXCEPTION_THROWN(computed(asked), InputError);
    asked = request();
    asked.options.shape = LandscapeShape::Lines;
    QVERIFY_EXCEPTION_THROWN(computed(asked), InputError);
    asked = request();
    asked.options.towards = {faces_.path("nowhere.safetensors")};
    QVERIFY(!test::messageOf([&] { computed(asked); }).isEmpty());
  }
};

GACFAS_TEST(LandscapeKindsTest)
#include "tst_LandscapeKinds.moc"
