#include "core/data/Rotate.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

// Two pixels in one vector; no function that takes one is called across files.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace gacfas {
namespace {

/// One pixel: R, G, B and a lane that is not used.
typedef float Pixel __attribute__((vector_size(16)));
/// Two pixels: the width of AVX.
typedef float Pair __attribute__((vector_size(32)));
typedef int32_t PairLevels __attribute__((vector_size(32)));

constexpr int32_t kBorder = 2;  // taps reach two pixels beyond the edge, where the edge is repeated

/// The image as floats in memory of the thread, which serves the next image too.
struct PaddedImage {
  int64_t stride;
  const Pixel* pixels;

  explicit PaddedImage(const torch::Tensor& image) : stride(image.size(1) + 2 * kBorder) {
    thread_local std::vector<Pixel> memory;
    const int64_t height = image.size(0), width = image.size(1);
    const uint8_t* source = image.data_ptr<uint8_t>();
    memory.resize(static_cast<size_t>(stride * (height + 2 * kBorder)));
    Pixel* out = memory.data();
    for (int64_t y = -kBorder; y < height + kBorder; ++y) {
      const uint8_t* row = source + std::clamp<int64_t>(y, 0, height - 1) * width * 3;
      for (int64_t x = -kBorder; x < 0; ++x) *out++ = pixelOf(row);
      for (int64_t x = 0; x < width; ++x) *out++ = pixelOf(row + x * 3);
      for (int64_t x = 0; x < kBorder; ++x) *out++ = pixelOf(row + (width - 1) * 3);
    }
    pixels = memory.data();
  }
  static Pixel pixelOf(const uint8_t* p) {
    return Pixel{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), 0.0F};
  }
  const Pixel* at(int64_t x, int64_t y) const { return pixels + (y + kBorder) * stride + x + kBorder; }
};

[[gnu::always_inline]] inline Pair both(Pixel a, Pixel b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
}

/// Cubic convolution with a = -1 at t in [0, 1) between the second and the third of four values: weights of
/// the others, the second taking what is left to 1. As differences to the second, even areas stay exactly as
/// they are; a sum of four products may come out one ulp low, and cutting would take a whole grey level from
/// it.
struct Cubic {
  Pair first, third, fourth;

  [[gnu::always_inline]] explicit Cubic(Pair t)
      : first(t * (t * (2.0F - t) - 1.0F)), third(t * (t * (1.0F - t) + 1.0F)), fourth(t * t * (t - 1.0F)) {}
  [[gnu::always_inline]] Pair operator()(Pair p0, Pair p1, Pair p2, Pair p3) const {
    return p1 + first * (p0 - p1) + third * (p2 - p1) + fourth * (p3 - p1);
  }
};

[[gnu::always_inline]] inline Pair spread(float a, float b) {
  return Pair{a, a, a, a, b, b, b, b};
}

/// Where the pixels of a row of the turned image lie in the source.
struct RowPlaces {
  std::vector<int32_t> corner;     ///< first of the 4 x 4 taps, counted from the padded image's start
  std::vector<float> right, down;  ///< [0, 1) beyond the second tap

  explicit RowPlaces(int64_t width)
      : corner(static_cast<size_t>(width) + 1), right(corner.size()), down(corner.size()) {}
};

[[gnu::always_inline]] inline PairLevels sample(const Pixel* rowA, const Pixel* rowB, int64_t stride, Pair right,
                                                Pair below) {
  const Cubic across(right), down(below);
  Pair column[4];
  for (Pair& value : column) {
    value = across(both(rowA[0], rowB[0]), both(rowA[1], rowB[1]), both(rowA[2], rowB[2]), both(rowA[3], rowB[3]));
    rowA += stride;
    rowB += stride;
  }
  Pair value = down(column[0], column[1], column[2], column[3]);
  value = value < 0.0F ? Pair{} : value;
  value = value > 255.0F ? spread(255.0F, 255.0F) : value;
  return __builtin_convertvector(value, PairLevels);
}

/// Source coordinates of the turned image's pixel centres.
struct Turn {
  double cosine, sine, shiftX, shiftY;
  double width, height;

  double x(double u, double v) const { return cosine * u - sine * v + shiftX; }
  double y(double u, double v) const { return sine * u + cosine * v + shiftY; }
  bool inside(int64_t column, int64_t row) const {
    const double u = static_cast<double>(column) + 0.5, v = static_cast<double>(row) + 0.5;
    return x(u, v) >= 0.0 && x(u, v) < width && y(u, v) >= 0.0 && y(u, v) < height;
  }
};

[[gnu::always_inline]] inline void store(const PairLevels& levels, int place, uint8_t* out) {
  for (int c = 0; c < 3; ++c) out[c] = static_cast<uint8_t>(levels[4 * place + c]);
}

/// Of columns [begin, end), all of them inside the source: no coordinate is negative. Centres are at halves.
[[gnu::always_inline]] inline void findPlaces(const Turn& turn, int64_t stride, int64_t row, int64_t begin, int64_t end,
                                              RowPlaces& places) {
  const double v = static_cast<double>(row) + 0.5;
  const Turn about = turn;
  int32_t* corner = places.corner.data();
  float *right = places.right.data(), *down = places.down.data();
  const auto step = static_cast<int32_t>(stride), first = static_cast<int32_t>(begin), last = static_cast<int32_t>(end);
  for (int32_t column = first; column < last; ++column) {
    const double u = static_cast<double>(column) + 0.5, x = about.x(u, v), y = about.y(u, v);
    const int32_t left = static_cast<int32_t>(x + 0.5) - 1, top = static_cast<int32_t>(y + 0.5) - 1;
    corner[column] = (top - 1 + kBorder) * step + left - 1 + kBorder;
    right[column] = static_cast<float>(x - 0.5 - static_cast<double>(left));
    down[column] = static_cast<float>(y - 0.5 - static_cast<double>(top));
  }
}

/// Pixels [begin, end) of a row, all of them inside the source.
[[gnu::always_inline]] inline void turnSpan(const PaddedImage& image, const Turn& turn, int64_t row, int64_t begin,
                                            int64_t end, RowPlaces& places, uint8_t* out) {
  findPlaces(turn, image.stride, row, begin, end, places);
  const auto sampled = [&](size_t a, size_t b) __attribute__((always_inline)) {
    return sample(image.pixels + places.corner[a], image.pixels + places.corner[b], image.stride,
                  spread(places.right[a], places.right[b]), spread(places.down[a], places.down[b]));
  };
  auto column = static_cast<size_t>(begin);
  const auto last = static_cast<size_t>(end);
  for (; column + 1 < last; column += 2) {
    const PairLevels levels = sampled(column, column + 1);
    store(levels, 0, out + column * 3);
    store(levels, 1, out + column * 3 + 3);
  }
  if (column < last) store(sampled(column, column), 0, out + column * 3);
}

using TurnSpan = void (*)(const PaddedImage&, const Turn&, int64_t row, int64_t begin, int64_t end, RowPlaces& places,
                          uint8_t* out);

void turnSpanPlain(const PaddedImage& image, const Turn& turn, int64_t row, int64_t begin, int64_t end,
                   RowPlaces& places, uint8_t* out) {
  turnSpan(image, turn, row, begin, end, places, out);
}

#ifdef __x86_64__
/// Without fused multiply-add, so that every machine gives the same pixels.
[[gnu::target("avx2")]] void turnSpanAvx2(const PaddedImage& image, const Turn& turn, int64_t row, int64_t begin,
                                          int64_t end, RowPlaces& places, uint8_t* out) {
  turnSpan(image, turn, row, begin, end, places, out);
}

TurnSpan turnSpanOfMachine() {
  return __builtin_cpu_supports("avx2") ? turnSpanAvx2 : turnSpanPlain;
}
#else
TurnSpan turnSpanOfMachine() {
  return turnSpanPlain;
}
#endif

/// Like PIL, so that quarter turns land on pixel centres exactly.
double roundTo15Digits(double value) {
  return std::round(value * 1e15) / 1e15;
}

Turn turnAbout(int64_t width, int64_t height, double degrees) {
  const double radians = degrees * std::numbers::pi / 180.0;
  const double cosine = roundTo15Digits(std::cos(radians)), sine = roundTo15Digits(std::sin(radians));
  const auto w = static_cast<double>(width), h = static_cast<double>(height);
  const double centreX = w / 2.0, centreY = h / 2.0;
  return {cosine, sine, centreX - cosine * centreX + sine * centreY, centreY - sine * centreX - cosine * centreY, w, h};
}

}  // namespace

torch::Tensor rotateImage(const torch::Tensor& image, double degrees) {
  const torch::Tensor source = image.contiguous();
  const int64_t height = source.size(0), width = source.size(1);
  const PaddedImage padded(source);
  torch::Tensor rotated = torch::zeros_like(source);
  uint8_t* out = rotated.data_ptr<uint8_t>();
  const Turn turn = turnAbout(width, height, degrees);
  const TurnSpan span = turnSpanOfMachine();
  RowPlaces places(width);
  for (int64_t row = 0; row < height; ++row, out += width * 3) {
    int64_t begin = 0, end = width;  // a row leaves the source at its ends alone
    while (begin < end && !turn.inside(begin, row)) ++begin;
    while (begin < end && !turn.inside(end - 1, row)) --end;
    span(padded, turn, row, begin, end, places, out);
  }
  return rotated;
}

}  // namespace gacfas
