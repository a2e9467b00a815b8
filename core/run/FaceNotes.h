#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// What a person wrote about one video.
struct FaceNote {
  std::string domain;
  Label label = Label::Spoof;
  std::string video;              ///< as the score files name it
  std::vector<std::string> tags;  ///< in the order given; no ';' in them
  std::string note;
  std::string changed;  ///< UTC, as utcNow() writes it
};

/// <run>/faces.csv (domain, label, video, tags, note, changed); empty where there is none. Throws InputError
/// naming file and line, IoError.
std::vector<FaceNote> readFaceNotes(const std::filesystem::path& run);

/// Writes the file whole; notes without tag and text are left out. Throws IoError.
void writeFaceNotes(const std::filesystem::path& run, const std::vector<FaceNote>& notes);

}  // namespace gacfas
