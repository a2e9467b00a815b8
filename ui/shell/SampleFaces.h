#pragma once

#include <QByteArray>
#include <QStringList>
#include <functional>

namespace gacfas {

/// The synthetic demo's faces for the start page; injected, so that ui need not know who draws them.
struct SampleFaces {
  QStringList domains;  ///< "Studio", ...; the last is the unseen one
  QStringList kinds;    ///< "live", "print", "replay"
  /// An encoded image; called on a pool thread.
  std::function<QByteArray(int domain, int kind)> draw;
};

}  // namespace gacfas
