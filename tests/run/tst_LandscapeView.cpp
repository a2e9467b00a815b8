#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "LandscapeSamples.h"
#include "core/io/AtomicFile.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeJournal.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeView.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

bool sameGrid(const LandscapeGrid& a, const LandscapeGrid& b) {
  if (a.x != b.x || a.y != b.y || a.domains != b.domains || a.status != b.status) return false;
  for (size_t point = 0; point < a.size(); ++point)
    if (a.status[point] == PointStatus::Done && !test::same(a.points[point], b.points[point])) return false;
  return true;
}

}  // namespace

class LandscapeViewTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;

  fs::path folder(const char* name) const {
    const fs::path place = fs::path(dir_.path().toStdString()) / name / "best-aaaaaaaa_3x2";
    fs::create_directories(place);
    return place;
  }

private Q_SLOTS:
  void growingJournalShowsEveryPointAppended() {
    const fs::path place = folder("growing");
    LandscapeJournal journal(place / "points.journal", test::sampleRecipe());
    LandscapeGrid expected(test::sampleRecipe().x, test::sampleRecipe().y, test::sampleRecipe().domains);
    for (const size_t point : {4, 0, 2}) {
      QVERIFY(sameGrid(readLandscape(place).grid, expected));
      expected.set(point, point == 4 ? test::brokenPoint() : test::samplePoint(point));
      journal.append(point, expected.points[point]);
    }
    const LandscapeView view = readLandscape(place);
    QVERIFY(sameGrid(view.grid, expected));
    QCOMPARE(view.grid.status[4], PointStatus::Hole);
    QCOMPARE(view.grid.count(PointStatus::Pending), size_t{3});
    QCOMPARE(view.weights, std::string("best"));
    QVERIFY(view.recipe == recipeLines(test::sampleRecipe()));
  }

  void halfWrittenRecordIsLeftOutAndTheFileLeftAlone() {
    const fs::path place = folder("torn"), file = place / "points.journal";
    {
      LandscapeJournal journal(file, test::sampleRecipe());
      journal.append(0, test::samplePoint(0));
    }
    const std::string whole = loadFile(file);
    LandscapeJournal(file, test::sampleRecipe()).append(1, test::samplePoint(1));
    const std::string torn = loadFile(file).substr(0, whole.size() + 9);
    saveFile(file, torn);
    const LandscapeView view = readLandscape(place);
    QCOMPARE(view.grid.count(PointStatus::Done), size_t{1});
    QCOMPARE(view.journalBytes, whole.size());
    QCOMPARE(loadFile(file), torn);
  }

  void surfaceFileServesWhereThereIsNoJournal() {
    const fs::path place = folder("exported");
    saveSurface(place / "surface.h5", test::sampleGrid(), test::sampleRecipe(), "directions.h5");
    const LandscapeView view = readLandscape(place);
    QVERIFY(view.grid.status == test::sampleGrid().status);
    QCOMPARE(view.grid.points[5].loss, test::samplePoint(5).loss);
    QVERIFY(view.recipe == recipeLines(test::sampleRecipe()));
    QCOMPARE(view.journalBytes, size_t{0});
  }

  void unevenAxesComeBackExactly() {
    const fs::path place = folder("uneven");
    LandscapeRecipe recipe = test::sampleRecipe();
    recipe.x = {-1.0, 0.1, 0.25, 1.0 / 3.0};
    recipe.y = {0.5};
    LandscapeJournal(place / "points.journal", recipe).append(3, test::samplePoint(3));
    const LandscapeGrid grid = readLandscape(place).grid;
    QCOMPARE(grid.x, recipe.x);
    QCOMPARE(grid.y, recipe.y);
    QCOMPARE(grid.status[3], PointStatus::Done);
  }

  void faultsNameTheFile() {
    const fs::path place = folder("faults"), file = place / "points.journal";
    QVERIFY_EXCEPTION_THROWN(readLandscape(place), IoError);
    const auto message = [&] { return test::messageOf([&] { readLandscape(place); }); };
    saveFile(file, "not a journal at all, just a line of text");
    QVERIFY(message().startsWith(QString::fromStdString(file.string())));
    fs::remove(file);
    Journal(file, "gacfas landscape 1\nx axis: somewhere\ny axis: 0 to 1 in 2 points\ndomains: north\n");
    QVERIFY2(message().contains("points.journal") && message().contains("somewhere"), qPrintable(message()));
    fs::remove(file);
    LandscapeJournal(file, test::sampleRecipe());
    Journal(file, readJournal(file).header).append("7,7,7");
    QVERIFY2(message().contains("7,7,7"), qPrintable(message()));
  }
};

GACFAS_TEST(LandscapeViewTest)
#include "tst_LandscapeView.moc"
