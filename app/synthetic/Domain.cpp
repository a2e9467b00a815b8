#include "app/synthetic/Domain.h"

namespace gacfas::synthetic {

namespace {

float eitherSide(Random& random) {
  return chance(random, 0.5) ? 1.0f : -1.0f;
}

Color tinted(Random& random, const Color& color, float spread) {
  const float warm = uniform(random, -spread, spread);
  return {color[0] * (1 + warm), color[1], color[2] * (1 - warm)};
}

Setting studio(Random& random) {
  Setting s;
  const float side = eitherSide(random);
  s.lighting.keyDirection = {side * uniform(random, 0.25f, 0.7f), uniform(random, 0.3f, 0.7f), 0.85f};
  s.lighting.key = tinted(random, {0.86f, 0.85f, 0.84f}, 0.04f);
  s.lighting.softness = 4.5f;
  s.lighting.shadow = 0.75f;
  s.lighting.sky = {0.32f, 0.32f, 0.33f};
  s.lighting.ground = {0.24f, 0.23f, 0.23f};
  s.lighting.rimDirection = {-side * 0.9f, 0.35f, -0.2f};
  s.lighting.rim = Color(0.6f, 0.6f, 0.62f) * uniform(random, 0.2f, 1.0f);
  s.camera.exposure = uniform(random, 0.9f, 1.15f);
  s.camera.shoulder = 0.35f;
  s.camera.contrast = uniform(random, 0.05f, 0.3f);
  s.camera.saturation = uniform(random, 1.0f, 1.12f);
  s.camera.blur = uniform(random, 0.0f, 0.35f);
  s.camera.noise = uniform(random, 0.003f, 0.006f);
  s.camera.jpegQuality = static_cast<int>(uniform(random, 90, 95));
  s.distance = uniform(random, 9, 13);
  return s;
}

Setting office(Random& random) {
  Setting s;
  s.lighting.keyDirection = {eitherSide(random) * uniform(random, 0.05f, 0.5f), uniform(random, 0.9f, 1.3f),
                             0.75f};
  s.lighting.key = tinted(random, {0.62f, 0.68f, 0.6f}, 0.04f);
  s.lighting.softness = 4.0f;
  s.lighting.shadow = 0.6f;
  s.lighting.sky = {0.42f, 0.46f, 0.42f};
  s.lighting.ground = {0.22f, 0.22f, 0.19f};
  s.camera.gains = tinted(random, {0.97f, 1.02f, 0.96f}, 0.05f);
  s.camera.exposure = uniform(random, 0.8f, 1.15f);
  s.camera.shoulder = 0.25f;
  s.camera.contrast = uniform(random, -0.2f, 0.1f);
  s.camera.black = uniform(random, 0.01f, 0.05f);
  s.camera.saturation = uniform(random, 0.75f, 0.95f);
  s.camera.blur = uniform(random, 0.5f, 1.1f);
  s.camera.sharpen = uniform(random, 0.0f, 0.5f);
  s.camera.noise = uniform(random, 0.008f, 0.016f);
  s.camera.jpegQuality = static_cast<int>(uniform(random, 76, 86));
  s.distance = uniform(random, 6, 9);
  return s;
}

Setting phone(Random& random) {
  Setting s;
  const float side = eitherSide(random);
  const bool evening = chance(random, 0.6);
  s.lighting.keyDirection = {side * uniform(random, 0.4f, 1.1f), uniform(random, 0.0f, 0.6f), 0.8f};
  s.lighting.key = evening ? Color(0.95f, 0.74f, 0.52f) : Color(0.78f, 0.8f, 0.86f);
  s.lighting.softness = 2.5f;
  s.lighting.shadow = 0.8f;
  s.lighting.sky = evening ? Color(0.3f, 0.25f, 0.2f) : Color(0.32f, 0.31f, 0.3f);
  s.lighting.ground = evening ? Color(0.22f, 0.17f, 0.13f) : Color(0.22f, 0.2f, 0.18f);
  s.lighting.rimDirection = {-side, 0.1f, -0.1f};
  s.lighting.rim = Color(0.35f, 0.3f, 0.25f) * uniform(random, 0.0f, 1.0f);
  s.camera.gains = tinted(random, {1.0f, 0.99f, 1.02f}, 0.06f);
  s.camera.exposure = uniform(random, 0.8f, 1.3f);
  s.camera.shoulder = 0.6f;
  s.camera.contrast = uniform(random, 0.1f, 0.5f);
  s.camera.saturation = uniform(random, 1.05f, 1.3f);
  s.camera.blur = uniform(random, 0.3f, 0.8f);
  s.camera.sharpen = uniform(random, 0.5f, 1.3f);
  s.camera.noise = uniform(random, 0.005f, 0.014f);
  s.camera.jpegQuality = static_cast<int>(uniform(random, 72, 84));
  s.distance = uniform(random, 3.6f, 5.5f);
  return s;
}

Setting street(Random& random) {
  Setting s;
  const bool sun = chance(random, 0.5);
  s.lighting.keyDirection = {eitherSide(random) * uniform(random, 0.3f, 1.2f), uniform(random, 0.5f, 1.2f),
                             0.7f};
  s.lighting.key = sun ? Color(1.15f, 1.06f, 0.9f) : Color(0.5f, 0.53f, 0.57f);
  s.lighting.softness = sun ? 0.8f : 5.0f;
  s.lighting.shadow = sun ? 0.9f : 0.5f;
  s.lighting.sky = sun ? Color(0.3f, 0.36f, 0.46f) : Color(0.46f, 0.5f, 0.56f);
  s.lighting.ground = {0.19f, 0.18f, 0.17f};
  s.lighting.rimDirection = {eitherSide(random), 0.6f, -0.5f};
  s.lighting.rim = Color(0.5f, 0.5f, 0.52f) * uniform(random, 0.0f, 1.0f);
  s.camera.gains = tinted(random, {0.98f, 1.0f, 1.04f}, 0.06f);
  s.camera.exposure = uniform(random, 0.7f, 1.25f);
  s.camera.shoulder = 0.1f;
  s.camera.contrast = uniform(random, 0.2f, 0.6f);
  s.camera.saturation = uniform(random, 0.9f, 1.1f);
  s.camera.blur = uniform(random, 0.4f, 1.0f);
  s.camera.noise = uniform(random, 0.006f, 0.02f);
  s.camera.vignette = uniform(random, 0.1f, 0.5f);
  s.camera.jpegQuality = static_cast<int>(uniform(random, 62, 76));
  s.distance = uniform(random, 7, 11);
  return s;
}

}  // namespace

Setting drawSetting(DomainKind domain, Random& random) {
  Setting s;
  switch (domain) {
    case DomainKind::Studio:
      s = studio(random);
      break;
    case DomainKind::Office:
      s = office(random);
      break;
    case DomainKind::Phone:
      s = phone(random);
      break;
    case DomainKind::Street:
      s = street(random);
      break;
  }
  s.background = drawBackground(domain, random);
  return s;
}

const AttackHabits& attackHabits(DomainKind domain) {
  static const std::array<AttackHabits, 4> habits = {{
      {.edge = 0.5f,
       .gamut = 0.8f,
       .halftone = 1.2f,
       .bands = 0.4f,
       .curl = 0.6f,
       .paperGloss = 1.3f,
       .moire = 1.2f,
       .grid = 1.0f,
       .cast = 0.9f,
       .gamma = 1.1f,
       .glow = 1.0f,
       .glare = 0.6f},
      {.edge = 1.2f,
       .gamut = 1.2f,
       .halftone = 1.0f,
       .bands = 1.3f,
       .curl = 0.9f,
       .paperGloss = 0.4f,
       .moire = 1.0f,
       .grid = 1.2f,
       .cast = 1.2f,
       .gamma = 0.8f,
       .glow = 1.1f,
       .glare = 1.0f},
      {.edge = 1.0f,
       .gamut = 0.9f,
       .halftone = 0.6f,
       .bands = 0.8f,
       .curl = 1.3f,
       .paperGloss = 0.9f,
       .moire = 1.1f,
       .grid = 0.6f,
       .cast = 1.0f,
       .gamma = 1.0f,
       .glow = 0.9f,
       .glare = 0.9f},
      {.edge = 1.2f,
       .gamut = 1.0f,
       .halftone = 0.5f,
       .bands = 0.9f,
       .curl = 1.2f,
       .paperGloss = 1.0f,
       .moire = 0.6f,
       .grid = 0.5f,
       .cast = 1.1f,
       .gamma = 1.2f,
       .glow = 1.2f,
       .glare = 1.3f},
  }};
  return habits[static_cast<size_t>(domain)];
}

}  // namespace gacfas::synthetic
