#include "ui/landscape/FrameRate.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include "ui/landscape/SceneView.h"

namespace gacfas {
namespace {

constexpr int kPatience = 2000;  // ms

bool showFrame(SceneView& view) {
  QEventLoop loop;
  bool shown = false;
  QObject::connect(&view, &QOpenGLWidget::frameSwapped, &loop, [&] {
    shown = true;
    loop.quit();
  });
  QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
  view.setPose(0, view.scene().pose(0).turned(3.0, 0.0));
  loop.exec();
  return shown;
}

}  // namespace

double measureFrameRate(SceneView& view, int frames) {
  if (view.scene().size() == 0 || !showFrame(view)) return 0.0;  // the first one uploads the surfaces
  QElapsedTimer clock;
  clock.start();
  for (int i = 0; i < frames; ++i)
    if (!showFrame(view)) return 0.0;
  return 1000.0 * frames / static_cast<double>(std::max<qint64>(1, clock.elapsed()));
}

}  // namespace gacfas
