#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <opencv2/core/version.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

#include "DrawnVideos.h"
#include "FakeYuNet.h"
#include "core/data/DatasetIndex.h"
#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/prepare/FaceFinder.h"
#include "core/prepare/FileCrops.h"
#include "core/prepare/Preparation.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"

using namespace gacfas;
using drawn::DrawnVideo;
using drawn::drawVideo;
namespace fs = std::filesystem;

namespace {

constexpr bool kNewYuNet = CV_VERSION_MAJOR * 100 + CV_VERSION_MINOR >= 408;

/// Content and time of every file below a folder.
std::map<std::string, std::pair<std::string, fs::file_time_type>> filesBelow(const fs::path& root) {
  std::map<std::string, std::pair<std::string, fs::file_time_type>> files;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file())
      files[fs::relative(entry.path(), root).string()] = {loadFile(entry.path()), entry.last_write_time()};
  return files;
}

std::vector<std::string> cropsIn(const fs::path& folder) {
  std::vector<std::string> names;
  if (fs::exists(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string listed(const std::vector<PassedOver>& list) {
  std::string text;
  for (const PassedOver& one : list) text += one.path + ": " + one.why + "\n";
  return text;
}

}  // namespace

class TestPrepareVideos : public QObject {
  Q_OBJECT

private:
  QTemporaryDir folder_;
  int count_ = 0;

  fs::path at(const QString& name) const { return folder_.filePath(name).toStdString(); }
  fs::path fresh() { return at("out" + QString::number(++count_)); }

  /// Two people of CASIA's training and one of its test set, six videos.
  fs::path smallCasia() const { return at("casia"); }

  PrepareOptions options(const fs::path& source, const std::string& dataset = "casia") {
    PrepareOptions options;
    options.source = source;
    options.dataset = dataset;
    options.out = fresh();
    options.domain = "d";
    options.workers = 2;
    return options;
  }

  static PrepareSummary prepare(const PrepareOptions& options, const ProgressSink& progress = {}) {
    JobControl control;
    return prepareVideos(planPreparation(options), options, control, {progress, {}});
  }

private Q_SLOTS:
  void initTestCase() {
    drawVideo(smallCasia() / "train_release/1/1.avi", {0, 12, 60, 10, 2});
    drawVideo(smallCasia() / "train_release/1/3.avi", {0});
    drawVideo(smallCasia() / "train_release/2/HR_1.avi", {1});
    drawVideo(smallCasia() / "train_release/2/HR_4.avi", {1});
    drawVideo(smallCasia() / "test_release/1/2.avi", {2});
    drawVideo(smallCasia() / "test_release/1/5.avi", {2});
  }

  void whatYuNetAnswersBecomesABoxWithEyes() {
    if (kNewYuNet) QSKIP("This OpenCV takes the model of 2023, which has other outputs");
    drawn::FakeYuNet::write(at("yunet.onnx"));
    const auto finder = makeFaceFinder(at("yunet.onnx"));
    QVERIFY(finder->hasEyes());
    const std::vector<FaceBox> boxes = finder->find(cv::Mat(240, 320, CV_8UC3, cv::Scalar::all(90)));
    QCOMPARE(boxes.size(), size_t{1});
    const FaceBox& box = boxes[0];
    const auto near = [](double a, double b) { return std::abs(a - b) < 0.01; };
    QVERIFY(near(box.x, 96) && near(box.y, 64) && near(box.width, 96) && near(box.height, 96));
    QVERIFY(box.hasEyes && near(box.leftEyeX, 124.8) && near(box.rightEyeX, 163.2));
    QVERIFY(near(box.leftEyeY, 102.4) && near(box.rightEyeY, 102.4));
  }

  void cropsAreMadeWithYuNet() {
    if (kNewYuNet) QSKIP("This OpenCV takes the model of 2023, which has other outputs");
    drawn::FakeYuNet::write(at("yunet.onnx"));
    PrepareOptions asked = options(smallCasia());
    asked.domain = "yunet";
    asked.detector = at("yunet.onnx");
    asked.align = true;
    const PrepareSummary summary = prepare(asked);
    QVERIFY2(summary.broken.empty() && summary.noFace.empty(),
             (listed(summary.broken) + listed(summary.noFace)).c_str());
    QCOMPARE(summary.crops, int64_t{18});
    const std::filesystem::path crop = asked.out / "yunet/train/live/1_NM_1/crop_0005.jpg";
    const cv::Mat image = cv::imread(crop.string());
    QVERIFY(std::abs(image.cols - 1.2 * 96) < 2 && image.rows == image.cols);  // box and margin on both sides
  }

  void videosBecomeCropsThatTheIndexReads() {
    const PrepareOptions asked = options(smallCasia());
    const auto before = filesBelow(smallCasia());
    const PrepareSummary summary = prepare(asked);
    QVERIFY2(summary.broken.empty() && summary.noFace.empty(),
             (listed(summary.broken) + listed(summary.noFace)).c_str());
    QCOMPARE(summary.prepared, int64_t{6});
    QCOMPARE(summary.crops, int64_t{18});
    const DatasetIndex index = indexDataset(asked.out, {"d"});
    QVERIFY(index.notes.empty());
    QStringList facts;
    for (const Video& video : index.videos)
      facts << QString::fromStdString(splitName(video.split) + "/" + labelName(video.label) + "/" +
                                      video.name + " " + video.client + " " + video.attack);
    QCOMPARE(facts, (QStringList{"train/spoof/1_NM_3 train_1 warped", "train/spoof/2_HR_4 train_2 replay",
                                 "train/live/1_NM_1 train_1 live", "train/live/2_HR_1 train_2 live",
                                 "test/spoof/1_NM_5 test_1 cut", "test/live/1_NM_2 test_1 live"}));
    QCOMPARE(cropsIn(index.videos[0].folder),
             (std::vector<std::string>{"crop_0000.jpg", "crop_0005.jpg", "crop_0010.jpg"}));
    QVERIFY2(filesBelow(smallCasia()) == before, "the source was changed");
  }

  /// As the import cuts the very same video.
  void aSingleVideoIsCroppedAsInAnImport() {
    const PrepareOptions asked = options(smallCasia());
    prepare(asked);
    const JobControl control;
    const fs::path folder = fresh();
    const std::vector<std::string> names = cropFile(smallCasia() / "train_release/1/1.avi", folder, {}, control);
    const fs::path imported = asked.out / "d/train/live/1_NM_1";
    QCOMPARE(names, cropsIn(imported));
    for (const std::string& name : names) QCOMPARE(loadFile(folder / name), loadFile(imported / name));
  }

  void aSinglePictureIsCroppedOnce() {
    const JobControl control;
    drawVideo(at("one.avi"), {3, 1});
    const fs::path picture = at("one.PNG"), crop = at("crop_0007.jpg");
    cv::Mat frame;
    cv::VideoCapture(at("one.avi").string()).read(frame);
    cv::imwrite(picture.string(), frame);
    const fs::path folder = fresh();
    QCOMPARE(cropFile(picture, folder, {}, control), std::vector<std::string>{"crop_0000.jpg"});
    const cv::Mat face = cv::imread((folder / "crop_0000.jpg").string());
    QVERIFY(face.cols == face.rows && face.cols < frame.rows);
    // By its name a crop already.
    fs::copy_file(folder / "crop_0000.jpg", crop);
    const fs::path again = fresh();
    cropFile(crop, again, {}, control);
    QCOMPARE(loadFile(again / "crop_0000.jpg"), loadFile(crop));
  }

  void aSingleFileThatCannotBeCroppedIsNamed() {
    const JobControl control;
    drawVideo(at("wall.avi"), {0, 12, 60, 10, 0, 0, 12});
    std::ofstream(at("text.mp4")) << "no video";
    for (const auto& [name, why] : {std::pair{"wall.avi", "no face was found in 3 frames"},
                                    {"text.mp4", "cannot be opened"},
                                    {"gone.jpg", "there is no such"}}) {
      const std::string message = test::messageOf([&] { cropFile(at(name), fresh(), {}, control); }).toStdString();
      QVERIFY2(message.find(name) != std::string::npos && message.find(why) != std::string::npos, message.c_str());
    }
    QVERIFY(isPictureOrVideo("A.MOV") && isPictureOrVideo("b.jpeg") && !isPictureOrVideo("c.txt"));
  }

  /// Frames are told by the red of a corner that a box at the frame's corner takes into the crop.
  void numbersAreThoseOfTheFrames() {
    const fs::path source = at("numbers");
    drawVideo(source / "train_release/1/1.avi", {0, 14});
    std::string boxes;
    for (int i = 0; i < 14; ++i) boxes += std::to_string(i) + " 0 0 180 180\n";
    std::ofstream(source / "train_release/1/1.face") << boxes;
    PrepareOptions asked = options(source);
    asked.every = 3;
    asked.margin = 0;
    prepare(asked);
    const fs::path folder = asked.out / "d/train/live/1_NM_1";
    QCOMPARE(cropsIn(folder), (std::vector<std::string>{"crop_0000.jpg", "crop_0003.jpg", "crop_0006.jpg",
                                                        "crop_0009.jpg", "crop_0012.jpg"}));
    for (const int number : {0, 3, 6, 9, 12}) {
      const cv::Mat crop =
          cv::imread((folder / QString::asprintf("crop_%04d.jpg", number).toStdString()).string());
      QCOMPARE(crop.size(), cv::Size(180, 180));
      QVERIFY(std::abs(crop.at<cv::Vec3b>(6, 6)[2] - 10 * number) < 5);
    }
  }

  void theCropIsTheFace() {
    PrepareOptions asked = options(at("face"));
    drawVideo(at("face/train_release/1/1.avi"), {0, 6, 30, 20});
    drawVideo(at("face/train_release/1/2.avi"), {0, 6, 110, 30});
    prepare(asked);
    const cv::Mat a = cv::imread((asked.out / "d/train/live/1_NM_1/crop_0000.jpg").string());
    const cv::Mat b = cv::imread((asked.out / "d/train/live/1_NM_2/crop_0000.jpg").string());
    QVERIFY(a.cols == a.rows && a.cols > 100 && a.cols < 190);
    QVERIFY2(std::abs(a.cols - b.cols) < 12, qPrintable(QString("%1 and %2").arg(a.cols).arg(b.cols)));
  }

  void aFaceThatGoesIsKeptThenSkippedAndCounted() {
    PrepareOptions asked = options(at("hidden"));
    drawVideo(at("hidden/train_release/1/1.avi"), {0, 20, 60, 10, 0, 4, 14});
    drawVideo(at("hidden/train_release/1/3.avi"), {0, 5, 60, 10, 0, 0, 99});
    asked.every = 1;
    const PrepareSummary summary = prepare(asked);
    QCOMPARE(summary.kept, int64_t{5});
    QCOMPARE(summary.crops, int64_t{15});
    QCOMPARE(summary.noFaceFrames, int64_t{5 + 5});
    QCOMPARE(summary.noFace.size(), size_t{1});
    QVERIFY(summary.noFace[0].path == "train_release/1/3.avi");
    QVERIFY(!fs::exists(asked.out / "d/train/spoof/1_NM_3"));
    const auto crops = cropsIn(asked.out / "d/train/live/1_NM_1");
    QVERIFY(std::find(crops.begin(), crops.end(), "crop_0009.jpg") == crops.end());
    QVERIFY(std::find(crops.begin(), crops.end(), "crop_0014.jpg") != crops.end());
  }

  void brokenVideosAreToldAndSkipped() {
    const fs::path source = at("broken/train_release/1");
    drawVideo(source / "1.avi");
    drawVideo(source / "2.avi");
    std::ofstream(source / "3.avi").close();
    std::ofstream(source / "4.avi") << std::string(5000, 'x');
    fs::create_symlink("nowhere", source / "5.avi");
    fs::create_directory(source / "6.avi");
    fs::resize_file(source / "2.avi", fs::file_size(source / "2.avi") / 2);
    const PrepareOptions asked = options(at("broken"));
    const PrepareSummary summary = prepare(asked);
    QCOMPARE(summary.broken.size(), size_t{3});
    QVERIFY2(listed(summary.broken).find("3.avi: the file is empty") != std::string::npos,
             listed(summary.broken).c_str());
    QVERIFY2(listed(summary.broken).find("4.avi: it cannot be opened as a video") != std::string::npos,
             listed(summary.broken).c_str());
    QVERIFY2(listed(summary.odd).find("2.avi: it ends after") != std::string::npos,
             listed(summary.odd).c_str());
    QVERIFY(!cropsIn(asked.out / "d/train/live/1_NM_1").empty());

    // Repaired: the next call makes it, and nothing else.
    fs::remove(source / "3.avi");
    drawVideo(source / "3.avi");
    const auto stamp = fs::last_write_time(asked.out / "d/train/live/1_NM_1/crop_0000.jpg");
    const PrepareSummary again = prepare(asked);
    QCOMPARE(again.prepared, int64_t{3});
    QCOMPARE(again.broken.size(), size_t{2});
    QVERIFY(fs::last_write_time(asked.out / "d/train/live/1_NM_1/crop_0000.jpg") == stamp);
  }

  void oddNamesAreFine() {
    const fs::path source = at("odd \"live\" 'é 顔");
    drawVideo(source / "train/live/Küche \"1\" 'a_%02d.avi");
    const std::string rule = at("odd.yaml").string();
    std::ofstream(rule) << "paths: [\"{split}/{label}/{client}_{video}.avi\"]\n";
    const PrepareOptions asked = options(source, rule);
    QCOMPARE(prepare(asked).crops, int64_t{3});
    const DatasetIndex index = indexDataset(asked.out, {"d"});
    QCOMPARE(index.videos.size(), size_t{1});
    QVERIFY(index.videos[0].client == "Küche \"1\" 'a" && index.videos[0].attack == "live");
  }

  void aStoppedCallIsContinuedToTheSameFiles() {
    PrepareOptions asked = options(smallCasia());
    prepare(asked);
    const auto whole = filesBelow(asked.out / "d");
    asked.out = fresh();
    asked.workers = 1;
    JobControl control;
    const auto stopSoon = [&](const Progress& now) {
      if (now.done >= 2) control.requestStop();
    };
    QVERIFY_EXCEPTION_THROWN(prepareVideos(planPreparation(asked), asked, control, {stopSoon, {}}),
                             Cancelled);
    const auto begun = filesBelow(asked.out / "d");
    QVERIFY(begun.size() < whole.size() && begun.size() > 4);
    const PrepareSummary rest = prepare(asked);
    QVERIFY(rest.before >= 2 && rest.before + rest.prepared == 6);
    const auto both = filesBelow(asked.out / "d");
    QCOMPARE(both.size(), whole.size());
    for (const auto& [name, file] : whole) QVERIFY2(both.at(name).first == file.first, name.c_str());
    QVERIFY(!fs::exists(asked.out / "d/.preparing"));
  }

  void aSecondCallDoesNothing() {
    const PrepareOptions asked = options(smallCasia());
    prepare(asked);
    const auto before = filesBelow(asked.out / "d/train");
    Progress last;
    const PrepareSummary again = prepare(asked, [&](const Progress& now) { last = now; });
    QCOMPARE(again.prepared, int64_t{0});
    QCOMPARE(again.crops, int64_t{18});
    QCOMPARE(last.done, last.total);
    QVERIFY(filesBelow(asked.out / "d/train") == before);
  }

  void whatAKillLeavesIsNoVideo() {
    const PrepareOptions asked = options(smallCasia());
    fs::create_directories(asked.out / "d/.preparing/0");
    std::ofstream(asked.out / "d/.preparing/0/crop_0000.jpg") << "half";
    // Moved to its place, and killed before its row was written whole.
    fs::create_directories(asked.out / "d/train/live/1_NM_1");
    std::ofstream(asked.out / "d/train/live/1_NM_1/crop_0007.jpg") << "old";
    prepare(asked);
    QCOMPARE(cropsIn(asked.out / "d/train/live/1_NM_1").size(), size_t{3});
    QVERIFY(!fs::exists(asked.out / "d/.preparing"));
    const CsvTable table = readCsv(asked.out / "d/videos.csv");
    QCOMPARE(table.rows.size(), size_t{6});
    QFile torn(QString::fromStdString((asked.out / "d/videos.csv").string()));
    QVERIFY(torn.resize(torn.size() - 7));
    QCOMPARE(prepare(asked).prepared, int64_t{1});
  }

  void aChangedSourceIsMadeAnew() {
    const fs::path source = at("changed");
    drawVideo(source / "train_release/1/1.avi", {0, 12});
    const PrepareOptions asked = options(source);
    QCOMPARE(prepare(asked).crops, int64_t{3});
    drawVideo(source / "train_release/1/1.avi", {0, 6});
    const PrepareSummary again = prepare(asked);
    QCOMPARE(again.prepared, int64_t{1});
    QCOMPARE(cropsIn(asked.out / "d/train/live/1_NM_1").size(), size_t{2});
  }

  void theManifestSaysHowAndIsTheSameForTheSameWork() {
    PrepareOptions asked = options(smallCasia());
    asked.versions = {{"gacfas", "1"}};
    prepare(asked);
    const std::string first = loadFile(asked.out / "d/manifest.json");
    const nlohmann::json content = nlohmann::json::parse(first);
    QVERIFY(content["settings"]["every"] == "5" && content["settings"]["margin"] == "0.1");
    QVERIFY(content["settings"]["detector_sha256"].get<std::string>().size() == 64);
    QVERIFY(content["versions"]["gacfas"] == "1" && content["versions"].contains("opencv"));
    QVERIFY(content["complete"] == true && content["crops"].size() == 6 &&
            content["crops"]["train/live/1_NM_1"] == 3);
    asked.out = fresh();
    asked.workers = 1;
    prepare(asked);
    QVERIFY(loadFile(asked.out / "d/manifest.json") == first);
  }

  void otherSettingsAreNotMixedIn() {
    PrepareOptions asked = options(smallCasia());
    prepare(asked);
    const auto before = filesBelow(asked.out);
    asked.margin = 0.3;
    const QString message = test::messageOf([&] { prepare(asked); });
    QVERIFY2(message.contains("was prepared with margin 0.1, now it is 0.3"), qPrintable(message));
    QVERIFY(filesBelow(asked.out) == before);
  }

  void aSecondListCompletesADomain() {
    const fs::path root = at("parts");
    for (const char* name : {"a/crop_1.jpg", "b/crop_4.png"}) {
      fs::create_directories((root / name).parent_path());
      cv::imwrite((root / name).string(), cv::Mat(20, 20, CV_8UC3, cv::Scalar(1, 2, 3)));
    }
    std::ofstream(root / "train.txt") << "a 1\n";
    std::ofstream(root / "test.txt") << "b 0\n";
    PrepareOptions asked = options(root / "train.txt", "list");
    asked.split = Split::Train;
    prepare(asked);
    asked.source = root / "test.txt";
    asked.split = Split::Test;
    prepare(asked);
    const DatasetIndex index = indexDataset(asked.out, {"d"});
    QCOMPARE(index.videos.size(), size_t{2});
    QVERIFY(loadFile(asked.out / "d/test/spoof/b/crop_0004.png") == loadFile(root / "b/crop_4.png"));
    QCOMPARE(nlohmann::json::parse(loadFile(asked.out / "d/manifest.json"))["crops"].size(), size_t{2});
  }

  void boxFilesThatDoNotFitAreNotUsed() {
    const fs::path source = at("turned/train_release/1");
    drawVideo(source / "1.avi", {0, 12, 100, 20});
    std::string boxes;
    for (int i = 0; i < 12; ++i) boxes += std::to_string(i) + " 0 190 40 40\n";
    std::ofstream(source / "1.face") << boxes;
    PrepareOptions asked = options(at("turned"));
    const PrepareSummary summary = prepare(asked);
    QVERIFY2(listed(summary.odd).find("1.face does not fit the video") != std::string::npos,
             listed(summary.odd).c_str());
    QVERIFY(cv::imread((asked.out / "d/train/live/1_NM_1/crop_0000.jpg").string()).cols > 80);
  }

  void aTrialGuessesCropsAndDisk() {
    PrepareOptions asked = options(smallCasia());
    JobControl control;
    const PrepareEstimate estimate = estimatePreparation(planPreparation(asked), asked, control);
    QCOMPARE(estimate.tried, int64_t{6});
    QVERIFY2(estimate.crops >= 14 && estimate.crops <= 22, qPrintable(QString::number(estimate.crops)));
    QVERIFY(estimate.bytes > 0 && estimate.freeBytes > 0 && estimate.seconds > 0);
    QVERIFY(!fs::exists(asked.out));
    int64_t bytes = 0;
    prepare(asked);
    for (const auto& [name, file] : filesBelow(asked.out / "d"))
      if (name.ends_with(".jpg")) bytes += static_cast<int64_t>(file.first.size());
    QVERIFY2(estimate.bytes > bytes / 2 && estimate.bytes < 3 * bytes,
             qPrintable(QString("%1 for %2").arg(estimate.bytes).arg(bytes)));
  }

  void impossibleOptionsAreRefusedBeforeAnythingIsWritten() {
    const auto refusal = [&](const std::function<void(PrepareOptions&)>& change) {
      PrepareOptions asked = options(smallCasia());
      change(asked);
      const QString message = test::messageOf([&] { prepare(asked); });
      return fs::exists(asked.out) && asked.out != smallCasia() ? QString("it wrote") : message;
    };
    QVERIFY(refusal([](PrepareOptions& o) { o.every = 0; }).contains("--every is 0"));
    QVERIFY(refusal([](PrepareOptions& o) { o.margin = -1; }).contains("--margin"));
    QVERIFY(refusal([](PrepareOptions& o) { o.align = true; }).contains("no eye files beside the videos"));
    QVERIFY(refusal([](PrepareOptions& o) { o.domain = "a/b"; }).contains("--domain"));
    QVERIFY(refusal([](PrepareOptions& o) { o.domain = ""; }).contains("--domain"));
    QVERIFY(refusal([](PrepareOptions& o) { o.detector = "none.onnx"; }).contains("none.onnx"));
    QVERIFY(refusal([&](PrepareOptions& o) {
              std::ofstream(at("bad.xml")) << "<a/>";
              o.detector = at("bad.xml");
            }).contains("not a cascade"));
    QVERIFY(refusal([&](PrepareOptions& o) {
              std::ofstream(at("bad.onnx")) << "no model";
              o.detector = at("bad.onnx");
            }).contains("cannot load it as YuNet"));
    QVERIFY(refusal([&](PrepareOptions& o) { o.out = smallCasia(); }).contains("beside the source"));
    QVERIFY(!fs::exists(smallCasia() / "d"));
  }
};

QTEST_GUILESS_MAIN(TestPrepareVideos)
#include "tst_PrepareVideos.moc"
