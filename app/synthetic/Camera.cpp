#include "app/synthetic/Camera.h"

#include <array>
#include <opencv2/imgproc.hpp>

namespace gacfas::synthetic {

namespace {

/// A function of one variable on [0, reach], tabulated.
class Curve {
public:
  template <class Function>
  Curve(float reach, Function function) : scale_((kSize - 1) / reach) {
    for (int i = 0; i < kSize; ++i)
      values_[static_cast<size_t>(i)] = function(static_cast<float>(i) / scale_);
  }
  float operator()(float x) const {
    const float place = std::clamp(x * scale_, 0.0f, kSize - 1.001f);
    const auto i = static_cast<size_t>(place);
    return values_[i] + (values_[i + 1] - values_[i]) * (place - static_cast<float>(i));
  }

private:
  static constexpr int kSize = 2048;
  float scale_;
  std::array<float, kSize> values_{};
};

float displayValue(float linear) {
  return linear <= 0.0031308f ? 12.92f * linear : 1.055f * std::pow(linear, 1.0f / 2.4f) - 0.055f;
}

Curve toneCurve(const Camera& camera) {
  return Curve(4.0f, [&](float x) {
    const float knee = 1.0f + camera.shoulder * x;
    const float rolled = x * (1.0f + camera.shoulder * x / 9.0f) / knee * (1.0f + 0.35f * camera.shoulder);
    const float v = displayValue(clamp01(rolled));
    const float s = v * v * (3 - 2 * v);
    return camera.black + (1.0f - camera.black) * clamp01(mix(v, s, camera.contrast));
  });
}

void addNoise(Image& picture, float amount, uint64_t seed) {
  Image grain(picture.size());
  cv::RNG random(seed);
  random.fill(grain, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(1));
  cv::blur(grain, grain, {2, 2});  // neighbours share noise after demosaicking
  auto* pixel = picture.ptr<Color>();
  const auto* noise = grain.ptr<Color>();
  for (size_t i = 0; i < picture.total(); ++i) {
    const float shot = 2.0f * amount * (0.6f + 0.8f * (1.0f - luminance(pixel[i])));
    const float grey = (noise[i][0] + noise[i][1] + noise[i][2]) * 0.33f;
    for (int c = 0; c < 3; ++c) pixel[i][c] += shot * (0.55f * noise[i][c] + 0.6f * grey);
  }
}

}  // namespace

Image develop(const Image& scene, const Camera& camera, uint64_t noiseSeed) {
  Image picture = scene.clone();
  const Curve tone = toneCurve(camera);
  const float middle = static_cast<float>(picture.rows) / 2, scale = static_cast<float>(picture.rows) / 256;
  if (camera.blur > 0.05f) cv::GaussianBlur(picture, picture, {}, camera.blur * scale);
  for (int r = 0; r < picture.rows; ++r) {
    for (int c = 0; c < picture.cols; ++c) {
      Color& p = picture(r, c);
      const float dx = (static_cast<float>(c) - middle) / middle,
                  dy = (static_cast<float>(r) - middle) / middle;
      const float gain = camera.exposure * (1.0f - camera.vignette * 0.5f * (dx * dx + dy * dy));
      for (int k = 0; k < 3; ++k) p[k] = tone(gain * camera.gains[k] * p[k]);
      const float grey = luminance(p);
      p = mix(Color(grey, grey, grey), p, camera.saturation);
    }
  }
  if (camera.noise > 0) addNoise(picture, camera.noise, noiseSeed);
  if (camera.sharpen > 0) {
    Image soft;
    cv::GaussianBlur(picture, soft, {}, 1.2 * static_cast<double>(scale));
    picture = picture * (1.0f + camera.sharpen) - soft * camera.sharpen;
  }
  return picture;
}

Image undevelop(const Image& picture) {
  static const Curve inverse(1.0f, [](float v) { return toLinear(v); });
  Image scene(picture.size());
  const auto* in = picture.ptr<Color>();
  auto* out = scene.ptr<Color>();
  for (size_t i = 0; i < picture.total(); ++i)
    out[i] = {inverse(in[i][0]), inverse(in[i][1]), inverse(in[i][2])};
  return scene;
}

}  // namespace gacfas::synthetic
