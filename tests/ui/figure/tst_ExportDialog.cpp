#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/run/Hdf5File.h"
#include "PlainFigure.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "ui/figure/ExportDialog.h"
#include "ui/figure/FigurePreview.h"
#include "ui/figure/FigureSpecFile.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SegmentedChoice.h"

using namespace gacfas;
using gacfas::test::PlainFigure;

class ExportDialogTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { dialog_.reset(); }
  void thePreviewShowsTheFigure();
  void presetsOfWidthKeepTheShape();
  void oneColumnLeavesAFlatFigureItsHeight();
  void theFileFollowsTheFormatUntilItIsWritten();
  void exportWritesTheFigureAndItsData();
  void theDataIsWrittenAsHdf5WhereAskedFor();
  void anotherFileIsReplacedOnlyAfterASecondClick();
  void aFailureIsToldAndNothingIsLeft();
  void copyGivesAPictureAndSvg();
  void aFigureThatCannotBeReadSaysWhy();
  void theCommandNamesTheFile();
  void theCopiedCommandHasItsSpec();
  void pictures();

private:
  template <typename T>
  T* find(const char* name) const {
    return dialog_->findChild<T*>(QLatin1String(name));
  }
  void choose(const char* name, int index) {
    QTest::mouseClick(find<SegmentedChoice>(name)->findChildren<QToolButton*>().at(index), Qt::LeftButton);
  }
  void click(const char* name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<ExportDialog> dialog_;
};

void ExportDialogTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("gacfas-test"));
  QCoreApplication::setApplicationName(QStringLiteral("tst_ExportDialog"));
  QSettings().clear();
  applyTheme(*qApp, lightTheme());
}

void ExportDialogTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  FigureSpec roc, broken;
  roc.title = "ROC, street";
  roc.runs = {"/runs/a"};
  roc.heightMm = 70;
  broken.title = "Broken";
  broken.runs = {"/runs/gone"};
  dialog_ = std::make_unique<ExportDialog>(std::vector{roc, broken}, folder_->path(), nullptr,
                                           [](const FigureSpec& spec) -> FigurePtr {
                                             if (spec.runs.first() == "/runs/gone")
                                               throw InputError("/runs/gone is not a run folder");
                                             return std::make_shared<PlainFigure>(true);
                                           });
  dialog_->show();
  QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
  QTRY_VERIFY(dialog_->isReady());
}

void ExportDialogTest::thePreviewShowsTheFigure() {
  const QImage& image = dialog_->preview()->image();
  QVERIFY(image.width() > 300);
  QVERIFY(std::abs(double(image.width()) / image.height() - 82.0 / 70.0) < 0.01);
  const QImage before = image;
  QTest::mouseClick(find<QAbstractButton>("showLegend"), Qt::LeftButton, {},
                    QPoint(8, find<QAbstractButton>("showLegend")->height() / 2));
  QTRY_VERIFY(dialog_->isReady() && dialog_->preview()->image() != before);
}

void ExportDialogTest::presetsOfWidthKeepTheShape() {
  choose("widthPreset", 1);
  QCOMPARE(find<QDoubleSpinBox>("width")->value(), 171.0);
  QCOMPARE(find<QDoubleSpinBox>("height")->value(), 146.0);
  choose("widthPreset", 0);
  QCOMPARE(find<QDoubleSpinBox>("height")->value(), 70.0);
  find<QDoubleSpinBox>("width")->setValue(100);
  QCOMPARE(find<SegmentedChoice>("widthPreset")->current(), 2);
}

void ExportDialogTest::oneColumnLeavesAFlatFigureItsHeight() {
  FigureSpec flat;
  flat.widthMm = 171;
  flat.heightMm = 66;
  const auto plain = [](const FigureSpec&) -> FigurePtr { return std::make_shared<PlainFigure>(true); };
  dialog_ = std::make_unique<ExportDialog>(std::vector{flat}, folder_->path(), nullptr, plain);
  dialog_->show();
  choose("widthPreset", 0);
  QCOMPARE(find<QDoubleSpinBox>("width")->value(), 82.0);
  QCOMPARE(find<QDoubleSpinBox>("height")->value(), 60.0);
  choose("widthPreset", 1);
  QCOMPARE(find<QDoubleSpinBox>("height")->value(), 66.0);
}

void ExportDialogTest::theFileFollowsTheFormatUntilItIsWritten() {
  QCOMPARE(find<QLineEdit>("file")->text(), folder_->filePath("roc-street.pdf"));
  QVERIFY(!find<QSpinBox>("dpi")->isEnabled());
  choose("format", 0);
  QCOMPARE(find<QLineEdit>("file")->text(), folder_->filePath("roc-street.png"));
  QVERIFY(find<QSpinBox>("dpi")->isEnabled());
  find<QLineEdit>("file")->selectAll();
  QTest::keyClicks(find<QLineEdit>("file"), "mine.png");
  choose("format", 1);
  QCOMPARE(find<QLineEdit>("file")->text(), QStringLiteral("./mine.svg"));
}

void ExportDialogTest::exportWritesTheFigureAndItsData() {
  QSignalSpy spy(dialog_.get(), &ExportDialog::exported);
  choose("format", 0);
  QTRY_VERIFY(dialog_->isReady());
  click("export");
  QTRY_COMPARE(spy.count(), 1);
  QCOMPARE(QImage(folder_->filePath("roc-street.png")).size(), QSize(969, 827));
  QFile csv(folder_->filePath("roc-street.csv"));
  QVERIFY(csv.open(QIODevice::ReadOnly));
  QCOMPARE(csv.readAll(), PlainFigure().csv().toUtf8());
  QVERIFY(find<QLabel>("message")->text().startsWith("Saved "));
}

void ExportDialogTest::theDataIsWrittenAsHdf5WhereAskedFor() {
  QSignalSpy spy(dialog_.get(), &ExportDialog::exported);
  choose("data", 1);
  QTRY_VERIFY(dialog_->isReady());
  click("export");
  QTRY_COMPARE(spy.count(), 1);
  QVERIFY(!QFile::exists(folder_->filePath("roc-street.csv")));
  const Hdf5Reader data(folder_->filePath("roc-street.h5").toStdString());
  QCOMPARE(data.read<double>("y"), (std::vector<double>{0, 5, -3}));
}

void ExportDialogTest::anotherFileIsReplacedOnlyAfterASecondClick() {
  QFile other(folder_->filePath("roc-street.pdf"));
  QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
  other.close();
  QSignalSpy spy(dialog_.get(), &ExportDialog::exported);
  click("export");
  auto* button = find<QPushButton>("export");
  QTRY_COMPARE(button->text(), QStringLiteral("Replace"));
  QCOMPARE(find<QLabel>("message")->text(), QStringLiteral("roc-street.pdf exists already."));
  QCOMPARE(QFileInfo(other).size(), 4);
  click("export");
  QTRY_COMPARE(spy.count(), 1);
  QVERIFY(QFileInfo(folder_->filePath("roc-street.pdf")).size() > 100);
  // Its own file is no other's.
  QTRY_VERIFY(button->isEnabled());
  QCOMPARE(button->text(), QStringLiteral("Export"));
  click("export");
  QTRY_COMPARE(spy.count(), 2);
}

void ExportDialogTest::aFailureIsToldAndNothingIsLeft() {
  QFile(folder_->filePath("taken")).open(QIODevice::WriteOnly);
  find<QLineEdit>("file")->setText(folder_->filePath("taken/roc.pdf"));
  click("export");
  QTRY_VERIFY(find<QLabel>("message")->text().contains("taken/roc.pdf"));
  QCOMPARE(QDir(folder_->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"taken"});
  QVERIFY(find<QPushButton>("export")->isEnabled());
}

void ExportDialogTest::copyGivesAPictureAndSvg() {
  click("copy");
  const QMimeData* data = QApplication::clipboard()->mimeData();
  QVERIFY(data->hasImage());
  QVERIFY(data->data("image/svg+xml").contains("<svg"));
}

void ExportDialogTest::aFigureThatCannotBeReadSaysWhy() {
  auto* figures = find<QComboBox>("figure");
  figures->setFocus();
  QTest::keyClick(figures, Qt::Key_Down);
  QTRY_COMPARE(find<QLabel>("message")->text(), QStringLiteral("/runs/gone is not a run folder"));
  QVERIFY(!find<QPushButton>("export")->isEnabled());
}

void ExportDialogTest::theCommandNamesTheFile() {
  QVERIFY(find<QPlainTextEdit>("command")->toPlainText().startsWith("gacfas figure "));
  QVERIFY(
      find<QPlainTextEdit>("command")->toPlainText().endsWith("-o " + folder_->filePath("roc-street.pdf")));
}

void ExportDialogTest::theCopiedCommandHasItsSpec() {
  QTest::mouseClick(find<QToolButton>("copyCommand"), Qt::LeftButton);
  QTRY_VERIFY(QFile::exists(folder_->filePath("roc-street.json")));
  QCOMPARE(QApplication::clipboard()->text(), find<QPlainTextEdit>("command")->toPlainText());
  QCOMPARE(readFigureSpec(folder_->filePath("roc-street.json")).runs, QStringList{"/runs/a"});
}

/// For the eye: GACFAS_SHOTS=FOLDER tst_ExportDialog pictures
void ExportDialogTest::pictures() {
  const QString shots = qEnvironmentVariable("GACFAS_SHOTS");
  if (shots.isEmpty()) QSKIP("GACFAS_SHOTS names no folder");
  for (const bool dark : {false, true}) {
    applyTheme(*qApp, dark ? darkTheme() : lightTheme());
    QTest::qWait(200);
    dialog_->grab().save(QStringLiteral("%1/export_%2.png").arg(shots, dark ? "dark" : "light"));
  }
  applyTheme(*qApp, lightTheme());
}

GACFAS_TEST(ExportDialogTest)
#include "tst_ExportDialog.moc"
