#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace gacfas::synthetic {

enum class Kind { Live, Print, Replay };

/// One frame of a client.
struct FrameKey {
  int video = 0;  ///< number within the client
  Kind kind = Kind::Live;
  int64_t frame = 0;
};

inline constexpr int kFrameSize = 256;  ///< pixels

/// Draws the frames of one client. A frame is a function of the constructor's and the key's numbers alone.
class Artist {
public:
  /// `domain` is a place in kDomainNames, `client` counts from 0 within it.
  Artist(uint64_t seed, int domain, int64_t client);
  ~Artist();
  Artist(const Artist&) = delete;
  Artist& operator=(const Artist&) = delete;
  /// JPEG bytes.
  std::string draw(const FrameKey& key) const;

private:
  struct Client;
  std::unique_ptr<const Client> client_;
};

}  // namespace gacfas::synthetic
