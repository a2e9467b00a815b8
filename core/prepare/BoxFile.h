#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/prepare/FaceBox.h"

namespace gacfas {

/// Faces by frame number, from 0.
using FrameBoxes = std::map<int64_t, FaceBox>;

/// The file of boxes or eyes that comes with a video (`path`, relative to `source`), if there is one:
/// NAME.face or NAME.txt beside it, or face-locations/.../NAME.face in a folder above it, as in
/// Replay-Attack.
std::optional<std::filesystem::path> findBoxFile(const std::filesystem::path& source,
                                                 const std::string& path);

/// Reads such a file; numbers are separated by spaces or commas, a line a frame:
///   *.face  frame x y width height                           (Replay-Attack; zeros: no face)
///   *.face  frame left top right bottom, and two eyes x y    (MSU-MFSD; as bob.db.msu_mfsd_mod reads it)
///   *.txt   frame and two eyes x y, zeros: no face           (OULU-NPU; as BarretoR/test on GitHub reads it)
/// Empty for anything else: a text beside a video need not be one of these.
FrameBoxes readBoxFile(const std::filesystem::path& file);

}  // namespace gacfas
