#include "app/synthetic/Attack.h"

namespace gacfas::synthetic {

namespace {

using namespace difficulty;

/// Amplitude of one cue: present or not, then around the video's strength.
float cue(Random& random, float habit, float strength, float full) {
  const bool present = chance(random, static_cast<double>(kCueChance * habit));
  const float amount = full * strength * uniform(random, 0.6f, 1.3f);
  return present ? amount : 0.0f;
}

float border(Random& random, float habit, float outside, float inside) {
  const bool visible = chance(random, static_cast<double>(kEdgeChance * habit));
  return visible ? uniform(random, 0.01f, inside) : -uniform(random, 0.04f, outside);
}

Plate drawPlate(Random& random, float habit) {
  Plate plate;
  plate.left = border(random, habit, 0.3f, 0.12f);
  plate.right = 1.0f - border(random, habit, 0.3f, 0.12f);
  plate.top = border(random, habit, 0.3f, 0.09f);
  plate.bottom = 1.0f - border(random, habit, 0.3f, 0.12f);
  plate.angle = around(random, 0.0f, 0.04f);
  plate.keystoneX = around(random, 0.0f, 0.05f);
  plate.keystoneY = around(random, 0.0f, 0.05f);
  return plate;
}

}  // namespace

cv::Point2f Plate::at(float x, float y) const {
  const float dx = x - 0.5f - shiftX, dy = y - 0.5f - shiftY;
  const float c = std::cos(angle), s = std::sin(angle);
  const float rx = c * dx - s * dy, ry = s * dx + c * dy;
  const float depth = 1.0f + keystoneX * rx + keystoneY * ry;
  const float px = rx / depth, py = ry / depth;
  return {0.5f + px + bend * (px * px - 0.1f) * 0.4f, 0.5f + py + bend * 0.12f * px * px};
}

PrintCues drawPrintCues(const AttackHabits& habits, Random& random) {
  PrintCues cues;
  const float strength = uniform(random, kWeakest, kStrongest);
  cues.gamut = cue(random, habits.gamut, strength, kGamutLoss);
  cues.ink = cue(random, habits.gamut, strength, kInkBlack);
  cues.halftone = cue(random, habits.halftone, strength, kHalftone);
  cues.dotPeriod = uniform(random, 3.6f, 7.5f);
  cues.bands = cue(random, habits.bands, strength, kBands);
  cues.bandPeriod = uniform(random, 9.0f, 40.0f);
  cues.curl = cue(random, habits.curl, strength, kCurl);
  cues.curlAngle = uniform(random, -0.5f, 0.5f);
  cues.curlPhase = uniform(random, 0.0f, 6.28f);
  cues.gloss = cue(random, 0.6f * habits.paperGloss, strength, kPaperGloss);
  cues.glossX = uniform(random, 0.0f, 1.0f);
  cues.glossY = uniform(random, 0.0f, 0.7f);
  cues.margin = chance(random, 0.5) ? uniform(random, 0.01f, 0.05f) : 0.0f;
  cues.blur = uniform(random, 0.2f, 0.9f);
  const float warm = uniform(random, -0.05f, 0.03f);
  cues.paper = Color(0.92f - 0.3f * warm, 0.92f, 0.92f + warm) * uniform(random, 0.93f, 1.03f);
  cues.plate = drawPlate(random, habits.edge);
  cues.plate.bend = cues.curl * uniform(random, -1.0f, 1.0f);
  return cues;
}

ReplayCues drawReplayCues(const AttackHabits& habits, Random& random) {
  ReplayCues cues;
  const float strength = uniform(random, kWeakest, kStrongest);
  cues.moire = cue(random, habits.moire, strength, kMoire);
  cues.moirePeriod = std::exp(uniform(random, std::log(0.035f), std::log(0.22f)));
  cues.moireAngle = uniform(random, -1.57f, 1.57f);
  cues.moireBend = uniform(random, -1.5f, 1.5f);
  cues.moirePhase = uniform(random, 0.0f, 6.28f);
  cues.grid = cue(random, habits.grid, strength, kPixelGrid);
  cues.cast = cue(random, habits.cast, strength, kBlueCast) * (chance(random, 0.85) ? 1.0f : -0.5f);
  cues.gamma = cue(random, habits.gamma, strength, kScreenGamma) * (chance(random, 0.6) ? 1.0f : -0.7f);
  cues.glow = cue(random, habits.glow, strength, kBlackGlow);
  cues.glare = cue(random, 0.8f * habits.glare, strength, kGlare);
  cues.glareX = uniform(random, 0.0f, 1.0f);
  cues.glareY = uniform(random, 0.0f, 1.0f);
  cues.glareSize = uniform(random, 0.08f, 0.3f);
  cues.windowGlare = chance(random, 0.5);
  cues.flicker = chance(random, 0.3) ? uniform(random, 0.03f, 0.12f) * strength : 0.0f;
  cues.bezel = uniform(random, 0.03f, 0.09f);
  cues.brightness = uniform(random, 0.8f, 1.15f);
  cues.blur = uniform(random, 0.1f, 0.6f);
  cues.plate = drawPlate(random, habits.edge);
  return cues;
}

}  // namespace gacfas::synthetic
