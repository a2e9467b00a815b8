#include "app/synthetic/Video.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "app/synthetic/Recapture.h"
#include "core/types/Error.h"

namespace gacfas::synthetic {

namespace {

constexpr int kDrawSize = 2 * kFrameSize;  // drawn larger, for smooth edges

/// Purposes of the random streams, so that no two share draws.
enum Purpose : uint64_t { kSetting = 1, kOutfit, kOriginalSetting, kCues, kGrain, kShake };

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

struct Artist::Client {
  uint64_t seed, domain, number;
  Person person;
  FaceMaps skin;

  DomainKind kind() const { return static_cast<DomainKind>(domain); }
  Random ofVideo(const FrameKey& key, Purpose purpose) const {
    return Random({seed, domain, number, static_cast<uint64_t>(key.video), purpose});
  }
  Random ofFrame(const FrameKey& key, Purpose purpose) const {
    return Random(
        {seed, domain, number, static_cast<uint64_t>(key.video), static_cast<uint64_t>(key.frame), purpose});
  }
  Image portrait(const FrameKey& key, const Setting& setting, float zoom) const;
  Image attack(const FrameKey& key, const Setting& setting) const;
  void shake(Plate& plate, const FrameKey& key) const;
};

Image Artist::Client::portrait(const FrameKey& key, const Setting& setting, float zoom) const {
  Pose pose =
      drawPose(seed, domain, number, static_cast<uint64_t>(key.video), static_cast<uint64_t>(key.frame));
  pose.zoom *= zoom;
  Random clothes = ofVideo(key, kOutfit);
  return drawPortrait(person, skin, pose, drawOutfit(clothes), setting.lighting, setting.distance,
                      setting.background, kDrawSize);
}

/// The hand that holds sheet or screen is never still.
void Artist::Client::shake(Plate& plate, const FrameKey& key) const {
  Random random = ofFrame(key, kShake);
  plate.angle += around(random, 0.0f, 0.008f);
  plate.shiftX += around(random, 0.0f, 0.006f);
  plate.shiftY += around(random, 0.0f, 0.006f);
}

/// The scene before the camera of an attack: a photo of the person, taken in the same domain, on paper or on
/// a screen.
Image Artist::Client::attack(const FrameKey& key, const Setting& setting) const {
  Random originals = ofVideo(key, kOriginalSetting);
  Setting original = drawSetting(kind(), originals);
  original.camera.noise *= 0.5f;
  const Image photo =
      develop(portrait(key, original, kPhotoZoom), original.camera, ofFrame(key, kOriginalSetting).next());
  Random random = ofVideo(key, kCues);
  if (key.kind == Kind::Print) {
    PrintCues cues = drawPrintCues(attackHabits(kind()), random);
    shake(cues.plate, key);
    return recapturePrint(photo, cues, setting.lighting, setting.background, kFrameSize);
  }
  ReplayCues cues = drawReplayCues(attackHabits(kind()), random);
  shake(cues.plate, key);
  cues.moirePhase += 0.15f * static_cast<float>(key.frame);
  return recaptureReplay(photo, cues, setting.lighting, setting.background, kFrameSize);
}

Artist::Artist(uint64_t seed, int domain, int64_t client) {
  const Person person = drawPerson(seed, static_cast<uint64_t>(domain), static_cast<uint64_t>(client));
  client_.reset(new Client{seed, static_cast<uint64_t>(domain), static_cast<uint64_t>(client), person,
                           paintPerson(person)});
}

Artist::~Artist() = default;

std::string Artist::draw(const FrameKey& key) const {
  Random settings = client_->ofVideo(key, kSetting);
  const Setting setting = drawSetting(client_->kind(), settings);
  Image scene;
  if (key.kind == Kind::Live) {
    cv::resize(client_->portrait(key, setting, 1.0f), scene, {kFrameSize, kFrameSize}, 0, 0, cv::INTER_AREA);
  } else {
    scene = client_->attack(key, setting);
  }
  return encode(develop(scene, setting.camera, client_->ofFrame(key, kGrain).next()),
                setting.camera.jpegQuality);
}

}  // namespace gacfas::synthetic
