#include <QElapsedTimer>
#include <QtTest>
#include <filesystem>

#include "TestFiles.h"
#include "core/data/DatasetIndex.h"
#include "core/data/FrameFiles.h"
#include "core/data/VideoNames.h"
#include "core/types/FrameOrder.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

std::string notesOf(const DatasetIndex& index) {
  std::string text;
  for (const std::string& note : index.notes) text += note + "\n";
  return text;
}

fs::path rootOf(const QTemporaryDir& dir) {
  return dir.path().toStdString();
}

}  // namespace

class TestDatasetIndex : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsDomainsSplitsClassesAndFrames() {
    const QTemporaryDir dir;
    for (const char* name :
         {"b/train/live/v2/crop_1.jpg", "b/train/spoof/v1/crop_1.png", "a/dev/live/x/crop_3.JPEG",
          "a/test/spoof/x/crop_1.jpg", "a/test/spoof/x/notes.txt", "a/test/spoof/x/org_1.jpg"}) {
      writeFile(dir, name, "x");
    }
    const DatasetIndex index = indexDataset(rootOf(dir), {});
    std::vector<std::string> found;
    for (const Video& video : index.videos) {
      found.push_back(video.domain + "/" + splitName(video.split) + "/" + labelName(video.label) + "/" +
                      video.name + ":" + std::to_string(video.frames.size()));
      QVERIFY(fs::exists(video.folder / video.frames[0]));
    }
    QCOMPARE(found, (std::vector<std::string>{"a/dev/live/x:1", "a/test/spoof/x:1", "b/train/spoof/v1:1",
                                              "b/train/live/v2:1"}));
    QVERIFY2(index.notes.empty(), notesOf(index).c_str());
    QCOMPARE(videosOf(index, "b").size(), size_t{2});
    QCOMPARE(videosOf(index, "b", Split::Train, Label::Live).at(0).name, std::string("v2"));
    QCOMPARE(videosOf(index, "b", Split::Test).size(), size_t{0});
  }

  void theLabelIsTheClassFolderAlone() {
    const QTemporaryDir dir;
    writeFile(dir, "live/home/oliver/live/d/train/spoof/live_1/crop_1.jpg", "x");
    const DatasetIndex index = indexDataset(rootOf(dir) / "live/home/oliver/live", {"d"});
    QCOMPARE(index.videos.size(), size_t{1});
    QVERIFY(index.videos[0].label == Label::Spoof);
  }

  void aTableOfThePreparationTellsWhoAndWhat() {
    const QTemporaryDir dir;
    for (const char* name : {"known/crop_1.jpg", "client007_print_01/crop_1.jpg"})
      writeFile(dir, QString("d/train/spoof/") + name, "x");
    writeFile(dir, "d/videos.csv", "split,label,video,client,attack\ntrain,spoof,known,\"Anna, B.\",mask\ntest,spoof,client007_print_01,x,y\ntrain,sp");
    const DatasetIndex index = indexDataset(rootOf(dir), {"d"});
    QCOMPARE(index.videos.at(0).client + " " + index.videos[0].attack, std::string("client007 print"));
    QCOMPARE(index.videos.at(1).client + " " + index.videos[1].attack, std::string("Anna, B. mask"));
    writeFile(dir, "d/videos.csv", "split,video\n");
    const std::string fault = inputErrorOf([&] { indexDataset(rootOf(dir), {"d"}); });
    QVERIFY2(has(fault, "d/videos.csv has no column label"), fault.c_str());
  }

  void unusualNamesAreFine() {
    const QTemporaryDir dir;
    const QString odd = QString::fromUtf8("Küche \"1\" 'é 顔");
    writeFile(dir, odd + "/train/live/" + odd + "/crop_1.jpg", "x");
    const DatasetIndex index = indexDataset(rootOf(dir), {odd.toStdString()});
    QCOMPARE(index.videos.at(0).name, odd.toStdString());
    QVERIFY(fs::exists(index.videos[0].folder / index.videos[0].frames[0]));
  }

  void withoutCropsAllImagesButOrgAreTakenAndSaid() {
    const QTemporaryDir dir;
    for (const char* name : {"10.png", "9.jpg", "org_1.jpg", "a.bmp"}) {
      writeFile(dir, QString("d/train/live/v/") + name, "x");
    }
    const DatasetIndex index = indexDataset(rootOf(dir), {"d"});
    QCOMPARE(index.videos.at(0).frames, (std::vector<std::string>{"9.jpg", "10.png"}));
    QCOMPARE(index.notes.size(), size_t{1});
    QVERIFY2(has(index.notes[0], "d/train/live: 1 video") && has(index.notes[0], "without crop_*"),
             index.notes[0].c_str());
  }

  void emptyVideosAndUnknownFoldersAreNoted() {
    const QTemporaryDir dir;
    writeFile(dir, "d/train/live/good/crop_1.jpg", "x");
    for (const char* name : {"e1", "e2", "e3", "e4"})
      writeFile(dir, QString("d/train/live/") + name + "/a.txt", "x");
    writeFile(dir, "d/train/Spoof/v/crop_1.jpg", "x");
    writeFile(dir, "d/valid/live/v/crop_1.jpg", "x");
    writeFile(dir, "logs/old/log.txt", "x");
    const DatasetIndex index = indexDataset(rootOf(dir), {});
    QCOMPARE(index.videos.size(), size_t{1});
    const std::string notes = notesOf(index);
    for (const char* part :
         {"4 video folder(s) without a jpg or png skipped: e1, e2, e3, ...", "train/Spoof: skipped",
          "d/valid: skipped", "logs: skipped, it has none of train, dev, test"}) {
      QVERIFY2(has(notes, part), notes.c_str());
    }
  }

  void circularLinksDoNoHarm() {
    const QTemporaryDir dir;
    writeFile(dir, "d/train/live/v/crop_1.jpg", "x");
    fs::create_directory_symlink("..", rootOf(dir) / "d/train/live/up");
    fs::create_directory_symlink(rootOf(dir), rootOf(dir) / "again");
    fs::create_symlink("self", rootOf(dir) / "d/train/live/self");
    fs::create_symlink("crop_2.jpg", rootOf(dir) / "d/train/live/v/crop_2.jpg");
    const DatasetIndex index = indexDataset(rootOf(dir), {});
    QCOMPARE(index.videos.size(), size_t{1});
    QCOMPARE(index.videos[0].frames.size(), size_t{1});
  }

  void badRootsAndDomainsAreNamed() {
    const QTemporaryDir dir;
    const fs::path root = rootOf(dir);
    writeFile(dir, "good/train/live/v/crop_1.jpg", "x");
    writeFile(dir, "hollow/train/live/v/readme.txt", "x");
    const fs::path file = writeFile(dir, "file", "x");
    const auto errorOf = [](const fs::path& where, std::vector<std::string> domains) {
      return inputErrorOf([&] { indexDataset(where, domains); });
    };
    const std::string missing = errorOf(root / "nowhere", {});
    QVERIFY2(has(missing, (root / "nowhere").string()) && has(missing, "does not exist") &&
                 has(missing, "<domain>"),
             missing.c_str());
    const std::string notFolder = errorOf(file, {});
    QVERIFY2(has(notFolder, file.string()) && has(notFolder, "not a folder"), notFolder.c_str());
    const std::string domain = errorOf(root, {"good", "goood"});
    QVERIFY2(has(domain, "\"goood\"") && has(domain, "domains there: good, hollow"), domain.c_str());
    const std::string hollow = errorOf(root, {"hollow"});
    QVERIFY2(
        has(hollow, (root / "hollow").string()) && has(hollow, "no video") && has(hollow, "crop_NNNN.jpg"),
        hollow.c_str());
    const std::string nothing = errorOf(root / "good", {});
    QVERIFY2(has(nothing, "no video below"), nothing.c_str());
  }

  void aMissingClassIsNamed() {
    const QTemporaryDir dir;
    writeFile(dir, "d/train/live/v/crop_1.jpg", "x");
    writeFile(dir, "d/train/spoof/v/crop_1.jpg", "x");
    writeFile(dir, "d/test/spoof/v/crop_1.jpg", "x");
    const DatasetIndex index = indexDataset(rootOf(dir), {"d"});
    requireBothClasses(index, "d", Split::Train);
    const std::string error = inputErrorOf([&] { requireBothClasses(index, "d", Split::Test); });
    QVERIFY2(has(error, "\"d\"") && has(error, "no live video") && has(error, "test split"), error.c_str());
  }

  void framesAreInOrderOfTheirNumbers() {
    std::vector<std::string> names{"crop_10.jpg",
                                   "crop_2.jpg",
                                   "crop_0010.jpg",
                                   "crop_1.png",
                                   "crop_1.jpg",
                                   "crop_99999999999999999999998.jpg",
                                   "crop_99999999999999999999997.jpg"};
    std::sort(names.begin(), names.end(), frameBefore);
    QCOMPARE(names, (std::vector<std::string>{"crop_1.jpg", "crop_1.png", "crop_2.jpg", "crop_0010.jpg",
                                              "crop_10.jpg", "crop_99999999999999999999997.jpg",
                                              "crop_99999999999999999999998.jpg"}));
  }

  void testFramesAreThoseOfTheFormula() {
    QCOMPARE(testFrames(1, 1), (std::vector<int64_t>{0}));
    QCOMPARE(testFrames(2, 1), (std::vector<int64_t>{1}));
    QCOMPARE(testFrames(9, 1), (std::vector<int64_t>{4}));
    QCOMPARE(testFrames(10, 4), (std::vector<int64_t>{1, 3, 6, 8}));
    QCOMPARE(testFrames(2, 3), (std::vector<int64_t>{0, 1, 1}));
    QCOMPARE(testFrames(1000003, 3), (std::vector<int64_t>{166667, 500001, 833335}));
  }

  void namesTellClientAndAttack_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("live");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("attack");
    const auto row = [](const char* name, bool live, const char* client, const char* attack) {
      QTest::newRow(name) << name << live << client << attack;
    };
    row("1_2_36_1", true, "36", "live");
    row("6_3_20_2", false, "20", "print");
    row("6_3_20_3", false, "20", "print");
    row("oulu_test_spoof_6_3_20_5", false, "20", "replay");
    row("6_3_20_7", false, "", "unknown");
    row("casia_train_live_12_NM_2", true, "train_12", "live");
    row("casia_train_spoof_12_NM_3", false, "train_12", "warped");
    row("casia_train_spoof_12_HR_3", false, "train_12", "cut");
    row("12_NM_8", false, "train_12", "replay");
    row("casia_train_spoof_12_HR_1", false, "train_12", "unknown");
    row("client001_session01_webcam_authenticate_adverse_1", true, "client001", "live");
    row("fixed_attack_print_client003_session01_highdef_photo_print_adverse", false, "client003", "print");
    row("attack_highdef_client003_session01_highdef_video_adverse", false, "client003", "highdef");
    row("client004_session01_attack_mobile_x", false, "client004", "mobile");
    row("real_client005_laptop_SD_scene01", true, "client005", "live");
    row("attack_client005_laptop_SD_ipad_video_scene01", false, "client005", "ipad");
    row("attack_client005_android_SD_printed_photo_scene01", false, "client005", "print");
    row("attack_client005_android_SD_iphone_video_scene01", false, "client005", "iphone");
    row("client012_print_01", false, "client012", "print");
    row("client012_Mask_01", false, "client012", "mask");
    row("client012_live_01", true, "client012", "live");
    row("client012_live_02", false, "client012", "unknown");
    row("my_video_01", false, "", "unknown");
    row("1", true, "", "live");
    row("", false, "", "unknown");
    row("___", false, "", "unknown");
  }

  void namesTellClientAndAttack() {
    QFETCH(QString, name);
    QFETCH(bool, live);
    const VideoIdentity identity =
        identifyVideo(name.toStdString(), live ? Label::Live : Label::Spoof, Split::Train);
    QTEST(QString::fromStdString(identity.client), "client");
    QTEST(QString::fromStdString(identity.attack), "attack");
  }
};

QTEST_GUILESS_MAIN(TestDatasetIndex)
#include "tst_DatasetIndex.moc"
