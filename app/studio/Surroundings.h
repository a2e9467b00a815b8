#pragma once

#include "ui/shell/MainWindow.h"

namespace gacfas {

/// What the window is told of the program around it: presets, the synthetic faces of the start page.
WindowOptions studioOptions(const BuildFacts& facts);
/// Lets the workbench draw the demo's faces.
void enableDrawing(Workbench& workbench);

}  // namespace gacfas
