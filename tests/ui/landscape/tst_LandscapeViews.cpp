#include <vtkCamera.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkXMLPolyDataReader.h>

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

#include "core/io/AtomicFile.h"
#include "core/types/Error.h"
#include "tests/support/SampleLandscape.h"
#include "tests/ui/landscape/ShownLandscapes.h"
#include "ui/landscape/ColourBar.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/MovieDialog.h"
#include "ui/landscape/SurfaceExport.h"
#include "ui/landscape/SurfaceFigure.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/Switch.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

constexpr double kFlat = 0.6, kSteep = 2.5;  // curvatures of TwoRuns

void choose(ShownPage& shown, SurfaceMode mode) {
  auto* choice = shown.find<SegmentedChoice>("surfaceMode");
  QTest::mouseClick(choice->findChildren<QAbstractButton*>()[static_cast<int>(mode)], Qt::LeftButton);
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // tiles that are not needed any more
}

/// Both runs' evaluations 1 to 4: bowls that grow wider.
void addFrames(const TwoRuns& runs) {
  for (const auto& [run, factor] : {std::pair{runs.flat, 0.5}, {runs.steep, 1.0}})
    for (int epoch = 1; epoch <= 4; ++epoch)
      writeSampleLandscape(run, "../over_training/epoch_000" + std::to_string(epoch), sampleLandscapeRecipe(run, 9),
                           factor * 4.0 / epoch);
}

/// Height above the centre's at a corner of the first panel.
double rise(ShownPage& shown) {
  const HeightField& field = shown.view().scene().panel(0).field;
  return field.z.front() - field.z[field.z.size() / 2];
}

bool wholePng(const QString& file, QSize size) {
  const QImage image(file);
  return image.size() == size;
}

/// Clicks the switch to the evaluations of the training, once it is there.
bool isSwitchedToFrames(ShownPage& shown) {
  auto* toggle = shown.find<Switch>("overTraining");
  if (!QTest::qWaitFor([&] { return toggle->isVisible(); })) return false;
  QTest::mouseClick(toggle, Qt::LeftButton);
  return shown.ready();
}

}  // namespace

class tst_LandscapeViews : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void aDifferenceIsNamedAndExact();
  void anotherReferenceTurnsTheSign();
  void anOverlayHasBothSurfacesInTheirColours();
  void surfacesOfOtherPointsAreNotCompared();
  void theDomainsAreToldUnderThePointer();
  void fourRunsAreReadInFull();
  void heightsBecomeLogarithmic();
  void whatIsNotMeasuredIsHatchedInContours();
  void oneDragTurnsFourLinkedSurfaces();
  void keysAndMouseMoveThroughTheTraining();
  void theButtonPlaysToTheEnd();
  void allEvaluationsHaveOneScale();
  void aMovieIsWrittenAsMp4AndAsPictures();
  void aCancelledMovieLeavesNothing();
  void surfacesAreSavedInEveryFormat();

private:
  TwoRuns runs_;
};

void tst_LandscapeViews::initTestCase() {
  applyTheme(*qApp, lightTheme());
  runs_.addSurfaces();
}

void tst_LandscapeViews::aDifferenceIsNamedAndExact() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  choose(shown, SurfaceMode::Difference);
  QCOMPARE(shown.view().scene().size(), size_t(1));
  const ScenePanel& panel = shown.view().scene().panel(0);
  for (size_t at = 0; at < panel.field.z.size(); ++at) {
    const double x = panel.field.x[at % 21], y = panel.field.y[at / 21];
    QVERIFY(std::abs(panel.field.z[at] - (kSteep - kFlat) * (x * x + y * y)) < 1e-9);
  }
  QVERIFY(panel.scale.difference && panel.scale.low == -panel.scale.top);
  QCOMPARE(shown.find<ColourBar>("colourBar")->scale(), panel.scale);
  const auto pixel = shown.view().scene().toPixel(0, 0.0, 0.0, 0.0);
  const double ratio = shown.view().devicePixelRatioF();
  QTest::mouseMove(&shown.view(), (QPointF(pixel[0], pixel[1]) / ratio).toPoint());
  TileHeader* header = shown.headers().front();
  QTRY_VERIFY(header->pointerText().contains(QString::fromUtf8("Δ")));
  QVERIFY2(header->detailText().contains("steep 0.1") && header->detailText().contains("flat 0.1"),
           qPrintable(header->detailText()));
  save(shown.page, "views_difference");
  const FigureSpec spec = shown.page.figures().front();
  QCOMPARE(spec.compare, QString("difference"));
  QVERIFY(spec.runs.front().endsWith("flat"));
  const QString csv = loadSurfaceFigure(spec)->csv();
  QVERIFY(csv.section('\n', 1, 1).startsWith("steep minus flat,-1,-1,3.8"));
}

void tst_LandscapeViews::anotherReferenceTurnsTheSign() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  choose(shown, SurfaceMode::Difference);
  QVERIFY(rise(shown) > 0);
  auto* reference = shown.find<QComboBox>("referenceRun");
  QVERIFY(reference->isVisible());
  QCOMPARE(reference->currentText(), QString("flat"));
  reference->setFocus();
  QTest::keyClick(reference, Qt::Key_Down);
  QCOMPARE(reference->currentText(), QString("steep"));
  QTRY_VERIFY(rise(shown) < 0);
  QVERIFY(shown.page.figures().front().runs.front().endsWith("steep"));
  choose(shown, SurfaceMode::SideBySide);
  QCOMPARE(shown.view().scene().size(), size_t(2));
  QVERIFY(!reference->isVisible());
}

void tst_LandscapeViews::anOverlayHasBothSurfacesInTheirColours() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  choose(shown, SurfaceMode::Overlay);
  QCOMPARE(shown.view().scene().size(), size_t(1));
  const ScenePanel& panel = shown.view().scene().panel(0);
  QVERIFY(panel.second.has_value() && panel.colours[0] != panel.colours[1]);
  QVERIFY(panel.second->z.front() < panel.field.z.front());
  save(shown.page, "views_overlay");
  // Both run colours are seen.
  const QImage image = shown.still();
  int blue = 0, orange = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const QColor c = image.pixelColor(x, y);
      blue += c.saturation() > 60 && c.blue() > c.red() + 20;
      orange += c.saturation() > 60 && c.red() > c.blue() + 20;
    }
  QVERIFY2(blue > 500 && orange > 500, qPrintable(QString("%1 %2").arg(blue).arg(orange)));
  FigureSpec spec = shown.page.figures().front();
  QCOMPARE(spec.compare, QString("overlay"));
  QCOMPARE(loadSurfaceFigure(spec)->csv().count('\n'), 1 + 2 * 441);
  QTest::mouseClick(shown.find<SegmentedChoice>("surfaceView")->findChildren<QAbstractButton*>()[1], Qt::LeftButton);
  QVERIFY(shown.view().isVisible());  // two surfaces are there in 3D alone
}

void tst_LandscapeViews::surfacesOfOtherPointsAreNotCompared() {
  TwoRuns runs;
  writeSampleLandscape(runs.flat, 9, kFlat);
  const LandscapeRecipe recipe = sampleLandscapeRecipe(runs.steep, 11);
  writeSampleLandscape(runs.steep, "last-aaaaaaaa_9x9_range1_faces4_seed123", recipe, kSteep);
  const ShownRuns shown = runs.shown();
  std::vector<SurfaceItem> items(2);
  for (size_t i = 0; i < 2; ++i) {
    items[i].shown = shown[i];
    items[i].surface = readSurface({shown[i].run->landscapes.front()});
    items[i].channel = "loss";
    items[i].field = heightField(*items[i].surface, "loss");
    items[i].cells = knownCells(items[i].field);
  }
  const auto tiles = surfaceTiles(items, SurfaceMode::Difference);
  QCOMPARE(tiles.size(), size_t(1));
  QVERIFY(!tiles.front().isShown() && tiles.front().problem.contains("other points"));
}

void tst_LandscapeViews::theDomainsAreToldUnderThePointer() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  const auto pixel = shown.view().scene().toPixel(0, 0.0, 0.0, 0.1);
  QTest::mouseMove(&shown.view(), (QPointF(pixel[0], pixel[1]) / shown.view().devicePixelRatioF()).toPoint());
  QTRY_VERIFY(!shown.headers()[0]->detailText().isEmpty());
  const QString text = shown.headers()[0]->detailText();
  // The sample's domains lie 10 % apart around the mean.
  QVERIFY2(text.contains("north 0.09") && text.contains("east 0.1") && text.contains("south 0.11"), qPrintable(text));
  save(shown.page, "views_hover");
}

void tst_LandscapeViews::fourRunsAreReadInFull() {
  QTemporaryDir folder;
  for (const char* name : {"erm O+C+I to M", "sam O+C+I to M", "gac-fas O+C+I to M", "sagm O+C+I to M"}) {
    SampleRunOptions options;
    options.name = name;
    writeSampleLandscape(writeSampleRun(folder.path().toStdString(), options), 11, 0.5);
  }
  ShownPage shown(shownRuns(folder.path(), 4));
  QVERIFY(shown.ready(4));
  const auto pixel = shown.view().scene().toPixel(0, 0.0, 0.0, 0.1);
  QTest::mouseMove(&shown.view(), (QPointF(pixel[0], pixel[1]) / shown.view().devicePixelRatioF()).toPoint());
  QTRY_VERIFY(!shown.headers()[3]->detailText().isEmpty());
  QTest::qWait(50);
  QStringList names;
  for (const TileHeader* header : shown.headers()) {
    QVERIFY(header->width() < 300);
    for (const ElidedLabel* label : header->findChildren<ElidedLabel*>()) QVERIFY2(!label->isElided(), qPrintable(label->text()));
    names << header->findChild<RunMark*>()->text();
  }
  names.sort();
  QCOMPARE(names, QStringList({"erm", "gac-fas", "sagm", "sam"}));
  save(shown.page, "views_four_read");
}

void tst_LandscapeViews::heightsBecomeLogarithmic() {
  ShownPage shown(runs_.shown());
  QVERIFY(shown.ready());
  shown.find<QAction>("logHeights")->trigger();
  QVERIFY(shown.view().scene().panel(0).scale.logarithmic);
  shown.find<QAction>("levelLines")->trigger();
  QVERIFY(shown.view().scene().style().levelLines);
  save(shown.page, "views_log");
  const FigureSpec spec = shown.page.figures().front();
  QVERIFY(spec.logZ && spec.levelLines);
  QVERIFY(FigureSpec::fromJson(spec.toJson()).logZ);
}

void tst_LandscapeViews::whatIsNotMeasuredIsHatchedInContours() {
  TwoRuns growing;
  writeSampleLandscape(growing.flat, 17, 0.6, false);
  const RunPtr run = shownRuns(growing.folder.path(), 2).front().run;
  const SurfacePtr surface = readSurface({run->landscapes.front()});
  const HeightField field = heightField(*surface, "loss");
  QVERIFY(!contourContent(field, {}).hatch.empty());
  writeSampleLandscape(growing.flat, 17, 0.6);
  QVERIFY(contourContent(heightField(*readSurface({run->landscapes.front()}), "loss"), {}).hatch.empty());
}

void tst_LandscapeViews::oneDragTurnsFourLinkedSurfaces() {
  QTemporaryDir folder;
  for (const char* name : {"a", "b", "c", "d"}) {
    SampleRunOptions options;
    options.name = name;
    options.seed = static_cast<uint64_t>(name[0]);
    writeSampleLandscape(writeSampleRun(folder.path().toStdString(), options), 11, 0.5 + 0.4 * (name[0] - 'a'));
  }
  ShownPage shown(shownRuns(folder.path(), 4));
  QVERIFY(shown.ready(4));
  const SurfaceScene& scene = shown.view().scene();
  const auto pictures = [&] {
    std::vector<QImage> parts;
    const QImage image = shown.still();
    for (size_t i = 0; i < 4; ++i) {
      const PixelRect& rect = scene.viewport(i);
      parts.push_back(image.copy(int(rect.x), int(rect.y), int(rect.width), int(rect.height)));
    }
    return parts;
  };
  const auto place = [&](size_t i) {
    const PixelRect& rect = scene.viewport(i);
    return (QPointF(rect.x + rect.width * 0.4, rect.y + rect.height * 0.25) / shown.view().devicePixelRatioF()).toPoint();
  };
  const auto before = pictures();
  drag(shown.view(), place(2), QPoint(70, 10));
  for (size_t i = 1; i < 4; ++i) {
    QCOMPARE(scene.camera(i), scene.camera(0));
    QCOMPARE(scene.pose(i), scene.pose(0));
  }
  const auto turned = pictures();
  for (size_t i = 0; i < 4; ++i) QVERIFY(difference(before[i], turned[i]) > 1);
  save(shown.page, "views_four");
  QTest::mouseClick(shown.find<Switch>("linkCameras"), Qt::LeftButton);
  const auto parted = pictures();
  drag(shown.view(), place(2), QPoint(70, 10));
  const auto alone = pictures();
  for (size_t i = 0; i < 4; ++i) QCOMPARE(difference(parted[i], alone[i]) > 0.5, i == 2);
}

void tst_LandscapeViews::keysAndMouseMoveThroughTheTraining() {
  TwoRuns runs;
  addFrames(runs);
  ShownPage shown(runs.shown());
  auto* toggle = shown.find<Switch>("overTraining");
  QTRY_VERIFY(toggle->isVisible());
  auto* slider = shown.find<QSlider>("frameSlider");
  QVERIFY(!slider->isVisible());
  QTest::mouseClick(toggle, Qt::LeftButton);
  QVERIFY(shown.ready());
  QVERIFY(slider->isVisible());
  QCOMPARE(slider->value(), 3);
  QTRY_VERIFY(std::abs(rise(shown) - 0.5 * 4.0 / 4 * 2) < 1e-9);  // the flat run's fourth bowl at a corner
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Left);
  QTRY_VERIFY(std::abs(rise(shown) - 0.5 * 4.0 / 3 * 2) < 1e-9);
  QTest::keyClick(slider, Qt::Key_Home);
  QTRY_VERIFY(std::abs(rise(shown) - 0.5 * 4.0 / 1 * 2) < 1e-9);
  QVERIFY(shown.find<QLabel>("frameLabel")->text().startsWith("epoch 1 "));
  QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 4, slider->height() / 2));
  QTRY_VERIFY(slider->value() > 0);
  QTRY_VERIFY(std::abs(rise(shown) - 0.5 * 4.0 / (slider->value() + 1) * 2) < 1e-9);
  save(shown.page, "views_training");
  const FigureSpec spec = shown.page.figures().front();
  QCOMPARE(spec.landscape, QString("over_training"));
  QCOMPARE(spec.evaluation, QString::number(slider->value() + 1));
  QCOMPARE(loadSurfaceFigure(spec)->csv().count('\n'), 1 + 2 * 81);
  choose(shown, SurfaceMode::Difference);
  QCOMPARE(shown.view().scene().size(), size_t(1));
  const LossScale scale = shown.view().scene().panel(0).scale;
  QTest::keyClick(slider, Qt::Key_Home);
  QTRY_VERIFY(std::abs(rise(shown) - 0.5 * 4.0 * 2) < 1e-9);
  QCOMPARE(shown.view().scene().panel(0).scale, scale);
  QTest::mouseClick(toggle, Qt::LeftButton);
  QVERIFY(!slider->isVisible());
}

void tst_LandscapeViews::theButtonPlaysToTheEnd() {
  TwoRuns runs;
  addFrames(runs);
  ShownPage shown(runs.shown());
  QVERIFY(isSwitchedToFrames(shown));
  auto* slider = shown.find<QSlider>("frameSlider");
  auto* play = shown.find<QToolButton>("playFrames");
  QSignalSpy moves(slider, &QSlider::valueChanged);
  play->setFocus();
  QTest::keyClick(play, Qt::Key_Space);  // from the end it starts over
  QCOMPARE(slider->value(), 0);
  QCOMPARE(play->accessibleName(), QString("Pause"));
  QTRY_COMPARE_WITH_TIMEOUT(slider->value(), 3, 10000);
  QTRY_VERIFY_WITH_TIMEOUT(play->accessibleName() != "Pause", 5000);
  QCOMPARE(moves.size(), 4);
  QTest::mouseClick(play, Qt::LeftButton);
  QTest::mouseClick(play, Qt::LeftButton);
  const int stopped = slider->value();
  QTest::qWait(700);
  QCOMPARE(slider->value(), stopped);
}

void tst_LandscapeViews::allEvaluationsHaveOneScale() {
  TwoRuns runs;
  addFrames(runs);
  ShownPage shown(runs.shown());
  QVERIFY(isSwitchedToFrames(shown));
  auto* slider = shown.find<QSlider>("frameSlider");
  QTest::qWait(300);
  const LossScale scale = shown.view().scene().panel(0).scale;
  for (int place = 0; place < 4; ++place) {
    slider->setValue(place);
    for (size_t i = 0; i < 2; ++i) QCOMPARE(shown.view().scene().panel(i).scale, scale);
  }
}

void tst_LandscapeViews::aMovieIsWrittenAsMp4AndAsPictures() {
  TwoRuns runs;
  addFrames(runs);
  ShownPage shown(runs.shown());
  QVERIFY(isSwitchedToFrames(shown));
  QTest::mouseClick(shown.find<QPushButton>("exportMovie"), Qt::LeftButton);
  auto* dialog = shown.page.findChild<MovieDialog*>();
  QVERIFY(dialog);
  QSignalSpy exported(dialog, &MovieDialog::exported);
  const auto part = [&](const char* name) { return dialog->findChild<QWidget*>(QLatin1String(name)); };
  dialog->findChild<QSpinBox*>("movieWidth")->setValue(640);
  dialog->findChild<QSpinBox*>("movieHeight")->setValue(360);
  auto* file = dialog->findChild<QLineEdit*>("movieFile");
  file->setText(runs.folder.filePath("basin.mp4"));
  QTest::mouseClick(part("movieStart"), Qt::LeftButton);
  QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 60000);
  QVERIFY(QFileInfo(runs.folder.filePath("basin.mp4")).size() > 2000);  // read back frame by frame by the writer
  QTest::mouseClick(part("movieFormat")->findChildren<QAbstractButton*>()[1], Qt::LeftButton);
  QCOMPARE(file->text(), runs.folder.filePath("basin"));
  QTest::mouseClick(part("movieStart"), Qt::LeftButton);
  QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 60000);
  for (int i = 1; i <= 4; ++i)
    QVERIFY(wholePng(runs.folder.filePath(QString("basin/frame_000%1.png").arg(i)), QSize(640, 360)));
  const QImage first(runs.folder.filePath("basin/frame_0001.png")), last(runs.folder.filePath("basin/frame_0004.png"));
  QVERIFY(difference(first, last) > 0.5);
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS")) {
    dialog->grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/views_movie_dialog.png");
    first.save(qEnvironmentVariable("GACFAS_SHOTS") + "/views_movie_frame.png");
  }
  QCOMPARE(QDir(runs.folder.path()).entryList({".gacfas*"}, QDir::AllEntries | QDir::Hidden), QStringList());
  dialog->close();
}

void tst_LandscapeViews::aCancelledMovieLeavesNothing() {
  QTemporaryDir folder;
  for (const char* name : {"a.mp4", "frames"}) {
    MovieRequest request;
    request.file = folder.filePath(name);
    request.size = QSize(320, 200);
    request.frames = 100000;
    request.draw = [](size_t frame, const QSize& size) {
      QImage image(size, QImage::Format_RGB32);
      image.fill(QColor(int(frame % 255), 60, 60));
      return image;
    };
    MovieExport movie(request);
    QSignalSpy progress(&movie, &MovieExport::progress);
    movie.start();
    QTRY_VERIFY(progress.size() > 3);
    movie.cancel();
    QVERIFY(!QFileInfo::exists(request.file));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
  }
}

void tst_LandscapeViews::surfacesAreSavedInEveryFormat() {
  QTemporaryDir folder;
  const RunPtr run = runs_.shown().front().run;
  SurfaceItem item;
  item.shown.run = run;
  item.channel = "loss";
  item.surface = readSurface({run->landscapes.front()});
  item.field = heightField(*item.surface, "loss");
  for (const char* suffix : {"vtp", "obj", "h5", "csv"})
    saveSurfaceAs(item, folder.filePath(QString("s.") + suffix));
  const auto reader = vtkSmartPointer<vtkXMLPolyDataReader>::New();
  reader->SetFileName(folder.filePath("s.vtp").toUtf8().constData());
  reader->Update();
  vtkPolyData* mesh = reader->GetOutput();
  QCOMPARE(mesh->GetNumberOfPoints(), vtkIdType(441));
  QCOMPARE(mesh->GetNumberOfPolys(), vtkIdType(400));
  vtkDataArray* heights = mesh->GetPointData()->GetArray("zvalue");
  QVERIFY(heights);
  for (vtkIdType i = 0; i < 441; ++i) {
    const double* point = mesh->GetPoint(i);
    QVERIFY(std::abs(point[2] - (0.1 + kFlat * (point[0] * point[0] + point[1] * point[1]))) < 1e-9);
    QCOMPARE(heights->GetTuple1(i), point[2]);
  }
  const std::string vtp = loadFile(folder.filePath("s.vtp").toStdString());
  QVERIFY(vtp.find("encoding=\"raw\"") != std::string::npos);
  const QString obj = QString::fromStdString(loadFile(folder.filePath("s.obj").toStdString()));
  QCOMPARE(obj.count("\nv "), 441);
  QCOMPARE(loadFile(folder.filePath("s.h5").toStdString()), loadFile(item.surface->entry.folder / "surface.h5"));
  const QString csv = QString::fromStdString(loadFile(folder.filePath("s.csv").toStdString()));
  QCOMPARE(csv.count('\n'), 442);
  QVERIFY(csv.startsWith("alpha,beta,status,loss,weighted_loss,accuracy,loss.north,accuracy.north"));
  QVERIFY_EXCEPTION_THROWN(saveSurfaceAs(item, folder.filePath("s.txt")), InputError);
  item.scale.difference = true;
  QVERIFY_EXCEPTION_THROWN(saveSurfaceAs(item, folder.filePath("d.h5")), InputError);
  saveSurfaceAs(item, folder.filePath("d.csv"));
}

int main(int argc, char** argv) {
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  tst_LandscapeViews test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_LandscapeViews.moc"
