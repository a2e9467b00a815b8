#pragma once

#include "core/tensor/Torch.h"

/// The image that tests/reference/pil_resample.py draws: [height, width, 3] uint8.
inline torch::Tensor picture(int64_t width, int64_t height) {
  torch::Tensor image = torch::empty({height, width, 3}, torch::kUInt8);
  uint8_t* out = image.data_ptr<uint8_t>();
  for (int64_t y = 0; y < height; ++y) {
    for (int64_t x = 0; x < width; ++x) {
      *out++ = static_cast<uint8_t>((7 * x + 13 * y) % 256);
      *out++ = static_cast<uint8_t>((x * x + 3 * y * y) % 251);
      *out++ = static_cast<uint8_t>((x / 4 + y / 4) % 2 * 200 + 20);
    }
  }
  return image;
}
