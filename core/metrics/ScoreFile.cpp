#include "core/metrics/ScoreFile.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/io/CsvParser.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kColumns = {"score", "label", "domain", "video", "frame", "client", "attack"};

/// Where a value comes from, for messages.
struct Place {
  const fs::path& path;
  size_t line;

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(path.string() + ":" + std::to_string(line) + ": " + what);
  }
};

double parseScore(const std::string& text, const Place& place) {
  const auto score = csvDouble(text);
  if (!score) place.fail("the score '" + text + "' is not a number.");
  if (!std::isfinite(*score)) place.fail("the score '" + text + "' is not finite.");
  return *score;
}

bool sameLabel(const std::string& text, const std::string& label) {
  if (text == label) return true;
  const auto number = csvDouble(text);
  return number && number == csvDouble(label);
}

Label parseLabel(const std::string& text, const ScoreFormat& format, const Place& place) {
  if (sameLabel(text, format.live)) return Label::Live;
  if (sameLabel(text, format.spoof)) return Label::Spoof;
  place.fail("the label '" + text + "' is neither " + format.live + " (live) nor " + format.spoof +
             " (spoof).");
}

/// True where the first line names one of the columns that a CSV must have.
bool isTable(const std::string& content, const fs::path& path, const ScoreFormat& format) {
  const auto first = CsvParser(content, path).next(false);
  return std::any_of(first.begin(), first.end(),
                     [&](const auto& name) { return name == format.score || name == format.label; });
}

/// Places of the columns in a table, -1 where there is none.
struct Columns {
  int score, label, domain, video, frame, client, attack;
};

Columns columnsOf(const CsvTable& table, const ScoreFormat& format, const fs::path& path) {
  const ScoreFormat ours;
  const auto place = [&](const std::string& name, bool required) {
    const int column = table.column(name);
    if (column < 0 && required)
      throw InputError(path.string() + ":1: there is no column '" + name + "' in this header.");
    return column;
  };
  return {place(format.score, true),
          place(format.label, true),
          place(format.domain, format.domain != ours.domain),
          place(format.video, format.video != ours.video),
          place(format.frame, format.frame != ours.frame),
          place(format.client, format.client != ours.client),
          place(format.attack, format.attack != ours.attack)};
}

std::vector<ScoreRow> readTable(const std::string& content, const fs::path& path, const ScoreFormat& format) {
  const CsvTable table = parseCsv(content, path, false);
  const Columns columns = columnsOf(table, format, path);
  std::vector<ScoreRow> rows;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const Place place{path, table.lines[i]};
    const auto text = [&](int column) {
      return column < 0 ? std::string() : table.rows[i][static_cast<size_t>(column)];
    };
    rows.push_back({parseScore(text(columns.score), place), parseLabel(text(columns.label), format, place),
                    text(columns.domain), text(columns.video), text(columns.frame), text(columns.client),
                    text(columns.attack)});
  }
  return rows;
}

std::vector<ScoreRow> readLines(const std::string& content, const fs::path& path, const ScoreFormat& format) {
  std::vector<ScoreRow> rows;
  std::istringstream lines(content);
  std::string line;
  for (size_t number = 1; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::string score, label, rest;
    if (!(words >> score)) continue;
    const Place place{path, number};
    if (!(words >> label) || words >> rest) {
      place.fail("expected 'score label' (label " + format.live + " = live, " + format.spoof +
                 " = spoof), found '" + line + "'.");
    }
    ScoreRow row;
    row.score = parseScore(score, place);
    row.label = parseLabel(label, format, place);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string contentOf(const fs::path& path) {
  try {
    return loadFile(path);
  } catch (const IoError& error) {
    throw InputError(error.what());
  }
}

}  // namespace

std::vector<ScoreRow> readScores(const fs::path& path, const ScoreFormat& format) {
  const std::string content = contentOf(path);
  std::vector<ScoreRow> rows =
      isTable(content, path, format) ? readTable(content, path, format) : readLines(content, path, format);
  if (rows.empty()) throw InputError(path.string() + ": there are no scores in this file.");
  if (format.lowerIsLive)
    for (ScoreRow& row : rows) row.score = -row.score;
  return rows;
}

void writeScores(const fs::path& path, const std::vector<ScoreRow>& rows) {
  std::string text = csvLine(kColumns);
  for (const ScoreRow& row : rows) {
    text += csvLine({csvNumber(row.score), row.label == Label::Live ? "1" : "0", row.domain, row.video,
                     row.frame, row.client, row.attack});
  }
  saveFile(path, text);
}

}  // namespace gacfas
