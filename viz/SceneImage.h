#pragma once

#include <cstdint>
#include <vector>

namespace gacfas {

class SurfaceScene;

/// A picture: three bytes a pixel (red, green, blue), row by row from the top.
struct SceneImage {
  int width = 0, height = 0;
  std::vector<uint8_t> rgb;
};

/// Whether an X server answers: VTK ends the program where it finds none.
bool displayAvailable();

/// Draws a scene off the screen, width x height pixels, its viewports as they are set (in these pixels). The
/// scene leaves the window it was in. Changes the current GL context. Throws Error that says what to do where
/// there is no display.
SceneImage renderSceneImage(SurfaceScene& scene, int width, int height);

}  // namespace gacfas
