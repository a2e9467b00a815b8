#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/SampleRun.h"
#include "tests/support/TestMain.h"

/// The real programs, without a display.
class FigureCommandTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void flatFiguresNeedNoDisplay_data();
  void flatFiguresNeedNoDisplay();
  void theTerminalProgramHandsOver();
  void optionsTakeThePlaceOfTheSpec();
  void vectorFilesAreWritten();
  void badSpecsAreOneMessage_data();
  void badSpecsAreOneMessage();
  void aSurfaceWithoutADisplayNamesXvfb();
  void aFileThatCannotBeWrittenIsAFailure();

private:
  struct Outcome {
    int code;
    QByteArray out, err;
  };
  Outcome run(const QStringList& arguments, const char* program = "gacfas-studio") const;
  /// Writes <name>.json with both runs; returns its path.
  QString spec(const QString& name, QJsonObject keys) const;

  QTemporaryDir folder_;
};

void FigureCommandTest::initTestCase() {
  using namespace gacfas::test;
  const std::filesystem::path runs = folder_.filePath("runs").toStdString();
  for (const char* name : {"erm", "gac"}) {
    SampleRunOptions options;
    options.name = name;
    options.seed = name[0];
    const auto run = writeSampleRun(runs, options);
    writeSampleLandscape(run, 11, 2.0);
  }
}

FigureCommandTest::Outcome FigureCommandTest::run(const QStringList& arguments, const char* program) const {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    environment.remove(QLatin1String(name));
  environment.insert("XDG_RUNTIME_DIR", folder_.path());  // Qt grumbles without one
  process.setProcessEnvironment(environment);
  process.setWorkingDirectory(folder_.path());
  process.start(QStringLiteral(GACFAS_BIN_DIR "/") + QLatin1String(program), arguments);
  if (!process.waitForFinished(60000)) return {-1, {}, "did not end"};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
          process.readAllStandardOutput(), process.readAllStandardError()};
}

QString FigureCommandTest::spec(const QString& name, QJsonObject keys) const {
  if (!keys.contains("runs")) keys["runs"] = QJsonArray{"runs/erm", "runs/gac"};
  QFile file(folder_.filePath(name + ".json"));
  if (!file.open(QIODevice::WriteOnly)) qFatal("no spec");
  file.write(QJsonDocument(keys).toJson());
  return file.fileName();
}

void FigureCommandTest::flatFiguresNeedNoDisplay_data() {
  QTest::addColumn<QJsonObject>("keys");
  QTest::newRow("curves") << QJsonObject{{"kind", "curves"},
                                         {"columns", QJsonArray{"contrastive", "target_auc"}}};
  QTest::newRow("roc") << QJsonObject{{"kind", "roc"}};
  QTest::newRow("scores") << QJsonObject{{"kind", "scores"}};
  QTest::newRow("contour") << QJsonObject{{"kind", "contour"}};
  QTest::newRow("section") << QJsonObject{{"kind", "section"}};
}

void FigureCommandTest::flatFiguresNeedNoDisplay() {
  QFETCH(QJsonObject, keys);
  const QString name = keys["kind"].toString();
  const QString out = folder_.filePath(name + ".png");
  const Outcome drawn = run({"figure", spec(name, keys), "-o", out, "--dpi", "150"});
  QVERIFY2(drawn.code == 0, drawn.err);
  QCOMPARE(drawn.out.trimmed(), out.toUtf8());
  const QImage image(out);
  QCOMPARE(image.size(), QSize(484, 366));
  QSet<QRgb> colours;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) colours << image.pixel(x, y);
  }
  QVERIFY2(colours.size() > 40, "an empty picture");
  const Outcome table =
      run({"figure", folder_.filePath(name + ".json"), "-o", folder_.filePath(name + ".csv")});
  QVERIFY2(table.code == 0, table.err);
  QFile csv(folder_.filePath(name + ".csv"));
  QVERIFY(csv.open(QIODevice::ReadOnly));
  QVERIFY(csv.readAll().count('\n') > 5);
}

void FigureCommandTest::theTerminalProgramHandsOver() {
  const QString file = spec("handed", {{"kind", "roc"}});
  const Outcome direct = run({"figure", file, "-o", "direct.png"});
  const Outcome handed = run({"figure", file, "-o", "handed.png"}, "gacfas");
  QVERIFY2(direct.code == 0 && handed.code == 0, direct.err + handed.err);
  QCOMPARE(QImage(folder_.filePath("handed.png")), QImage(folder_.filePath("direct.png")));
  QCOMPARE(run({"figure", "nowhere.json"}, "gacfas").code, 1);
}

void FigureCommandTest::optionsTakeThePlaceOfTheSpec() {
  const QString file = spec("options", {{"kind", "roc"}, {"width_mm", 50}, {"output", "figures/there.png"}});
  const Outcome drawn = run({"figure", "--width", "100", "--height", "50.8", "--dpi", "100", "--dark", file});
  QVERIFY2(drawn.code == 0, drawn.err);
  const QImage image(folder_.filePath("figures/there.png"));
  QCOMPARE(image.size(), QSize(394, 200));
  QVERIFY(qGray(image.pixel(1, 1)) < 64);
}

void FigureCommandTest::vectorFilesAreWritten() {
  const QString file = spec("vectors", {{"kind", "roc"}});
  QVERIFY(run({"figure", file, "-o", "roc.svg"}).code == 0 &&
          run({"figure", file, "-o", "roc.pdf"}).code == 0);
  QFile svg(folder_.filePath("roc.svg")), pdf(folder_.filePath("roc.pdf"));
  QVERIFY(svg.open(QIODevice::ReadOnly) && pdf.open(QIODevice::ReadOnly));
  const QByteArray text = svg.readAll(), page = pdf.readAll();
  QVERIFY(text.contains("width=\"82mm\"") && !text.contains("<text") && !text.contains("<image"));
  QVERIFY(page.startsWith("%PDF") && !page.contains("/Subtype /Image"));
}

void FigureCommandTest::badSpecsAreOneMessage_data() {
  QTest::addColumn<QJsonObject>("keys");
  QTest::addColumn<QStringList>("options");
  QTest::addColumn<QByteArray>("said");
  QTest::newRow("an unknown key") << QJsonObject{{"kind", "roc"}, {"colour", 1}} << QStringList()
                                  << QByteArray("'colour'");
  QTest::newRow("a wrong value") << QJsonObject{{"kind", "roc"}, {"dpi", "many"}} << QStringList()
                                 << QByteArray("'dpi'");
  QTest::newRow("no such run") << QJsonObject{{"kind", "roc"}, {"runs", QJsonArray{"runs/gone"}}}
                               << QStringList() << QByteArray("runs/gone");
  QTest::newRow("an option out of range")
      << QJsonObject{{"kind", "roc"}} << QStringList{"--width", "5"} << QByteArray("width_mm");
  QTest::newRow("an option that is no number")
      << QJsonObject{{"kind", "roc"}} << QStringList{"--dpi", "x"} << QByteArray("--dpi");
  QTest::newRow("a format there is not")
      << QJsonObject{{"kind", "roc"}} << QStringList{"-o", "roc.jpg"} << QByteArray("roc.jpg");
}

void FigureCommandTest::badSpecsAreOneMessage() {
  QFETCH(QJsonObject, keys);
  QFETCH(QStringList, options);
  QFETCH(QByteArray, said);
  const QString file = spec("bad", keys);
  const Outcome outcome = run(QStringList{"figure", file} + options);
  QVERIFY2(outcome.code == 2, outcome.err);
  QVERIFY2(outcome.err.startsWith("gacfas-studio: ") && outcome.err.contains(said), outcome.err);
  QCOMPARE(outcome.err.count('\n'), 1);
}

void FigureCommandTest::aSurfaceWithoutADisplayNamesXvfb() {
  const QString file = spec("surface", {{"kind", "surface"}});
  const Outcome outcome = run({"figure", file, "-o", "surface.png"});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("xvfb-run"), outcome.err);
  QVERIFY(!QFile::exists(folder_.filePath("surface.png")));
}

void FigureCommandTest::aFileThatCannotBeWrittenIsAFailure() {
  QFile(folder_.filePath("taken")).open(QIODevice::WriteOnly);
  const Outcome outcome = run({"figure", spec("taken", {{"kind", "roc"}}), "-o", "taken/roc.png"});
  QCOMPARE(outcome.code, 1);
  QVERIFY2(outcome.err.contains("taken/roc.png"), outcome.err);
}

GACFAS_TEST(FigureCommandTest)
#include "tst_FigureCommand.moc"
