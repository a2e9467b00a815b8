#pragma once

#include "app/synthetic/Noise.h"
#include "app/synthetic/Shade.h"

namespace gacfas::synthetic {

/// From scene light to the picture that a camera writes.
struct Camera {
  Color gains{1, 1, 1};  ///< white balance
  float exposure = 1;
  float shoulder = 0.4f;  ///< 0 clips hard, 1 rolls off highlights early
  float contrast = 0;     ///< of an S curve around middle grey, -1..1
  float black = 0;        ///< veil of stray light
  float saturation = 1;
  float blur = 0;        ///< sigma, pixels of a 256 picture
  float sharpen = 0;     ///< overshoot of the camera's own sharpening
  float noise = 0.006f;  ///< standard deviation at middle grey, display value
  float vignette = 0;
  int jpegQuality = 90;
};

/// Display-referred RGB 0..1. `noiseSeed` picks the grain.
Image develop(const Image& scene, const Camera& camera, uint64_t noiseSeed);

/// Display value 0..1 to linear light.
Image undevelop(const Image& picture);

}  // namespace gacfas::synthetic
