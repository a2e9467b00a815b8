#include <opencv2/imgproc.hpp>

#include "app/synthetic/Recapture.h"

namespace gacfas::synthetic {

namespace {

/// What the screen emits: its gamma and tint.
Image emitted(const Image& photo, const ReplayCues& cues) {
  Image light = undevelop(photo);
  const float power = 1.0f + cues.gamma;
  if (std::abs(cues.gamma) > 0.01f) {
    for (auto& p : light) {
      const float grey = std::max(1e-4f, luminance(p));
      p = p * (std::pow(grey, power - 1.0f) * std::pow(0.3f, 1.0f - power));
    }
  }
  const Color tint(1.0f - 0.5f * cues.cast, 1.0f, 1.0f + 0.5f * cues.cast);
  cv::multiply(light, cv::Scalar(tint[0], tint[1], tint[2]) * static_cast<double>(cues.brightness), light);
  if (cues.blur > 0.05f)
    cv::GaussianBlur(light, light, {}, cues.blur * static_cast<float>(photo.rows) / 256.0f);
  return light;
}

/// Beat of the screen's grid with the sensor's: curved coloured stripes.
Color moire(const ReplayCues& cues, float x, float y) {
  const float c = std::cos(cues.moireAngle), s = std::sin(cues.moireAngle), dx = x - 0.5f, dy = y - 0.5f;
  const float along = c * dx + s * dy, across = c * dy - s * dx;
  const float turns = (along + cues.moireBend * (across * across + 0.3f * along * along)) / cues.moirePeriod +
                      cues.moirePhase;
  return Color(wave(turns), wave(turns + 0.22f), wave(turns + 0.45f)) * cues.moire;
}

float glareAt(const ReplayCues& cues, float x, float y) {
  const float dx = std::abs(x - cues.glareX), dy = std::abs(y - cues.glareY), size = cues.glareSize;
  if (!cues.windowGlare) return cues.glare * gauss(std::hypot(dx, dy * 1.4f) / size);
  const float pane = smoothstep(size * 1.15f, size * 0.85f, dx) * smoothstep(size * 1.6f, size * 1.3f, dy);
  const float bars = 1.0f - 0.6f * gauss(dx / 0.012f) - 0.6f * gauss(dy / 0.012f);
  return 0.7f * cues.glare * pane * std::max(0.0f, bars);
}

}  // namespace

Image recaptureReplay(const Image& photo, const ReplayCues& cues, const Lighting& lighting,
                      const Image& behind, int size) {
  const PlateView view = viewPlate(emitted(photo, cues), cues.plate, size);
  Image scene;
  cv::resize(behind, scene, {size, size}, 0, 0, cv::INTER_LINEAR);
  const Color room = (lighting.key + lighting.sky) * 0.5f;
  const float pixel = 1.0f / static_cast<float>(size);
  for (int r = 0; r < size; ++r) {
    const float flicker =
        1.0f - cues.flicker * (0.5f + 0.5f * wave(static_cast<float>(r) * pixel * 1.3f + cues.moirePhase));
    for (int c = 0; c < size; ++c) {
      const Vec3& place = view.places(r, c);
      const Color stripes = moire(cues, place[0], place[1]);
      const float grid = 1.0f + cues.grid * 0.5f * (wave(place[0] * 101.0f) + wave(place[1] * 103.0f));
      const float glare = glareAt(cues, place[0], place[1]);
      const float onScreen = inside(place[2], size), onDevice = inside(place[2] + cues.bezel, size);
      const float rim = gauss((place[2] + cues.bezel * 0.9f) / 0.006f);
      Color color;
      for (int k = 0; k < 3; ++k) {
        const float screen = (view.content(r, c)[k] + cues.glow) * (1.0f + stripes[k]) * grid * flicker;
        const float bezel = (0.02f + 0.06f * rim) * room[k];
        color[k] = mix(bezel, screen, onScreen) + glare * room[k] * mix(0.5f, 1.0f, onScreen);
      }
      scene(r, c) = mix(scene(r, c), color, onDevice);
    }
  }
  return scene;
}

}  // namespace gacfas::synthetic
