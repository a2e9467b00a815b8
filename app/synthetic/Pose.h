#pragma once

#include <cstdint>

namespace gacfas::synthetic {

/// Where the head looks and what it does in one frame. Angles in radians.
struct Pose {
  float yaw = 0, pitch = 0, roll = 0;
  float gazeX = 0, gazeY = 0;      ///< -1..1
  float blink = 0;                 ///< 0 open .. 1 shut
  float smile = 0;                 ///< -0.4 sad .. 1 broad
  float mouthOpen = 0;             ///< 0..1
  float browRaise = 0;             ///< -1 frown .. 1 raised
  float centerX = 0, centerY = 0;  ///< place of the face in the picture, shares of its side
  float zoom = 1;                  ///< size of the face
};

/// Pose of one frame: a pose of the video plus a small movement from frame to frame. Live and attack videos
/// draw from the same distribution.
Pose drawPose(uint64_t seed, uint64_t domain, uint64_t client, uint64_t video, uint64_t frame);

}  // namespace gacfas::synthetic
