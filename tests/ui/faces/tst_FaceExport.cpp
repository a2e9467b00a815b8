#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "ui/faces/FaceExport.h"

using namespace gacfas;

namespace {

struct Sheet {
  QTemporaryDir dir;
  FaceSheet sheet;

  explicit Sheet(int faces = 13) {
    const QString folder = dir.filePath("west/test/spoof/video");
    QDir().mkpath(folder);
    QImage image(80, 60, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.save(folder + "/crop.png");
    const Face face{"west", Label::Spoof, "video", "client1", "print", {"crop.png"}, {0.25, -0.5}, 0};
    for (int i = 0; i < faces; ++i)
      sheet.faces.push_back({face, FaceFiles{{folder.toStdString()}}, {{"glare", "blur"}, "a, note"}});
    sheet.runs = {{"a", "ERM", RunStyle{0}, 0.1, true, {}}, {"b", "GAC, FAS", RunStyle{3}, 0.2, true, {}}};
    sheet.filter = "verdict:wrong";
    sheet.threshold = "source threshold";
    sheet.synthetic = true;
  }
  QString write(const QString& name) {
    exportFaces(dir.filePath(name), sheet);
    return dir.filePath(name);
  }
};

}  // namespace

class FaceExportTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theListHasOneRowAFace() {
    Sheet sheet;
    const CsvTable table = readCsv(sheet.write("faces.csv").toStdString());
    QCOMPARE(table.rows.size(), size_t(13));
    const auto cell = [&](const char* column) { return table.rows[0].at(size_t(table.column(column))); };
    QCOMPARE(cell("label"), std::string("0"));
    QCOMPARE(cell("score.ERM"), std::string("0.25"));
    QCOMPARE(cell("verdict.ERM"), std::string("accepted"));
    QCOMPARE(cell("verdict.GAC, FAS"), std::string("rejected"));
    QCOMPARE(cell("tags"), std::string("glare;blur"));
    QCOMPARE(cell("note"), std::string("a, note"));
    QVERIFY(std::filesystem::exists(cell("path")));
  }

  void thePictureHasTheFaces() {
    Sheet sheet;
    const QImage image(sheet.write("faces.png"));
    QVERIFY(image.width() > 1000);
    int red = 0;
    for (int y = 0; y < image.height(); y += 4)
      for (int x = 0; x < image.width(); x += 4) red += image.pixel(x, y) == qRgb(255, 0, 0);
    // 13 squares: six columns share nine tenths of the width.
    const double side = image.width() * 0.9 / 6.0 / 4.0;
    QVERIFY2(red > 13 * 0.8 * side * side && red < 13 * 1.1 * side * side, qPrintable(QString::number(red)));
    if (qEnvironmentVariableIsSet("GACFAS_SHOTS")) image.save(qEnvironmentVariable("GACFAS_SHOTS") + "/contact.png");
  }

  void thePdfHasItsPages() {
    Sheet sheet(70);
    QFile file(sheet.write("faces.pdf"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("%PDF"));
    // 12 rows of faces, at most 7 on a page.
    QCOMPARE(bytes.count("/Type /Page\n"), 2);
  }

  void whatCannotBeWrittenIsSaid() {
    Sheet sheet(1);
    QVERIFY_EXCEPTION_THROWN(sheet.write("faces.gif"), InputError);
    QVERIFY_EXCEPTION_THROWN(sheet.write("nowhere/faces.csv"), IoError);
    Sheet large(500);
    QVERIFY_EXCEPTION_THROWN(large.write("faces.png"), InputError);
  }
};

GACFAS_TEST(FaceExportTest)
#include "tst_FaceExport.moc"
