#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

/// Almond of one eye in its own coordinates: x outwards from the eye's centre, y up, both in face units.
struct EyeShape {
  float half;     ///< half width
  float upper, lower;
  float tilt;
  float gazeX, gazeY;
  float iris;     ///< radius

  float lift(float x) const { return tilt * x; }
  float upperLid(float x) const {
    const float t = (x + 0.012f) / half;
    return lift(x) + upper * std::pow(std::max(0.0f, 1.0f - t * t), 0.72f);
  }
  float lowerLid(float x) const {
    const float t = (x - 0.012f) / half;
    return lift(x) - lower * std::pow(std::max(0.0f, 1.0f - t * t), 0.8f);
  }
};

EyeShape eyeShape(const Person& person, const Pose& pose, float side) {
  const FaceTraits& f = person.face;
  EyeShape eye{};
  eye.half = 0.122f * f.eyeSize;
  const float squint = 1.0f - 0.25f * std::max(0.0f, pose.smile) + 0.1f * std::max(0.0f, pose.browRaise);
  const float open = f.eyeOpen * squint * (1.0f - 0.97f * pose.blink);
  eye.upper = 0.058f * f.eyeSize * open;
  eye.lower = 0.032f * f.eyeSize * mix(1.0f, open, 0.4f);
  eye.tilt = f.eyeTilt;
  eye.iris = 0.0545f;
  eye.gazeX = side * pose.gazeX * 0.035f;
  eye.gazeY = pose.gazeY * 0.018f + 0.006f;
  return eye;
}

Color ballColor(const EyeShape& eye, const Person& person, float x, float y, float side, const Vec3& light) {
  const float dx = x - eye.gazeX, dy = y - eye.gazeY - eye.lift(eye.gazeX);
  const float r = std::hypot(dx, dy), angle = std::atan2(dy, dx);
  Color white = mix(paint(228, 222, 216), paint(206, 160, 148), 0.5f * smoothstep(0.55f, 1.0f, std::abs(x) / eye.half));
  white = white * (1.0f - 0.45f * smoothstep(0.5f, 1.1f, std::abs(x) / eye.half));
  const float streak = valueNoise(angle * 7.0f, r * 40.0f, person.seed + 3);
  Color iris = person.iris * (0.75f + 0.8f * streak) * (1.0f + 0.7f * smoothstep(-0.01f, -0.05f, dy));
  iris = iris * (1.0f - 0.75f * smoothstep(0.76f, 1.0f, r / eye.iris));
  iris = mix(iris, paint(10, 9, 9), FaceMaps::cover(r - 0.024f));
  Color color = mix(white, iris, clamp01(0.5f - (r - eye.iris) * 0.7f * FaceMaps::kPixelsAUnit));
  // The upper lid and its lashes shade the ball.
  color = color * mix(0.38f, 1.0f, smoothstep(0.0f, 0.05f, eye.upperLid(x) - y));
  const float hx = dx - side * 0.022f * light[0] / std::max(0.3f, light[2]) * 1.0f, hy = dy - 0.02f - 0.006f * light[1];
  return color + Color(1, 1, 1) * (0.95f * smoothstep(0.0125f, 0.0075f, std::hypot(hx, hy)));
}

void paintLids(const EyeShape& eye, const Person& person, float x, float y, Color& albedo, float& relief) {
  const float top = eye.upperLid(x), within = smoothstep(1.25f, 0.85f, std::abs(x) / eye.half);
  const float above = y - top;
  const float crease = mix(0.018f, 0.046f, person.face.lidFold);
  const float edge = gauss((above - crease - 0.006f) / 0.009f) * within;
  albedo = albedo * (1.0f - (0.25f + 0.3f * person.face.lidFold) * edge);
  relief += 0.010f * smoothstep(crease + 0.012f, crease - 0.004f, above) * smoothstep(-0.02f, 0.0f, above) * within;
  if (above > 0 && above < crease + 0.05f && person.makeup > 0) {
    albedo = albedo * (1.0f - 0.35f * person.makeup * smoothstep(crease + 0.05f, 0.0f, above) * within);
  }
  const float below = eye.lowerLid(x) - y;
  relief += 0.006f * gauss((below - 0.014f) / 0.012f) * within;
  albedo = mix(albedo, paint(190, 120, 110), 0.35f * gauss((below - 0.004f) / 0.006f) * within);
}

float lashes(const EyeShape& eye, const Person& person, float x, float y) {
  const float weight = mix(0.7f, 1.25f, person.feminine) * (1.0f + 0.35f * person.makeup);
  const float outer = smoothstep(-1.0f, 1.0f, x / eye.half);
  const float inside = smoothstep(1.12f, 0.98f, std::abs(x) / eye.half);
  const float thick = 0.0075f * weight * (0.7f + 0.9f * outer);
  const float line = FaceMaps::cover(std::abs(y - eye.upperLid(x) - 0.3f * thick) - thick) * inside;
  const float lower = 0.4f * FaceMaps::cover(std::abs(y - eye.lowerLid(x)) - 0.0035f * weight) * inside;
  // A short wing past the outer corner.
  const float wx = x - eye.half, wing = weight > 1.0f ? gauss((y - eye.lift(x) - 0.55f * wx - 0.006f) / 0.007f) *
                                                            smoothstep(-0.012f, 0.0f, wx) * smoothstep(0.03f, 0.0f, wx) : 0.0f;
  return clamp01(std::max({line, lower, wing}));
}

}  // namespace

void paintEyes(FaceMaps& maps, const Person& person, const Pose& pose, const Vec3& light) {
  const FaceTraits& f = person.face;
  for (float side : {-1.0f, 1.0f}) {
    const EyeShape eye = eyeShape(person, pose, side);
    const float cx = side * f.eyeX;
    maps.paint(cx, f.eyeY, 0.2f, 0.16f, [&](float px, float py, Color& albedo, float& relief, float& gloss) {
      const float x = side * (px - cx), y = py - f.eyeY;
      paintLids(eye, person, x, y, albedo, relief);
      const float inside = std::min(FaceMaps::cover(y - eye.upperLid(x)), FaceMaps::cover(eye.lowerLid(x) - y)) *
                           FaceMaps::cover(std::abs(x) - eye.half);
      if (inside > 0) {
        albedo = mix(albedo, ballColor(eye, person, x, y, side, light), inside);
        gloss = mix(gloss, 0.0f, inside);
        relief *= 1.0f - inside;
      }
      albedo = mix(albedo, person.brow * 0.35f, 0.92f * lashes(eye, person, x, y));
    });
  }
}

}  // namespace gacfas::synthetic
