#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

/// Almond of one eye in its own coordinates: x outwards from the eye's centre, y up, both in face units.
struct EyeShape {
  float half;  ///< half width
  float upper, lower;
  float tilt;
  float gazeX, gazeY;
  float iris;  ///< radius

  float lift(float x) const { return tilt * x; }
  float upperLid(float x) const {
    const float t = (x + 0.012f) / half;
    return lift(x) + upper * threeQuarterPower(std::max(0.0f, 1.0f - t * t));
  }
  float lowerLid(float x) const {
    const float t = (x - 0.012f) / half;
    return lift(x) - lower * threeQuarterPower(std::max(0.0f, 1.0f - t * t));
  }
};

/// A texel's place in the eye, with what the painters share.
struct EyePlace {
  float x, y;
  float top, bottom;  ///< heights of the lids there
  float out;          ///< |x| in half widths
};

EyeShape eyeShape(const Person& person, const Pose& pose, float side) {
  const FaceTraits& f = person.face;
  EyeShape eye{};
  eye.half = 0.122f * f.eyeSize;
  const float squint = 1.0f - 0.2f * std::max(0.0f, pose.smile) + 0.1f * std::max(0.0f, pose.browRaise);
  const float open = f.eyeOpen * squint * (1.0f - 0.97f * pose.blink);
  eye.upper = 0.062f * f.eyeSize * open;
  eye.lower = 0.033f * f.eyeSize * mix(1.0f, open, 0.4f);
  eye.tilt = f.eyeTilt;
  eye.iris = 0.0555f;
  eye.gazeX = side * pose.gazeX * 0.035f;
  eye.gazeY = pose.gazeY * 0.018f + 0.006f;
  return eye;
}

Color ballColor(const EyeShape& eye, const Person& person, const EyePlace& at, float side,
                const Vec3& light) {
  const float dx = at.x - eye.gazeX, dy = at.y - eye.gazeY - eye.lift(eye.gazeX);
  const float r = std::hypot(dx, dy);
  const float corner = smoothstep(0.55f, 1.05f, at.out);
  Color color = mix(paint(228, 222, 216), paint(206, 160, 148), 0.5f * corner) * (1.0f - 0.4f * corner);
  if (r < eye.iris * 1.1f) {
    const float streak = valueNoise(std::atan2(dy, dx) * 7.0f, r * 40.0f, person.seed + 3);
    Color iris = person.iris * ((0.75f + 0.8f * streak) * (1.0f + 0.7f * smoothstep(-0.01f, -0.05f, dy)));
    iris = iris * (1.0f - 0.75f * smoothstep(0.76f, 1.0f, r / eye.iris));
    iris = mix(iris, paint(10, 9, 9), FaceMaps::cover(r - 0.024f));
    color = mix(color, iris, clamp01(0.5f - (r - eye.iris) * 0.7f * FaceMaps::kPixelsAUnit));
  }
  color = color * mix(0.4f, 1.0f, smoothstep(0.0f, 0.045f, at.top - at.y));  // shade of the upper lid
  const float hx = dx - side * 0.022f * light[0] / std::max(0.3f, light[2]),
              hy = dy - 0.02f - 0.006f * light[1];
  return color + Color(1, 1, 1) * (0.95f * smoothstep(0.0135f, 0.0075f, std::hypot(hx, hy)));
}

void paintLids(const EyePlace& at, const Person& person, Color& albedo, float& relief) {
  const float within = smoothstep(1.25f, 0.85f, at.out);
  const float above = at.y - at.top, below = at.bottom - at.y;
  const float crease = mix(0.018f, 0.046f, person.face.lidFold);
  albedo = albedo *
           (1.0f - (0.25f + 0.3f * person.face.lidFold) * gauss((above - crease - 0.006f) / 0.009f) * within);
  relief +=
      0.010f * smoothstep(crease + 0.012f, crease - 0.004f, above) * smoothstep(-0.02f, 0.0f, above) * within;
  if (above > 0 && above < crease + 0.05f && person.makeup > 0) {
    albedo = albedo * (1.0f - 0.35f * person.makeup * smoothstep(crease + 0.05f, 0.0f, above) * within);
  }
  relief += 0.006f * gauss((below - 0.014f) / 0.012f) * within;
  albedo = mix(albedo, mix(person.skin, paint(190, 110, 100), 0.5f),
               0.4f * gauss((below - 0.004f) / 0.006f) * within);
}

float lashes(const EyeShape& eye, const Person& person, const EyePlace& at) {
  const float weight = mix(0.7f, 1.25f, person.feminine) * (1.0f + 0.35f * person.makeup);
  const float outer = smoothstep(-1.0f, 1.0f, at.x / eye.half);
  const float inside = smoothstep(1.12f, 0.98f, at.out);
  const float thick = 0.0075f * weight * (0.7f + 0.9f * outer);
  const float line = FaceMaps::cover(std::abs(at.y - at.top - 0.3f * thick) - thick) * inside;
  const float lower = 0.4f * FaceMaps::cover(std::abs(at.y - at.bottom) - 0.0035f * weight) * inside;
  if (weight <= 1.0f) return std::max(line, lower);
  // A short wing past the outer corner.
  const float wx = at.x - eye.half, height = at.y - eye.lift(at.x) - 0.55f * wx - 0.006f;
  const float wing = gauss(height / 0.007f) * smoothstep(-0.012f, 0.0f, wx) * smoothstep(0.03f, 0.0f, wx);
  return std::max({line, lower, wing});
}

}  // namespace

void paintEyes(FaceMaps& maps, const Person& person, const Pose& pose, const Vec3& light) {
  const FaceTraits& f = person.face;
  for (float side : {-1.0f, 1.0f}) {
    const EyeShape eye = eyeShape(person, pose, side);
    const float cx = side * f.eyeX;
    maps.paint(cx, f.eyeY + 0.02f, 0.17f, 0.14f,
               [&](float px, float py, Color& albedo, float& relief, float& gloss) {
                 const float x = side * (px - cx);
                 const EyePlace at{x, py - f.eyeY, eye.upperLid(x), eye.lowerLid(x), std::abs(x) / eye.half};
                 paintLids(at, person, albedo, relief);
                 const float inside =
                     std::min(FaceMaps::cover(at.y - at.top), FaceMaps::cover(at.bottom - at.y)) *
                     FaceMaps::cover(std::abs(x) - eye.half);
                 if (inside > 0) {
                   albedo = mix(albedo, ballColor(eye, person, at, side, light), inside);
                   gloss *= 1.0f - inside;
                   relief *= 1.0f - inside;
                 }
                 albedo = mix(albedo, person.brow * 0.35f, 0.92f * lashes(eye, person, at));
               });
  }
}

}  // namespace gacfas::synthetic
