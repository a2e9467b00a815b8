#pragma once

#include <cstdint>
#include <filesystem>

namespace drawn {

/// What one drawn video shows: a synthetic face of `client` (0 to 3; OpenCV's cascade finds them) on a grey
/// wall.
struct DrawnVideo {
  int client = 0;
  int64_t frames = 12;
  double x = 60, y = 10;    ///< the face's picture in the frame, pixels; 200 x 200
  double stepX = 0;         ///< its motion a frame
  int64_t hiddenFrom = -1;  ///< the wall alone from this frame on ...
  int64_t hiddenTo = -1;    ///< ... up to here; -1: never
};

/// 320 x 240 pixels, Motion JPEG in an AVI, whatever the extension says; makes the folders on the way. The
/// red of the top left pixels is 10 times the frame's number, so that a crop's frame can be told.
void drawVideo(const std::filesystem::path& file, const DrawnVideo& what = {});

}  // namespace drawn
