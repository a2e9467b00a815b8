#include <QFile>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "PlainFigure.h"
#include "core/run/Hdf5File.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "ui/figure/DataHdf5.h"
#include "ui/figure/FigureDrawing.h"
#include "ui/figure/FigureSpecFile.h"
#include "ui/figure/FigureWriter.h"
#include "ui/theme/Theme.h"

using namespace gacfas;
using gacfas::test::PlainFigure;

/// Files are read back.
class FigureWriterTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void pngHasItsPixelsAndItsResolution();
  void pngBeyondReasonIsRefused();
  void svgHasItsSizeAndNoText();
  void svgKeepsLinesInsideTheirAxes();
  void svgLooksLikeThePng();
  void pdfHasItsPageAndVectors();
  void pdfOffsetsPointAtObjects();
  void csvIsTheContents();
  void hdf5HasAColumnADataset();
  void syntheticFacesAreMarkedUnlessToldOtherwise();
  void aFolderThatCannotBeWrittenLeavesNoFile();
  void suffixesAreTheFormats();
  void specsReadBackFromTheirFiles();
  void brokenSpecsNameTheirFile_data();
  void brokenSpecsNameTheirFile();
};

namespace {

FigureSpec specOf(double width = 82, double height = 62) {
  FigureSpec spec;
  spec.runs = {"/runs/a"};
  spec.widthMm = width;
  spec.heightMm = height;
  return spec;
}

QByteArray fileOf(FigureFormat format, const FigureSpec& spec, bool synthetic = false) {
  return encode(drawAs(format, PlainFigure(synthetic), spec));
}

/// All of a PDF's streams, unpacked.
QByteArray contentOf(const QByteArray& pdf) {
  QByteArray all;
  for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
    if (at >= 3 && pdf.mid(at - 3, 3) == "end") continue;
    const qsizetype end = pdf.indexOf("endstream", at);
    const QByteArray packed = pdf.mid(at + 7, end - at - 7);
    QByteArray sized(4, '\x7f');  // qUncompress asks for a length first, and grows its buffer
    sized[0] = 0;
    sized[1] = '\x10';
    if (packed.startsWith('x'))
      all += qUncompress(sized + packed);  // a zlib header; fonts and maps may be plain
  }
  return all;
}

}  // namespace

void FigureWriterTest::pngHasItsPixelsAndItsResolution() {
  FigureSpec spec = specOf();
  spec.dpi = 300;
  const QImage image = QImage::fromData(fileOf(FigureFormat::Png, spec));
  QCOMPARE(image.size(), QSize(969, 732));  // 82 and 62 mm at 300 dots an inch
  QCOMPARE(image.dotsPerMeterX(), 11811);
  QCOMPARE(image.dotsPerMeterY(), 11811);
  QCOMPARE(image.pixelColor(0, 0), lightTheme().page);
  spec.dark = true;
  QCOMPARE(QImage::fromData(fileOf(FigureFormat::Png, spec)).pixelColor(0, 0), darkTheme().page);
}

void FigureWriterTest::pngBeyondReasonIsRefused() {
  FigureSpec spec = specOf(1000, 1000);
  spec.dpi = 2400;
  QVERIFY_EXCEPTION_THROWN(fileOf(FigureFormat::Png, spec), InputError);
}

void FigureWriterTest::svgHasItsSizeAndNoText() {
  const QByteArray svg = fileOf(FigureFormat::Svg, specOf(82, 61.5));
  QXmlStreamReader reader(svg);
  QVERIFY(reader.readNextStartElement());
  QCOMPARE(reader.attributes().value("width"), QStringLiteral("82mm"));
  QCOMPARE(reader.attributes().value("height"), QStringLiteral("61.5mm"));
  QCOMPARE(reader.attributes().value("viewBox"), QStringLiteral("0 0 968.5 726.38"));
  int paths = 0;
  while (!reader.atEnd()) {
    reader.readNext();
    QVERIFY(reader.name() != QStringLiteral("text"));
    if (reader.isStartElement() && reader.name() == QStringLiteral("path")) ++paths;
  }
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  QVERIFY(paths > 30);  // two labels, ticks and their numbers, the line
}

void FigureWriterTest::svgKeepsLinesInsideTheirAxes() {
  QVERIFY(fileOf(FigureFormat::Svg, specOf()).contains("<g clip-path="));
}

void FigureWriterTest::svgLooksLikeThePng() {
  const FigureSpec spec = specOf();
  QSvgRenderer renderer(fileOf(FigureFormat::Svg, spec));
  QVERIFY(renderer.isValid());
  const QString shots = qEnvironmentVariable("GACFAS_SHOTS");
  if (!shots.isEmpty()) saveFigure(shots + "/plain.svg", fileOf(FigureFormat::Svg, spec));
  QImage drawn(969, 732, QImage::Format_RGB32);
  drawn.fill(Qt::white);
  QPainter painter(&drawn);
  renderer.render(&painter);
  painter.end();
  const QImage png = QImage::fromData(fileOf(FigureFormat::Png, spec)).convertToFormat(QImage::Format_RGB32);
  if (!shots.isEmpty()) drawn.save(shots + "/drawn.png"), png.save(shots + "/png.png");
  // Qt's own SVG reader does not clip: what runs out of the axes is left out of the comparison.
  double difference = 0.0;
  int pixels = 0;
  for (int y = 620; y < 732; ++y) {
    for (int x = 0; x < 969; ++x, ++pixels)
      difference += std::abs(qGray(drawn.pixel(x, y)) - qGray(png.pixel(x, y)));
  }
  QVERIFY2(difference / pixels < 6.0, qPrintable(QString::number(difference / pixels)));
}

void FigureWriterTest::pdfHasItsPageAndVectors() {
  const QByteArray pdf = fileOf(FigureFormat::Pdf, specOf(82, 61.5));
  static const QRegularExpression box("/MediaBox \\[0 ([\\d.-]+) ([\\d.]+) ([\\d.]+)\\]");
  const auto found = box.match(QString::fromLatin1(pdf));
  QVERIFY(found.hasMatch());
  QVERIFY(std::abs(found.captured(2).toDouble() - 82 / 25.4 * 72) < 1e-3);
  QVERIFY(std::abs(found.captured(3).toDouble() - found.captured(1).toDouble() - 61.5 / 25.4 * 72) < 1e-3);
  QVERIFY(!pdf.contains("/Subtype /Image"));
  QVERIFY(pdf.contains("/Font"));
  const QByteArray content = contentOf(pdf);
  QVERIFY2(content.contains(" l\n"), "no line is drawn");
}

void FigureWriterTest::pdfOffsetsPointAtObjects() {
  const QByteArray pdf = fileOf(FigureFormat::Pdf, specOf(82, 61.5));
  const qsizetype start = pdf.mid(pdf.lastIndexOf("startxref\n") + 10).split('\n').first().toLongLong();
  QCOMPARE(pdf.mid(start, 5), QByteArray("xref\n"));
  const QList<QByteArray> lines = pdf.mid(start).split('\n');
  const int count = lines[1].split(' ')[1].toInt();
  QVERIFY(count > 5);
  for (int i = 1; i < count; ++i) {
    const qsizetype offset = lines[2 + i].left(10).toLongLong();
    const QByteArray expected = QByteArray::number(i) + " 0 obj";
    if (lines[2 + i].contains(" n")) QCOMPARE(pdf.mid(offset, expected.size()), expected);
  }
}

void FigureWriterTest::csvIsTheContents() {
  QCOMPARE(fileOf(FigureFormat::Csv, specOf()), PlainFigure().csv().toUtf8());
}

void FigureWriterTest::hdf5HasAColumnADataset() {
  const QTemporaryDir folder;
  const QString file = folder.filePath("data.h5");
  saveFigure(file, fileOf(FigureFormat::Hdf5, specOf()));
  const Hdf5Reader plain(file.toStdString());
  QCOMPARE(plain.read<double>("x"), (std::vector<double>{0, 1, 2}));
  QCOMPARE(plain.read<double>("y"), (std::vector<double>{0, 5, -3}));
  QCOMPARE(plain.attributes().at("columns"), std::string("x,y"));
  saveFigure(file, tableAsHdf5("run,\"a/b\",score\nERM,1e-3,0.5\n\"GAC, FAS\",,1\nERM,3,inf\n"));
  const Hdf5Reader table(file.toStdString());
  QCOMPARE(table.read<double>("run"), (std::vector<double>{0, 1, 0}));
  QVERIFY(table.has("run.words"));
  QCOMPARE(table.read<double>("a_b")[2], 3.0);
  QVERIFY(std::isnan(table.read<double>("a_b")[1]));
  QVERIFY(std::isinf(table.read<double>("score")[2]));
}

void FigureWriterTest::syntheticFacesAreMarkedUnlessToldOtherwise() {
  FigureSpec spec = specOf();
  const QByteArray marked = fileOf(FigureFormat::Png, spec, true);
  QVERIFY(marked != fileOf(FigureFormat::Png, spec, false));
  spec.markSynthetic = false;
  QCOMPARE(fileOf(FigureFormat::Png, spec, true), fileOf(FigureFormat::Png, spec, false));
}

void FigureWriterTest::aFolderThatCannotBeWrittenLeavesNoFile() {
  const QTemporaryDir folder;
  QFile(folder.filePath("file")).open(QIODevice::WriteOnly);
  try {
    saveFigure(folder.filePath("file/figure.png"), "bytes");
    QFAIL("written below a file");
  } catch (const IoError& error) {
    QVERIFY2(QString(error.what()).contains("file/figure.png"), error.what());
  }
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"file"});
  saveFigure(folder.filePath("new/figure.png"), "bytes");
  QCOMPARE(QDir(folder.filePath("new")).entryList(QDir::Files | QDir::Hidden), QStringList{"figure.png"});
}

void FigureWriterTest::suffixesAreTheFormats() {
  QVERIFY(figureFormat("a/b.PDF") == FigureFormat::Pdf);
  QVERIFY(figureFormat("b.csv") == FigureFormat::Csv);
  QVERIFY(figureFormat("b.h5") == FigureFormat::Hdf5);
  QVERIFY_EXCEPTION_THROWN(figureFormat("b.jpg"), InputError);
}

void FigureWriterTest::specsReadBackFromTheirFiles() {
  const QTemporaryDir folder;
  FigureSpec spec = specOf(171, 80);
  spec.runs = {folder.filePath("runs/a"), "/far/away/b"};
  spec.output = folder.filePath("figures/roc.pdf");
  saveFigureSpec(folder.filePath("figures/roc.json"), spec);
  const FigureSpec again = readFigureSpec(folder.filePath("figures/roc.json"));
  QCOMPARE(again.toJson(), spec.toJson());
  QFile file(folder.filePath("figures/roc.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  QVERIFY(file.readAll().contains("\"../runs/a\""));
}

void FigureWriterTest::brokenSpecsNameTheirFile_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("said");
  QTest::newRow("no JSON") << QByteArray("{\n\"kind\": roc}") << "spec.json:2: not valid JSON";
  QTest::newRow("a list") << QByteArray("[]") << "spec.json: a figure is a JSON object";
  QTest::newRow("an unknown key") << QByteArray(R"({"kind": "roc", "runs": ["a"], "widht": 3})")
                                  << "unknown key 'widht'";
  QTest::newRow("a kind there is not") << QByteArray(R"({"kind": "rock", "runs": ["a"]})") << "'kind'";
}

void FigureWriterTest::brokenSpecsNameTheirFile() {
  QFETCH(QByteArray, text);
  QFETCH(QString, said);
  const QTemporaryDir folder;
  QFile file(folder.filePath("spec.json"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
  file.close();
  try {
    readFigureSpec(file.fileName());
    QFAIL("was read");
  } catch (const InputError& error) {
    QVERIFY2(QString(error.what()).contains(said) && QString(error.what()).contains("spec.json"),
             error.what());
  }
}

GACFAS_TEST(FigureWriterTest)
#include "tst_FigureWriter.moc"
