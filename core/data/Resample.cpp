#include "core/data/Resample.h"

namespace gacfas {

torch::Tensor resizeImage(const torch::Tensor& image, int64_t size, Filter filter) {
  if (image.size(0) == size && image.size(1) == size) return image.contiguous();
  // A crop is copied first: rows with gaps between them would send ATen through planes and back.
  const torch::Tensor planes = image.contiguous().permute({2, 0, 1}).unsqueeze(0);
  const torch::Tensor resized = filter == Filter::Bicubic
                                    ? at::_upsample_bicubic2d_aa(planes, {size, size}, false)
                                    : at::_upsample_bilinear2d_aa(planes, {size, size}, false);
  return resized.squeeze(0).permute({1, 2, 0}).contiguous();
}

}  // namespace gacfas
