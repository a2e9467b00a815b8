// Apart from the rest: Xlib's macros take common words.
#include <X11/Xlib.h>

#include <cstdlib>

#include "viz/SceneImage.h"

namespace gacfas {

bool displayAvailable() {
  // Stays open: a server such as Xvfb starts over when its last client leaves, and refuses the next one meanwhile.
  if (!std::getenv("DISPLAY")) return false;
  static Display* display = nullptr;
  if (!display) display = XOpenDisplay(nullptr);
  return display != nullptr;
}

}  // namespace gacfas
