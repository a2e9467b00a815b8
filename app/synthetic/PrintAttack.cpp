#include <opencv2/imgproc.hpp>

#include "app/synthetic/Recapture.h"

namespace gacfas::synthetic {

namespace {

/// Smaller gamut, grey blacks, tinted paper, halftone dots on three rotated screens, banding of the print
/// head.
Image printed(const Image& photo, const PrintCues& cues) {
  struct Screen {
    float x, y;  ///< turns a pixel along the screen's two axes are (x, y) and (-y, x)
  };
  const float scale = static_cast<float>(photo.rows) / 512.0f, turns = 1.0f / (cues.dotPeriod * scale);
  const float angles[3] = {0.26f, 1.31f, 0.0f};
  Screen screens[3];
  for (int k = 0; k < 3; ++k) screens[k] = {turns * std::cos(angles[k]), turns * std::sin(angles[k])};
  Image sheet(photo.size());
  for (int r = 0; r < photo.rows; ++r) {
    const float y = static_cast<float>(r),
                band = 1.0f + cues.bands * wave(y / (cues.bandPeriod * scale)) * wave(y / 97.0f);
    for (int c = 0; c < photo.cols; ++c) {
      const float x = static_cast<float>(c);
      Color p = photo(r, c);
      const float grey = luminance(p);
      p = mix(p, Color(grey, grey, grey), cues.gamut);
      for (int k = 0; k < 3; ++k) {
        float v = cues.ink + (1.0f - cues.ink) * clamp01(p[k]);
        if (cues.halftone > 0) {
          const Screen& s = screens[k];
          const float dots = 0.5f * (wave(s.x * x + s.y * y) + wave(s.x * y - s.y * x));
          v += cues.halftone * dots * 4.0f * v * (1.0f - v) * 0.5f;
        }
        p[k] = clamp01(v * cues.paper[k] * band);
      }
      sheet(r, c) = p;
    }
  }
  return sheet;
}

Color blankPaper(const PrintCues& cues) {
  return {toLinear(clamp01(cues.paper[0])), toLinear(clamp01(cues.paper[1])),
          toLinear(clamp01(cues.paper[2]))};
}

/// Light on the sheet: its mean is that of a wall facing the camera, so it is flat where a face is not.
float sheetLight(const PrintCues& cues, float x, float y) {
  const float along = (x - 0.5f) * std::cos(cues.curlAngle) + (y - 0.5f) * std::sin(cues.curlAngle);
  return 1.0f + cues.curl * 0.6f * std::sin(3.6f * along + cues.curlPhase);
}

}  // namespace

Image recapturePrint(const Image& photo, const PrintCues& cues, const Lighting& lighting, const Image& behind,
                     int size) {
  Image sheet = undevelop(printed(photo, cues));
  if (cues.blur > 0.05f)
    cv::GaussianBlur(sheet, sheet, {}, cues.blur * static_cast<float>(photo.rows) / 256.0f);
  const PlateView view = viewPlate(sheet, cues.plate, size);
  Image scene;
  cv::resize(behind, scene, {size, size}, 0, 0, cv::INTER_LINEAR);
  const float facing = std::max(0.3f, unit(lighting.keyDirection)[2]);
  const Color lamp = lighting.key * facing + (lighting.sky + lighting.ground) * 0.5f;
  const Color light =
      mix(lamp, Color(1, 1, 1) * luminance(lamp), 0.3f) * (1.05f / std::max(0.4f, luminance(lamp)));
  for (int r = 0; r < size; ++r) {
    for (int c = 0; c < size; ++c) {
      const Vec3& place = view.places(r, c);
      const float onSheet = inside(place[2], size),
                  onPhoto = cues.margin > 0 ? inside(place[2] - cues.margin, size) : onSheet;
      Color color = mix(blankPaper(cues), view.content(r, c), onPhoto);
      const float bright = sheetLight(cues, place[0], place[1]);
      const float gloss =
          cues.gloss * gauss(std::hypot(place[0] - cues.glossX, (place[1] - cues.glossY) * 0.7f) / 0.24f);
      for (int k = 0; k < 3; ++k) color[k] = (color[k] * bright + gloss) * light[k];
      const float shadow = 1.0f - 0.45f * smoothstep(-0.06f, 0.0f, place[2]) * (1.0f - onSheet);
      scene(r, c) = mix(scene(r, c) * shadow, color, onSheet);
    }
  }
  return scene;
}

}  // namespace gacfas::synthetic
