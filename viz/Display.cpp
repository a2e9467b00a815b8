// Apart from the rest: Xlib's macros take common words.
#include <X11/Xlib.h>

#include "viz/SceneImage.h"

namespace gacfas {

bool displayAvailable() {
  Display* display = XOpenDisplay(nullptr);
  if (display) XCloseDisplay(display);
  return display != nullptr;
}

}  // namespace gacfas
