#include "app/synthetic/Hair.h"

#include "app/synthetic/HeadShape.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

bool hangs(HairStyle style) {
  return style == HairStyle::Long || style == HairStyle::Parted || style == HairStyle::Bob;
}

float lowestPoint(const HairTraits& hair) {
  switch (hair.style) {
    case HairStyle::Long:
    case HairStyle::Parted:
      return -1.45f * hair.length;
    case HairStyle::Bob:
      return -0.72f * hair.length;
    case HairStyle::Curls:
      return -0.45f;
    default:
      return -0.52f;
  }
}

float thickness(const HairTraits& hair) {
  switch (hair.style) {
    case HairStyle::Curls:
      return 0.24f * hair.volume;
    case HairStyle::Bun:
      return 0.045f;
    case HairStyle::Short:
      return 0.075f * hair.volume;
    default:
      return 0.11f * hair.volume;
  }
}

/// Height of the front hairline at an angle.
float frontLine(const HairTraits& hair, float angle) {
  const float fromPart = std::abs(angle - hair.part);
  switch (hair.style) {
    case HairStyle::Fringe:
    case HairStyle::Bob:
      return 0.29f + 0.05f * hair.part * angle - 0.02f * std::cos(3 * angle);
    case HairStyle::Parted:
    case HairStyle::Long:
      return hair.hairline + 0.06f - 0.42f * std::pow(fromPart, 1.35f);
    case HairStyle::SidePart:
      return hair.hairline - 0.02f - 0.17f * fromPart;
    case HairStyle::Curls:
      return hair.hairline - 0.03f - 0.1f * angle * angle;
    default:
      return hair.hairline - 0.14f * angle * angle + 0.03f * std::cos(5 * angle);
  }
}

/// Smallest angle from the front that the sides cover at a height.
float sideAngle(const HairTraits& hair, float y) {
  if (hangs(hair.style))
    return mix(1.0f, 0.72f, smoothstep(0.1f, 0.5f, y)) + 0.05f * smoothstep(-0.3f, -1.2f, y);
  const float temple = mix(1.24f, 0.86f, smoothstep(0.0f, 0.42f, y));
  return mix(temple, 1.95f, smoothstep(-0.07f, -0.2f, y));
}

/// Positive inside the hair, about the distance to its edge.
float inside(const HairTraits& hair, float angle, float y) {
  return std::max(y - frontLine(hair, angle), 0.6f * (std::abs(angle) - sideAngle(hair, y)));
}

Vec3 shellPoint(const Person& person, float y, float angle) {
  const HairTraits& hair = person.hair;
  float lift = thickness(hair);
  const float depth = inside(hair, angle, y);
  const bool loose = hair.style == HairStyle::Fringe || hair.style == HairStyle::Bob;
  lift *= mix(loose ? 0.6f : 0.22f, 1.0f, smoothstep(-0.04f, 0.22f, depth));
  if (hair.style == HairStyle::SidePart || hair.style == HairStyle::Parted) {
    lift *= mix(0.55f, 1.25f, smoothstep(0.0f, 0.3f, std::abs(angle - hair.part)));
  }
  if (hair.style == HairStyle::Curls) {
    lift *= 0.75f + 0.5f * fractalNoise(4 * std::cos(angle) + 7, 4 * std::sin(angle) + 5 * y, 2, person.seed);
  } else {
    lift += 0.018f * (valueNoise(angle * 9, y * 2, person.seed + 2) - 0.5f);
  }
  const float top = 1.0f + 0.9f * thickness(hair) * (hair.style == HairStyle::Curls ? 0.9f : 1.0f);
  if (y >= 0 || !hangs(hair.style)) {
    const float inner = y > 0 ? y / top : y;
    Vec3 p = headPoint(person.face, inner, angle);
    p[0] *= 1.0f + lift * 1.25f;
    p[2] *= 1.0f + lift * 1.1f;
    p[1] = y;
    return p;
  }
  Vec3 p = headPoint(person.face, 0.0f, angle);
  const float fall = -y,
              flare = 1.0f + lift * 1.25f + 0.06f * std::sin(std::min(1.0f, fall) * 3.0f) - 0.05f * fall;
  const float wave = 0.035f * hair.wave *
                     std::sin(6.5f * fall + 2.0f * std::sin(3 * angle) + static_cast<float>(person.seed % 7));
  p[0] *= flare + wave;
  p[2] = p[2] * (1.0f + lift) - 0.18f * smoothstep(0.0f, 0.8f, fall);
  p[1] = y;
  return p;
}

Mesh bunMesh(const Person& person) {
  const float size = 0.3f * person.hair.volume;
  return gridMesh(Material::Hair, 24, 32, true, [&](float row, float column) {
    const float t = kPi * (0.01f + 0.98f * row), a = 2 * kPi * (column - 0.5f);
    Vertex vertex;
    vertex.position =
        Vec3(size * std::sin(t) * std::sin(a), size * 0.85f * std::cos(t), size * std::sin(t) * std::cos(a)) +
        Vec3(0, 1.08f, -0.32f);
    vertex.u = 2.5f + 0.2f * a;
    vertex.v = 0.9f + 0.4f * std::cos(t);
    return vertex;
  });
}

}  // namespace

std::vector<Mesh> hairMeshes(const Person& person) {
  std::vector<Mesh> meshes;
  const HairTraits& hair = person.hair;
  if (hair.style == HairStyle::Bald || hair.style == HairStyle::Buzz) return meshes;
  const float top = 1.0f + 0.9f * thickness(hair), bottom = lowestPoint(hair);
  meshes.push_back(gridMesh(Material::Hair, 110, 141, false, [&](float row, float column) {
    const float y = top - (top - bottom) * (1.0f - std::cos(row * kPi / 2)) - 0.0005f;
    const float angle = 2 * kPi * (column - 0.5f);
    Vertex vertex;
    vertex.position = shellPoint(person, std::min(y, top * 0.9995f), angle);
    vertex.u = angle;
    vertex.v = y;
    return vertex;
  }));
  meshes.back().twoSided = true;
  if (hair.style == HairStyle::Bun) meshes.push_back(bunMesh(person));
  return meshes;
}

bool hairCovers(const Person& person, float angle, float y) {
  const HairTraits& hair = person.hair;
  const float ragged = hair.style == HairStyle::Curls
                           ? 0.10f * (valueNoise(angle * 16, y * 18, person.seed + 4) - 0.5f)
                           : 0.075f * (valueNoise(angle * 42, y * 2.5f, person.seed + 4) - 0.5f);
  const float tip = lowestPoint(hair) + 0.16f * valueNoise(angle * 26, 0.5f, person.seed + 6);
  return inside(hair, angle, y) + ragged > 0.0f && y > tip;
}

float hairStrand(const HairTraits& hair, uint32_t seed, float angle, float y) {
  if (hair.style == HairStyle::Curls) {
    // Contour lines of a noise look like curls.
    const float field = fractalNoise(angle * 6, y * 7, 2, seed + 8);
    const float ring = std::abs(field * 9.0f - std::floor(field * 9.0f) - 0.5f) * 2.0f;
    return 0.4f + 0.55f * ring + 0.6f * valueNoise(angle * 30, y * 34, seed + 9);
  }
  const float bend = hair.wave * 0.06f * std::sin(y * 8.0f);
  const float fine = valueNoise((angle + bend) * 75, y * 2.2f, seed + 8);
  const float locks = fractalNoise((angle + bend) * 15, y * 1.1f, 2, seed + 9);
  return 0.45f + 0.5f * fine + 0.6f * locks;
}

}  // namespace gacfas::synthetic
