#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/Dataset.h"

namespace gacfas {

/// How a score file of another program is to be read. Defaults are ours.
struct ScoreFormat {
  /// Names of the columns. Those of score and label must be there, another one where its name is not the
  /// default.
  std::string score = "score", label = "label", domain = "domain", video = "video", frame = "frame",
              client = "client", attack = "attack";
  std::string live = "1", spoof = "0";  ///< labels, compared as numbers where they are some
  bool lowerIsLive = false;             ///< low scores are live: every score is read with its sign turned
};

/// Reads scores: our CSV (header score,label,domain,video,frame,client,attack in any order, of which score
/// and label must be there; one row a frame) or a text file of `score label` lines (label 1 = live; each line
/// a video of its own). A first line with a column named score or label makes it CSV. Blank lines, Windows
/// line ends and spaces around numbers are accepted. Throws InputError with file, line and what is wrong for
/// an empty file, letters, NaN, infinity, a label other than 0 or 1, missing columns; and for a file that
/// cannot be read.
std::vector<ScoreRow> readScores(const std::filesystem::path& path, const ScoreFormat& format = {});

/// Writes our CSV whole; scores as the shortest text that reads back as the same float64.
void writeScores(const std::filesystem::path& path, const std::vector<ScoreRow>& rows);

}  // namespace gacfas
