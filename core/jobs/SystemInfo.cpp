#include "core/jobs/SystemInfo.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include "core/run/Version.h"
#include "core/tensor/Device.h"

namespace gacfas {

SystemInfo systemInfo() {
  configureTorch(0);
  SystemInfo info;
  info.versions = versions();
  info.device = describeDevice(chooseDevice(DeviceKind::Auto));
  info.threads = at::get_num_threads();
  info.cudaBuild = at::Context::hasCUDART();
  info.cuda = torch::cuda::is_available();
  return info;
}

}  // namespace gacfas
