// The whole window under a real X server: datasets as their owners ship them are dropped, imported and
// trained on.

#include <QMimeData>
#include <QtTest>
#include <QtWidgets>

#include "app/studio/StudioWindow.h"
#include "tests/ui/data/DataFolders.h"
#include "ui/data/DataPage.h"
#include "ui/data/ImportDialog.h"
#include "ui/faces/FacesPage.h"
#include "ui/landscape/SceneView.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/runs/Page.h"
#include "ui/shell/PageDeck.h"
#include "ui/theme/Theme.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

constexpr int kPatience = 120'000;  // ms

void drop(QWidget& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(window.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &event);
  QVERIFY(event.isAccepted());
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class DataStudioTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::unique_ptr<StudioWindow> studio_;

  QString at(const QString& name) const { return folder_.filePath(name); }
  template <typename Widget>
  Widget* find(const char* name) const {
    return test::child<Widget>(studio_->window(), name);
  }

  void import(const QString& dataset) {
    drop(studio_->window(), at(dataset));
    QTRY_VERIFY(studio_->window().findChild<ImportDialog*>());
    auto* dialog = studio_->window().findChild<ImportDialog*>();
    QVERIFY(studio_->dataPage().isVisible());
    test::type(test::child<QLineEdit>(*dialog, "importOut"), at("faces"));
    QTRY_COMPARE(test::child<QLineEdit>(*dialog, "importDomain")->text(), dataset);
    auto* start = test::child<QPushButton>(*dialog, "startImport");
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), kPatience);
    if (dataset == "casia") shootDialog(*dialog);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("importTitle")->text(), dataset + " is imported", kPatience);
    QTRY_VERIFY(!studio_->window().findChild<ImportDialog*>());
  }

  void shootDialog(ImportDialog& dialog) {
    if (!qEnvironmentVariableIsSet("GACFAS_PICTURES")) return;
    QTRY_VERIFY(test::child<QLabel>(dialog, "importEstimate")->text().contains("crops"));
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
      applyTheme(*qApp, *theme);
      QTest::qWait(200);
      test::shoot(dialog, theme->dark ? "import-dark" : "import-light");
    }
    applyTheme(*qApp, lightTheme());
  }

  void typeInto(NewRunDialog& dialog, const char* option, const QString& value) {
    QTRY_VERIFY(test::child<QLineEdit>(dialog, option));
    test::type(test::child<QLineEdit>(dialog, option), value);
    QTest::keyClick(test::child<QLineEdit>(dialog, option), Qt::Key_Tab);
  }

private Q_SLOTS:
  void initTestCase() {
    test::drawTree(at("casia").toStdString(), drawn::casiaPaths(1, 1));
    test::drawTree(at("replay").toStdString(), drawn::replayPaths(1, 1, 1));
    test::drawMsu(at("msu").toStdString());
    test::drawTree(at("oulu").toStdString(), drawn::ouluPaths(1, 1, 1, 1, 2));
    QDir().mkpath(at("runs"));
    WindowOptions options;
    options.settingsFile = at("settings.ini");
    options.presets = GACFAS_SOURCE_DIR "/configs";
    studio_ = std::make_unique<StudioWindow>(options);
    studio_->window().resize(1280, 800);
    studio_->window().start(at("runs"));
    studio_->window().show();
    studio_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&studio_->window()));
  }
  void cleanupTestCase() { studio_.reset(); }

  void aFolderOfRunsOpensOnTheTrainPage() {
    QCOMPARE(studio_->window().pages().currentName(), QString("Train"));
  }

  /// The preset of the demo scores all videos of the unseen domain, whose split is then part of their name.
  void droppedDatasetsAreImportedAndTrainedOn() {
    for (const char* dataset : {"casia", "replay", "msu", "oulu"}) import(dataset);
    QTRY_VERIFY(studio_->dataPage().survey() && studio_->dataPage().survey()->prepared.size() == 4);
    test::clickOn(find<QPushButton>("importNewRun"));
    QTRY_VERIFY(studio_->window().findChild<NewRunDialog*>());
    auto* dialog = studio_->window().findChild<NewRunDialog*>();
    auto* presets = test::child<QAbstractItemView>(*dialog, "presets");
    QTRY_VERIFY(presets->model()->rowCount() > 2);
    QTRY_COMPARE(test::child<QLineEdit>(*dialog, "data.root")->text(), at("faces"));
    QCOMPARE(test::child<QLineEdit>(*dialog, "data.test")->text(), QString("replay"));
    typeInto(*dialog, "data.train", "casia, oulu, replay");
    typeInto(*dialog, "data.test", "msu");
    typeInto(*dialog, "model.width", "4");
    typeInto(*dialog, "model.image_size", "32");
    typeInto(*dialog, "train.batch_size", "8");
    typeInto(*dialog, "train.minimizer_warming", "0");
    typeInto(*dialog, "train.epochs", "2");
    test::clickOn(test::child<QPushButton>(*dialog, "start"));
    const auto& runs = studio_->library().runs();
    QTRY_COMPARE_WITH_TIMEOUT(runs.size(), size_t{1}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(runs.front()->state, RunState::Finished, kPatience);
    const QByteArray scores =
        contentOf(QString::fromStdString((runs.front()->folder / "scores/epoch_0001.csv").string()));
    for (const char* part :
         {",1,msu,test/real_client002_laptop_SD_scene01,crop_0005.jpg,client002,live",
          ",0,msu,test/attack_client002_android_SD_ipad_video_scene01,crop_0005.jpg,client002,ipad",
          ",0,casia,1_NM_5,crop_0005.jpg,test_1,cut",
          ",1,replay,client201_session01_webcam_authenticate_adverse_1,crop_0005.jpg,client201,live",
          ",0,oulu,1_1_03_2,crop_0005.jpg,03,print"})
      QVERIFY2(scores.contains(part), part + scores);
    QCOMPARE(runs.front()->facts.dataManifests.size(), size_t{4});
  }

  void everyPartOfThePageCanBeLookedAt() {
    MainWindow& window = studio_->window();
    studio_->dataPage().showRoot(qEnvironmentVariable("GACFAS_SHOWN_DATA", at("faces")));
    window.showPage("Data");
    const char* const names[] = {"contents", "faces", "gap", "augmentation"};
    for (int part = 0; part < 4; ++part) {
      test::clickSegment(studio_->dataPage(), "dataParts", part);
      const QSize least = window.minimumSizeHint();
      QVERIFY2(least.width() <= 1280 && least.height() <= 800,
               qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
      if (!qEnvironmentVariableIsSet("GACFAS_PICTURES")) continue;
      for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        applyTheme(*qApp, *theme);
        QTest::qWait(2500);
        test::shoot(window, QStringLiteral("data-%1-%2").arg(names[part], theme->dark ? "dark" : "light"));
      }
      applyTheme(*qApp, lightTheme());
    }
  }

  void aDroppedVideoIsScoredByTheTickedRun() {
    MainWindow& window = studio_->window();
    window.showPage("Train");
    const QString video = at("casia/test_release/1/1.avi");
    QVERIFY2(QFile::exists(video), qPrintable(video));
    drop(window, video);
    QCOMPARE(window.pages().currentName(), QString("Faces"));
    auto* line = test::child<QLabel>(studio_->facesPage(), "faceError");
    QTRY_VERIFY2_WITH_TIMEOUT(line->text().startsWith("live for") || line->text().startsWith("spoof for"),
                              qPrintable(line->text()), kPatience);
    test::shoot(window, "faces-file");
  }

  void aDroppedDataRootIsShownAndADroppedFolderOfRunsOpened() {
    drop(studio_->window(), at("faces"));
    QTRY_COMPARE(studio_->dataPage().root(), at("faces"));
    QVERIFY(!studio_->window().findChild<ImportDialog*>());
    studio_->window().showPage("Train");
    drop(studio_->window(), at("runs"));
    QTest::qWait(300);
    QCOMPARE(studio_->library().folder(), at("runs"));
    QVERIFY(!studio_->window().findChild<ImportDialog*>());
  }
};

int main(int argc, char** argv) {
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  QTEST_SET_MAIN_SOURCE_PATH
  DataStudioTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_DataStudio.moc"
