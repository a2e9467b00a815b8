#pragma once

#include <QString>

namespace gacfas {

/// What each measure proves and what it does not (docs/sharpness.md), as rich text.
QString sharpnessHelp();

}  // namespace gacfas
