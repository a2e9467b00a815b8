#pragma once

#include <cstdint>

namespace gacfas {

/// First key after the seed of each kind of random draw in the loader, so that the kinds never share a
/// stream.
enum RandomStream : uint64_t {
  kOrderStream = 0x6f72646572,  ///< then epoch
  kFrameStream = 0x6672616d65,  ///< then epoch, place in the epoch
  kViewStream = 0x76696577,     ///< then epoch, place in the epoch, view
};

}  // namespace gacfas
