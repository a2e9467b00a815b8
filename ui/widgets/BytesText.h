#pragma once

#include <QString>
#include <cstdint>

namespace gacfas {

/// A size in megabytes, or gigabytes from a thousand of them on: "4.2 MB", "230 MB", "1.8 GB".
QString bytesText(int64_t bytes);

}  // namespace gacfas
