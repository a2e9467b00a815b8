#include <opencv2/imgproc.hpp>

#include "app/synthetic/Domain.h"

namespace gacfas::synthetic {

namespace {

constexpr int kSize = 192;

Color pick(Random& random, std::initializer_list<Color> colors) {
  return *(colors.begin() + static_cast<std::ptrdiff_t>(random.below(colors.size())));
}

template <class Function>
Image fill(Function color) {
  Image image(kSize, kSize);
  for (int r = 0; r < kSize; ++r) {
    for (int c = 0; c < kSize; ++c) {
      image(r, c) = color(static_cast<float>(c) / kSize, static_cast<float>(r) / kSize);
    }
  }
  return image;
}

/// Rectangle in shares of the picture's side.
void box(Image& image, float x, float y, float width, float height, const Color& color) {
  cv::rectangle(image, cv::Rect2f(x * kSize, y * kSize, width * kSize, height * kSize),
                cv::Scalar(color[0], color[1], color[2]), cv::FILLED);
}

void soften(Image& image, float sigma) {
  cv::GaussianBlur(image, image, {}, sigma);
}

Image studioBackdrop(Random& random) {
  const Color base = pick(random, {paint(122, 128, 136), paint(74, 88, 110), paint(168, 160, 148),
                                   paint(58, 60, 64), paint(190, 192, 194), paint(96, 112, 106)});
  const float cx = uniform(random, 0.3f, 0.7f), cy = uniform(random, 0.3f, 0.6f),
              glow = uniform(random, 0.2f, 0.9f);
  const uint32_t seed = noiseSeed(random);
  return fill([&](float x, float y) {
    const float spot = gauss(std::hypot(x - cx, y - cy) / 0.5f);
    return base * ((0.6f + glow * spot) * (0.94f + 0.12f * fractalNoise(x * 4, y * 4, 3, seed)));
  });
}

void bookshelf(Image& image, Random& random, float x, float width) {
  box(image, x, -0.02f, width, 1.1f, paint(110, 92, 74));
  for (float y = uniform(random, -0.1f, 0.0f); y < 1.0f; y += 0.24f) {
    box(image, x + 0.01f, y + 0.02f, width - 0.02f, 0.2f, paint(52, 44, 38));
    for (float bx = x + 0.015f; bx < x + width - 0.03f;) {
      const float w = uniform(random, 0.012f, 0.03f), h = uniform(random, 0.11f, 0.18f);
      const Color color = pick(random, {paint(122, 52, 48), paint(54, 78, 104), paint(196, 188, 170),
                                        paint(72, 96, 70), paint(172, 134, 72), paint(64, 62, 70)});
      box(image, bx, y + 0.22f - h, w, h, color * uniform(random, 0.6f, 1.0f));
      bx += w + 0.002f;
    }
  }
}

Image officeRoom(Random& random) {
  const Color wall =
      pick(random, {paint(206, 206, 196), paint(188, 196, 188), paint(212, 204, 188), paint(178, 186, 192)});
  const float fall = uniform(random, -0.25f, 0.25f);
  Image image = fill([&](float x, float y) { return wall * (0.72f + fall * (x - 0.5f) - 0.15f * y); });
  if (chance(random, 0.4))
    bookshelf(image, random, uniform(random, -0.1f, 0.75f), uniform(random, 0.25f, 0.45f));
  if (chance(random, 0.4)) {
    const float x = chance(random, 0.5) ? uniform(random, -0.1f, 0.1f) : uniform(random, 0.65f, 0.85f);
    box(image, x, -0.02f, 0.28f, 0.55f, paint(84, 88, 90));
    for (float y = 0.0f; y < 0.52f; y += 0.035f)
      box(image, x + 0.015f, y, 0.25f, 0.024f, paint(226, 232, 236) * 1.25f);
  }
  if (chance(random, 0.4)) {
    const float x = uniform(random, 0.0f, 0.8f), y = uniform(random, 0.05f, 0.3f);
    box(image, x, y, 0.2f, 0.26f, paint(66, 66, 68));
    box(image, x + 0.01f, y + 0.01f, 0.18f, 0.24f,
        pick(random, {paint(140, 168, 184), paint(206, 180, 140), paint(150, 120, 120)}));
  }
  if (chance(random, 0.3)) box(image, uniform(random, 0.0f, 0.6f), 0.62f, 0.5f, 0.5f, paint(56, 58, 62));
  soften(image, uniform(random, 0.8f, 2.2f));
  return image;
}

Image livingRoom(Random& random) {
  const Color wall = pick(random, {paint(196, 168, 136), paint(170, 150, 132), paint(150, 156, 150),
                                   paint(204, 186, 160), paint(132, 118, 112)});
  const float lampX = uniform(random, -0.1f, 1.1f), lampY = uniform(random, -0.1f, 0.4f),
              lamp = uniform(random, 0.0f, 0.9f);
  const uint32_t seed = noiseSeed(random);
  Image image = fill([&](float x, float y) {
    const float glow = gauss(std::hypot(x - lampX, y - lampY) / 0.35f);
    return wall * (0.38f + 0.1f * fractalNoise(x * 3, y * 3, 2, seed)) +
           Color(0.8f, 0.58f, 0.34f) * (lamp * glow);
  });
  if (chance(random, 0.5)) {
    const Color cloth =
        pick(random, {paint(112, 60, 54), paint(84, 98, 112), paint(162, 148, 120), paint(88, 104, 84)});
    const float from = chance(random, 0.5) ? 0.0f : 0.68f;
    for (int c = 0; c < kSize * 3 / 10; ++c) {
      const float fold = 0.35f + 0.3f * std::sin(static_cast<float>(c) * 0.55f +
                                                 2 * std::sin(static_cast<float>(c) * 0.11f));
      image.col(std::min(kSize - 1, static_cast<int>(from * kSize) + c))
          .setTo(cv::Scalar(cloth[0] * fold, cloth[1] * fold, cloth[2] * fold));
    }
  }
  if (chance(random, 0.45)) {
    const float x = uniform(random, 0.0f, 0.75f), y = uniform(random, 0.0f, 0.25f),
                w = uniform(random, 0.15f, 0.3f);
    box(image, x, y, w, 0.24f, paint(48, 38, 30));
    box(image, x + 0.015f, y + 0.015f, w - 0.03f, 0.21f, paint(150, 150, 136) * uniform(random, 0.4f, 1.0f));
  }
  if (chance(random, 0.4)) box(image, -0.02f, uniform(random, 0.7f, 0.85f), 1.1f, 0.4f, paint(86, 74, 70));
  soften(image, uniform(random, 1.0f, 3.0f));
  return image;
}

void housefront(Image& image, Random& random, float x, float width, float top) {
  const Color wall =
      pick(random, {paint(150, 122, 102), paint(176, 168, 156), paint(112, 104, 104), paint(134, 84, 70)});
  const float shade = uniform(random, 0.4f, 0.9f);
  box(image, x, top, width, 1.1f - top, wall * shade);
  for (float y = top + 0.05f; y < 0.95f; y += 0.13f) {
    for (float wx = x + 0.03f; wx < x + width - 0.05f; wx += 0.09f) {
      box(image, wx, y, 0.045f, 0.075f,
          mix(paint(50, 58, 68), paint(190, 205, 220), uniform(random, 0.0f, 0.5f)));
    }
  }
}

Image streetView(Random& random) {
  const Color sky = pick(random, {paint(150, 188, 224), paint(206, 212, 218), paint(178, 200, 220)});
  Image image = fill([&](float, float y) { return sky * (1.1f - 0.25f * y); });
  for (float x = uniform(random, -0.2f, 0.0f); x < 1.0f;) {
    const float width = uniform(random, 0.2f, 0.45f);
    if (chance(random, 0.75)) housefront(image, random, x, width, uniform(random, -0.2f, 0.5f));
    x += width;
  }
  if (chance(random, 0.6)) {
    const uint32_t seed = noiseSeed(random);
    const float cx = uniform(random, 0.0f, 1.0f), cy = uniform(random, 0.2f, 0.6f),
                radius = uniform(random, 0.2f, 0.4f);
    for (int r = 0; r < kSize; ++r) {
      for (int c = 0; c < kSize; ++c) {
        const float x = static_cast<float>(c) / kSize, y = static_cast<float>(r) / kSize;
        const float leaf = fractalNoise(x * 16, y * 16, 3, seed);
        const float inside = radius * (0.75f + 0.6f * leaf) - std::hypot(x - cx, y - cy);
        if (inside > 0) image(r, c) = mix(paint(38, 58, 30), paint(112, 140, 66), leaf * leaf * 1.4f) * 0.8f;
      }
    }
  }
  box(image, -0.02f, uniform(random, 0.78f, 0.92f), 1.1f, 0.4f, paint(96, 96, 98));
  soften(image, uniform(random, 2.5f, 6.0f));
  const int lights = chance(random, 0.4) ? 6 : 0;
  for (int i = 0; i < lights; ++i) {
    cv::circle(image, {static_cast<int>(random.below(kSize)), static_cast<int>(random.below(kSize))},
               4 + static_cast<int>(random.below(6)), cv::Scalar(0.9, 0.8, 0.55) * random.uniform(0.5, 1.0),
               cv::FILLED);
  }
  soften(image, 1.5f);
  return image;
}

}  // namespace

Image drawBackground(DomainKind domain, Random& random) {
  switch (domain) {
    case DomainKind::Studio:
      return studioBackdrop(random);
    case DomainKind::Office:
      return officeRoom(random);
    case DomainKind::Phone:
      return livingRoom(random);
    default:
      return streetView(random);
  }
}

}  // namespace gacfas::synthetic
