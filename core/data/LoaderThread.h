#pragma once

namespace gacfas {

/// To be called once in a loader's thread: OpenCV and LibTorch then do their work on this thread alone.
/// Without it each loader thread would start an OpenMP team of its own for the larger copies.
void enterLoaderThread();

}  // namespace gacfas
