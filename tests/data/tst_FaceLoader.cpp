#include <QtTest>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <set>

#include "TestFiles.h"
#include "core/data/DatasetIndex.h"
#include "core/data/FaceLoader.h"
#include "core/data/Transforms.h"
#include "core/data/VideoFrames.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// An even colour; lossless, so that a frame can be told by its value.
void writeFrame(const QTemporaryDir& dir, const QString& name, int level) {
  const std::filesystem::path path = writeFile(dir, name, {});
  cv::imwrite(path.string(), cv::Mat(20, 20, CV_8UC3, cv::Scalar(level, level, level)));
}

/// Three domains, 2 to 4 videos a class, 3 frames a video. Every frame has a grey level of its own; the
/// result tells the video of a level.
QStringList writeDataset(const QTemporaryDir& dir) {
  QStringList videoOfLevel;
  for (int k = 0; k < 3; ++k) {
    for (const char* label : {"live", "spoof"}) {
      for (int v = 0; v < 2 + k; ++v) {
        const QString video = QString("d%1/train/%2/v%3").arg(k).arg(label).arg(v);
        for (int frame = 1; frame <= 3; ++frame) {
          writeFrame(dir, QString("%1/crop_%2.png").arg(video).arg(frame),
                     static_cast<int>(videoOfLevel.size()));
          videoOfLevel.append(video);
        }
      }
    }
  }
  return videoOfLevel;
}

Config configOf(int64_t workers) {
  Config config;
  config.data.train = {"d2", "d0", "d1"};
  config.model.imageSize = 16;
  config.train.batchSize = 4;
  config.augment.jitter = 0.3;
  config.system.workers = workers;
  return config;
}

bool same(const FaceBatch& a, const FaceBatch& b) {
  return torch::equal(a.images, b.images) && torch::equal(a.labels, b.labels) &&
         torch::equal(a.domains, b.domains);
}

/// Grey level of an image that no transform but the normalisation has touched.
int levelOf(const torch::Tensor& image) {
  return static_cast<int>(std::lround((image[0][8][8].item<double>() * 0.229 + 0.485) * 255.0));
}

Config plainConfig() {
  Config config = configOf(2);
  config.augment = {1.0, 1.0, 0.0, 0.0, 0.0, 0.0};
  return config;
}

}  // namespace

class FaceLoaderTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  QStringList videoOfLevel_;
  DatasetIndex index_;

private Q_SLOTS:
  void initTestCase() {
    videoOfLevel_ = writeDataset(dir_);
    index_ = indexDataset(dir_.path().toStdString(), {});
  }

  void batchesAreTheSameForAnyNumberOfWorkers_data() {
    QTest::addColumn<int>("workers");
    QTest::addColumn<bool>("balanced");
    for (const int workers : {1, 2, 5}) {
      QTest::addRow("%d workers as none", workers) << workers << false;
      QTest::addRow("%d workers as none, balanced", workers) << workers << true;
    }
  }

  void batchesAreTheSameForAnyNumberOfWorkers() {
    QFETCH(int, workers);
    QFETCH(bool, balanced);
    Config config = configOf(0);
    config.train.balanced = balanced;
    FaceLoader reference(index_, config);
    config.system.workers = workers;
    FaceLoader loader(index_, config);
    for (int64_t step = 0; step < 3 * reference.stepsPerEpoch(); ++step)
      QVERIFY(same(reference.next(), loader.next()));
  }

  void aLookShowsTheFirstFacesOfABatchAndMovesNothing() {
    FaceLoader loader(index_, configOf(2)), looker(index_, configOf(0));
    const FaceBatch first = looker.next();
    for (int64_t step = 0; step < 5; ++step) {
      const FaceBatch batch = loader.next();
      const FaceLoader::Look look = looker.look(0, step, 3);
      const int64_t faces = std::min<int64_t>(3, batch.labels.size(0));
      QCOMPARE(look.faces.labels.size(0), faces);
      QCOMPARE(look.videos.size(), static_cast<size_t>(faces));
      QVERIFY(torch::equal(look.faces.labels, batch.labels.slice(0, 0, faces)));
      QVERIFY(torch::equal(look.faces.images.slice(0, 0, faces), batch.images.slice(0, 0, faces)));
      const int64_t second = batch.labels.size(0);
      QVERIFY(torch::equal(look.faces.images.slice(0, faces), batch.images.slice(0, second, second + faces)));
    }
    FaceLoader again(index_, configOf(2));
    QVERIFY(same(again.next(), first) && same(again.next(), looker.next()));
    QVERIFY_EXCEPTION_THROWN(looker.look(0, 5, 3), InputError);
  }

  void levelsOfAnImageAreThoseOfItsFile() {
    FaceLoader loader(index_, plainConfig());
    const FaceLoader::Look look = loader.look(0, 0, 1);
    const std::vector<uint8_t> levels = imageLevels(imageMemory(look.faces.images, 0));
    QCOMPARE(levels.size(), size_t{16 * 16 * 3});
    for (const uint8_t level : levels) QCOMPARE(static_cast<int>(level), levelOf(look.faces.images[0]));
  }

  void shapesLabelsAndDomainsFit() {
    FaceLoader loader(index_, configOf(2));
    QCOMPARE(loader.stepsPerEpoch(), 5);  // 18 videos in batches of 4: 4 4 4 4 2
    for (const int64_t faces : {4, 4, 4, 4, 2, 4}) {
      const FaceBatch batch = loader.next();
      QCOMPARE(batch.images.sizes().vec(), (std::vector<int64_t>{2 * faces, 3, 16, 16}));
      QVERIFY(batch.images.scalar_type() == torch::kFloat32);
      QVERIFY(torch::isfinite(batch.images).all().item<bool>());
      QCOMPARE(batch.labels.sizes().vec(), (std::vector<int64_t>{faces}));
      QCOMPARE(batch.domains.sizes().vec(), (std::vector<int64_t>{faces}));
    }
  }

  void anEpochShowsEveryVideoOnceWithItsLabelAndDomain() {
    FaceLoader loader(index_, plainConfig());
    const std::vector<std::string> domains = plainConfig().data.train;
    std::set<std::pair<std::string, std::string>> seen;
    std::set<int> framesSeen;
    for (int64_t epoch = 0; epoch < 12; ++epoch) {
      seen.clear();
      for (int64_t step = 0; step < loader.stepsPerEpoch(); ++step) {
        const FaceBatch batch = loader.next();
        for (int64_t i = 0, faces = batch.labels.size(0); i < faces; ++i) {
          const int level = levelOf(batch.images[i]);
          QCOMPARE(levelOf(batch.images[faces + i]), level);  // both views show the same frame
          const Video& video = videoOf(level);
          QCOMPARE(batch.labels[i].item<int64_t>(), static_cast<int64_t>(video.label));
          QCOMPARE(domains[static_cast<size_t>(batch.domains[i].item<int64_t>())], video.domain);
          seen.insert({video.domain + labelName(video.label), video.name});
          framesSeen.insert(level);
        }
      }
      QCOMPARE(seen.size(), size_t{18});
    }
    QVERIFY2(framesSeen.size() > 48,
             "frames are drawn at random");  // 54 in all, each missed with probability 0.8 %
  }

  void seekGivesTheSameBatchWhateverCameBefore() {
    const Config config = configOf(2);
    FaceLoader straight(index_, config), jumping(index_, config);
    std::vector<FaceBatch> batches;
    for (int i = 0; i < 12; ++i) batches.push_back(straight.next());
    for (const int place : {7, 2, 11, 0, 5, 5}) {
      jumping.seek(place / 5, place % 5);
      QVERIFY(same(jumping.next(), batches[static_cast<size_t>(place)]));
    }
    QVERIFY(same(jumping.next(), batches[6]));
  }

  void viewsEpochsAndSeedsDiffer() {
    Config config = configOf(2);
    FaceLoader loader(index_, config);
    const FaceBatch first = loader.next();
    const auto faces = first.labels.size(0);
    QVERIFY(!torch::equal(first.images.slice(0, 0, faces), first.images.slice(0, faces)));
    loader.seek(1, 0);
    QVERIFY(!same(loader.next(), first));
    config.seed += 1;
    FaceLoader other(index_, config);
    QVERIFY(!same(other.next(), first));
  }

  void aMissingClassIsRefused() {
    const QTemporaryDir dir;
    writeFrame(dir, "d/train/live/v/crop_1.png", 1);
    Config config = configOf(1);
    config.data.train = {"d"};
    const DatasetIndex index = indexDataset(dir.path().toStdString(), {});
    const std::string error = inputErrorOf([&] { FaceLoader(index, config); });
    QVERIFY2(has(error, "\"d\"") && has(error, "spoof") && has(error, "train"), error.c_str());
  }

  void unreadableImagesReachTheCallerAndCanBeRepaired_data() {
    QTest::addColumn<int>("workers");
    for (const int workers : {0, 1, 3}) QTest::addRow("%d workers", workers) << workers;
  }

  void unreadableImagesReachTheCallerAndCanBeRepaired() {
    QFETCH(int, workers);
    const QTemporaryDir dir;
    for (const char* video : {"live/a", "live/b", "spoof/c", "spoof/bad"}) {
      writeFrame(dir, QString("d/train/%1/crop_1.png").arg(video), 50);
    }
    const std::filesystem::path bad = writeFile(dir, "d/train/spoof/bad/crop_1.png", {});
    const DatasetIndex index = indexDataset(dir.path().toStdString(), {});
    Config config = configOf(workers);
    config.data.train = {"d"};
    FaceLoader loader(index, config);
    for (int attempt = 0; attempt < 2; ++attempt) {
      const std::string error = inputErrorOf([&] { loader.next(); });
      QVERIFY2(has(error, bad.string()) && has(error, "empty"), error.c_str());
    }
    writeFrame(dir, "d/train/spoof/bad/crop_1.png", 50);
    QCOMPARE(loader.next().labels.size(0), 4);
  }

  void workersStartNoThreadsOfTheirOwn() {
    // Copies of crops from large images are big enough for LibTorch to call in an OpenMP team.
    const QTemporaryDir dir;
    for (const char* video : {"live/a", "live/b", "spoof/c", "spoof/d"}) {
      const std::filesystem::path path = writeFile(dir, QString("d/train/%1/crop_1.png").arg(video), {});
      cv::imwrite(path.string(), cv::Mat(600, 600, CV_8UC3, cv::Scalar(9, 99, 199)));
    }
    Config config = configOf(2);
    config.data.train = {"d"};
    const DatasetIndex index = indexDataset(dir.path().toStdString(), {});
    FaceLoader loader(index, config);
    const auto threads = [] {
      return QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    };
    const qsizetype before = threads();
    for (int step = 0; step < 4; ++step) {
      loader.next();
      QCOMPARE(threads(), before + 2);
    }
  }

  void destructionAtAnyTimeEnds() {
    for (int taken = 0; taken < 3; ++taken) {
      FaceLoader loader(index_, configOf(3));
      for (int i = 0; i < taken; ++i) loader.next();
    }
  }

  void videoFramesComeInOrder_data() {
    QTest::addColumn<int>("workers");
    for (const int workers : {0, 1, 2, 5}) QTest::addRow("%d workers", workers) << workers;
  }

  void videoFramesComeInOrder() {
    QFETCH(int, workers);
    VideoFrames frames(index_.videos, {2, 20, 7, workers});
    QCOMPARE(frames.count(), 36);
    int64_t place = 0;
    while (const std::optional<FrameBatch> batch = frames.next()) {
      QCOMPARE(batch->images.size(0), std::min<int64_t>(7, 36 - place));
      for (size_t i = 0; i < batch->videos.size(); ++i, ++place) {
        QCOMPARE(batch->videos[i], place / 2);
        // Of three frames, floor(0.75) and floor(2.25).
        QCOMPARE(batch->frames[i], std::string(place % 2 == 0 ? "crop_1.png" : "crop_3.png"));
        const int level = levelOf(batch->images[static_cast<int64_t>(i)]);
        QVERIFY(&videoOf(level) == &index_.videos[static_cast<size_t>(place / 2)]);
      }
    }
    QCOMPARE(place, 36);
  }

  void videoFramesNameAnUnreadableImage() {
    std::vector<Video> videos = index_.videos;
    videos[4].frames = {"gone.png"};
    VideoFrames frames(videos, {1, 16, 3, 2});
    QVERIFY(frames.next().has_value());
    const std::string error = inputErrorOf([&] { frames.next(); });
    QVERIFY2(has(error, "gone.png"), error.c_str());
  }

private:
  const Video& videoOf(int level) const {
    const std::string place = videoOfLevel_.at(level).toStdString();
    for (const Video& video : index_.videos) {
      if (video.folder == index_.root / place) return video;
    }
    qFatal("no video has the level %d", level);
  }
};

GACFAS_TEST(FaceLoaderTest)
#include "tst_FaceLoader.moc"
