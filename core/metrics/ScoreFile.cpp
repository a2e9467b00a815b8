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

Label parseLabel(const std::string& text, const Place& place) {
  const auto label = csvDouble(text);
  if (label == 1.0) return Label::Live;
  if (label == 0.0) return Label::Spoof;
  place.fail("the label '" + text + "' is neither 1 (live) nor 0 (spoof).");
}

/// True where the first line names one of the columns that our CSV must have.
bool isTable(const std::string& content, const fs::path& path) {
  const auto first = CsvParser(content, path).next(false);
  return std::any_of(first.begin(), first.end(),
                     [](const auto& name) { return name == "score" || name == "label"; });
}

size_t requireColumn(const CsvTable& table, const char* name, const fs::path& path) {
  const int column = table.column(name);
  if (column < 0) throw InputError(path.string() + ":1: there is no column '" + name + "' in this header.");
  return static_cast<size_t>(column);
}

std::vector<ScoreRow> readTable(const std::string& content, const fs::path& path) {
  const CsvTable table = parseCsv(content, path, false);
  const size_t score = requireColumn(table, "score", path);
  const size_t label = requireColumn(table, "label", path);
  std::vector<ScoreRow> rows;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const auto& fields = table.rows[i];
    const Place place{path, table.lines[i]};
    const auto text = [&](const char* name) {
      const int column = table.column(name);
      return column < 0 ? std::string() : fields[static_cast<size_t>(column)];
    };
    rows.push_back({parseScore(fields[score], place), parseLabel(fields[label], place), text("domain"),
                    text("video"), text("frame"), text("client"), text("attack")});
  }
  return rows;
}

std::vector<ScoreRow> readLines(const std::string& content, const fs::path& path) {
  std::vector<ScoreRow> rows;
  std::istringstream lines(content);
  std::string line;
  for (size_t number = 1; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::string score, label, rest;
    if (!(words >> score)) continue;
    const Place place{path, number};
    if (!(words >> label) || words >> rest) {
      place.fail("expected 'score label' (label 1 = live, 0 = spoof), found '" + line + "'.");
    }
    ScoreRow row;
    row.score = parseScore(score, place);
    row.label = parseLabel(label, place);
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

std::vector<ScoreRow> readScores(const fs::path& path) {
  const std::string content = contentOf(path);
  std::vector<ScoreRow> rows = isTable(content, path) ? readTable(content, path) : readLines(content, path);
  if (rows.empty()) throw InputError(path.string() + ": there are no scores in this file.");
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
