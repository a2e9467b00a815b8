#include "app/synthetic/Video.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/synthetic/Recapture.h"
#include "core/types/Error.h"

namespace gacfas::synthetic {

namespace {

constexpr int kDrawSize = 2 * kFrameSize;   // drawn larger, for smooth edges

/// Purposes of the random streams, so that no two share draws.
enum Stream : uint64_t { kSetting = 1, kOutfit, kOriginalSetting, kCues, kGrain, kShake };

Random stream(const FrameKey& key, Stream purpose) {
  return Random({key.seed, static_cast<uint64_t>(key.domain), static_cast<uint64_t>(key.client), static_cast<uint64_t>(key.video), purpose});
}

uint64_t grainSeed(const FrameKey& key, uint64_t which) {
  return Random({key.seed, static_cast<uint64_t>(key.domain), static_cast<uint64_t>(key.client), static_cast<uint64_t>(key.video),
                 static_cast<uint64_t>(key.frame), kGrain, which}).next();
}

Image drawPerson(const FrameKey& key, const Setting& setting, float zoom) {
  const auto domain = static_cast<uint64_t>(key.domain), client = static_cast<uint64_t>(key.client);
  const Person person = gacfas::synthetic::drawPerson(key.seed, domain, client);
  Pose pose = drawPose(key.seed, domain, client, static_cast<uint64_t>(key.video), static_cast<uint64_t>(key.frame));
  pose.zoom *= zoom;
  Random outfitStream = stream(key, kOutfit);
  return drawPortrait(person, pose, drawOutfit(outfitStream), setting.lighting, setting.distance, setting.background, kDrawSize);
}

/// The hand that holds sheet or screen is never still.
void shake(Plate& plate, const FrameKey& key) {
  Random random({grainSeed(key, kShake)});
  plate.angle += around(random, 0.0f, 0.008f);
  plate.shiftX += around(random, 0.0f, 0.006f);
  plate.shiftY += around(random, 0.0f, 0.006f);
}

/// The scene before the camera of an attack: a photo of the person, taken in the same domain, on paper or on a screen.
Image attackScene(const FrameKey& key, DomainKind domain, const Setting& setting) {
  Random originals = stream(key, kOriginalSetting);
  Setting original = drawSetting(domain, originals);
  original.camera.noise *= 0.5f;
  const Image photo = develop(drawPerson(key, original, kPhotoZoom), original.camera, grainSeed(key, 0));
  Random random = stream(key, kCues);
  if (key.kind == Kind::Print) {
    PrintCues cues = drawPrintCues(attackHabits(domain), random);
    shake(cues.plate, key);
    return recapturePrint(photo, cues, setting.lighting, setting.background, kFrameSize);
  }
  ReplayCues cues = drawReplayCues(attackHabits(domain), random);
  shake(cues.plate, key);
  cues.moirePhase += 0.15f * static_cast<float>(key.frame);
  return recaptureReplay(photo, cues, setting.lighting, setting.background, kFrameSize);
}

std::string encode(const Image& picture, int quality) {
  cv::Mat3b bytes(picture.size());
  const auto* in = picture.ptr<Color>();
  auto* out = bytes.ptr<cv::Vec3b>();
  for (size_t i = 0; i < picture.total(); ++i) {
    for (int k = 0; k < 3; ++k) out[i][2 - k] = cv::saturate_cast<uchar>(in[i][k] * 255.0f);
  }
  std::vector<uchar> jpeg;
  if (!cv::imencode(".jpg", bytes, jpeg, {cv::IMWRITE_JPEG_QUALITY, quality})) {
    throw Error("OpenCV cannot write JPEG pictures: install its image codecs");
  }
  return {jpeg.begin(), jpeg.end()};
}

}  // namespace

std::string drawFrame(const FrameKey& key) {
  const auto domain = static_cast<DomainKind>(key.domain);
  Random settings = stream(key, kSetting);
  const Setting setting = drawSetting(domain, settings);
  Image scene;
  if (key.kind == Kind::Live) {
    cv::resize(drawPerson(key, setting, 1.0f), scene, {kFrameSize, kFrameSize}, 0, 0, cv::INTER_AREA);
  } else {
    scene = attackScene(key, domain, setting);
  }
  return encode(develop(scene, setting.camera, grainSeed(key, 1)), setting.camera.jpegQuality);
}

}  // namespace gacfas::synthetic
