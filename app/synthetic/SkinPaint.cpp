#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

void darken(Color& color, float amount) {
  color[0] *= 1.0f - amount;
  color[1] *= 1.0f - 1.12f * amount;
  color[2] *= 1.0f - 1.18f * amount;
}

/// Grain of the skin, one draw a person: pores (fine) and blotches (coarse).
cv::Mat1f grain(uint32_t seed, float blur) {
  cv::Mat1f noise(FaceMaps::kHeight, FaceMaps::kWidth);
  cv::RNG random(seed);
  random.fill(noise, cv::RNG::NORMAL, 0.0, 1.0);
  cv::Mat1f soft(noise.size());
  const int reach = std::max(1, static_cast<int>(blur));
  for (int r = 0; r < noise.rows; ++r) {
    for (int c = 0; c < noise.cols; ++c) {
      const int c2 = std::min(noise.cols - 1, c + reach), r2 = std::min(noise.rows - 1, r + reach);
      soft(r, c) = 0.5f * (noise(r, c) + noise(r, c2) + noise(r2, c) + noise(r2, c2)) * 0.8f;
    }
  }
  return soft;
}

void paintTone(FaceMaps& maps, const Person& person) {
  const cv::Mat1f pores = grain(person.seed, 1.0f);
  const uint32_t seed = person.seed;
  const float red = 1.0f - 0.6f * person.melanin;
  for (int r = 0; r < FaceMaps::kHeight; ++r) {
    const float y = FaceMaps::unitY(r);
    for (int c = 0; c < FaceMaps::kWidth; ++c) {
      const float x = FaceMaps::unitX(c), ax = std::abs(x);
      Color skin = person.skin;
      const float blotch = fractalNoise(x * 5, y * 5, 2, seed) - 0.5f;
      const float blush =
          red * (0.8f * bump(ax - 0.37f, y + 0.22f, 0.19f, 0.14f) + 0.6f * bump(ax, y + 0.27f, 0.12f, 0.1f)) +
          0.7f * red * blotch;
      skin[0] *= 1.0f + 0.10f * blush;
      skin[1] *= 1.0f - 0.13f * blush;
      skin[2] *= 1.0f - 0.12f * blush;
      skin = skin * (1.0f + 0.10f * blotch + 0.016f * pores(r, c));
      if (person.freckles > 0) {
        const float fleck = valueNoise(x * 38, y * 38, seed + 7) * bump(ax - 0.25f, y + 0.16f, 0.33f, 0.2f);
        darken(skin, 0.35f * person.freckles * smoothstep(0.62f, 0.8f, fleck));
      }
      maps.albedo(r, c) = skin;
      maps.relief(r, c) = 0.0009f * pores(r, c);
      maps.gloss(r, c) =
          0.22f + 0.25f * bump(ax, y + 0.2f, 0.1f, 0.16f) + 0.15f * bump(x, y - 0.42f, 0.3f, 0.14f);
    }
  }
}

/// Soft darkening where hollows keep the light out: sockets, sides of the nose, under the lip.
void paintHollows(FaceMaps& maps, const Person& person) {
  const FaceTraits& f = person.face;
  const float tip = -0.27f * f.noseLength;
  maps.paint(0, -0.15f, 0.75f, 0.85f, [&](float x, float y, Color& albedo, float&, float&) {
    const float ax = std::abs(x);
    float dark = 0.22f * bump(ax - f.eyeX + 0.02f, y - f.eyeY - 0.03f, 0.15f, 0.095f);
    dark += 0.2f * bump(ax - 0.135f, y - 0.06f, 0.05f, 0.1f);
    dark += (0.08f + 0.14f * person.age) * bump(ax - f.eyeX + 0.02f, y - f.eyeY + 0.105f, 0.13f, 0.035f);
    dark += 0.22f * bump(x, y - f.mouthY + 0.135f, 0.15f, 0.035f);
    dark += 0.15f * bump(ax - 1.05f * f.mouthWidth, y - f.mouthY, 0.03f, 0.03f);
    dark += 0.25f * bump(x, y - tip + 0.078f, 0.12f * f.noseWidth, 0.03f);
    const float wing = std::abs(std::hypot(ax - 0.1f * f.noseWidth, y - tip + 0.005f) - 0.066f * f.noseWidth);
    if (ax > 0.1f * f.noseWidth)
      dark += 0.17f * gauss(wing / 0.02f) * smoothstep(tip + 0.08f, tip + 0.01f, y);
    darken(albedo, std::min(0.75f, dark));
  });
}

/// From the wings of the nose to the corners of the mouth, deeper with age and in a smile.
void paintFolds(FaceMaps& maps, const Person& person, const Pose& pose) {
  const FaceTraits& f = person.face;
  const float fold = 0.12f + 0.25f * person.age + 0.3f * std::max(0.0f, pose.smile);
  const float top = -0.27f * f.noseLength + 0.02f, bottom = f.mouthY - 0.03f;
  for (float side : {-1.0f, 1.0f}) {
    maps.paint(side * 0.22f, 0.5f * (top + bottom), 0.18f, 0.5f * (top - bottom),
               [&](float x, float y, Color& albedo, float& relief, float&) {
                 const float t = clamp01((top - y) / (top - bottom));
                 const float middle = mix(0.165f * f.noseWidth, f.mouthWidth + 0.075f, t * (0.6f + 0.4f * t));
                 const float ends = smoothstep(0.0f, 0.15f, t) * smoothstep(1.0f, 0.7f, t);
                 const float depth = fold * gauss((std::abs(x) - middle) / 0.025f) * ends;
                 darken(albedo, 0.8f * depth);
                 relief -= 0.010f * depth;
               });
  }
}

void paintNostrils(FaceMaps& maps, const Person& person) {
  const FaceTraits& f = person.face;
  const float y0 = -0.27f * f.noseLength - 0.058f, x0 = 0.058f * f.noseWidth;
  maps.paint(0, y0, 0.16f, 0.06f, [&](float x, float y, Color& albedo, float&, float& gloss) {
    const float dx = std::abs(x) - x0, dy = y - y0 - 0.25f * dx;
    const float d = std::hypot(dx / 0.036f, dy / 0.0155f) - 1.0f;
    const float dark = smoothstep(0.6f, -0.35f, d);
    albedo = mix(albedo, person.skin * 0.1f, 0.9f * dark);
    gloss *= 1.0f - dark;
  });
}

void paintWrinkles(FaceMaps& maps, const Person& person, const Pose& pose) {
  const float lines =
      0.5f * smoothstep(0.3f, 0.9f, person.age) + 0.35f * smoothstep(0.3f, 1.0f, pose.browRaise);
  if (lines < 0.05f) return;
  maps.paint(0, 0.42f, 0.48f, 0.2f, [&](float x, float y, Color& albedo, float& relief, float&) {
    const float bend = 0.05f * x * x + 0.02f * (valueNoise(x * 6, 3, person.seed) - 0.5f);
    float groove = 0.0f;
    for (int i = 0; i < 3; ++i) groove += gauss((y + bend - 0.34f - 0.075f * static_cast<float>(i)) / 0.009f);
    groove *= lines * smoothstep(0.46f, 0.2f, std::abs(x));
    darken(albedo, 0.3f * groove);
    relief -= 0.004f * groove;
  });
}

}  // namespace

void paintSkin(FaceMaps& maps, const Person& person) {
  paintTone(maps, person);
  paintHollows(maps, person);
  paintNostrils(maps, person);
}

void paintCreases(FaceMaps& maps, const Person& person, const Pose& pose) {
  paintFolds(maps, person, pose);
  paintWrinkles(maps, person, pose);
}

}  // namespace gacfas::synthetic
