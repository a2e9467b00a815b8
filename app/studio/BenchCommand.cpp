#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include "app/studio/Commands.h"
#include "app/studio/StudioWindow.h"
#include "app/studio/Surroundings.h"
#include "app/studio/Wait.h"
#include "core/types/Error.h"
#include "ui/landscape/FrameRate.h"
#include "ui/landscape/LandscapePage.h"
#include "ui/landscape/SceneView.h"
#include "ui/runs/RunReader.h"
#include "ui/shell/LatencyMeter.h"
#include "viz/SurfaceScene.h"

namespace gacfas {
namespace {

constexpr int kFrames = 100;
constexpr int kIdleMs = 5'000, kBusyMs = 15'000;
constexpr size_t kSide = 51;

void row(const QString& name, double value, const QString& unit) {
  QTextStream(stdout) << name.leftJustified(62) << QString::number(value, 'f', 1).rightJustified(9) << ' '
                      << unit << '\n';
}

HeightField bowl(double curvature) {
  HeightField field;
  for (size_t i = 0; i < kSide; ++i) field.x.push_back(-1.0 + 2.0 * static_cast<double>(i) / (kSide - 1));
  field.y = field.x;
  for (const double y : field.y)
    for (const double x : field.x)
      field.z.push_back(0.1 + curvature * (x * x + y * y) + 0.1 * std::sin(9.0 * x) * std::cos(7.0 * y));
  return field;
}

/// Two or four surfaces in a window of their own, 1200 x 760.
class Surfaces {
public:
  explicit Surfaces(int count) {
    std::vector<ScenePanel> panels;
    std::vector<QRect> rects;
    const int height = count > 2 ? 380 : 760;
    for (int i = 0; i < count; ++i) {
      panels.push_back({bowl(4.0 - i), LossScale{0.0, 4.0}});
      rects.push_back({i % 2 * 600, i / 2 * height, 600, height});
    }
    view_.setPanels(std::move(panels));
    view_.resize(1200, 760);
    view_.setRects(rects);
    view_.show();
    waitFor(1'000);
  }
  double frameRate() { return measureFrameRate(view_, kFrames); }
  /// Drags the camera for a while: the mouse moves sixty times a second, and the window's loop runs as it does for a user.
  void drag(int milliseconds) {
    const CameraPose before = view_.scene().pose(0);
    QPointF mouse(300, 300);
    const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons held) {
      QMouseEvent event(type, mouse, view_.mapToGlobal(mouse), button, held, Qt::NoModifier);
      QApplication::sendEvent(&view_, &event);
    };
    send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
    QTimer moves;
    QObject::connect(&moves, &QTimer::timeout, [&] {
      mouse += QPointF(4, 0);
      send(QEvent::MouseMove, Qt::NoButton, Qt::LeftButton);
    });
    moves.start(16);
    waitFor(milliseconds);
    moves.stop();
    send(QEvent::MouseButtonRelease, Qt::LeftButton, Qt::NoButton);
    if (view_.scene().pose(0) == before) throw Error("the drag did not turn the camera");
  }
  void hide() { view_.hide(); }
  void show() { view_.show(); }

private:
  SceneView view_;
};

/// Milliseconds until a fresh process has a window with the runs listed and answers.
double startTime(const QString& runs, const QString& settings) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("GACFAS_SETTINGS"), settings);
  process.setProcessEnvironment(environment);
  QElapsedTimer clock;
  clock.start();
  process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--report-ready"), runs});
  double elapsed = 0.0;
  while (elapsed == 0.0 && process.waitForReadyRead(20'000))
    if (process.readAllStandardOutput().contains("ready")) elapsed = static_cast<double>(clock.elapsed());
  process.terminate();
  if (!process.waitForFinished(5'000)) process.kill();
  process.waitForFinished();
  if (elapsed == 0.0) throw Error("the window did not come up within 20 s");
  return elapsed;
}

void benchStart(const QString& runs) {
  const QTemporaryDir settings;
  std::vector<double> times;
  for (int i = 0; i < 6; ++i)
    times.push_back(startTime(runs, settings.filePath(QStringLiteral("bench.ini"))));
  std::sort(times.begin() + 1, times.end());  // the first one warms the disk cache
  row(QStringLiteral("start to a usable window, first"), times.front(), QStringLiteral("ms"));
  row(QStringLiteral("start to a usable window, warm, median of 5"), times[3], QStringLiteral("ms"));
}

void latencyRow(const QString& name, const LatencyMeter& meter) {
  row(name + QStringLiteral(", median"), meter.percentile(0.5), QStringLiteral("ms"));
  row(name + QStringLiteral(", 99th percentile"), meter.p99(), QStringLiteral("ms"));
}

template <typename Work>
void benchLatency(const QString& name, Work work) {
  LatencyMeter meter(10'000);
  meter.start();
  work();
  meter.stop();
  latencyRow(name, meter);
}

RunPtr look(const std::filesystem::path& folder) {
  return RunReader(folder, {}).look(RunReader::Time::clock::now());
}

/// GAC-FAS from its first epoch on, all cores; the data is that of the first run that can still be trained.
Config busyConfig(const QString& runs) {
  for (const QFileInfo& folder : QDir(runs).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
    const RunPtr run = look(folder.filesystemFilePath());
    if (!run || !run->problem.isEmpty() || !std::filesystem::exists(run->config.data.root)) continue;
    Config config = run->config;
    config.name = "bench";
    config.train.minimizer = MinimizerKind::GacFas;
    config.train.minimizerWarming = 0;
    config.train.warmingEpochs = 0;
    config.train.epochs = 1'000;
    config.system.threads = 0;
    return config;
  }
  throw InputError(runs.toStdString() +
                   ": no run here whose faces are still there. ./studio demo makes some");
}

void benchWindow(const QString& runs) {
  const QTemporaryDir scratch;
  Surfaces surfaces(2), four(4);
  four.hide();
  row(QStringLiteral("two surfaces of 51 x 51, 1200 x 760"), surfaces.frameRate(),
      QStringLiteral("frames/s"));
  surfaces.hide();
  four.show();
  waitFor(500);
  row(QStringLiteral("four surfaces of 51 x 51, 1200 x 760"), four.frameRate(), QStringLiteral("frames/s"));
  four.hide();
  WindowOptions options = studioOptions({});
  options.settingsFile = scratch.filePath(QStringLiteral("bench.ini"));
  StudioWindow studio(options);
  studio.window().start(runs);
  studio.window().show();
  waitFor(2'000);
  benchLatency(QStringLiteral("event loop late, idle"), [] { waitFor(kIdleMs); });
  const Config config = busyConfig(runs);
  const std::filesystem::path folder = std::filesystem::path(scratch.path().toStdString()) / "busy";
  studio.workbench().train(config, folder);
  QElapsedTimer patience;
  patience.start();
  const auto started = [&folder] {
    const RunPtr run = look(folder);
    return run && run->steps->rows() > 0;
  };
  while (!started()) {
    waitFor(200);
    if (patience.elapsed() > 60'000) throw Error("the training that the measurement needs did not start");
  }
  for (const char* page : {"Train", "Results", "Landscape"}) {
    studio.window().showPage(QObject::tr(page));
    waitFor(500);
    benchLatency(QStringLiteral("event loop late, training, page %1").arg(QString::fromLatin1(page)),
                 [] { waitFor(kBusyMs); });
  }
  surfaces.show();
  waitFor(500);
  row(QStringLiteral("two surfaces of 51 x 51 while a training runs"), surfaces.frameRate(),
      QStringLiteral("frames/s"));
  surfaces.hide();
  four.show();
  waitFor(500);
  row(QStringLiteral("four surfaces of 51 x 51 while a training runs"), four.frameRate(), QStringLiteral("frames/s"));
  four.hide();
  surfaces.show();
  waitFor(500);
  benchLatency(QStringLiteral("event loop late, training, camera dragged"), [&] { surfaces.drag(kBusyMs); });
  studio.workbench().cancelAll();
  waitFor(2'000);
}

}  // namespace

int benchCommand(int argc, char** argv) {
  if (argc != 3 || !QFileInfo(QString::fromLocal8Bit(argv[2])).isDir()) {
    QTextStream(stderr) << "gacfas-studio: bench takes a folder of runs, such as ./studio demo makes.\n";
    return 2;
  }
  const QString runs = QFileInfo(QString::fromLocal8Bit(argv[2])).absoluteFilePath();
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  try {
    benchStart(runs);
    benchWindow(runs);
    return 0;
  } catch (const Error& error) {
    QTextStream(stderr) << "gacfas-studio: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace gacfas
