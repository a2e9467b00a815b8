#include <hdf5.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <future>

#include "LandscapeSamples.h"
#include "ReferenceSurface.h"
#include "core/io/AtomicFile.h"
#include "core/run/LandscapeHdf5.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

/// HDF5's own calls, nothing of ours.
struct RawFile {
  explicit RawFile(const std::string& path) : file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)) {}
  ~RawFile() { H5Fclose(file); }
  std::vector<hsize_t> shape(const char* name) const {
    const hid_t dataset = H5Dopen2(file, name, H5P_DEFAULT), space = H5Dget_space(dataset);
    std::vector<hsize_t> extent(static_cast<size_t>(H5Sget_simple_extent_ndims(space)));
    H5Sget_simple_extent_dims(space, extent.data(), nullptr);
    H5Sclose(space);
    H5Dclose(dataset);
    return extent;
  }
  bool isDouble(const char* name) const {
    const hid_t dataset = H5Dopen2(file, name, H5P_DEFAULT), type = H5Dget_type(dataset);
    const bool equal = H5Tequal(type, H5T_IEEE_F64LE) > 0;
    H5Tclose(type);
    H5Dclose(dataset);
    return equal;
  }
  std::vector<double> values(const char* name, size_t count) const {
    std::vector<double> numbers(count);
    const hid_t dataset = H5Dopen2(file, name, H5P_DEFAULT);
    H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data());
    H5Dclose(dataset);
    return numbers;
  }
  hid_t file;
};

/// A file in the reference's layout and nothing more.
void writeReferenceFile(const std::string& path, hsize_t lossCount = 4) {
  test::writeReferenceSurface(path, {{"xcoordinates", {2}, {-1.0, 1.0}},
                                     {"ycoordinates", {2}, {-1.0, 1.0}},
                                     {"train_loss", {lossCount / 2, 2}, {0.25, -1.0, std::nan(""), 3.0, 4.0, 5.0}},
                                     {"train_acc", {2, 2}, {75.0, -1.0, 10.0, 50.0}}});
}

}  // namespace

class LandscapeHdf5Test : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

private Q_SLOTS:
  void threadsTakeTurns() {
    QTemporaryDir dir;
    std::vector<std::future<size_t>> threads;
    for (int i = 0; i < 4; ++i) {
      const std::filesystem::path path = dir.filePath(QString::number(i)).toStdString();
      threads.push_back(std::async(std::launch::async, [path] {
        size_t points = 0;
        for (int round = 0; round < 10; ++round) {
          saveSurface(path, test::sampleGrid(), test::sampleRecipe(), "directions.h5");
          points += loadSurface(path).grid.size();
        }
        return points;
      }));
    }
    for (auto& thread : threads) QCOMPARE(thread.get(), size_t{60});
  }

  void surfaceHasTheReferenceLayout() {
    const LandscapeGrid grid = test::sampleGrid();
    saveSurface(path("s.h5"), grid, test::sampleRecipe(), "directions.h5");
    const RawFile raw(path("s.h5"));
    QCOMPARE(raw.shape("xcoordinates"), std::vector<hsize_t>{3});
    QCOMPARE(raw.shape("ycoordinates"), std::vector<hsize_t>{2});
    for (const char* name : {"train_loss", "train_acc"}) {
      QCOMPARE(raw.shape(name), (std::vector<hsize_t>{2, 3}));
      QVERIFY(raw.isDouble(name));
    }
    QCOMPARE(raw.values("xcoordinates", 3), grid.x);
    QCOMPARE(raw.values("ycoordinates", 2), grid.y);
    const std::vector<double> loss = raw.values("train_loss", 6), percent = raw.values("train_acc", 6);
    for (size_t point : {0, 2, 3, 5}) {  // stored order is [iy, ix]
      QCOMPARE(loss[point], test::samplePoint(point).loss);
      QCOMPARE(percent[point], 100.0 * test::samplePoint(point).accuracy);
    }
    QCOMPARE(loss[1], -1.0);
    QCOMPARE(percent[1], -1.0);
    QVERIFY(std::isnan(loss[4]) && std::isnan(percent[4]));
    QCOMPARE(raw.values("status", 6), (std::vector<double>{1, 0, 1, 1, 2, 1}));
    QCOMPARE(raw.values("domains/east/loss", 6)[5], test::samplePoint(5).domainLoss[1]);
    QCOMPARE(raw.values("domains/east/loss", 6)[4], 0.25);
  }

  void textIsStoredAsH5pyDoesIt() {
    saveSurface(path("text.h5"), test::sampleGrid(), test::sampleRecipe(), "directions.h5");
    const RawFile raw(path("text.h5"));
    const hid_t dataset = H5Dopen2(raw.file, "dir_file", H5P_DEFAULT), type = H5Dget_type(dataset),
                space = H5Dget_space(dataset);
    QCOMPARE(H5Sget_simple_extent_type(space), H5S_SCALAR);
    QVERIFY(H5Tis_variable_str(type) > 0);
    QCOMPARE(H5Tget_cset(type), H5T_CSET_UTF8);
    char* text = nullptr;
    H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &text);
    QCOMPARE(QString(text), QString("directions.h5"));
    H5free_memory(text);
    H5Sclose(space);
    H5Tclose(type);
    H5Dclose(dataset);
  }

  void surfaceReadsBackWhole() {
    const LandscapeGrid grid = test::sampleGrid();
    saveSurface(path("back.h5"), grid, test::sampleRecipe(), "directions.h5");
    const SurfaceFile read = loadSurface(path("back.h5"));
    QCOMPARE(read.grid.x, grid.x);
    QCOMPARE(read.grid.y, grid.y);
    QCOMPARE(read.grid.domains, grid.domains);
    QCOMPARE(read.grid.status, grid.status);
    for (size_t point : {0, 2, 3, 5}) {
      QCOMPARE(read.grid.points[point].loss, grid.points[point].loss);
      QCOMPARE(read.grid.points[point].weightedLoss, grid.points[point].weightedLoss);
      QCOMPARE(read.grid.points[point].domainLoss, grid.points[point].domainLoss);
      QCOMPARE(read.grid.points[point].domainAccuracy, grid.points[point].domainAccuracy);
    }
    QCOMPARE(read.attributes.at("model_hash"), std::string(64, 'a'));
    QCOMPARE(read.attributes.at("data_hash"), std::string(64, 'b'));
    QCOMPARE(read.attributes.at("direction_hash"), std::string(64, 'c'));
    QCOMPARE(read.attributes.at("seed"), std::string("123"));
    QCOMPARE(read.attributes.at("precision"), std::string("fp32"));
    QVERIFY(read.attributes.at("recipe").find("random, filter-wise normalised") != std::string::npos);
    QVERIFY(!read.attributes.at("program_version").empty());
  }

  void sameSurfaceGivesTheSameBytes() {
    saveSurface(path("one.h5"), test::sampleGrid(), test::sampleRecipe(), "d.h5");
    QTest::qWait(1100);  // time stamps of HDF5 count seconds
    saveSurface(path("two.h5"), test::sampleGrid(), test::sampleRecipe(), "d.h5");
    QVERIFY(loadFile(path("one.h5")) == loadFile(path("two.h5")));
  }

  void filesOfTheReferenceAreRead() {
    writeReferenceFile(path("reference.h5"));
    const SurfaceFile read = loadSurface(path("reference.h5"));
    const std::vector<PointStatus> expected{PointStatus::Done, PointStatus::Pending, PointStatus::Hole,
                                            PointStatus::Done};
    QCOMPARE(read.grid.status, expected);
    QCOMPARE(read.grid.points[3].loss, 3.0);
    QCOMPARE(read.grid.points[0].accuracy, 0.75);
    QVERIFY(read.grid.domains.empty() && read.attributes.empty());
  }

  void faultsNameFileAndDataset_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("no HDF5 file") << 0 << "not a readable HDF5 file";
    QTest::newRow("cut off") << 1 << "not a readable HDF5 file";
    QTest::newRow("other number of values") << 2 << "dataset train_loss has 6 values, expected 4";
    QTest::newRow("no surface in it") << 3 << "there is no dataset xcoordinates";
  }

  void faultsNameFileAndDataset() {
    QFETCH(int, fault);
    QFETCH(QString, words);
    const std::string file = path("fault.h5");
    if (fault == 2)
      writeReferenceFile(file, 6);
    else
      saveSurface(file, test::sampleGrid(), test::sampleRecipe(), "d.h5");
    if (fault == 0) saveFile(file, "words");
    if (fault == 1) saveFile(file, loadFile(file).substr(0, 1500));
    if (fault == 3) H5Fclose(H5Fcreate(file.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    try {
      loadSurface(file);
      QFAIL("no error");
    } catch (const InputError& error) {
      QVERIFY2(QString(error.what()).contains(words), error.what());
      QVERIFY(QString(error.what()).startsWith(QString::fromStdString(file)));
    }
  }

  void absentFileIsAnIoError() { QVERIFY_EXCEPTION_THROWN(loadSurface(path("absent.h5")), IoError); }

  void fullDiskLeavesTheOldFile() {
    const std::string file = path("full.h5");
    saveSurface(file, test::sampleGrid(), test::sampleRecipe(), "old.h5");
    const std::string before = loadFile(file);
    const pid_t child = fork();
    if (child == 0) {
      const rlimit limit{1000, 1000};
      setrlimit(RLIMIT_FSIZE, &limit);
      try {
        saveSurface(file, test::sampleGrid(), test::sampleRecipe(), "new.h5");
      } catch (const IoError&) {
        _exit(7);
      }
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 7);
    QVERIFY(loadFile(file) == before);
  }
};

GACFAS_TEST(LandscapeHdf5Test)
#include "tst_LandscapeHdf5.moc"
