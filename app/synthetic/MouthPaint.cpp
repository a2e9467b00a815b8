#include "app/synthetic/FaceMaps.h"
#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

struct MouthShape {
  float half, y;
  float upper, lower;  ///< heights of the lips
  float smile, gap;
};

/// Heights of the lips' edges at one x; t is x in half widths.
struct LipLines {
  float t, middle, top, upperGap, lowerGap, bottom;

  LipLines(const MouthShape& m, float x) : t(x / m.half) {
    const float roof = std::max(0.0f, 1.0f - t * t), arch = threeQuarterPower(roof),
                full = std::sqrt(roof) * 0.6f + arch * 0.4f;
    middle = m.y + m.smile * (0.055f * t * t - 0.012f) + 0.006f * std::cos(5.0f * t);
    upperGap = middle + 0.35f * m.gap * arch;
    lowerGap = middle - 0.65f * m.gap * full;
    const float bow = 1.0f + 0.16f * gauss((std::abs(t) - 0.26f) / 0.16f) - 0.16f * gauss(t / 0.13f);
    top = upperGap + m.upper * arch * bow;
    bottom = lowerGap - m.lower * full;
  }
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

Color insideColor(const LipLines& lips, const Pose& pose, float y) {
  const float depth = smoothstep(1.0f, 0.55f, std::abs(lips.t));
  Color color =
      mix(paint(26, 8, 8), paint(96, 38, 36), smoothstep(lips.upperGap - 0.04f, lips.lowerGap, y) * 0.8f);
  const float teeth = (0.022f + 0.03f * std::max(0.0f, pose.smile)) * depth;
  const float edge = lips.upperGap - teeth;
  const float gaps =
      1.0f - 0.25f * gauss((std::abs(std::fmod(std::abs(lips.t) * 9.0f + 0.5f, 1.0f) - 0.5f) - 0.5f) / 0.08f);
  color = mix(color, paint(226, 218, 204) * (0.9f * depth * gaps), FaceMaps::cover(edge - y));
  return color * smoothstep(-0.004f, 0.018f, lips.upperGap - y);
}

/// Height of a lip's roll, 0 at its edges.
float lipRoll(const MouthShape& m, const LipLines& lips, float y) {
  const bool upper = y > lips.middle;
  const float rise =
      upper ? (y - lips.upperGap) / std::max(0.01f, m.upper) : (lips.lowerGap - y) / std::max(0.01f, m.lower);
  return std::sqrt(clamp01(rise * (1.15f - rise)) + 0.001f);
}

}  // namespace

void paintMouth(FaceMaps& maps, const Person& person, const Pose& pose) {
  const MouthShape m = mouthShape(person, pose);
  const float wet = 0.35f + 0.4f * person.makeup;
  const float edge =
      0.55f * FaceMaps::kPixelsAUnit * mix(0.5f, 1.0f, person.makeup);  // lipstick has a sharp edge
  maps.paint(0, m.y, m.half * 1.2f, 0.2f, [&](float x, float y, Color& albedo, float& relief, float& gloss) {
    const LipLines lips(m, x);
    const float within = FaceMaps::cover((std::abs(lips.t) - 1.0f) * m.half);
    const float lip =
        std::min(clamp01(0.5f + (lips.top - y) * edge), clamp01(0.5f + (y - lips.bottom) * edge)) * within;
    if (lip > 0) {
      const float crackle = fractalNoise(x * 70, y * 12, 2, person.seed + 11) - 0.5f;
      const float shade = y > lips.middle ? 0.82f : 1.0f;
      albedo = mix(albedo, person.lips * (shade * (1.0f + 0.18f * crackle)), 0.9f * lip);
      gloss = mix(gloss, wet, lip);
      relief += lip * (0.017f * lipRoll(m, lips, y) + 0.0015f * crackle);
    }
    if (m.gap < 0.01f) {
      const float seam = gauss((y - lips.middle) / 0.0085f) * smoothstep(1.2f, 0.9f, std::abs(lips.t));
      albedo = albedo * (1.0f - 0.75f * seam);
    } else {
      const float open =
          std::min(FaceMaps::cover(y - lips.upperGap), FaceMaps::cover(lips.lowerGap - y)) * within;
      albedo = mix(albedo, insideColor(lips, pose, y), open);
      gloss *= 1.0f - open;
      relief *= 1.0f - open;
    }
    albedo =
        albedo * (1.0f - 0.45f * bump((std::abs(lips.t) - 1.02f) * m.half, y - lips.middle, 0.018f, 0.018f));
  });
}

}  // namespace gacfas::synthetic
