// gacfas-studio: the window of GAC-FAS Studio, and what draws with its code: figure, screenshots, bench.

#include <vtkVersion.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>
#include <QTimer>
#include <cstring>

#include "app/studio/Commands.h"
#include "app/studio/StudioWindow.h"
#include "app/studio/Surroundings.h"
#include "ui/figure/FigureCommand.h"
#include "ui/landscape/SceneView.h"

namespace {

gacfas::BuildFacts buildFacts() {
  return {{QStringLiteral("Version"), QStringLiteral(GACFAS_VERSION)},
          {QStringLiteral("LibTorch"), QStringLiteral(GACFAS_LIBTORCH)},
          {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
          {QStringLiteral("VTK"), QString::fromLatin1(vtkVersion::GetVTKVersion())},
          {QStringLiteral("Compiler"), QStringLiteral(GACFAS_COMPILER)}};
}

struct Arguments {
  int exitCode = -1;  ///< 0 or more: answered, no window
  QString folder, demo;
  bool reportReady = false;
};

/// Needs no display.
Arguments readArguments(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("The window of GAC-FAS Studio. Commands without a window:\n"
                     "  figure SPEC.json       writes a figure, see gacfas-studio figure --help\n"
                     "  screenshots OUT RUNS   pictures of every page\n"
                     "  bench RUNS             start, frames a second, answer time of the event loop"));
  parser.addPositionalArgument(QStringLiteral("FOLDER"),
                               QStringLiteral("Runs folder to open; default: that of the last time."),
                               QStringLiteral("[FOLDER]"));
  const QCommandLineOption demo(
      QStringLiteral("demo"),
      QStringLiteral("Draws synthetic faces into DIR and trains ERM and GAC-FAS on them."),
      QStringLiteral("DIR"));
  parser.addOption(demo);
  QCommandLineOption ready(
      QStringLiteral("report-ready"),
      QStringLiteral("Prints 'ready' once the runs are listed (for gacfas-studio bench)."));
  ready.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOption(ready);
  const QCommandLineOption help = parser.addHelpOption();
  const QCommandLineOption version = parser.addVersionOption();
  const bool parsed = parser.parse(app.arguments());
  const QStringList folders = parser.positionalArguments();
  if (!parsed || folders.size() > 1) {
    const QString fault =
        parsed ? QStringLiteral("Unexpected argument '%1'.").arg(folders.at(1)) : parser.errorText();
    QTextStream(stderr) << "gacfas-studio: " << fault << " gacfas-studio --help says what there is.\n";
    return {2, {}, {}, false};
  }
  if (parser.isSet(help)) {
    QTextStream(stdout) << parser.helpText();
    return {0, {}, {}, false};
  }
  if (parser.isSet(version)) {
    QTextStream(stdout) << "gacfas-studio " << QCoreApplication::applicationVersion() << '\n';
    return {0, {}, {}, false};
  }
  return {-1, folders.value(0), parser.value(demo), parser.isSet(ready)};
}

/// Once the runs are listed and the event loop has come round again.
void reportReady(gacfas::StudioWindow& studio) {
  QObject::connect(
      &studio.library(), &gacfas::RunLibrary::changed, &studio,
      [] { QTimer::singleShot(0, qApp, [] { QTextStream(stdout) << "ready" << Qt::endl; }); },
      Qt::SingleShotConnection);
}

int showWindow(int argc, char** argv, const Arguments& arguments) {
  gacfas::SceneView::prepareApplication();
  QApplication app(argc, argv);
  QApplication::setApplicationDisplayName(QStringLiteral("GAC-FAS Studio"));
  gacfas::StudioWindow studio(gacfas::studioOptions(buildFacts()));
  if (arguments.reportReady) reportReady(studio);
  studio.window().start(arguments.folder);
  studio.window().show();
  if (!arguments.demo.isEmpty()) studio.window().startDemo(arguments.demo);
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName(QStringLiteral("gacfas-studio"));
  QCoreApplication::setOrganizationName(QStringLiteral("gacfas"));
  QCoreApplication::setApplicationVersion(QStringLiteral(GACFAS_VERSION));
  if (argc > 1 && std::strcmp(argv[1], "figure") == 0) return gacfas::figureCommand(argc, argv);
  if (argc > 1 && std::strcmp(argv[1], "screenshots") == 0) return gacfas::screenshotsCommand(argc, argv);
  if (argc > 1 && std::strcmp(argv[1], "bench") == 0) return gacfas::benchCommand(argc, argv);
  const Arguments arguments = readArguments(argc, argv);
  return arguments.exitCode >= 0 ? arguments.exitCode : showWindow(argc, argv, arguments);
}
