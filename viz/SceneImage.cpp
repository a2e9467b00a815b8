#include "viz/SceneImage.h"

#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cstddef>

#include "core/types/Error.h"
#include "viz/SurfaceScene.h"

namespace gacfas {
namespace {

constexpr int kSamples = 4;

/// A window nobody sees.
vtkSmartPointer<vtkRenderWindow> hiddenWindow(int width, int height) {
  const auto window = vtkSmartPointer<vtkRenderWindow>::New();
  window->SetShowWindow(false);
  window->SetOffScreenRendering(true);
  window->SetMultiSamples(kSamples);
  window->SetSize(width, height);
  return window;
}

}  // namespace

SceneImage renderSceneImage(SurfaceScene& scene, int width, int height) {
  if (!displayAvailable())
    throw Error(
        "a 3D figure needs an X display, and there is none: run the command under xvfb-run -a (package "
        "xvfb)");
  const auto window = hiddenWindow(width, height);
  scene.attach(window);
  window->Render();
  const auto pixels = vtkSmartPointer<vtkUnsignedCharArray>::New();
  window->GetPixelData(0, 0, width - 1, height - 1, 0, pixels);
  scene.attach(nullptr);
  window->Finalize();

  SceneImage image{width, height, {}};
  const size_t row = static_cast<size_t>(width) * 3;
  if (pixels->GetNumberOfValues() < static_cast<vtkIdType>(row * static_cast<size_t>(height)))
    throw Error("the 3D figure of " + std::to_string(width) + " x " + std::to_string(height) +
                " pixels could not be drawn");
  image.rgb.resize(row * static_cast<size_t>(height));
  const uint8_t* from = pixels->GetPointer(0);
  for (size_t y = 0; y < static_cast<size_t>(height); ++y)  // OpenGL counts from the bottom
    std::copy_n(from + (static_cast<size_t>(height) - 1 - y) * row, row,
                image.rgb.begin() + static_cast<std::ptrdiff_t>(y * row));
  return image;
}

}  // namespace gacfas
