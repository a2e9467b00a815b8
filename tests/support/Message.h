#pragma once

#include <QString>
#include <exception>
#include <functional>

namespace gacfas::test {

/// What `work` throws, as text; empty when it throws nothing.
inline QString messageOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& fault) {
    return fault.what();
  }
  return "";
}

}  // namespace gacfas::test
