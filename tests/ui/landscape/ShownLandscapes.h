#pragma once

#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/LandscapePage.h"
#include "ui/landscape/SceneView.h"
#include "ui/landscape/TileHeader.h"
#include "ui/work/Workbench.h"

namespace gacfas::test {

inline constexpr QSize kSize(1152, 700);

inline double difference(const QImage& a, const QImage& b) {
  double sum = 0.0;
  for (int y = 0; y < a.height(); y += 2)
    for (int x = 0; x < a.width(); x += 2) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
    }
  return sum * 4 / (3.0 * a.width() * a.height());
}

inline QImage half(const QImage& image, int which) {
  return image.copy(which * image.width() / 2, 0, image.width() / 2, image.height());
}

inline void drag(QWidget& view, const QPoint& from, const QPoint& by) {
  QTest::mousePress(&view, Qt::LeftButton, {}, from);
  for (int step = 1; step <= 4; ++step) QTest::mouseMove(&view, from + by * step / 4);
  QTest::mouseRelease(&view, Qt::LeftButton, {}, from + by);
}

inline void save(const QWidget& page, const QString& name) {
  if (!qEnvironmentVariableIsSet("GACFAS_SHOTS")) return;
  QTest::qWait(900);
  const_cast<QWidget&>(page).grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/" + name + ".png");
}

/// A page in a window with runs on it, their surfaces read.
struct ShownPage {
  Workbench workbench;
  LandscapePage page{workbench};

  explicit ShownPage(const ShownRuns& runs) {
    page.resize(kSize);
    page.show();
    page.showRuns(runs);
  }
  bool ready(size_t surfaces = 2) {
    return QTest::qWaitForWindowExposed(&page) &&
           QTest::qWaitFor([&] { return view().scene().size() == surfaces; }) && frame();
  }
  SceneView& view() { return page.sceneView(); }
  /// The scene once nothing has moved for a while.
  QImage still() {
    QTest::qWait(50);
    if (!QTest::qWaitFor([&] { return view().settled(); })) return {};
    QTest::qWait(50);
    return view().grabFramebuffer();
  }
  bool frame() {
    return QTest::qWaitFor([&] { return !view().rendererName().isEmpty(); });
  }
  template <typename Widget>
  Widget* find(const char* name) {
    return page.findChild<Widget*>(QLatin1String(name));
  }
  QList<TileHeader*> headers() { return page.findChildren<TileHeader*>(); }
};

}  // namespace gacfas::test
