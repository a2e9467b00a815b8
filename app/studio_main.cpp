// gacfas-studio: the window of GAC-FAS Studio.

#include <vtkVersion.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include "ui/MainWindow.h"

namespace {

gacfas::BuildFacts buildFacts() {
  return {{QStringLiteral("Version"), QStringLiteral(GACFAS_VERSION)},
          {QStringLiteral("LibTorch"), QStringLiteral(GACFAS_LIBTORCH)},
          {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
          {QStringLiteral("VTK"), QString::fromLatin1(vtkVersion::GetVTKVersion())},
          {QStringLiteral("Compiler"), QStringLiteral(GACFAS_COMPILER)}};
}

/// Answers --help and --version, refuses everything else (exit code 2). No display is needed.
int answerArguments(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("The window of GAC-FAS Studio. Without options: opens it."));
  const QCommandLineOption help = parser.addHelpOption();
  const QCommandLineOption version = parser.addVersionOption();
  if (!parser.parse(app.arguments()) || !parser.positionalArguments().isEmpty()) {
    const QString fault = parser.positionalArguments().isEmpty()
                              ? parser.errorText()
                              : QStringLiteral("Unexpected argument '%1'.").arg(parser.positionalArguments().first());
    QTextStream(stderr) << "gacfas-studio: " << fault << " gacfas-studio --help says what there is.\n";
    return 2;
  }
  if (parser.isSet(help)) {
    QTextStream(stdout) << parser.helpText();
  } else if (parser.isSet(version)) {
    QTextStream(stdout) << "gacfas-studio " << QCoreApplication::applicationVersion() << '\n';
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName(QStringLiteral("gacfas-studio"));
  QCoreApplication::setApplicationVersion(QStringLiteral(GACFAS_VERSION));
  if (argc > 1) return answerArguments(argc, argv);

  QApplication app(argc, argv);
  QApplication::setApplicationDisplayName(QStringLiteral("GAC-FAS Studio"));
  gacfas::MainWindow window(buildFacts());
  window.show();
  return QApplication::exec();
}
