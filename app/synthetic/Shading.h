#pragma once

#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Portrait.h"
#include "app/synthetic/Raster.h"

namespace gacfas::synthetic {

/// Colours the pixels of a G-buffer.
class Shading {
public:
  Shading(const Person& person, const Outfit& outfit, const Lighting& lighting, const FaceMaps& maps,
          const ShadowMap& shadows, const cv::Matx33f& headRotation);
  Color at(const GBuffer& buffer, size_t pixel) const;

private:
  struct Surface {
    Color albedo;
    Vec3 normal;
    float gloss;
    bool skin;
  };
  Color light(const Surface& surface, const Vec3& position) const;
  Color skin(const GBuffer& buffer, size_t pixel) const;
  Color hair(const GBuffer& buffer, size_t pixel) const;
  Color cloth(const GBuffer& buffer, size_t pixel) const;

  const Person& person_;
  const Outfit& outfit_;
  const Lighting& lighting_;
  const FaceMaps& maps_;
  const ShadowMap& shadows_;
  cv::Matx33f rotation_;
  Vec3 key_, rim_, half_;
};

}  // namespace gacfas::synthetic
