#include "core/data/Resample.h"

namespace gacfas {

torch::Tensor resizeImage(const torch::Tensor& image, int64_t size, Filter filter) {
  if (image.size(0) == size && image.size(1) == size) return image.contiguous();
  // Without gaps between the rows of a crop, and the batch in front before the turn: else ATen goes through planes.
  const torch::Tensor planes = image.contiguous().unsqueeze(0).permute({0, 3, 1, 2});
  const torch::Tensor resized = filter == Filter::Bicubic
                                    ? at::_upsample_bicubic2d_aa(planes, {size, size}, false)
                                    : at::_upsample_bilinear2d_aa(planes, {size, size}, false);
  return resized.squeeze(0).permute({1, 2, 0}).contiguous();
}

}  // namespace gacfas
