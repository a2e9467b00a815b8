#pragma once

namespace gacfas::synthetic {

/// How easily attacks are told from live faces: the only place to make the demo harder or easier.
namespace difficulty {

/// Every attack video draws one strength for all of its cues, low: hardly visible, 1: plain.
constexpr float kWeakest = 0.4f, kStrongest = 1.0f;

/// Chance that a cue is in an attack video at all, times the domain's habit below.
constexpr float kCueChance = 0.85f;

/// Print at strength 1.
constexpr float kGamutLoss = 0.55f;  ///< share of the saturation lost
constexpr float kInkBlack = 0.16f;   ///< blackest ink, display value
constexpr float kHalftone = 0.35f;   ///< amplitude of the dots
constexpr float kBands = 0.05f;      ///< amplitude of printer banding
constexpr float kCurl = 0.4f;        ///< shading across a bent sheet
constexpr float kPaperGloss = 0.3f;  ///< brightest patch of light on glossy paper

/// Replay at strength 1.
constexpr float kMoire = 0.18f;        ///< amplitude of the coarse stripes
constexpr float kPixelGrid = 0.22f;    ///< amplitude of the screen's own grid
constexpr float kBlueCast = 0.22f;     ///< gain of blue against red
constexpr float kScreenGamma = 0.45f;  ///< departure from the right gamma
constexpr float kBlackGlow = 0.07f;    ///< light of a black screen
constexpr float kGlare = 0.6f;         ///< brightest reflection

/// Chance of each border of the sheet or the screen to be in view.
constexpr float kEdgeChance = 0.28f;

}  // namespace difficulty

/// What attackers of one domain tend to use; factors on the chances above. Cues differ between domains, so
/// that what is learned from three does not simply carry over to the fourth.
struct AttackHabits {
  float edge = 1, gamut = 1, halftone = 1, bands = 1, curl = 1, paperGloss = 1;
  float moire = 1, grid = 1, cast = 1, gamma = 1, glow = 1, glare = 1;
};

}  // namespace gacfas::synthetic
