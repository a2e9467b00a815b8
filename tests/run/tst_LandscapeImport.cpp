#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>

#include "LandscapeSamples.h"
#include "ReferenceSurface.h"
#include "core/io/AtomicFile.h"
#include "core/run/LandscapeFacts.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeImport.h"
#include "core/run/LandscapeView.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class LandscapeImportTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> dir_;

  std::filesystem::path at(const char* name) const { return dir_->filePath(name).toStdString(); }
  RunFolder run() const { return RunFolder(at("run")); }
  std::filesystem::path written(const char* name, std::vector<test::ReferenceDataset> datasets) const {
    test::writeReferenceSurface(at(name).string(), datasets);
    return at(name);
  }
  /// Three points on x, two on y, as plot_surface.py leaves them half done: shape [nx, ny], order [iy, ix].
  std::filesystem::path reference(const char* name = "resnet 56.h5") const {
    return written(name, {{"xcoordinates", {3}, {-1, 0, 1}},
                          {"ycoordinates", {2}, {0, 0.5}},
                          {"train_loss", {3, 2}, {1, 2, 3, 4, -1, NAN}},
                          {"train_acc", {3, 2}, {90, 80, 70, 60, -1, 50}},
                          {"test_loss", {3, 2}, {1.5, 2.5, 3.5, 4.5, -1, 6}},
                          {"test_acc", {3, 2}, {80, 70, 60, 50, -1, 40}}});
  }

private Q_SLOTS:
  void init() { dir_ = std::make_unique<QTemporaryDir>(); }

  void aForeignPlaneIsReadAsItStands() {
    const std::filesystem::path file = reference();
    const std::filesystem::path folder = importSurface(run(), file);
    QCOMPARE(folder, at("run/landscape/imported_resnet_56"));
    QVERIFY(loadFile(folder / "surface.h5") == loadFile(file));
    const LandscapeView view = readLandscape(folder);
    const std::vector<PointStatus> status{PointStatus::Done, PointStatus::Done,    PointStatus::Done,
                                          PointStatus::Done, PointStatus::Pending, PointStatus::Hole};
    QCOMPARE(view.grid.status, status);
    QCOMPARE(view.grid.points[view.grid.index(2, 0)].loss, 3.0);
    QCOMPARE(view.grid.points[view.grid.index(0, 1)].loss, 4.0);
    QCOMPARE(view.grid.points[0].accuracy, 0.9);
    const size_t loss = view.grid.column("test/loss"), accuracy = view.grid.column("test/accuracy");
    QCOMPARE(view.grid.points[3].extra.at(loss), 4.5);
    QCOMPARE(view.grid.points[3].extra.at(accuracy), 0.5);
    const LandscapeFacts facts = readLandscapeFacts(folder);
    QVERIFY(facts.foreign());
    QCOMPARE(facts.shape, LandscapeShape::Plane);
    QCOMPARE(facts.x.points, size_t{3});
    QCOMPARE(facts.y.high, 0.5);
    QCOMPARE(facts.x.target, std::string("resnet 56.h5"));
    QCOMPARE(facts.key, std::string("imported_resnet_56"));
  }

  void aForeignLineIsALine() {
    const auto file = written("line.h5", {{"xcoordinates", {3}, {-0.5, 0.1, 1.5}}, {"train_loss", {3}, {2, 1, 3}}});
    const std::filesystem::path folder = importSurface(run(), file, "between");
    const LandscapeFacts facts = readLandscapeFacts(folder);
    QCOMPARE(facts.shape, LandscapeShape::Line);
    QCOMPARE(facts.x.low, -0.5);
    QCOMPARE(facts.key, std::string("imported_between"));
    const LandscapeView view = readLandscape(folder);
    QCOMPARE(view.shape, LandscapeShape::Line);
    QCOMPARE(view.grid.count(PointStatus::Done), size_t{3});
    QVERIFY(std::isnan(view.grid.points[0].accuracy));  // the file has none
  }

  void aSurfaceOfOursKeepsItsRecipe() {
    saveSurface(at("ours.h5"), test::sampleGrid(), test::sampleRecipe(), "directions.h5");
    const LandscapeFacts facts = readLandscapeFacts(importSurface(run(), at("ours.h5")));
    QVERIFY(!facts.foreign());
    QCOMPARE(facts.settings.imported, std::string("ours.h5"));
    QCOMPARE(facts.x.kind, AxisKind::Random);
    QCOMPARE(facts.seed, int64_t{123});
  }

  void theSameFileTwiceIsOneLandscapeAndAnotherIsRefused() {
    const std::filesystem::path file = reference();
    QCOMPARE(importSurface(run(), file), importSurface(run(), file));
    const auto other = written("other.h5", {{"xcoordinates", {2}, {0, 1}}, {"train_loss", {2}, {1, 2}}});
    const QString message = test::messageOf([&] { importSurface(run(), other, "resnet 56"); });
    QVERIFY2(message.contains("another name") && message.contains("other.h5"), qPrintable(message));
    QVERIFY(loadFile(at("run/landscape/imported_resnet_56/surface.h5")) == loadFile(file));
  }

  void whatIsNoSurfaceIsRefused_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QList<double>>("x");
    QTest::newRow("falling") << "xcoordinates does not rise" << QList<double>{1, 0};
    QTest::newRow("twice the same") << "xcoordinates does not rise" << QList<double>{1, 1};
    QTest::newRow("not a number") << "xcoordinates does not rise" << QList<double>{NAN, 1};
    QTest::newRow("one point") << "fewer than two points" << QList<double>{1};
  }
  void whatIsNoSurfaceIsRefused() {
    QFETCH(QString, words);
    QFETCH(QList<double>, x);
    const std::vector<double> points(x.begin(), x.end());
    const auto file = written("bad.h5", {{"xcoordinates", {points.size()}, points},
                                         {"train_loss", {points.size()}, std::vector<double>(points.size(), 1.0)}});
    const QString message = test::messageOf([&] { importSurface(run(), file); });
    QVERIFY2(message.contains(words) && message.contains("bad.h5"), qPrintable(message));
    QVERIFY(!std::filesystem::exists(at("run/landscape")));
  }
};

GACFAS_TEST(LandscapeImportTest)
#include "tst_LandscapeImport.moc"
