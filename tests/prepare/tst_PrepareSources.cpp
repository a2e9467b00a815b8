#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>

#include "core/prepare/PreparePlan.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

/// Layouts that are not those of the four owners: rules, lists, folders of crops.
class PrepareSourcesTest : public QObject {
  Q_OBJECT

private:
  QTemporaryDir folder_;
  fs::path at(const QString& name) const { return folder_.filePath(name).toStdString(); }

  fs::path write(const QString& name, const std::string& text = "x") const {
    fs::create_directories(at(name).parent_path());
    std::ofstream(at(name)) << text;
    return at(name);
  }

  static PrepareOptions options(const fs::path& source, const std::string& dataset) {
    PrepareOptions options;
    options.source = source;
    options.dataset = dataset;
    return options;
  }

  /// "train/live/a client attack" of each video; frames as ":0,5".
  static QStringList factsOf(const PreparePlan& plan) {
    QStringList facts;
    for (const SourceVideo& video : plan.videos) {
      std::string text = video.key() + " " + video.client + " " + video.attack;
      for (const SourceFrame& frame : video.frames)
        text += (&frame == &video.frames.front() ? ":" : ",") + std::to_string(frame.number);
      facts << QString::fromStdString(text);
    }
    return facts;
  }

  QString ruleFault(const std::string& text) const {
    const std::string rule = write("fault.yaml", text).string();
    fs::create_directories(at("empty"));
    return test::messageOf([&] { planPreparation(options(at("empty"), rule)); });
  }

private Q_SLOTS:
  void aRuleNamesSplitLabelClientAndAttack() {
    for (const char* name :
         {"training/genuine/Anna B._01.mp4", "training/fake/photo/Anna B._02.mp4",
          "testing/fake/mask/Ödön_1.MP4", "holdout/genuine/x_1.mp4", "training/other/x_1.mp4", "notes.txt"})
      write(QString("own/live/") + name);
    const std::string rule = write("rule.yaml",
                                   "paths:\n"
                                   "  - \"{split}/genuine/{client}_{video}.mp4\": {label: live}\n"
                                   "  - \"{split}/fake/{attack}/{client}_{video}.mp4\": {label: spoof}\n"
                                   "split: {training: train, testing: test}\n"
                                   "attack: {photo: print}\n")
                                 .string();
    const PreparePlan plan = planPreparation(options(at("own/live"), rule));
    QCOMPARE(factsOf(plan),
             (QStringList{"test/spoof/Ödön_mask_1 Ödön mask", "train/live/Anna B._01 Anna B. live",
                          "train/spoof/Anna B._print_02 Anna B. print"}));
    QCOMPARE(plan.unmatched.size(), size_t{2});
    QVERIFY(plan.unmatched[0].why == "split \"holdout\" is not in the rule's map of that name");
    QVERIFY(plan.unmatched[1].why == "no pattern of the rule fits");
  }

  void aRuleOfImagesBringsFramesTogether() {
    for (const char* name : {"train/live/p1/v 1/f_10.png", "train/live/p1/v 1/f_2.png",
                             "test/spoof/p2/w/a.png", "test/spoof/p2/w/b.png"})
      write(QString("images/") + name);
    const std::string rule =
        write("images.yaml", "paths: [\"{split}/{label}/{client}/{video}/{frame}.png\"]\nfaces: true\n")
            .string();
    const PreparePlan plan = planPreparation(options(at("images"), rule));
    QCOMPARE(factsOf(plan),
             (QStringList{"test/spoof/p2_unknown_w p2 unknown:0,1", "train/live/p1_v 1 p1 live:2,10"}));
    QVERIFY(plan.videos[0].faces);
  }

  void faultsOfARuleAreNamedWithTheirLine() {
    QVERIFY(ruleFault("paths: [\"{video}.mp4\"]").contains("fault.yaml:1: nothing tells the split"));
    QVERIFY(ruleFault("split: {a: train}\n").contains("under the key paths"));
    QVERIFY(ruleFault("paths: [\"{split}/{label}/{a}.avi\"]\nsplit: {a: trian}\n")
                .contains("fault.yaml:2: split: \"trian\" is none of dev, test, train"));
    QVERIFY(ruleFault("paths: [\"{split}/{label}/{a}.avi\"]\nlabels: {}\n")
                .contains("fault.yaml:2: \"labels\" is none of"));
    QVERIFY(ruleFault("paths:\n  - \"{split}/{a}.avi\": {label: alive}\n")
                .contains("fault.yaml:2: label: \"alive\" is none of live, spoof"));
    QVERIFY(ruleFault("paths:\n  - \"{split/{a}.avi\"\n").contains("fault.yaml:2:"));
    QVERIFY(ruleFault("paths: [\n").contains("fault.yaml:"));
    QVERIFY(ruleFault("paths: []\n").contains("paths must be a list"));
    QVERIFY(test::messageOf([&] {
              planPreparation(options(at("empty"), at("none.yaml").string()));
            }).contains("none.yaml"));
  }

  void flatFoldersOfSafas() {
    for (const char* name : {"casia_train_live_7_NM_1/crop_0005.jpg", "casia_train_live_7_NM_1/crop_0010.jpg",
                             "casia_train_live_7_NM_1/org_0005.jpg", "casia_test_spoof_7_HR_4/crop_0000.jpg",
                             "replay_test_spoof_attack_client003_android_SD_ipad_video_scene01/crop_1.jpg",
                             "casia_live_7/crop_1.jpg", "casia_train_live_8_NM_1/readme.txt"})
      write(QString("live/preposess/") + name);
    const PreparePlan plan = planPreparation(options(at("live/preposess"), "safas"));
    QCOMPARE(factsOf(plan),
             (QStringList{"test/spoof/7_HR_4 test_7 replay:0",
                          "test/spoof/attack_client003_android_SD_ipad_video_scene01 client003 ipad:1",
                          "train/live/7_NM_1 train_7 live:5,10"}));
    QCOMPARE(plan.unmatched.size(), size_t{2});
  }

  void nestedFolders() {
    write("nested/oulu/train/live/1_1_01_1/crop_0003.jpg");
    write("nested/oulu/test/spoof/live_1_1_36_4/crop_0003.jpg");
    const PreparePlan plan = planPreparation(options(at("nested/oulu"), "nested"));
    QCOMPARE(factsOf(plan),
             (QStringList{"test/spoof/live_1_1_36_4 36 replay:3", "train/live/1_1_01_1 01 live:3"}));
  }

  void listsOfPathsAndLabels_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("path label")
        << "a/1_1_01_1/crop_0000.jpg 1\na/1_1_01_1/crop_0005.jpg 1\nb/1_1_01_2/x_3.png 0\n";
    QTest::newRow("label,path, a protocol file") << "+1,a/1_1_01_1\n-1,b/1_1_01_2/x_3.png\n";
    QTest::newRow("words, boxes, comments")
        << "# list\na/1_1_01_1/crop_0000.jpg live 1 2 3 4\na/1_1_01_1/crop_0005.jpg real\n\nspoof "
           "b/1_1_01_2/x_3.png\n";
  }
  void listsOfPathsAndLabels() {
    QFETCH(QString, text);
    for (const char* name : {"a/1_1_01_1/crop_0000.jpg", "a/1_1_01_1/crop_0005.jpg", "b/1_1_01_2/x_3.png"})
      write(QString("lists/") + name);
    PrepareOptions asked = options(write("lists/list.txt", text.toStdString()), "list");
    QVERIFY(test::messageOf([&] { planPreparation(asked); }).contains("--split"));
    asked.split = Split::Test;
    const QStringList facts = factsOf(planPreparation(asked));
    QCOMPARE(facts.size(), 2);
    QVERIFY2(facts[0] == "test/live/1_1_01_1 01 live:0,5", qPrintable(facts.join("\n")));
    QVERIFY2(facts[1].startsWith("test/spoof/x") && facts[1].endsWith(":3"), qPrintable(facts.join("\n")));
  }

  void aListOfVideosNeedsNoExtension() {
    write("protocol/Train_files/1_1_01_1.avi");
    PrepareOptions asked =
        options(write("protocol/Train.txt", "+1,Train_files/1_1_01_1\n-2,Train_files/1_1_01_3\n"), "list");
    asked.split = Split::Train;
    const PreparePlan plan = planPreparation(asked);
    QVERIFY(plan.videos.at(0).file == "Train_files/1_1_01_1.avi" && plan.videos[0].label == Label::Live);
    QVERIFY(plan.unmatched.at(0).why == "is in the list and not on the disk");
  }

  void theNumberThatMeansLiveIsSaidAndCanBeTurned() {
    write("turned/v/crop_1.jpg");
    PrepareOptions asked = options(write("turned/list.txt", "v/crop_1.jpg 0\n"), "list");
    asked.split = Split::Train;
    QVERIFY(planPreparation(asked).videos[0].label == Label::Spoof);
    QVERIFY(planPreparation(asked).notes[0].find("1 is taken as live") != std::string::npos);
    asked.live = "0";
    QVERIFY(planPreparation(asked).videos[0].label == Label::Live);
    asked.live = "yes";
    QVERIFY(test::messageOf([&] { planPreparation(asked); }).contains("--live"));
  }

  void faultsOfAListAreNamedWithTheirLine() {
    const auto faultOf = [&](const std::string& text) {
      PrepareOptions asked = options(write("faulty/list.txt", text), "list");
      asked.split = Split::Train;
      return test::messageOf([&] { planPreparation(asked); });
    };
    QVERIFY(faultOf("\nonly\n").contains("list.txt:2: expected a path and a label"));
    QVERIFY(faultOf("a b\n").contains("list.txt:1: neither \"a\" nor \"b\" is a label"));
    QVERIFY(faultOf("1 0\n").contains("could both be the label"));
    QVERIFY(faultOf("").contains("nothing there is named"));
  }

  void listsOfSsdg() {
    write("ssdg/casia/train_7_NM_1/frame_0004.png");
    const std::string json =
        "[{\"photo_path\": \"casia/train_7_NM_1/frame_0004.png\", \"photo_label\": 1, "
        "\"photo_belong_to_video_ID\": 12},"
        " {\"photo_path\": \"casia/gone/frame.png\", \"photo_label\": 0, \"photo_belong_to_video_ID\": 13}]";
    PrepareOptions asked = options(write("ssdg/train.json", json), "ssdg");
    asked.split = Split::Train;
    const PreparePlan plan = planPreparation(asked);
    QCOMPARE(factsOf(plan), (QStringList{"train/live/video12_train_7_NM_1 train_7 live:4"}));
    QCOMPARE(plan.unmatched.size(), size_t{1});
    write("ssdg/train.json", "[{\"photo_path\": \"x\"}]");
    QVERIFY(test::messageOf([&] { planPreparation(asked); }).contains("photo 1 has no photo_label"));
    write("ssdg/train.json", "{");
    QVERIFY(test::messageOf([&] { planPreparation(asked); }).contains("not JSON"));
  }
};

GACFAS_TEST(PrepareSourcesTest)
#include "tst_PrepareSources.moc"
