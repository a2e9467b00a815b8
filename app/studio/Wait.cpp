#include "app/studio/Wait.h"

#include <QEventLoop>
#include <QTimer>

namespace gacfas {

void waitFor(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace gacfas
