#include <QtTest>
#include <cmath>
#include <fstream>

#include "core/run/SharpnessFile.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

SharpnessReport sample() {
  SharpnessReport report;
  report.weights = "best";
  report.modelHash = std::string(64, 'a');
  report.facesHash = std::string(64, 'b');
  report.device = "cpu, 2 threads";
  report.seed = 9'007'199'254'740'991;
  report.faces = 12;
  report.parameters = 11'171'904;
  report.options.rho = 0.05;
  SharpnessFigures all;
  all.name = "all";
  all.loss = {0.1 + 0.2, kUnknown};
  all.trace = {-1.5, 2.0, 1.0, 0.25, {-2.5, -0.5}};
  all.spectrum.largest = {{8.0, 0.001, 0.5}, {3.0, 0.002, kUnknown}};
  all.spectrum.converged = true;
  all.adaptiveSam = {0.02, 0.001, 0.015, {0.02, 0.019}};
  report.figures = {all, SharpnessFigures{}};
  return report;
}

}  // namespace

class SharpnessFileTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void reportReadsBackAsItWas() {
    QTemporaryDir dir;
    const std::filesystem::path run = dir.path().toStdString();
    QVERIFY(sharpnessFiles(run).empty());
    const SharpnessReport saved = sample();
    const std::filesystem::path file = sharpnessFile(run, saved);
    saveSharpness(file, saved);
    QCOMPARE(sharpnessFiles(run), std::vector{file});
    const SharpnessReport read = readSharpness(file);
    QCOMPARE(sharpnessText(read), sharpnessText(saved));
    QCOMPARE(read.seed, saved.seed);
    QCOMPARE(read.options.rho, 0.05);
    QCOMPARE(read.figures[0].loss.value, 0.1 + 0.2);
    QVERIFY(std::isnan(read.figures[0].loss.faceError));
    QCOMPARE(read.figures[0].trace.draws, saved.figures[0].trace.draws);
    QCOMPARE(read.figures[0].spectrum.largest[0].value, 8.0);
    QCOMPARE(read.figures[0].adaptiveSam.starts.size(), size_t{2});
    QVERIFY(read.figures[1].spectrum.largest.empty());
  }

  void anotherRecipeIsAnotherFileAndFiguresAreNoPartOfIt() {
    SharpnessReport report = sample();
    const auto file = sharpnessFile("run", report);
    report.figures.clear();
    report.device = "cuda:0";
    QCOMPARE(sharpnessFile("run", report), file);
    for (const auto& change : std::vector<std::function<void(SharpnessReport&)>>{
             [](SharpnessReport& r) { r.options.step = 0.5; }, [](SharpnessReport& r) { r.options.doublePrecision = true; },
             [](SharpnessReport& r) { r.modelHash.back() = 'c'; }, [](SharpnessReport& r) { r.facesHash.back() = 'c'; },
             [](SharpnessReport& r) { r.seed = 1; }, [](SharpnessReport& r) { r.weights = "last"; }}) {
      SharpnessReport other = report;
      change(other);
      QVERIFY(sharpnessFile("run", other) != file);
    }
  }

  void foreignFilesAreNamed() {
    QTemporaryDir dir;
    const std::filesystem::path file = dir.filePath("x.json").toStdString();
    QVERIFY_EXCEPTION_THROWN(readSharpness(file), IoError);
    for (const char* text : {"", "[]", "{\"weights\": 3}", "{}"}) {
      std::ofstream(file) << text;
      QVERIFY(test::messageOf([&] { readSharpness(file); }).contains("x.json: not a sharpness report"));
    }
  }
};

GACFAS_TEST(SharpnessFileTest)
#include "tst_SharpnessFile.moc"
