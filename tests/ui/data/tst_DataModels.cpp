#include <QAbstractItemModelTester>

#include "tests/support/TestMain.h"
#include "tests/ui/data/DataFolders.h"
#include "ui/data/CountsModel.h"
#include "ui/data/ImportNote.h"
#include "ui/data/PlanModel.h"
#include "ui/data/ProblemsModel.h"
#include "ui/data/VideoListModel.h"

using namespace gacfas;

namespace {

Video videoOf(const char* domain, Split split, Label label, const char* client, const char* attack) {
  Video video;
  video.domain = domain;
  video.split = split;
  video.label = label;
  video.name = std::string(client) + "_" + attack;
  video.client = client;
  video.attack = attack;
  video.frames = {"crop_0000.jpg"};
  return video;
}

QString textAt(const QAbstractItemModel& model, int row, int column) {
  return model.index(row, column).data().toString();
}

}  // namespace

class DataModelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void countsAreWrittenOnceADomain() {
    CountsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCounts({{"north", Split::Train, Label::Live, "live", 12, 12345, 6},
                     {"north", Split::Train, Label::Spoof, "print", 3, 30, 0},
                     {"south", Split::Test, Label::Live, "live", 1, 2, 1}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(textAt(model, 0, CountsModel::Domain), QString("north"));
    QCOMPARE(textAt(model, 1, CountsModel::Domain), QString());
    QCOMPARE(textAt(model, 1, CountsModel::SplitName), QString());
    QCOMPARE(textAt(model, 2, CountsModel::Domain), QString("south"));
    QCOMPARE(textAt(model, 0, CountsModel::Frames), QString("12") + QChar(0x2009) + "345");
    QCOMPARE(textAt(model, 0, CountsModel::Attack), QString("–"));
    QCOMPARE(textAt(model, 1, CountsModel::Clients), QString("–"));
  }

  void aPlanHasItsSumAndSaysWhatDiffers() {
    PlanModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCounts({{Split::Train, Label::Live, "live", 60, 20, 60, 20},
                     {Split::Train, Label::Spoof, "cut", 59, 20, 60, 20}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(textAt(model, 0, PlanModel::Remark), QString());
    QCOMPARE(textAt(model, 1, PlanModel::Remark), QString("differs"));
    QCOMPARE(textAt(model, 2, PlanModel::SplitName), QString("all"));
    QCOMPARE(textAt(model, 2, PlanModel::Videos), QString("119"));
    QCOMPARE(textAt(model, 2, PlanModel::Published), QString("120"));
    model.setCounts({});
    QCOMPARE(model.rowCount(), 0);
  }

  void problemsHaveTheirFixBesideThem() {
    ProblemsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProblems({{DataProblem::Weight::Error, "north", "no live videos", "import them"}});
    QCOMPARE(textAt(model, 0, ProblemsModel::What), QString("no live videos"));
    QCOMPARE(textAt(model, 0, ProblemsModel::Fix), QString("import them"));
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QString("Error: no live videos"));
  }

  void aFilterLetsThroughWhatMeetsAllItsConditions() {
    auto survey = std::make_shared<DataSurvey>();
    survey->index.videos = {videoOf("north", Split::Train, Label::Live, "1", "live"),
                            videoOf("north", Split::Train, Label::Spoof, "1", "print"),
                            videoOf("north", Split::Test, Label::Spoof, "2", "print"),
                            videoOf("south", Split::Test, Label::Spoof, "2", "replay")};
    VideoListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setVideos(survey, {});
    QCOMPARE(model.rowCount(), 4);
    VideoFilter filter;
    filter.label = Label::Spoof;
    model.setVideos(survey, filter);
    QCOMPARE(model.rowCount(), 3);
    filter.split = Split::Test;
    filter.client = "2";
    filter.attack = "print";
    model.setVideos(survey, filter);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(textAt(model, 0, 0), QString("2_print"));
    filter.domain = "south";
    model.setVideos(survey, filter);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.video(0));
  }

  void anImportThatWasStoppedRemembersItsSettings() {
    const QTemporaryDir folder;
    PrepareOptions options;
    options.source = "/data/OULU NPU";
    options.dataset = "oulu";
    options.out = folder.path().toStdString();
    options.domain = "oulu";
    options.every = 9;
    options.margin = 0.25;
    options.align = true;
    options.boxes = false;
    options.split = Split::Dev;
    std::filesystem::create_directories(options.out / options.domain);
    QVERIFY(!readImportNote(options.out, "oulu"));
    saveImportNote(options);
    const auto read = readImportNote(options.out, "oulu");
    QVERIFY(read);
    QCOMPARE(read->source, options.source);
    QCOMPARE(read->dataset, options.dataset);
    QCOMPARE(read->every, options.every);
    QCOMPARE(read->margin, options.margin);
    QCOMPARE(read->align, true);
    QCOMPARE(read->boxes, false);
    QVERIFY(read->split == Split::Dev);
    removeImportNote(options);
    QVERIFY(!readImportNote(options.out, "oulu"));
  }
};

GACFAS_TEST(DataModelsTest)
#include "tst_DataModels.moc"
