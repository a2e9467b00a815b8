#pragma once

#include <ATen/autocast_mode.h>

namespace gacfas {

/// bfloat16 autocast on one kind of device for the life of the object. The cache of cast weights is emptied at the end:
/// a step perturbs its weights in place, and a cast copy from before would be stale.
class Bf16Autocast {
 public:
  explicit Bf16Autocast(at::DeviceType device) : device_(device), before_(at::autocast::is_autocast_enabled(device)) {
    at::autocast::set_autocast_dtype(device_, at::kBFloat16);
    at::autocast::set_autocast_enabled(device_, true);
  }
  ~Bf16Autocast() {
    at::autocast::set_autocast_enabled(device_, before_);
    at::autocast::clear_cache();
  }
  Bf16Autocast(const Bf16Autocast&) = delete;
  Bf16Autocast& operator=(const Bf16Autocast&) = delete;

 private:
  at::DeviceType device_;
  bool before_;
};

}  // namespace gacfas
