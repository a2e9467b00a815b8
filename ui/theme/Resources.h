#pragma once

namespace gacfas {

/// The icons and the style sheet live in a static library, whose initialisers the linker would drop. May be
/// called often.
void initResources();

}  // namespace gacfas
