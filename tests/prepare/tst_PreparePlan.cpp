#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>

#include "Trees.h"
#include "core/data/DatasetIndex.h"
#include "core/data/VideoNames.h"
#include "core/prepare/PreparePlan.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

/// Empty files: a plan looks at names alone.
void makeFiles(const fs::path& root, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path).put('x');
  }
}

void writeText(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

PreparePlan planOf(const fs::path& source, const std::string& dataset) {
  PrepareOptions options;
  options.source = source;
  options.dataset = dataset;
  return planPreparation(options);
}

int64_t videosIn(const PreparePlan& plan, Label label) {
  return std::count_if(plan.videos.begin(), plan.videos.end(),
                       [&](const SourceVideo& video) { return video.label == label; });
}

std::string namesOf(const std::vector<PassedOver>& list) {
  std::string text;
  for (const PassedOver& one : list) text += one.path + ": " + one.why + "\n";
  return text;
}

}  // namespace

class PreparePlanTest : public QObject {
  Q_OBJECT

private:
  QTemporaryDir folder_;
  fs::path at(const QString& name) const { return folder_.filePath(name).toStdString(); }

  void makeMsu(const fs::path& root, int clients, int train) const {
    makeFiles(root, drawn::msuPaths(clients));
    std::string first, second;
    for (int i = 1; i <= clients; ++i) (i <= train ? first : second) += drawn::number("%02d", i) + "\r\n";
    writeText(root / "train_sub_list.txt", first);
    writeText(root / "test_sub_list.txt", second);
  }

private Q_SLOTS:
  void initTestCase() {
    makeFiles(at("casia"), drawn::casiaPaths(20, 30));
    makeFiles(at("replay"), drawn::replayPaths(15, 15, 20));
    makeMsu(at("msu"), 35, 15);
    makeFiles(at("oulu"), drawn::ouluPaths(20, 15, 20));
  }

  /// Whole trees: every row of counts is as published.
  void wholeDatasetsHaveThePublishedCounts_data() {
    QTest::addColumn<int>("videos");
    QTest::addColumn<int>("live");
    QTest::addColumn<int>("rows");
    QTest::newRow("casia") << 600 << 150 << 8;
    QTest::newRow("replay") << 1200 << 200 << 12;
    QTest::newRow("msu") << 280 << 70 << 8;
    QTest::newRow("oulu") << 4950 << 990 << 9;
  }
  void wholeDatasetsHaveThePublishedCounts() {
    QFETCH(int, videos);
    QFETCH(int, live);
    QFETCH(int, rows);
    const PreparePlan plan = planOf(at(QTest::currentDataTag()), QTest::currentDataTag());
    QCOMPARE(static_cast<int>(plan.videos.size()), videos);
    QCOMPARE(static_cast<int>(videosIn(plan, Label::Live)), live);
    QCOMPARE(static_cast<int>(plan.counts.size()), rows);
    for (const PrepareCount& row : plan.counts) {
      QCOMPARE(row.videos, row.expectedVideos);
      QCOMPARE(row.clients, row.expectedClients);
    }
    QVERIFY2(plan.unmatched.empty(), namesOf(plan.unmatched).c_str());
    QVERIFY(plan.twoSplits.empty() && plan.notes.empty());
  }

  /// The index reads the same person and attack from the name that the crops' folder gets.
  void theNameOfACropFolderTellsThePlan() {
    for (const char* key : {"casia", "replay", "msu", "oulu"})
      for (const SourceVideo& video : planOf(at(key), key).videos) {
        const VideoIdentity identity = identifyVideo(video.name, video.label, video.split);
        QVERIFY2(identity.client == video.client && identity.attack == video.attack &&
                     !video.client.empty() && video.attack != "unknown",
                 video.name.c_str());
      }
  }

  void labelsSplitsAndAttacks_data() {
    QTest::addColumn<QString>("dataset");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("facts");
    const auto row = [](const char* dataset, const char* path, const char* facts) {
      QTest::newRow(path) << dataset << path << facts;
    };
    row("casia", "train_release/7/1.avi", "train/live/7_NM_1 train_7 live");
    row("casia", "test_release/7/HR_1.avi", "test/live/7_HR_1 test_7 live");
    row("casia", "train_release/7/HR_2.avi", "train/spoof/7_HR_2 train_7 warped");
    row("casia", "test_release/7/6.avi", "test/spoof/7_NM_6 test_7 cut");
    row("casia", "test_release/7/HR_4.avi", "test/spoof/7_HR_4 test_7 replay");
    row("replay", "devel/real/client101_session01_webcam_authenticate_adverse_2.mov",
        "dev/live/client101_session01_webcam_authenticate_adverse_2 client101 live");
    row("replay", "train/attack/hand/attack_mobile_client003_session01_mobile_video_adverse.mov",
        "train/spoof/hand_attack_mobile_client003_session01_mobile_video_adverse client003 mobile");
    row("msu", "scene01/real/real_client016_laptop_SD_scene01.mov",
        "test/live/real_client016_laptop_SD_scene01 client016 live");
    row("msu", "scene01/attack/attack_client015_android_SD_printed_photo_scene01.mp4",
        "train/spoof/attack_client015_android_SD_printed_photo_scene01 client015 print");
    row("oulu", "Dev_files/6_3_21_1.avi", "dev/live/6_3_21_1 21 live");
    row("oulu", "Test_files/1_1_36_4.avi", "test/spoof/1_1_36_4 36 replay");
  }
  void labelsSplitsAndAttacks() {
    QFETCH(QString, dataset);
    QFETCH(QString, path);
    for (const SourceVideo& video : planOf(at(dataset), dataset.toStdString()).videos)
      if (video.file == path.toStdString()) {
        QTEST(QString::fromStdString(video.key() + " " + video.client + " " + video.attack), "facts");
        return;
      }
    QFAIL("not in the plan");
  }

  /// The published code takes any "live" of the full path for the label.
  void foldersAboveTheSourceTellNothing() {
    const fs::path root = at("home/oliver live/real/spoof/attack");
    makeFiles(root, drawn::casiaPaths(1, 1));
    const PreparePlan plan = planOf(root, "casia");
    QCOMPARE(videosIn(plan, Label::Live), int64_t{6});
    QCOMPARE(plan.videos.size(), size_t{24});
  }

  void aSourceOneFolderUpGivesTheSame() {
    makeFiles(at("up/CBSR live/CASIA"), drawn::casiaPaths(1, 1));
    const PreparePlan plan = planOf(at("up"), "casia");
    QCOMPARE(plan.videos.size(), size_t{24});
    QCOMPARE(videosIn(plan, Label::Live), int64_t{6});
  }

  void aSourceOneFolderTooDeepIsRefused_data() {
    QTest::addColumn<QString>("dataset");
    QTest::newRow("casia/train_release") << "casia";
    QTest::newRow("replay/train/real") << "replay";
    QTest::newRow("replay/train/attack") << "replay";
    QTest::newRow("msu/scene01/real") << "msu";
    QTest::newRow("oulu/Train_files") << "oulu";
  }
  void aSourceOneFolderTooDeepIsRefused() {
    QFETCH(QString, dataset);
    const QString message =
        test::messageOf([&] { planOf(at(QTest::currentDataTag()), dataset.toStdString()); });
    QVERIFY2(message.contains("nothing there is named as in") && message.contains("too deep"),
             qPrintable(message));
  }

  void eachTreeIsRefusedByTheOtherImporters() {
    const QStringList keys{"casia", "replay", "msu", "oulu"};
    for (const QString& tree : keys)
      for (const QString& asked : keys) {
        if (tree == asked) continue;
        const QString message = test::messageOf([&] { planOf(at(tree), asked.toStdString()); });
        QVERIFY2(message.contains("--dataset " + tree), qPrintable(asked + " on " + tree + ": " + message));
      }
    for (const QString& tree : keys)
      for (const QString& asked : {QString("safas"), QString("nested")})
        QVERIFY(!test::messageOf([&] { planOf(at(tree), asked.toStdString()); }).isEmpty());
  }

  void everyUnmatchedNameIsListed() {
    const fs::path root = at("odd");
    makeFiles(root, {"train_release/1/1.avi", "train_release/1/9.avi", "train_release/1/HR_5.avi",
                     "train_release/one/1.avi", "Train_release/1/2.avi", "train_release/1/1.txt",
                     ".hidden/train_release/1/3.avi", "test_release/2/3 (copy).avi"});
    const PreparePlan plan = planOf(root, "casia");
    QCOMPARE(plan.videos.size(), size_t{1});
    QCOMPARE(plan.unmatched.size(), size_t{5});
    for (const char* name : {"9.avi", "HR_5.avi", "one/1.avi", "Train_release", "(copy)"})
      QVERIFY2(namesOf(plan.unmatched).find(name) != std::string::npos, name);
    QCOMPARE(plan.notes.size(), size_t{1});
    QVERIFY(plan.notes[0] == "train has live videos only");
  }

  void enrolmentVideosAreLeftOut() {
    const fs::path root = at("enrol");
    makeFiles(root, drawn::replayPaths(1, 0, 0));
    makeFiles(root, {"enroll/train/client001_session01_webcam_authenticate_adverse_1.mov"});
    const PreparePlan plan = planOf(root, "replay");
    QCOMPARE(plan.left.size(), size_t{1});
    QCOMPARE(plan.videos.size(), size_t{24});
  }

  void splitFoldersOfReplayAttackMayHaveItsName() {
    std::vector<std::string> paths;
    drawn::addReplayClient(paths, "replayattack-devel", 4);
    makeFiles(at("named"), paths);
    for (const SourceVideo& video : planOf(at("named"), "replay").videos) QVERIFY(video.split == Split::Dev);
  }

  void msuNeedsItsLists() {
    const fs::path root = at("listless");
    makeFiles(root, drawn::msuPaths(2));
    QVERIFY(test::messageOf([&] { planOf(root, "msu"); }).contains("no train_sub_list.txt"));
    writeText(root / "train_sub_list.txt", "1\n");
    writeText(root / "test_sub_list.txt", "07\nx\n");
    QVERIFY(test::messageOf([&] {
              planOf(root, "msu");
            }).contains("test_sub_list.txt:2: \"x\" is no subject number"));
    writeText(root / "test_sub_list.txt", "7\n01\n");
    QVERIFY(test::messageOf([&] {
              planOf(root, "msu");
            }).contains("is in train_sub_list.txt and in test_sub_list.txt"));
    writeText(root / "test_sub_list.txt", "7\n");
    const PreparePlan plan = planOf(root, "msu");
    QCOMPARE(plan.videos.size(), size_t{8});
    QCOMPARE(plan.unmatched.size(), size_t{8});
  }

  void clientsInTwoSplitsAreNamed() {
    const fs::path root = at("twice");
    makeFiles(root, {"Train_files/1_1_07_1.avi", "Test_files/1_1_07_2.avi", "Test_files/1_1_08_2.avi"});
    const PreparePlan plan = planOf(root, "oulu");
    QCOMPARE(plan.twoSplits, (std::vector<std::string>{"07 (train, test)"}));
  }

  void aSecondCopyIsNotTakenTwice() {
    const fs::path root = at("copies");
    makeFiles(root / "a", drawn::casiaPaths(1, 0));
    makeFiles(root / "b", drawn::casiaPaths(1, 0));
    const PreparePlan plan = planOf(root, "casia");
    QCOMPARE(plan.videos.size(), size_t{12});
    QCOMPARE(plan.unmatched.size(), size_t{12});
    QVERIFY(plan.unmatched[0].why.find("the same video as a/train_release") == 0);
  }

  void linksAreFollowedOnceAndNeverInCircles() {
    makeFiles(at("disk2/train_release"), {"1/1.avi"});
    makeFiles(at("linked"), {"test_release/1/1.avi"});
    fs::create_directory_symlink(at("disk2/train_release"), at("linked/train_release"));
    fs::create_directory_symlink("..", at("linked/test_release/up"));
    fs::create_directory_symlink(at("linked"), at("disk2/train_release/back"));
    fs::create_directory_symlink(at("disk2/train_release"), at("linked/train_again"));
    const PreparePlan plan = planOf(at("linked"), "casia");
    QCOMPARE(plan.videos.size(), size_t{2});
    QVERIFY2(plan.unmatched.size() == 1 && plan.unmatched[0].path == "train_again/1/1.avi",
             namesOf(plan.unmatched).c_str());
    QCOMPARE(
        std::count_if(plan.notes.begin(), plan.notes.end(),
                      [](const std::string& note) { return note.find("not followed") != std::string::npos; }),
        3);
  }

  void badSourcesAreNamed() {
    QVERIFY(test::messageOf([&] { planOf(at("nowhere"), "casia"); }).contains("does not exist"));
    QVERIFY(test::messageOf([&] {
              planOf(at("casia/train_release/1/1.avi"), "casia");
            }).contains("not a folder"));
    QVERIFY(test::messageOf([&] {
              planOf(at("casia"), "cassia");
            }).contains("there are casia, replay, msu, oulu"));
    QVERIFY(test::messageOf([&] { planOf(at("casia"), "list"); }).contains("takes a list"));
  }

  void fiftyThousandNamesAreReadInUnderThreeSeconds() {
    std::vector<std::string> paths;
    const fs::path root = at("large");
    for (const char* split : {"Train_files", "Dev_files", "Test_files"}) {
      fs::create_directories(root / split);
      for (int person = 0; person < 185; ++person)
        for (int phone = 1; phone <= 6; ++phone)
          for (int session = 1; session <= 3; ++session)
            for (int file = 1; file <= 5; ++file)
              std::ofstream(root / split /
                            (std::to_string(phone) + "_" + std::to_string(session) + "_" +
                             std::to_string(person) + "_" + std::to_string(file) + ".avi"));
    }
    QElapsedTimer timer;
    timer.start();
    const PreparePlan plan = planOf(root, "oulu");
    const qint64 ms = timer.elapsed();
    qInfo("%zu names in %lld ms", plan.videos.size(), static_cast<long long>(ms));
    QCOMPARE(plan.videos.size(), size_t{49950});
    QVERIFY(ms < 3000);
  }
};

GACFAS_TEST(PreparePlanTest)
#include "tst_PreparePlan.moc"
