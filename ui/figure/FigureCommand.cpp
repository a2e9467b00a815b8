#include "ui/figure/FigureCommand.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QTextStream>
#include <optional>

#include "core/types/Error.h"
#include "ui/figure/FigureLoader.h"
#include "ui/figure/FigureSpecFile.h"
#include "ui/figure/FigureWriter.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

constexpr int kFailed = 1;
constexpr int kBadInput = 2;

struct Option {
  const char* name;  ///< as on the command line, and the key of the spec that it takes the place of
  const char* key;
  const char* value;
  const char* help;
};

constexpr Option kNumbers[] = {
    {"width", "width_mm", "MM", "Width (mm); one column is 82, two are 171"},
    {"height", "height_mm", "MM", "Height (mm)"},
    {"dpi", "dpi", "N", "Dots an inch, of PNG and of 3D pictures"},
    {"font", "font_pt", "PT", "Size of the labels (pt); ticks are 1 smaller, never below 7"}};

void describe(QCommandLineParser& parser) {
  parser.setApplicationDescription(
      QStringLiteral("Writes a figure as PNG, SVG, PDF or CSV. docs/figures.md explains SPEC.json."));
  parser.addPositionalArgument(QStringLiteral("figure"), QStringLiteral("this command"),
                               QStringLiteral("figure"));
  parser.addPositionalArgument(QStringLiteral("SPEC"), QStringLiteral("What to draw (JSON)"),
                               QStringLiteral("SPEC.json"));
  parser.addOption({{QStringLiteral("o"), QStringLiteral("output")},
                    QStringLiteral("File to write; its suffix is the format"),
                    QStringLiteral("FILE")});
  for (const Option& option : kNumbers)
    parser.addOption({QLatin1String(option.name), QLatin1String(option.help), QLatin1String(option.value)});
  parser.addOption({QStringLiteral("dark"), QStringLiteral("Dark ground")});
  parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Says this")});
}

/// The options as keys of the spec, checked like those.
FigureSpec withOptions(const FigureSpec& spec, const QCommandLineParser& parser) {
  QJsonObject object = spec.toJson();
  for (const Option& option : kNumbers) {
    if (!parser.isSet(QLatin1String(option.name))) continue;
    bool isNumber = false;
    const QString text = parser.value(QLatin1String(option.name));
    const double value = text.toDouble(&isNumber);
    if (!isNumber)
      throw InputError(std::string("--") + option.name + ": '" + text.toStdString() + "' is not a number");
    object[QLatin1String(option.key)] = value;
  }
  if (parser.isSet(QStringLiteral("dark"))) object[QStringLiteral("dark")] = true;
  FigureSpec changed = FigureSpec::fromJson(object);
  if (parser.isSet(QStringLiteral("output")))
    changed.output = QDir::current().absoluteFilePath(parser.value(QStringLiteral("output")));
  return changed;
}

FigureSpec specOf(const QCommandLineParser& parser) {
  const QStringList names = parser.positionalArguments();
  if (names.size() != 2)
    throw InputError("figure takes one SPEC.json; gacfas-studio figure --help says more");
  FigureSpec spec = withOptions(readFigureSpec(names[1]), parser);
  if (spec.output.isEmpty())
    spec.output =
        QDir::current().absoluteFilePath(QFileInfo(names[1]).completeBaseName() + QStringLiteral(".png"));
  figureFormat(spec.output);  // refused before anything is read
  return spec;
}

bool needsDisplay(const FigureSpec& spec) {
  const FigureFormat format = figureFormat(spec.output);
  return spec.kind == FigureKind::Surface && format != FigureFormat::Csv && format != FigureFormat::Hdf5;
}

/// A 3D picture is drawn by an X server's OpenGL; all else needs no display at all, and looks alike without
/// one.
void choosePlatform(const FigureSpec& spec) {
  if (!needsDisplay(spec)) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  } else if (qEnvironmentVariableIsEmpty("DISPLAY")) {
    throw Error(
        "a 3D surface needs a display, and DISPLAY is not set. Run it under a virtual one: xvfb-run -a "
        "gacfas-studio figure ...");
  }
}

int write(int argc, char** argv, const FigureSpec& spec) {
  choosePlatform(spec);
  QApplication app(argc, argv);
  applyTheme(app, lightTheme());
  const FigurePtr content = loadFigure(spec);
  saveFigure(spec.output, encode(drawAs(figureFormat(spec.output), *content, spec)));
  QTextStream(stdout) << spec.output << '\n';
  return 0;
}

int complain(const char* message, int code) {
  QTextStream(stderr) << "gacfas-studio: " << QString::fromUtf8(message) << '\n';
  return code;
}

}  // namespace

int figureCommand(int argc, char** argv) {
  QCommandLineParser parser;
  describe(parser);
  QStringList arguments;
  for (int i = 0; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
  try {
    if (!parser.parse(arguments)) throw InputError(parser.errorText().toStdString());
    if (parser.isSet(QStringLiteral("help"))) {
      const QCoreApplication app(argc, argv);  // helpText names the program
      QTextStream(stdout) << parser.helpText();
      return 0;
    }
    return write(argc, argv, specOf(parser));
  } catch (const InputError& error) {
    return complain(error.what(), kBadInput);
  } catch (const std::exception& error) {
    return complain(error.what(), kFailed);
  }
}

}  // namespace gacfas
