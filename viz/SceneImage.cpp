#include "viz/SceneImage.h"

#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/types/Error.h"
#include "viz/SurfaceScene.h"

namespace gacfas {
namespace {

constexpr int kLargest = 16384;  // pixels a side that OpenGL draws into at once

/// Pixels drawn for one of the picture, in each direction: what smooths edges and lines, whatever the
/// renderer can do.
int samplesFor(int width, int height) {
  return 2 * std::max(width, height) <= kLargest ? 2 : 1;
}

/// A window nobody sees.
vtkSmartPointer<vtkRenderWindow> hiddenWindow(int width, int height) {
  const auto window = vtkSmartPointer<vtkRenderWindow>::New();
  window->SetShowWindow(false);
  window->SetOffScreenRendering(true);
  window->SetMultiSamples(0);
  window->SetSize(width, height);
  return window;
}

vtkSmartPointer<vtkUnsignedCharArray> drawnPixels(SurfaceScene& scene, int width, int height) {
  const auto window = hiddenWindow(width, height);
  scene.attach(window);
  window->Render();
  const auto pixels = vtkSmartPointer<vtkUnsignedCharArray>::New();
  window->GetPixelData(0, 0, width - 1, height - 1, 0, pixels);
  scene.attach(nullptr);
  window->Finalize();
  return pixels;
}

/// Mean of samples x samples pixels each; the rows turned round, as OpenGL counts them from the bottom.
void shrink(const uint8_t* from, size_t samples, SceneImage& image) {
  const auto width = static_cast<size_t>(image.width), height = static_cast<size_t>(image.height);
  image.rgb.resize(width * height * 3);
  const size_t area = samples * samples;
  for (size_t y = 0; y < height; ++y)
    for (size_t x = 0; x < width; ++x)
      for (size_t c = 0; c < 3; ++c) {
        size_t sum = area / 2;
        for (size_t part = 0; part < area; ++part) {
          const size_t row = (height - 1 - y) * samples + part / samples,
                       column = x * samples + part % samples;
          sum += from[(row * width * samples + column) * 3 + c];
        }
        image.rgb[(y * width + x) * 3 + c] = static_cast<uint8_t>(sum / area);
      }
}

}  // namespace

SceneImage renderSceneImage(SurfaceScene& scene, int width, int height) {
  if (!displayAvailable())
    throw Error(
        "a 3D figure needs an X display, and there is none: run the command under xvfb-run -a (package "
        "xvfb)");
  const int samples = samplesFor(width, height);
  scene.setLineScale(samples);
  const auto pixels = drawnPixels(scene, width * samples, height * samples);
  scene.setLineScale(1.0);
  if (pixels->GetNumberOfValues() < static_cast<vtkIdType>(width) * height * samples * samples * 3)
    throw Error("the 3D figure of " + std::to_string(width) + " x " + std::to_string(height) +
                " pixels could not be drawn");
  SceneImage image{width, height, {}};
  shrink(pixels->GetPointer(0), static_cast<size_t>(samples), image);
  return image;
}

}  // namespace gacfas
