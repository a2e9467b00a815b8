#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <set>

#include "LandscapeSamples.h"
#include "core/io/AtomicFile.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecord.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

std::string messageOf(const std::filesystem::path& path, const LandscapeRecipe& recipe) {
  try {
    LandscapeJournal journal(path, recipe);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

class LandscapeJournalTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

  std::filesystem::path written(const char* name) const {
    LandscapeJournal journal(path(name), test::sampleRecipe());
    for (size_t point : {4, 0, 2})
      journal.append(point, point == 4 ? test::brokenPoint() : test::samplePoint(point));
    return path(name);
  }

private Q_SLOTS:
  void reopeningGivesEveryPointExactly() {
    const LandscapeJournal journal(written("exact"), test::sampleRecipe());
    const LandscapeGrid& grid = journal.grid();
    QCOMPARE(grid.count(PointStatus::Done), size_t{2});
    QCOMPARE(grid.count(PointStatus::Pending), size_t{3});
    for (size_t point : {0, 2}) QVERIFY(test::same(grid.points[point], test::samplePoint(point)));
  }

  void holesAreRemembered() {
    const LandscapeJournal journal(written("holes"), test::sampleRecipe());
    QCOMPARE(journal.grid().status[4], PointStatus::Hole);
    const PointLosses& hole = journal.grid().points[4];
    QVERIFY(std::isnan(hole.loss) && std::isinf(hole.weightedLoss) && std::isnan(hole.domainLoss[0]));
    QCOMPARE(hole.domainLoss[1], 0.25);
  }

  void cutAnywhereLosesAtMostThePointBeingWritten() {
    const auto whole = written("cut");
    const std::string bytes = loadFile(whole);
    std::string before;
    {
      LandscapeJournal journal(path("two"), test::sampleRecipe());
      for (size_t point : {4, 0})
        journal.append(point, point == 4 ? test::brokenPoint() : test::samplePoint(point));
      before = loadFile(path("two"));
    }
    QCOMPARE(bytes.substr(0, before.size()), before);
    for (size_t size = before.size(); size < bytes.size(); size += 3) {  // each open flushes to disk
      saveFile(whole, bytes.substr(0, size));
      LandscapeJournal journal(whole, test::sampleRecipe());
      QCOMPARE(journal.grid().count(PointStatus::Pending), size_t{4});
      QCOMPARE(journal.droppedBytes(), size - before.size());
      journal.append(2, test::samplePoint(2));
      QCOMPARE(loadFile(whole), bytes);
    }
  }

  void cutInTheHeaderStartsAgain() {
    const auto whole = written("header");
    saveFile(whole, loadFile(whole).substr(0, 20));
    QCOMPARE(LandscapeJournal(whole, test::sampleRecipe()).grid().count(PointStatus::Pending), size_t{6});
    saveFile(whole, "");
    QCOMPARE(LandscapeJournal(whole, test::sampleRecipe()).grid().count(PointStatus::Pending), size_t{6});
  }

  void anotherRecipeIsRefusedInWords_data() {
    QTest::addColumn<int>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("weights") << 0 << "weights: aaaaaaaaaaaa in the file, dddddddddddd now";
    QTest::newRow("faces") << 1 << "faces: bbbbbbbbbbbb in the file, dddddddddddd now";
    QTest::newRow("seed") << 2
                          << "ignored, seed 123 in the file, random, filter-wise normalised, biases and "
                             "batch norm ignored, seed 124 now";
    QTest::newRow("range") << 3 << "x axis: -1 to 1 in 3 points in the file, -2 to 2 in 3 points now";
    QTest::newRow("points") << 4
                            << "y axis: -0.1 to 0.3 in 2 points in the file, -0.1 to 0.3 in 5 points now";
    QTest::newRow("loss") << 5 << "loss: bce in the file, ce now; logit scale: 12 in the file, 32 now";
    QTest::newRow("precision") << 6 << "precision: fp32 in the file, bf16 now";
    QTest::newRow("domains") << 7 << "domains: north, east in the file, east, north now";
    QTest::newRow("uneven axis") << 8 << "x axis: -1 to 1 in 3 points in the file, at -1 0.25 1 now";
  }

  void anotherRecipeIsRefusedInWords() {
    QFETCH(int, change);
    QFETCH(QString, words);
    const auto file = written("refused");
    const std::string before = loadFile(file);
    LandscapeRecipe recipe = test::sampleRecipe();
    if (change == 0) recipe.modelHash = std::string(64, 'd');
    if (change == 1) recipe.facesHash = std::string(64, 'd');
    if (change == 2) recipe.directions.seed = 124;
    if (change == 3) recipe.x = linspace(-2.0, 2.0, 3);
    if (change == 4) recipe.y = linspace(-0.1, 0.3, 5);
    if (change == 5) recipe.loss = LossKind::Ce, recipe.logitScale = 32.0;
    if (change == 6) recipe.precision = Precision::Bf16;
    if (change == 7) recipe.domains = {"east", "north"};
    if (change == 8) recipe.x = {-1.0, 0.25, 1.0};
    const QString message = QString::fromStdString(messageOf(file, recipe));
    QVERIFY2(message.contains(words), qPrintable(message));
    QVERIFY(message.startsWith(QString::fromStdString(file.string())));
    QCOMPARE(loadFile(file), before);
  }

  void columnsAndBoundsComeBackExactly() {
    LandscapeRecipe recipe = test::sampleRecipe();
    recipe.columns = {"live/loss", "attacks/print/loss"};
    {
      LandscapeJournal journal(path("columns"), recipe);
      PointLosses point = test::samplePoint(0);
      point.extra = {1.0 / 3.0, std::nan("")};
      journal.append(0, point);
      journal.append(1, lossBound(2.5, 2));
      journal.append(3, lossBound(1.5, 2));
      point.extra[1] = 0.75;
      journal.append(3, point);  // measured on later
    }
    const LandscapeGrid grid = LandscapeJournal(path("columns"), recipe).grid();
    QCOMPARE(grid.columns, recipe.columns);
    QCOMPARE(grid.points[0].extra[0], 1.0 / 3.0);
    QVERIFY(std::isnan(grid.points[0].extra[1]));
    QCOMPARE(grid.status[1], PointStatus::AtLeast);
    QCOMPARE(grid.points[1].loss, 2.5);
    QVERIFY(std::isnan(grid.points[1].accuracy));
    QCOMPARE(grid.status[3], PointStatus::Done);
    QCOMPARE(grid.points[3].extra[1], 0.75);
  }

  void journalOfAnEarlierVersionGoesOnWithItsColumns() {
    const auto file = written("earlier");  // none
    LandscapeRecipe recipe = test::sampleRecipe();
    recipe.columns = {"live/loss"};
    QVERIFY(continuedColumns(file, recipe).empty());
    recipe.directions.seed = 7;
    QCOMPARE(continuedColumns(file, recipe), recipe.columns);
    QCOMPARE(continuedColumns(path("nowhere"), recipe), recipe.columns);
  }

  void everySettingThatChangesValuesIsInTheRecipe() {
    std::set<std::string> headers;
    const auto add = [&](auto&& change) {
      LandscapeRecipe recipe = test::sampleRecipe();
      change(recipe);
      headers.insert(landscapeHeader(recipe));
    };
    add([](auto&) {});
    add([](auto& r) { r.directions.x.norm = DirectionNorm::Layer; });
    add([](auto& r) { r.directions.y.norm = DirectionNorm::Layer; });
    add([](auto& r) { r.directions.y.ignoreBiasBn = false; });
    add([](auto& r) { r.directions.x.tensors = AxisTensors::States; });
    add([](auto& r) { r.directions.shape = LandscapeShape::Line; });
    add([](auto& r) { r.directions.shape = LandscapeShape::Lines; });
    add([](auto& r) { r.directions.statistics = PlaneStatistics::Reestimated; });
    add([](auto& r) { r.directions.statistics = PlaneStatistics::Interpolated; });
    add([](auto& r) { r.columns = {"live/loss"}; });
    add([](auto& r) { r.precision = Precision::Bf16; });
    QCOMPARE(headers.size(), size_t{11});
  }

  void otherFilesAreRefused() {
    saveFile(path("foreign"), "not a journal at all, just a line of text");
    QVERIFY(messageOf(path("foreign"), test::sampleRecipe()).find("not a journal") != std::string::npos);
    Journal(path("other"), "another program part");
    QVERIFY(messageOf(path("other"), test::sampleRecipe()).find("not a landscape's journal") !=
            std::string::npos);
  }

  void recordThatIsNoPointIsNamed() {
    const auto file = written("odd");
    std::string header = readJournal(file).header;
    Journal(file, header).append("1,2,three");
    QVERIFY(messageOf(file, test::sampleRecipe()).find("1,2,three") != std::string::npos);
  }
};

GACFAS_TEST(LandscapeJournalTest)
#include "tst_LandscapeJournal.moc"
