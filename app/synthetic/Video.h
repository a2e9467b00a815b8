#pragma once

#include <cstdint>
#include <string>

namespace gacfas::synthetic {

enum class Kind { Live, Print, Replay };

/// One frame to draw. Everything in it is a function of these numbers.
struct FrameKey {
  uint64_t seed = 1;
  int domain = 0;      ///< place in kDomainNames
  int64_t client = 0;
  int video = 0;       ///< number within the client
  Kind kind = Kind::Live;
  int64_t frame = 0;
};

inline constexpr int kFrameSize = 256;   ///< pixels

/// JPEG bytes of a frame.
std::string drawFrame(const FrameKey& key);

}  // namespace gacfas::synthetic
