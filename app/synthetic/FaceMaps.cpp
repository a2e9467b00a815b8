#include "app/synthetic/FaceMaps.h"

namespace gacfas::synthetic {

FaceMaps::FaceMaps()
    : albedo(kHeight, kWidth, Color(0, 0, 0)), relief(kHeight, kWidth, 0.0f), gloss(kHeight, kWidth, 0.0f) {}

FaceMaps::FaceMaps(const FaceMaps& other)
    : albedo(other.albedo.clone()), relief(other.relief.clone()), gloss(other.gloss.clone()) {}

void FaceMaps::finish() {
  slopeX_.create(kHeight, kWidth);
  slopeY_.create(kHeight, kWidth);
  for (int r = 0; r < kHeight; ++r) {
    const int up = std::max(0, r - 1), down = std::min(kHeight - 1, r + 1);
    for (int c = 0; c < kWidth; ++c) {
      const int left = std::max(0, c - 1), right = std::min(kWidth - 1, c + 1);
      slopeX_(r, c) = (relief(r, right) - relief(r, left)) * (kPixelsAUnit / 2);
      slopeY_(r, c) = (relief(up, c) - relief(down, c)) * (kPixelsAUnit / 2);
    }
  }
}

FaceMaps::Texel FaceMaps::at(float x, float y) const {
  const float px = std::clamp(column(x), 0.0f, kWidth - 1.001f),
              py = std::clamp(row(y), 0.0f, kHeight - 1.001f);
  const int c = static_cast<int>(px), r = static_cast<int>(py);
  const float tx = px - static_cast<float>(c), ty = py - static_cast<float>(r);
  const float w00 = (1 - tx) * (1 - ty), w01 = tx * (1 - ty), w10 = (1 - tx) * ty, w11 = tx * ty;
  const auto blend = [&](const auto& map) {
    return map(r, c) * w00 + map(r, c + 1) * w01 + map(r + 1, c) * w10 + map(r + 1, c + 1) * w11;
  };
  return {blend(albedo), blend(slopeX_), blend(slopeY_), blend(gloss)};
}

FaceMaps paintPerson(const Person& person) {
  FaceMaps maps;
  paintSkin(maps, person);
  if (person.hair.style == HairStyle::Buzz) paintShavedHead(maps, person);
  if (person.beard != BeardStyle::None) paintBeard(maps, person);
  return maps;
}

FaceMaps paintFace(const FaceMaps& skin, const Person& person, const Pose& pose, const Vec3& light) {
  FaceMaps maps = skin;
  paintCreases(maps, person, pose);
  paintMouth(maps, person, pose);
  paintEyes(maps, person, pose, light);
  paintBrows(maps, person, pose);
  maps.finish();
  return maps;
}

}  // namespace gacfas::synthetic
