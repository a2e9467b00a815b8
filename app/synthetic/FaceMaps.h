#pragma once

#include <opencv2/core.hpp>

#include "app/synthetic/Person.h"
#include "app/synthetic/Pose.h"

namespace gacfas::synthetic {

/// What is painted on the head, over face coordinates x, y: colour, fine relief and gloss.
class FaceMaps {
public:
  static constexpr int kWidth = 400, kHeight = 480;
  static constexpr float kPixelsAUnit = 218.0f;  ///< covers x in +-0.917, y in +-1.1

  FaceMaps();
  FaceMaps(const FaceMaps& other);  ///< a deep copy, to paint on
  FaceMaps(FaceMaps&&) = default;
  FaceMaps& operator=(const FaceMaps&) = delete;

  struct Texel {
    Color albedo;
    float slopeX, slopeY;  ///< of the fine relief
    float gloss;
  };
  Texel at(float x, float y) const;
  /// Turns the painted relief into slopes; call once after painting.
  void finish();

  static float column(float x) { return x * kPixelsAUnit + kWidth / 2.0f; }
  static float row(float y) { return kHeight / 2.0f - y * kPixelsAUnit; }
  static float unitX(int column) { return (static_cast<float>(column) - kWidth / 2.0f) / kPixelsAUnit; }
  static float unitY(int row) { return (kHeight / 2.0f - static_cast<float>(row)) / kPixelsAUnit; }
  /// Share of a texel inside a shape whose edge is `distance` away (negative inside), all in face units.
  static float cover(float distance) { return clamp01(0.5f - distance * kPixelsAUnit); }

  /// Calls paint(x, y, albedo, relief, gloss) for the texels of the box with centre and half sides given.
  template <class Paint>
  void paint(float x, float y, float halfX, float halfY, Paint brush);

  Image albedo;
  cv::Mat1f relief, gloss;

private:
  cv::Mat1f slopeX_, slopeY_;
};

/// What stays the same in all of a person's pictures: skin, beard, stubble of a shaved head.
FaceMaps paintPerson(const Person& person);
/// Adds what moves: creases, mouth, eyes, brows. `light` points to the key light, for the catch light in the
/// eyes.
FaceMaps paintFace(const FaceMaps& skin, const Person& person, const Pose& pose, const Vec3& light);

void paintSkin(FaceMaps& maps, const Person& person);
void paintCreases(FaceMaps& maps, const Person& person, const Pose& pose);
void paintEyes(FaceMaps& maps, const Person& person, const Pose& pose, const Vec3& light);
void paintMouth(FaceMaps& maps, const Person& person, const Pose& pose);
void paintBeard(FaceMaps& maps, const Person& person);
void paintShavedHead(FaceMaps& maps, const Person& person);
void paintBrows(FaceMaps& maps, const Person& person, const Pose& pose);

/// How much beard grows at a place of the face, 0..1.
float beardDensity(const Person& person, float x, float y);

template <class Paint>
void FaceMaps::paint(float x, float y, float halfX, float halfY, Paint brush) {
  const int c0 = std::max(0, static_cast<int>(column(x - halfX))),
            c1 = std::min(kWidth - 1, static_cast<int>(column(x + halfX)) + 1);
  const int r0 = std::max(0, static_cast<int>(row(y + halfY))),
            r1 = std::min(kHeight - 1, static_cast<int>(row(y - halfY)) + 1);
  for (int r = r0; r <= r1; ++r) {
    for (int c = c0; c <= c1; ++c) brush(unitX(c), unitY(r), albedo(r, c), relief(r, c), gloss(r, c));
  }
}

}  // namespace gacfas::synthetic
