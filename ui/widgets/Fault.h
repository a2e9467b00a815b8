#pragma once

#include <QString>
#include <exception>

namespace gacfas {

/// What `work` throws, as text; empty where it throws nothing. For work on a pool thread, which must not throw.
template <typename Work>
QString faultOf(Work&& work) {
  try {
    work();
    return {};
  } catch (const std::exception& fault) {
    return QString::fromUtf8(fault.what());
  }
}

}  // namespace gacfas
