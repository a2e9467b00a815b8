#pragma once

namespace gacfas {

/// `gacfas-studio screenshots OUT RUNS`: PNGs of the start page, every page, New run and Export at 1280 x 800
/// and 1920 x 1080 in both themes, OUT/<page>_<theme>_<width>x<height>.png. Needs a display. argv[1] is the
/// command. Returns the exit code.
int screenshotsCommand(int argc, char** argv);

/// `gacfas-studio bench RUNS`: milliseconds from start to a usable window, frames a second of two surfaces,
/// and how late the event loop answers, idle, while a training runs, and while the camera is dragged too.
/// Needs a display.
int benchCommand(int argc, char** argv);

}  // namespace gacfas
