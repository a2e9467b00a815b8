#pragma once

namespace gacfas {

/// Lets the event loop run for a while.
void waitFor(int milliseconds);

}  // namespace gacfas
