#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

struct MouthShape {
  float half, y;
  float upper, lower;   ///< heights of the lips
  float smile, gap;

  /// Line where the lips meet.
  float middle(float t) const { return y + smile * (0.055f * t * t - 0.012f) + 0.006f * std::cos(5.0f * t); }
  float arch(float t, float power) const { return std::pow(std::max(0.0f, 1.0f - t * t), power); }
  float upperGap(float t) const { return middle(t) + 0.35f * gap * arch(t, 0.7f); }
  float lowerGap(float t) const { return middle(t) - 0.65f * gap * arch(t, 0.6f); }
  float top(float t) const {
    const float bow = 1.0f + 0.16f * gauss((std::abs(t) - 0.26f) / 0.16f) - 0.16f * gauss(t / 0.13f);
    return upperGap(t) + upper * arch(t, 0.8f) * bow;
  }
  float bottom(float t) const { return lowerGap(t) - lower * arch(t, 0.62f); }
};

MouthShape mouthShape(const Person& person, const Pose& pose) {
  const FaceTraits& f = person.face;
  MouthShape m{};
  const float smile = std::max(0.0f, pose.smile);
  m.half = f.mouthWidth * (1.0f + 0.16f * smile - 0.12f * pose.mouthOpen * (1.0f - smile));
  m.y = f.mouthY;
  m.upper = 0.05f * f.upperLip * (1.0f - 0.25f * smile);
  m.lower = 0.068f * f.lowerLip * (1.0f - 0.15f * smile);
  m.smile = pose.smile;
  m.gap = 0.12f * pose.mouthOpen;
  return m;
}

Color insideColor(const MouthShape& m, const Pose& pose, float t, float y) {
  const float depth = smoothstep(1.0f, 0.55f, std::abs(t));
  Color color = mix(paint(26, 8, 8), paint(96, 38, 36), smoothstep(m.upperGap(t) - 0.04f, m.lowerGap(t), y) * 0.8f);
  const float teeth = (0.022f + 0.03f * std::max(0.0f, pose.smile)) * depth;
  const float edge = m.upperGap(t) - teeth;
  const float gaps = 1.0f - 0.25f * gauss((std::abs(std::fmod(std::abs(t) * 9.0f + 0.5f, 1.0f) - 0.5f) - 0.5f) / 0.08f);
  color = mix(color, paint(226, 218, 204) * (0.9f * depth * gaps), FaceMaps::cover(edge - y));
  return color * smoothstep(-0.004f, 0.018f, std::min(m.upperGap(t) - y, 0.018f));
}

}  // namespace

void paintMouth(FaceMaps& maps, const Person& person, const Pose& pose) {
  const MouthShape m = mouthShape(person, pose);
  const float wet = 0.35f + 0.4f * person.makeup;
  maps.paint(0, m.y, m.half * 1.3f, 0.2f, [&](float x, float y, Color& albedo, float& relief, float& gloss) {
    const float t = x / m.half;
    if (std::abs(t) > 1.25f) return;
    const float within = FaceMaps::cover((std::abs(t) - 1.0f) * m.half);
    const float soft = 0.55f * FaceMaps::kPixelsAUnit * mix(0.5f, 1.0f, person.makeup);
    const float lip = std::min(clamp01(0.5f + (m.top(t) - y) * soft), clamp01(0.5f + (y - m.bottom(t)) * soft)) * within;
    const float crackle = fractalNoise(x * 70, y * 12, 2, person.seed + 11) - 0.5f;
    const bool upperLip = y > m.middle(t);
    const Color lips = person.lips * ((upperLip ? 0.82f : 1.0f) * (1.0f + 0.18f * crackle));
    albedo = mix(albedo, lips, 0.9f * lip);
    gloss = mix(gloss, wet, lip);
    const float rise = upperLip ? (y - m.upperGap(t)) / std::max(0.01f, m.upper) : (m.lowerGap(t) - y) / std::max(0.01f, m.lower);
    relief += lip * (0.017f * std::sqrt(clamp01(rise * (1.15f - rise)) + 0.001f) + 0.0015f * crackle);
    const float seam = gauss((y - m.middle(t)) / 0.0085f) * smoothstep(1.2f, 0.9f, std::abs(t));
    if (m.gap < 0.01f) albedo = albedo * (1.0f - 0.75f * seam);
    const float open = std::min(FaceMaps::cover(y - m.upperGap(t)), FaceMaps::cover(m.lowerGap(t) - y)) * within;
    if (m.gap >= 0.01f && open > 0) {
      albedo = mix(albedo, insideColor(m, pose, t, y), open);
      gloss *= 1.0f - open;
      relief *= 1.0f - open;
    }
    const float corner = gauss(std::hypot((std::abs(t) - 1.02f) * m.half, y - m.middle(t)) / 0.018f);
    albedo = albedo * (1.0f - 0.45f * corner);
  });
}

}  // namespace gacfas::synthetic
