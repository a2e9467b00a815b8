#pragma once

#include "app/synthetic/Domain.h"

namespace gacfas::synthetic {

/// Sheet or screen in front of the camera: how the crop sees it. Crop and picture coordinates run 0..1.
struct Plate {
  float left = -0.3f, right = 1.3f, top = -0.3f, bottom = 1.3f;  ///< borders, in plate coordinates
  float angle = 0, keystoneX = 0, keystoneY = 0, shiftX = 0, shiftY = 0;
  float bend = 0;  ///< of a curled sheet, sideways

  /// Place on the plate that is seen at a place of the crop.
  cv::Point2f at(float x, float y) const;
};

/// Cues of one attack video (the same in all its frames); 0: not there.
struct PrintCues {
  float gamut = 0, ink = 0, halftone = 0, dotPeriod = 5, bands = 0, bandPeriod = 20, curl = 0, gloss = 0;
  float glossX = 0.5f, glossY = 0.3f, curlAngle = 0, curlPhase = 0, margin = 0, blur = 0.5f;
  Color paper{0.92f, 0.92f, 0.9f};
  Plate plate;
};

struct ReplayCues {
  float moire = 0, grid = 0, cast = 0, gamma = 0, glow = 0, glare = 0, flicker = 0;
  float moirePeriod = 0.12f, moireAngle = 0, moireBend = 0, moirePhase = 0, glareX = 0.7f, glareY = 0.3f,
        glareSize = 0.2f;
  float bezel = 0.05f, brightness = 1, blur = 0.3f;
  bool windowGlare = false;
  Plate plate;
};

PrintCues drawPrintCues(const AttackHabits& habits, Random& random);
ReplayCues drawReplayCues(const AttackHabits& habits, Random& random);

/// The scene (linear light, `size` pixels) that the camera sees when `photo` (display values, at least as
/// large) is held up on paper, or shown on a screen, before `behind` under `lighting`.
Image recapturePrint(const Image& photo, const PrintCues& cues, const Lighting& lighting, const Image& behind,
                     int size);
Image recaptureReplay(const Image& photo, const ReplayCues& cues, const Lighting& lighting,
                      const Image& behind, int size);

}  // namespace gacfas::synthetic
