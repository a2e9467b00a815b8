#pragma once

#include <cstdint>
#include <string>

#include "app/bench/Workload.h"

namespace gacfas::bench {

/// ERM and GAC-FAS steps and matrix products in turn, `rounds` times; medians.
void benchSteps(const Size& size, int64_t rounds);
/// One step for every line `step` on standard input, answered with its seconds.
void serveSteps(const Size& size, const std::string& minimizer);
/// Training faces and test faces a second and core, from synthetic JPEG files drawn for it.
void benchLoader(const Size& size, int64_t seconds);
/// Points of a loss surface a second, beside bare forward passes over the same faces in turn.
void benchLandscape(const Size& size, int64_t faces, int64_t points);

}  // namespace gacfas::bench
