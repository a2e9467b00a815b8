#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/io/Csv.h"
#include "core/prepare/PreparePlan.h"

namespace gacfas {

/// What became of one video of a domain.
struct VideoRecord {
  Split split = Split::Train;
  Label label = Label::Spoof;
  std::string name, client, attack;
  std::string source;   ///< relative to the source folder
  int64_t bytes = 0;    ///< of the source file; images: 0
  std::string state;    ///< done, no face, broken
  int64_t frames = 0;   ///< of the video, as decoded
  int64_t crops = 0;    ///< written
  int64_t kept = 0;     ///< crops at the box of an earlier frame
  int64_t noFace = 0;   ///< frames looked at and skipped
  std::string message;  ///< what is wrong or odd; empty: nothing

  std::string key() const;
};

/// <domain>/videos.csv: a row a video, appended as each is done. Of two rows of one video the later holds.
/// Columns split, label, video, client, attack, source, bytes, state, frames, crops, kept_box, no_face,
/// message.
class VideoTable {
public:
  /// Reads what is there. Throws InputError naming the line where the file is not such a table.
  explicit VideoTable(std::filesystem::path file);

  const std::map<std::string, VideoRecord>& records() const { return records_; }
  /// Throws IoError.
  void add(const VideoRecord& record);
  /// Rewrites the file sorted, one row a video.
  void tidy();

private:
  std::filesystem::path file_;
  std::map<std::string, VideoRecord> records_;
  std::unique_ptr<CsvAppender> appender_;
};

}  // namespace gacfas
