#include <opencv2/imgproc.hpp>

#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

constexpr int kShift = 4;  // fixed-point bits of OpenCV's drawing functions

cv::Point pixel(float x, float y) {
  const float one = 1 << kShift;
  return {static_cast<int>(std::lround(FaceMaps::column(x) * one)),
          static_cast<int>(std::lround(FaceMaps::row(y) * one))};
}

void blend(FaceMaps& maps, const cv::Mat1b& mask, const Color& color, float strength, float rise) {
  for (int r = 0; r < mask.rows; ++r) {
    for (int c = 0; c < mask.cols; ++c) {
      if (mask(r, c) == 0) continue;
      const float share = strength * static_cast<float>(mask(r, c)) / 255.0f;
      maps.albedo(r, c) = mix(maps.albedo(r, c), color, share);
      maps.relief(r, c) += rise * share;
      maps.gloss(r, c) *= 1.0f - 0.6f * share;
    }
  }
}

/// Height of a brow's spine; t from 0 at the nose to 1 at the temple.
float browSpine(const Person& person, const Pose& pose, float t) {
  const FaceTraits& f = person.face;
  return f.browY + f.browTilt * (t - 0.5f) + f.browArch * (1.0f - (t - 0.62f) * (t - 0.62f) * 4.0f) +
         pose.browRaise * (0.025f + (pose.browRaise < 0 ? 0.012f * (1.0f - t) : 0.0f));
}

}  // namespace

float beardDensity(const Person& person, float x, float y) {
  if (person.beard == BeardStyle::None) return 0.0f;
  const FaceTraits& f = person.face;
  const float ax = std::abs(x), w = f.mouthWidth;
  const float lips = smoothstep(0.85f, 1.2f, std::hypot(ax / (1.02f * w), (y - f.mouthY + 0.01f) / 0.088f));
  const float moustacheTop = f.mouthY + 0.15f - 0.35f * ax * ax / (w * w) * 0.12f;
  const float moustache =
      smoothstep(moustacheTop + 0.015f, moustacheTop - 0.03f, y) * smoothstep(1.35f * w, 1.1f * w, ax);
  if (person.beard == BeardStyle::Goatee) {
    const float ring =
        smoothstep(1.5f * w, 1.15f * w, ax) * smoothstep(f.mouthY + 0.02f, f.mouthY - 0.05f, y);
    return lips * std::max(moustache, ring);
  }
  const float line = mix(-0.62f, -0.02f, smoothstep(0.12f, 0.66f, ax));
  const float cheeks = smoothstep(line + 0.07f, line - 0.13f, y);
  const float edge = 0.85f + 0.3f * (valueNoise(x * 14, y * 14, person.seed + 5) - 0.5f);
  return clamp01(lips * std::max(moustache, cheeks) * edge);
}

void paintBeard(FaceMaps& maps, const Person& person) {
  Random random({person.seed, 0x6265617264ULL});
  cv::Mat1b mask(FaceMaps::kHeight, FaceMaps::kWidth, uchar{0});
  const bool stubble = person.beard == BeardStyle::Stubble;
  const int strokes = stubble ? 2600 : 5200;
  for (int i = 0; i < strokes; ++i) {
    const float x = uniform(random, -0.85f, 0.85f), y = uniform(random, -1.05f, 0.1f);
    if (uniform(random, 0.0f, 1.0f) > beardDensity(person, x, y)) continue;
    const float length = stubble ? 0.012f : uniform(random, 0.03f, 0.07f);
    const float lean = -1.57f + 0.5f * x + uniform(random, -0.35f, 0.35f);
    cv::line(mask, pixel(x, y), pixel(x + length * std::cos(lean), y + length * std::sin(lean)),
             cv::Scalar(130 + 120 * random.uniform()), 1, cv::LINE_AA, kShift);
  }
  const float base = stubble ? 0.3f : 0.72f;
  maps.paint(0, -0.5f, 0.9f, 0.6f, [&](float x, float y, Color& albedo, float&, float& gloss) {
    const float density = beardDensity(person, x, y);
    albedo = mix(albedo, person.hair.color * 0.7f, base * density);
    gloss *= 1.0f - 0.7f * density;
  });
  blend(maps, mask, person.hair.color * (stubble ? 0.6f : 1.25f), stubble ? 0.5f : 0.6f,
        stubble ? 0.001f : 0.006f);
}

void paintShavedHead(FaceMaps& maps, const Person& person) {
  cv::Mat1f dots(FaceMaps::kHeight, FaceMaps::kWidth);
  cv::RNG noise(person.seed);
  noise.fill(dots, cv::RNG::UNIFORM, 0.55, 1.0);
  const float line = person.hair.hairline;
  for (int r = 0; r < FaceMaps::kHeight; ++r) {
    for (int c = 0; c < FaceMaps::kWidth; ++c) {
      const float x = std::abs(FaceMaps::unitX(c)), y = FaceMaps::unitY(r);
      const float temple = smoothstep(0.50f, 0.58f, x) * smoothstep(-0.1f, 0.05f, y);
      const float top = smoothstep(line - 0.03f, line + 0.05f,
                                   y + 0.25f * x * x - 0.06f * valueNoise(x * 9, y * 9, person.seed));
      const float share = 0.85f * std::max(top, 0.8f * temple) * dots(r, c);
      maps.albedo(r, c) = mix(maps.albedo(r, c), person.hair.color * 0.8f, share);
      maps.gloss(r, c) *= 1.0f - 0.7f * share;
    }
  }
}

void paintBrows(FaceMaps& maps, const Person& person, const Pose& pose) {
  Random random({person.seed, 0x62726f7773ULL});
  cv::Mat1b mask(FaceMaps::kHeight, FaceMaps::kWidth, uchar{0});
  const float weight = person.face.browWeight;
  const int strokes = static_cast<int>(170 * weight);
  for (float side : {-1.0f, 1.0f}) {
    for (int i = 0; i < strokes; ++i) {
      const float t = uniform(random, 0.0f, 1.0f);
      const float thick =
          0.036f * weight * (t < 0.7f ? mix(0.8f, 1.0f, t / 0.7f) : mix(1.0f, 0.2f, (t - 0.7f) / 0.3f));
      const float x = mix(0.125f, 0.46f, t);
      const float y = browSpine(person, pose, t) + thick * uniform(random, -0.5f, 0.5f);
      const float lean = mix(1.25f, 0.1f, smoothstep(0.0f, 0.55f, t)) + uniform(random, -0.2f, 0.2f);
      const float length = uniform(random, 0.025f, 0.045f);
      cv::line(mask, pixel(side * x, y),
               pixel(side * (x + length * std::cos(lean)), y + length * std::sin(lean)),
               cv::Scalar(150 + 100 * random.uniform()), 1, cv::LINE_AA, kShift);
    }
  }
  blend(maps, mask, person.brow, 0.85f, 0.004f);
}

}  // namespace gacfas::synthetic
