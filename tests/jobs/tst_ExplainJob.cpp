#include <QtTest>
#include <algorithm>
#include <cmath>

#include "DrawnFaces.h"
#include "core/jobs/ExplainJob.h"
#include "core/jobs/FeatureJob.h"
#include "core/jobs/ScoreJob.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

struct ExplainedRun {
  test::DrawnFaces faces;
  JobControl control;
  EvaluateRequest request{.subject = faces.path("run")};
  std::filesystem::path image = faces.root() / "west/test/live/client0/crop_0001.jpg";

  ExplainedRun() { startTraining(faces.config(), request.subject, control, {}); }
  static ExplainedRun& get() {
    static ExplainedRun run;
    return run;
  }
};

}  // namespace

class ExplainJobTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void mapsComeWithTheScoreOfTheImage() {
    ExplainedRun& run = ExplainedRun::get();
    const double score = scoreImages(run.request, {run.image}, run.control, {}).images.front().score;
    const RelevanceMap map = gradientMap(run.request, run.image, 2);
    QCOMPARE(map.rows, 4);  // 32 pixels, three times halved
    QCOMPARE(map.values.size(), size_t(16));
    QVERIFY(std::abs(map.score - score) < 1e-6);
    const RelevanceMap drops = occlusionDrops(run.request, run.image, run.control, {});
    QCOMPARE(drops.columns, 16);
    QVERIFY(std::abs(drops.score - score) < 1e-6);
    QVERIFY(std::any_of(drops.values.begin(), drops.values.end(), [](float drop) { return drop != 0.0F; }));
  }

  void faultsNameTheFile() {
    ExplainedRun& run = ExplainedRun::get();
    const auto message = [&](const std::filesystem::path& image, int64_t stage) {
      try {
        gradientMap(run.request, image, stage);
      } catch (const InputError& error) {
        return QString(error.what());
      }
      return QString();
    };
    QVERIFY(message("gone.jpg", 4).contains("gone.jpg"));
    QVERIFY(message(run.image, 1).contains("stage"));
  }

  void everyVideoHasAFeatureOfUnitLength() {
    ExplainedRun& run = ExplainedRun::get();
    const FeatureSet set = computeFeatures(run.request, run.control, {});
    QCOMPARE(set.faces.size(), size_t(4 * (3 + 2) * 2));
    QCOMPARE(set.width, 32);
    for (size_t face = 0; face < set.faces.size(); ++face) {
      double square = 0.0;
      for (int64_t i = 0; i < set.width; ++i) square += std::pow(double(set.of(face)[i]), 2);
      QVERIFY(std::abs(square - 1.0) < 1e-5);
    }
  }

  void featuresAreKeptUntilWeightsOrImagesChange() {
    ExplainedRun& run = ExplainedRun::get();
    const std::filesystem::path cache = RunFolder(run.request.subject).features("last");
    std::filesystem::remove(cache);
    int64_t computed = 0;
    const auto take = [&] {
      computed = 0;
      return computeFeatures(run.request, run.control, [&](const Progress& progress) { computed = progress.done; });
    };
    const FeatureSet fresh = take();
    QCOMPARE(computed, static_cast<int64_t>(fresh.faces.size()));
    QVERIFY(std::filesystem::exists(cache));
    const FeatureSet kept = take();
    QCOMPARE(computed, 0);
    QCOMPARE(kept.values, fresh.values);
    QCOMPARE(kept.width, fresh.width);
    for (size_t i = 0; i < kept.faces.size(); ++i) QCOMPARE(kept.faces[i].image, fresh.faces[i].image);
    // Another time of an image, and a damaged file.
    const std::filesystem::path image = fresh.faces[3].image;
    std::filesystem::last_write_time(image, std::filesystem::last_write_time(image) + std::chrono::seconds(5));
    QCOMPARE(take().values, fresh.values);
    QVERIFY(computed > 0);
    std::filesystem::resize_file(cache, 100);
    QCOMPARE(take().values, fresh.values);
    QVERIFY(computed > 0);
    take();
    QCOMPARE(computed, 0);
    std::filesystem::copy_file(RunFolder(run.request.subject).weights("last"), run.faces.path("other.safetensors"));
    const TensorFile weights = readSafetensors(run.faces.path("other.safetensors"));
    NamedTensors changed = weights.tensors;
    changed.front().second = changed.front().second * 1.5;
    writeSafetensors(RunFolder(run.request.subject).weights("last"), changed, weights.metadata);
    QVERIFY(take().values != fresh.values);
    QVERIFY(computed > 0);
    std::filesystem::rename(run.faces.path("other.safetensors"), RunFolder(run.request.subject).weights("last"));
  }

  void neighboursAreTheNearestOfTheirSplit() {
    ExplainedRun& run = ExplainedRun::get();
    const FeatureSet set = computeFeatures(run.request, run.control, {});
    const std::vector<Neighbour> nearest = nearestFaces(set, 7, Split::Train, 5);
    QCOMPARE(nearest.size(), size_t(5));
    // Unit vectors: the squared distance is 2 - 2 cosine.
    std::vector<std::pair<double, size_t>> all;
    for (size_t face = 0; face < set.faces.size(); ++face) {
      if (face == 7 || set.faces[face].split != Split::Train) continue;
      double distance = 0.0;
      for (int64_t i = 0; i < set.width; ++i) distance += std::pow(double(set.of(face)[i]) - set.of(7)[i], 2);
      all.emplace_back(distance, face);
    }
    std::sort(all.begin(), all.end());
    for (size_t i = 0; i < nearest.size(); ++i) QVERIFY(std::abs(2.0 - 2.0 * nearest[i].cosine - all[i].first) < 1e-5);
  }

  void facesAreLaidOutInTwoDimensions() {
    ExplainedRun& run = ExplainedRun::get();
    const FeatureSet set = computeFeatures(run.request, run.control, {});
    std::vector<size_t> places(20);
    for (size_t i = 0; i < places.size(); ++i) places[i] = 2 * i;
    for (const Projection projection : {Projection::PrincipalComponents, Projection::Tsne}) {
      const auto points = projectFeatures(set, places, projection, run.control, {});
      QCOMPARE(points.size(), places.size());
      QVERIFY(points[0] != points[1]);
    }
  }
};

GACFAS_TEST(ExplainJobTest)
#include "tst_ExplainJob.moc"
