#include "app/synthetic/Shading.h"

#include "app/synthetic/Hair.h"

namespace gacfas::synthetic {

namespace {

float power(float base, int squarings) {
  for (int i = 0; i < squarings; ++i) base *= base;
  return base;
}

Color times(const Color& a, const Color& b) {
  return {a[0] * b[0], a[1] * b[1], a[2] * b[2]};
}

/// Diffuse light that creeps round the terminator; red further than blue, as light does inside skin.
Color wrapped(float cosine, bool skin) {
  const Vec3 wrap = skin ? Vec3(0.38f, 0.24f, 0.18f) : Vec3(0.12f, 0.12f, 0.12f);
  Color out;
  for (int c = 0; c < 3; ++c) out[c] = std::max(0.0f, (cosine + wrap[c]) / (1.0f + wrap[c]));
  return out;
}

}  // namespace

Shading::Shading(const Person& person, const Outfit& outfit, const Lighting& lighting, const FaceMaps& maps,
                 const ShadowMap& shadows, const cv::Matx33f& headRotation)
    : person_(person),
      outfit_(outfit),
      lighting_(lighting),
      maps_(maps),
      shadows_(shadows),
      rotation_(headRotation),
      key_(unit(lighting.keyDirection)),
      rim_(unit(lighting.rimDirection)),
      half_(unit(key_ + Vec3(0, 0, 1))) {}

Color Shading::at(const GBuffer& buffer, size_t pixel) const {
  switch (buffer.material[pixel]) {
    case Material::Skin:
      return skin(buffer, pixel);
    case Material::Hair:
      return hair(buffer, pixel);
    case Material::Glasses:
      return light({person_.glassesColor, unit(buffer.normal[pixel]), 0.8f, false}, buffer.position[pixel]);
    default:
      return cloth(buffer, pixel);
  }
}

Color Shading::light(const Surface& s, const Vec3& position) const {
  const float cosine = s.normal.dot(key_);
  const float lit = 1.0f - lighting_.shadow * (1.0f - shadows_.lit(position, lighting_.softness));
  const float up = 0.5f + 0.5f * s.normal[1];
  const Color ambient = mix(lighting_.ground, lighting_.sky, up);
  const Color diffuse = times(lighting_.key, wrapped(cosine, s.skin)) * lit + ambient;
  Color color = times(s.albedo, diffuse);
  if (s.gloss > 0) {
    const float highlight = 0.16f * power(std::max(0.0f, s.normal.dot(half_)), 4) +
                            0.10f * power(std::max(0.0f, s.normal.dot(half_)), 6);
    const float grazing = power(1.0f - clamp01(s.normal[2]), 2);
    color += lighting_.key * (s.gloss * lit * highlight) + ambient * (0.25f * s.gloss * grazing);
  }
  const float rim = std::max(0.0f, s.normal.dot(rim_)) * (0.3f + 0.7f * (1.0f - clamp01(s.normal[2])));
  return color + times(lighting_.rim, s.albedo) * rim;
}

Color Shading::skin(const GBuffer& buffer, size_t pixel) const {
  const FaceMaps::Texel texel = maps_.at(buffer.u[pixel], buffer.v[pixel]);
  const Vec3 bend = rotation_ * Vec3(texel.slopeX, texel.slopeY, 0.0f);
  return light({texel.albedo, unit(unit(buffer.normal[pixel]) - bend), texel.gloss, true},
               buffer.position[pixel]);
}

Color Shading::hair(const GBuffer& buffer, size_t pixel) const {
  const float strand = hairStrand(person_.hair, person_.seed, buffer.u[pixel], buffer.v[pixel]);
  const Vec3 normal = unit(buffer.normal[pixel]);
  const Vec3 down = rotation_ * Vec3(0, -1, 0);
  const Vec3 tangent = unit(down - normal * down.dot(normal));
  const float along = tangent.dot(half_), shine = std::sqrt(std::max(0.0f, 1.0f - along * along));
  const float facing = smoothstep(-0.1f, 0.6f, normal.dot(key_));
  Color color = light({person_.hair.color * strand, normal, 0.0f, false}, buffer.position[pixel]);
  const bool curls = person_.hair.style == HairStyle::Curls;
  const Color tint =
      mix(Color(1, 1, 1), person_.hair.color * (1.0f / std::max(0.05f, luminance(person_.hair.color))), 0.6f);
  const float lit =
      1.0f - lighting_.shadow * (1.0f - shadows_.lit(buffer.position[pixel], lighting_.softness));
  const float band = power(shine, 4) * facing * lit * (0.3f + 0.9f * (strand - 0.5f));
  return color + times(times(tint, lighting_.key), Color(1, 1, 1)) *
                     (std::max(0.0f, band) * (curls ? 0.02f : 0.075f));
}

Color Shading::cloth(const GBuffer& buffer, size_t pixel) const {
  const Vec3 normal = unit(buffer.normal[pixel]);
  const float x = buffer.u[pixel], y = buffer.v[pixel];
  bool skin = buffer.material[pixel] == Material::Neck;
  Color albedo = person_.skin * 0.96f;
  if (buffer.material[pixel] == Material::Cloth || y < -1.0f)
    albedo = outfitColor(person_, outfit_, x, y, skin);
  const float chinShade = skin ? 1.0f - 0.5f * smoothstep(-1.12f, -0.82f, y) : 1.0f;
  return light({albedo * chinShade, normal, skin ? 0.12f : 0.0f, skin}, buffer.position[pixel]);
}

}  // namespace gacfas::synthetic
