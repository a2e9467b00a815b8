#include "app/synthetic/HeadShape.h"

#include <array>

namespace gacfas::synthetic {

namespace {

struct Knot {
  float y, value;
};

/// Catmull-Rom through the knots (rising y), constant outside.
template <size_t N>
float spline(const std::array<Knot, N>& knots, float y) {
  if (y <= knots.front().y) return knots.front().value;
  if (y >= knots.back().y) return knots.back().value;
  size_t i = 0;
  while (y > knots[i + 1].y) ++i;
  const Knot &a = knots[i], &b = knots[i + 1];
  const auto slope = [&](size_t k) {
    const Knot &before = knots[k == 0 ? 0 : k - 1], &after = knots[std::min(k + 1, N - 1)];
    return (after.value - before.value) / (after.y - before.y);
  };
  const float h = b.y - a.y, t = (y - a.y) / h, t2 = t * t, t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * a.value + (t3 - 2 * t2 + t) * h * slope(i) + (3 * t2 - 2 * t3) * b.value +
         (t3 - t2) * h * slope(i + 1);
}

/// All three are factors on sqrt(1 - y^2), which closes the head at crown and chin.
float widthFactor(const FaceTraits& f, float y) {
  const std::array<Knot, 8> knots = {{{-1.0f, 0.50f * f.chin},
                                      {-0.85f, 0.555f * f.jaw * mix(1.0f, f.chin, 0.5f)},
                                      {-0.6f, 0.645f * f.jaw},
                                      {-0.3f, 0.69f * mix(1.0f, f.jaw, 0.6f)},
                                      {0.0f, 0.695f * f.cheeks},
                                      {0.35f, 0.715f * f.forehead},
                                      {0.65f, 0.775f},
                                      {1.0f, 0.78f}}};
  return f.width * spline(knots, y);
}

float frontFactor(float y) {
  static const std::array<Knot, 9> knots = {{{-1.0f, 1.75f},
                                             {-0.92f, 1.52f},
                                             {-0.75f, 1.09f},
                                             {-0.5f, 0.88f},
                                             {-0.2f, 0.80f},
                                             {0.15f, 0.81f},
                                             {0.45f, 0.87f},
                                             {0.75f, 0.90f},
                                             {1.0f, 0.90f}}};
  return spline(knots, y);
}

float backFactor(float y) {
  static const std::array<Knot, 6> knots = {
      {{-1.0f, 0.2f}, {-0.7f, 0.45f}, {-0.3f, 0.75f}, {0.2f, 0.95f}, {0.7f, 1.0f}, {1.0f, 1.0f}}};
  return spline(knots, y);
}

float nose(const FaceTraits& f, float x, float y) {
  const float top = 0.14f + f.eyeY, tip = -0.27f * f.noseLength;
  const float along = clamp01((top - y) / (top - tip));
  const float under = smoothstep(tip - 0.1f, tip + 0.015f, y);
  const float ridge = mix(0.035f, 0.19f * f.noseHeight, along * along * (1.6f - 0.6f * along));
  const float width = mix(0.062f, 0.085f * f.noseWidth, along);
  const float start = smoothstep(top + 0.12f, top - 0.1f, y);
  float z = ridge * gauss(x / width) * under * start;
  z += 0.05f * f.noseHeight * bump(x, y - tip - 0.01f, 0.075f * f.noseWidth, 0.065f);
  z += 0.062f * bump(x - 0.1f * f.noseWidth, y - tip + 0.012f, 0.056f * f.noseWidth, 0.055f);
  z += 0.03f * bump(x - 0.1f, y + 0.12f, 0.1f, 0.2f) * start;
  return z;
}

float mouth(const FaceTraits& f, float x, float y) {
  const float m = f.mouthY, w = f.mouthWidth;
  float z = 0.055f * bump(x, y - m, 0.26f, 0.2f);
  z += 0.022f * f.upperLip * bump(x, y - m - 0.035f, 0.75f * w, 0.032f);
  z += 0.03f * f.lowerLip * bump(x, y - m + 0.042f, 0.65f * w, 0.034f);
  z -= 0.016f * bump(x, y - m, 0.95f * w, 0.014f);
  z -= 0.022f * bump(x, y - m + 0.115f, 0.17f, 0.04f);
  z -= 0.02f * bump(x - 1.08f * w, y - m, 0.045f, 0.05f);
  z -= 0.010f * bump(x, y - m - 0.11f, 0.022f, 0.05f);
  return z;
}

}  // namespace

float headHalfWidth(const FaceTraits& face, float y) {
  return std::sqrt(std::max(0.0f, 1.0f - y * y)) * widthFactor(face, y);
}

Vec3 headPoint(const FaceTraits& face, float y, float angle) {
  const float s = std::sqrt(std::max(0.0f, 1.0f - y * y));
  const float c = std::cos(angle), q = std::sin(angle);
  const float depth = c > 0 ? frontFactor(y) : backFactor(y);
  // The front is flatter than an ellipse: a power below one widens the middle.
  const float z = c > 0 ? std::pow(c, 0.88f) : c;
  return {s * widthFactor(face, y) * q, y, s * depth * z};
}

float faceRelief(const FaceTraits& f, float sideX, float y) {
  const float x = std::abs(sideX);
  float z = nose(f, x, y) + mouth(f, x, y);
  z += 0.035f * bump(x - 0.25f, y - f.browY - 0.01f, 0.24f, 0.075f) * (1.3f - 0.6f * f.eyeSize);
  z -= 0.085f * bump(x - f.eyeX, y - f.eyeY - 0.015f, 0.155f, 0.1f);
  z -= 0.03f * bump(x - 0.15f, y - f.eyeY - 0.02f, 0.06f, 0.08f);
  z += 0.05f * bump(x - f.eyeX, y - f.eyeY, 0.105f * f.eyeSize, 0.068f * f.eyeSize);
  z += 0.04f * bump(x - 0.42f, y + 0.16f, 0.15f, 0.13f);
  z -= 0.02f * bump(x - 0.40f, y + 0.48f, 0.14f, 0.16f);
  z += 0.05f * bump(x, y + 0.83f, 0.15f * f.chin, 0.1f);
  z += 0.015f * bump(x - 0.2f, y - 0.45f, 0.2f, 0.14f);
  return z;
}

Mesh earMesh(const FaceTraits& face, float side) {
  constexpr float pi = 3.14159265f;
  const float y0 = -0.02f, half = headHalfWidth(face, y0);
  Mesh mesh = gridMesh(Material::Skin, 24, 32, true, [&](float row, float column) {
    const float t = pi * (0.01f + 0.98f * row), a = 2 * pi * column;
    const float r = std::sin(t);
    const float rim = 1.0f - 0.5f * gauss((r - 0.45f) / 0.3f);
    const Vec3 local(0.055f * r * std::sin(a) * rim, 0.235f * face.earSize * std::cos(t),
                     0.13f * face.earSize * r * std::cos(a) * (1.0f + 0.25f * std::cos(t)));
    const cv::Matx33f lean = rotationOf(side * -0.62f, -0.1f, side * -0.1f);
    Vertex vertex;
    vertex.position = lean * local + Vec3(side * (half + 0.045f), y0, -0.1f);
    vertex.u = side * (0.66f + 0.7f * local[2]);
    vertex.v = y0 - 0.1f + 0.8f * local[1];
    return vertex;
  });
  mesh.twoSided = true;
  return mesh;
}

}  // namespace gacfas::synthetic
