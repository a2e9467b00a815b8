#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <map>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "app/synthetic/Attack.h"
#include "app/synthetic/DemoData.h"
#include "app/synthetic/Layout.h"
#include "core/io/AtomicFile.h"
#include "core/types/Error.h"

using namespace gacfas;
using namespace gacfas::synthetic;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

DemoDataOptions small(const fs::path& out) {
  DemoDataOptions options;
  options.out = out;
  options.clients = 2;
  options.frames = 1;
  options.threads = 2;
  return options;
}

void write(const DemoDataOptions& options) {
  JobControl control;
  writeDemoData(options, control, {});
}

Files filesIn(const fs::path& root) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), root).string()] = loadFile(entry.path());
  }
  return files;
}

std::string refusal(const DemoDataOptions& options) {
  try {
    write(options);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

/// Share of a picture's energy at one wavelength (pixels) along x.
double waveEnergy(const cv::Mat1f& picture, double period) {
  double real = 0, imaginary = 0, total = 0;
  const double mean = cv::mean(picture)[0];
  for (int c = 0; c < picture.cols; ++c) {
    const double value = cv::mean(picture.col(c))[0] - mean, angle = 2 * M_PI * c / period;
    real += value * std::cos(angle);
    imaginary += value * std::sin(angle);
    total += value * value;
  }
  return (real * real + imaginary * imaginary) / (0.5 * picture.cols * total + 1e-12);
}

cv::Mat1f green(const Image& image) {
  cv::Mat1f plane;
  cv::extractChannel(image, plane, 1);
  return plane;
}

}  // namespace

class TestDemoData : public QObject {
  Q_OBJECT

private:
  QTemporaryDir folder_;
  Files files_;  ///< of the data set that most tests look at

  fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

private Q_SLOTS:
  void initTestCase() {
    write(small(path("data")));
    files_ = filesIn(path("data"));
  }

  void everyClientHasTwoLiveVideosAPrintAndAReplay() {
    std::map<std::string, std::multiset<std::string>> attacks;
    for (const auto& [name, bytes] : files_) {
      if (name == "README.txt") continue;
      const QStringList parts = QString::fromStdString(name).split('/');
      QCOMPARE(parts.size(), 5);
      const QStringList video = parts[3].split('_');
      QCOMPARE(video.size(), 3);
      QCOMPARE(parts[2], video[1] == "live" ? QString("live") : QString("spoof"));
      QCOMPARE(parts[4], QString("crop_0001.jpg"));
      attacks[(parts[0] + "/" + parts[1] + "/" + video[0]).toStdString()].insert(video[1].toStdString());
    }
    QCOMPARE(attacks.size(), size_t{8});
    for (const auto& [client, kinds] : attacks)
      QVERIFY((kinds == std::multiset<std::string>{"live", "live", "print", "replay"}));
  }

  void noClientIsInTwoSplitsOrDomains() {
    DemoDataOptions options;
    std::map<std::string, std::set<std::string>> places;
    for (const Clip& clip : clipsOf(options)) {
      const std::string video = clip.folder.filename().string();
      places[video.substr(0, video.find('_'))].insert(clip.folder.parent_path().parent_path().string());
    }
    QCOMPARE(places.size(), size_t{160});
    for (const auto& [client, where] : places) QCOMPARE(where.size(), size_t{1});
  }

  void splitsHaveTheirSharesAndNoneIsEmptyOfTrainOrTest_data() {
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("train");
    QTest::addColumn<int>("dev");
    QTest::newRow("two clients: one each for train and test") << 2 << 1 << 0;
    QTest::newRow("three clients") << 3 << 2 << 0;
    QTest::newRow("ten clients") << 10 << 5 << 2;
    QTest::newRow("forty clients") << 40 << 20 << 6;
  }
  void splitsHaveTheirSharesAndNoneIsEmptyOfTrainOrTest() {
    QFETCH(int, clients);
    QFETCH(int, train);
    QFETCH(int, dev);
    std::map<Split, int> count;
    for (int client = 0; client < clients; ++client) ++count[splitOf(client, clients)];
    QCOMPARE(count[Split::Train], train);
    QCOMPARE(count[Split::Dev], dev);
    QCOMPARE(count[Split::Test], clients - train - dev);
  }

  void everyPictureIsAColourJpegOf256Pixels() {
    for (const auto& [name, bytes] : files_) {
      if (name == "README.txt") continue;
      QCOMPARE(bytes.substr(0, 2), std::string("\xff\xd8"));
      const cv::Mat picture =
          cv::imdecode(std::vector<uchar>(bytes.begin(), bytes.end()), cv::IMREAD_UNCHANGED);
      QCOMPARE(picture.type(), CV_8UC3);
      QCOMPARE(picture.size(), cv::Size(256, 256));
      cv::Scalar mean, deviation;
      cv::meanStdDev(picture, mean, deviation);
      QVERIFY2(deviation[1] > 8, name.c_str());
    }
  }

  void anotherSeedDrawsOtherPeople() {
    const FrameKey key{0, Kind::Live, 0};
    const std::string first = Artist(1, 0, 0).draw(key);
    QCOMPARE(Artist(1, 0, 0).draw(key), first);
    QVERIFY(Artist(2, 0, 0).draw(key) != first);
    QVERIFY(Artist(1, 0, 1).draw(key) != first);
  }

  void aStoppedCallIsContinuedByOneThreadToTheSameBytes() {
    DemoDataOptions options = small(path("stopped"));
    JobControl control;
    const auto stopSoon = [&](const Progress& now) {
      if (now.done >= 5) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(writeDemoData(options, control, stopSoon), Cancelled);
    const Files begun = filesIn(options.out);
    QVERIFY(begun.size() > 1 && begun.size() < files_.size());
    for (const auto& [name, bytes] : begun) QVERIFY2(files_.at(name) == bytes, name.c_str());
    options.threads = 1;
    write(options);
    QVERIFY(filesIn(options.out) == files_);
  }

  void completeDataIsLeftAlone() {
    const fs::path any = path("data") / files_.rbegin()->first;
    const auto stamp = fs::last_write_time(any);
    Progress last;
    JobControl control;
    writeDemoData(small(path("data")), control, [&](const Progress& now) { last = now; });
    QCOMPARE(last.done, last.total);
    QCOMPARE(last.total, int64_t{32});
    QVERIFY(fs::last_write_time(any) == stamp);
  }

  void aForeignFolderIsRefusedAndLeftAsItWas() {
    fs::create_directories(path("foreign"));
    saveFile(path("foreign") / "thesis.txt", "dear to someone");
    const std::string message = refusal(small(path("foreign")));
    QVERIFY2(message.find("not empty") != std::string::npos, message.c_str());
    QCOMPARE(filesIn(path("foreign")).size(), size_t{1});
    QVERIFY(!refusal(small(path("foreign") / "thesis.txt")).empty());
  }

  void demoDataOfAnotherSeedIsRefusedWithBothSettings() {
    DemoDataOptions options = small(path("data"));
    options.seed = 77;
    const std::string message = refusal(options);
    QVERIFY2(message.find("seed 1,") != std::string::npos && message.find("seed 77") != std::string::npos,
             message.c_str());
    QVERIFY(filesIn(path("data")) == files_);
  }

  void impossibleOptionsAreRefusedBeforeAnythingIsWritten() {
    DemoDataOptions options = small(path("never"));
    options.clients = 1;
    QVERIFY(refusal(options).find("clients") != std::string::npos);
    options = small(path("never"));
    options.frames = 0;
    QVERIFY(refusal(options).find("frames") != std::string::npos);
    QVERIFY(!fs::exists(path("never")));
  }

  void theReadmeSaysThatNobodyWasPhotographed() {
    QVERIFY(files_.at("README.txt").find("Synthetic faces") == 0);
    QVERIFY(files_.at("README.txt").find("none is a photograph") != std::string::npos);
  }

  void halftoneDotsHaveTheirPeriodInTheSpectrum() {
    const Image grey(512, 512, Color(0.5f, 0.5f, 0.5f));
    PrintCues cues;
    cues.blur = 0;
    cues.dotPeriod = 8;
    const Image plain = recapturePrint(grey, cues, {}, grey, 256);
    cues.halftone = 0.3f;
    const Image dotted = recapturePrint(grey, cues, {}, grey, 256);
    cv::Scalar mean, before, after;
    cv::meanStdDev(green(plain), mean, before);
    cv::meanStdDev(green(dotted), mean, after);
    QVERIFY(after[0] > 0.01 && after[0] > 10 * before[0]);
  }

  void moireHasItsPeriodInTheSpectrum() {
    const Image grey(512, 512, Color(0.5f, 0.5f, 0.5f));
    ReplayCues cues;
    cues.blur = 0;
    cues.moirePeriod = 0.125f;  // 32 pixels of 256
    QVERIFY(waveEnergy(green(recaptureReplay(grey, cues, {}, grey, 256)), 32) < 0.1);
    cues.moire = 0.1f;
    QVERIFY(waveEnergy(green(recaptureReplay(grey, cues, {}, grey, 256)), 32) > 0.9);
  }

  void aScreenBorderIsDarkAndASheetBorderBright() {
    const Image grey(512, 512, Color(0.2f, 0.2f, 0.2f));
    ReplayCues replay;
    replay.bezel = 0.3f;
    replay.plate.left = 0.2f;
    PrintCues print;
    print.margin = 0.3f;
    print.plate.left = 0.0f;
    QVERIFY(recaptureReplay(grey, replay, {}, grey, 256)(128, 10)[1] < 0.05f);
    QVERIFY(recapturePrint(grey, print, {}, grey, 256)(128, 20)[1] > 0.5f);
  }
};

QTEST_GUILESS_MAIN(TestDemoData)
#include "tst_DemoData.moc"
