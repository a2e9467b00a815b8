#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QTemporaryDir>
#include <QTextStream>

#include "app/studio/Commands.h"
#include "app/studio/StudioWindow.h"
#include "app/studio/Surroundings.h"
#include "app/studio/Wait.h"
#include "core/types/Error.h"
#include "ui/data/DataPage.h"
#include "ui/data/ImportDialog.h"
#include "ui/faces/FacesPage.h"
#include "ui/figure/ExportDialog.h"
#include "ui/landscape/LandscapePage.h"
#include "ui/landscape/SceneView.h"
#include "ui/newlandscape/NewLandscapeDialog.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/shell/Actions.h"
#include "ui/theme/Theme.h"

namespace gacfas {
namespace {

constexpr int kSettleMs =
    1500;  ///< files are followed every quarter of a second, plots drawn ten times a second
constexpr QSize kSizes[] = {{1280, 800}, {1920, 1080}};

/// Takes pictures of one window in one theme and size.
class Camera {
public:
  Camera(const QDir& out, const Theme& theme, QSize size) : out_(out), theme_(theme), size_(size) {}

  void apply(QWidget& window) const {
    applyTheme(*qApp, theme_);
    window.resize(size_);
    waitFor(kSettleMs);
  }

  /// The window, and a dialog over its middle.
  void shoot(QWidget& window, const QString& page, QWidget* dialog = nullptr) const {
    waitFor(kSettleMs);
    QPixmap picture = window.grab();
    if (dialog) {
      QPainter painter(&picture);
      painter.drawPixmap((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2,
                         dialog->grab());
    }
    const QString file = QStringLiteral("%1_%2_%3x%4.png")
                             .arg(page, theme_.dark ? QStringLiteral("dark") : QStringLiteral("light"))
                             .arg(size_.width())
                             .arg(size_.height());
    if (!picture.save(out_.filePath(file)))
      throw IoError("cannot write " + out_.filePath(file).toStdString());
    QTextStream(stdout) << out_.filePath(file) << '\n';
  }

private:
  const QDir& out_;
  const Theme& theme_;
  QSize size_;
};

void shootGradCam(StudioWindow& studio, const Camera& camera) {
  studio.window().showPage(QObject::tr("Faces"));
  studio.facesPage().toggleOverlay();
  waitFor(4 * kSettleMs);
  camera.shoot(studio.window(), QStringLiteral("faces_gradcam"));
  studio.facesPage().toggleOverlay();
}

/// Crops of the demo stand in for a dataset: its dry run is what the dialog shows.
void shootImport(StudioWindow& studio, const Camera& camera) {
  const QDir root(studio.dataPage().root());
  const QStringList domains = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
  if (domains.isEmpty()) return;
  ImportDialog* dialog = studio.dataPage().openImport(root.filePath(domains.front()));
  if (!dialog) return;
  waitFor(2 * kSettleMs);
  camera.shoot(studio.window(), QStringLiteral("import"), dialog);
  dialog->close();
}

void shootLandscapes(StudioWindow& studio, const Camera& camera) {
  MainWindow& window = studio.window();
  LandscapePage& page = studio.landscapePage();
  window.showPage(QObject::tr("Landscape"));
  for (const auto& [mode, name] : {std::pair{SurfaceMode::Overlay, "landscape_overlay"},
                                   {SurfaceMode::Difference, "landscape_difference"},
                                   {SurfaceMode::SideBySide, "landscape"}}) {
    page.setMode(mode);
    camera.shoot(window, QString::fromLatin1(name));
  }
  page.showSharpness(true);
  camera.shoot(window, QStringLiteral("sharpness"));
  page.showSharpness(false);
  if (NewLandscapeDialog* dialog = page.openDialog()) {
    camera.shoot(window, QStringLiteral("newlandscape"), dialog);
    dialog->close();
  }
}

void shootPages(StudioWindow& studio, const Camera& camera) {
  MainWindow& window = studio.window();
  camera.apply(window);
  window.showPage(QObject::tr("Data"));
  for (const auto& [part, name] : {std::pair{DataPage::Contents, "data"},
                                   {DataPage::Gap, "data_gap"},
                                   {DataPage::Augmentation, "data_augmentation"}}) {
    studio.dataPage().showPart(part);
    camera.shoot(window, QString::fromLatin1(name));
  }
  shootImport(studio, camera);
  for (const char* page : {"Train", "Results", "Faces"}) {
    window.showPage(QObject::tr(page));
    camera.shoot(window, QString::fromLatin1(page).toLower());
  }
  shootGradCam(studio, camera);
  shootLandscapes(studio, camera);
  window.showPage(QObject::tr("Train"));
  NewRunDialog* newRun = studio.openNewRun();
  camera.shoot(window, QStringLiteral("newrun"), newRun);
  newRun->close();
  window.showPage(QObject::tr("Results"));
  waitFor(kSettleMs);
  window.actions().exportFigure->trigger();
  if (auto* dialog = window.findChild<ExportDialog*>()) {
    camera.shoot(window, QStringLiteral("export"), dialog);
    dialog->close();
  }
}

void shootAll(const QDir& out, const QString& runs) {
  const QTemporaryDir settings;
  WindowOptions options = studioOptions({});
  options.settingsFile = settings.filePath(QStringLiteral("first.ini"));
  StudioWindow first(options);
  first.window().start();
  first.window().show();
  options.settingsFile = settings.filePath(QStringLiteral("runs.ini"));
  StudioWindow studio(options);
  studio.window().start(runs);
  studio.window().show();
  waitFor(2 * kSettleMs);
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    for (const QSize size : kSizes) {
      const Camera camera(out, *theme, size);
      camera.apply(first.window());
      camera.shoot(first.window(), QStringLiteral("start"));
      shootPages(studio, camera);
    }
  }
}

}  // namespace

int screenshotsCommand(int argc, char** argv) {
  if (argc != 4 || !QFileInfo(QString::fromLocal8Bit(argv[3])).isDir()) {
    QTextStream(stderr) << "gacfas-studio: screenshots takes an output folder and a folder of runs, such as "
                           "./studio demo makes.\n";
    return 2;
  }
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  QApplication::setApplicationDisplayName(QStringLiteral("GAC-FAS Studio"));
  try {
    const QDir out(QString::fromLocal8Bit(argv[2]));
    if (!out.mkpath(QStringLiteral("."))) throw IoError("cannot make " + out.path().toStdString());
    shootAll(out, QString::fromLocal8Bit(argv[3]));
    return 0;
  } catch (const Error& error) {
    QTextStream(stderr) << "gacfas-studio: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace gacfas
