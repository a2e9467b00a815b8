#include "ui/widgets/BytesText.h"

namespace gacfas {

QString bytesText(int64_t bytes) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return megabytes < 1000 ? QStringLiteral("%1 MB").arg(megabytes, 0, 'f', megabytes < 10 ? 1 : 0)
                          : QStringLiteral("%1 GB").arg(megabytes / 1000, 0, 'f', 1);
}

}  // namespace gacfas
