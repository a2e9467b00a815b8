#include "app/synthetic/Pose.h"

#include <algorithm>

#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

Pose drawPose(uint64_t seed, uint64_t domain, uint64_t client, uint64_t video, uint64_t frame) {
  Random base({seed, domain, client, video, 0x706f7365ULL});
  Random step({seed, domain, client, video, frame, 0x706f7365ULL});
  Pose pose;
  pose.yaw = around(base, 0.0f, 0.2f) + around(step, 0.0f, 0.05f);
  pose.pitch = around(base, 0.02f, 0.08f) + around(step, 0.0f, 0.03f);
  pose.roll = around(base, 0.0f, 0.06f) + around(step, 0.0f, 0.02f);
  pose.gazeX = std::clamp(-pose.yaw * 1.2f + around(step, 0.0f, 0.2f), -1.0f, 1.0f);
  pose.gazeY = around(step, 0.0f, 0.15f);
  pose.smile = chance(base, 0.45) ? uniform(base, 0.3f, 1.0f) : around(base, 0.05f, 0.12f);
  pose.smile += around(step, 0.0f, 0.06f);
  const bool talks = chance(base, 0.35);
  pose.mouthOpen = talks ? std::max(0.0f, uniform(step, -0.3f, 0.9f)) : 0.0f;
  if (pose.smile > 0.65f) pose.mouthOpen = std::max(pose.mouthOpen, 0.4f);
  pose.blink = chance(step, 0.03) ? 1.0f : 0.0f;
  pose.browRaise = around(base, 0.0f, 0.35f) + around(step, 0.0f, 0.1f);
  pose.centerX = around(base, 0.0f, 0.02f) + around(step, 0.0f, 0.006f);
  pose.centerY = around(base, 0.0f, 0.02f) + around(step, 0.0f, 0.006f);
  pose.zoom = around(base, 1.0f, 0.06f) + around(step, 0.0f, 0.008f);
  return pose;
}

}  // namespace gacfas::synthetic
