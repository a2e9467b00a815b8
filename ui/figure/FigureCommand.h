#pragma once

namespace gacfas {

/// `gacfas-studio figure SPEC.json [options]`, argv[1] being "figure". Makes its own QApplication, offscreen
/// where nothing needs a display. Returns the exit code: 0 written, 1 failed (file, display), 2 bad arguments
/// or spec.
int figureCommand(int argc, char** argv);

}  // namespace gacfas
