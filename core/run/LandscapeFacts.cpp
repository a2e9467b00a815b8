#include "core/run/LandscapeFacts.h"

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "core/io/AtomicFile.h"
#include "core/io/Journal.h"
#include "core/run/LandscapeHdf5.h"
#include "core/run/LandscapeRecipeText.h"
#include "core/run/LandscapeRecord.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSettingsFile = "settings.json";

bool isThere(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

LandscapeSettings settingsIn(const fs::path& file, LandscapeSettings settings) {
  if (!isThere(file)) return settings;
  try {
    const auto parsed = nlohmann::json::parse(loadFile(file));
    settings.weights = parsed.value("weights", settings.weights);
    settings.faces = parsed.value("faces", settings.faces);
    settings.autoRange = parsed.value("auto_range", 0.0);
    settings.pathRange = parsed.value("path_range", false);
    settings.imported = parsed.value("imported", "");
  } catch (const nlohmann::json::exception& fault) {
    throw InputError(file.string() + ": not the settings of a landscape (" + fault.what() +
                     "); delete the file, the next landscape of this kind writes it again");
  }
  return settings;
}

RecipeLines recipeIn(const fs::path& folder, const LandscapeSettings& settings) {
  const fs::path journal = folder / kPointsFile;
  if (!isThere(journal)) return recipeOf(loadSurface(folder / "surface.h5"), settings.imported);
  const std::string header = readJournalHeader(journal);
  if (!header.starts_with(kLandscapeFormat))
    throw InputError(journal.string() + ": not a landscape's journal of this version");
  return parseRecipeLines(header);
}

/// "gac-fas" of "towards gac-fas, best weights 1a2b3c4d", "a.h5" of "imported from a.h5 1a2b3c4d".
std::string targetOf(std::string words) {
  if (const size_t comma = words.rfind(", "); comma != std::string::npos && words.find(" weights ", comma) != std::string::npos)
    return words.substr(0, comma);
  return words.substr(0, words.rfind(' '));
}

AxisFacts axisOfWords(const std::string& words) {
  static const std::pair<const char*, AxisKind> kStarts[]{{"towards ", AxisKind::Towards},
                                                          {"imported from ", AxisKind::Imported},
                                                          {"principal component of ", AxisKind::Principal},
                                                          {"eigenvector of the Hessian, ", AxisKind::Hessian}};
  constexpr std::string_view kStates = ", running statistics too";
  AxisFacts axis;
  axis.words = words;
  std::string plain = words;
  if (plain.ends_with(kStates)) plain.resize(plain.size() - kStates.size());
  for (const auto& [start, kind] : kStarts) {
    if (!plain.starts_with(start)) continue;
    axis.kind = kind;
    if (kind == AxisKind::Towards || kind == AxisKind::Imported) axis.target = targetOf(plain.substr(std::string_view(start).size()));
  }
  return axis;
}

/// Reads what describe() wrote.
void readDirections(std::string words, LandscapeFacts& facts) {
  constexpr std::string_view kSeed = ", seed ", kBoth = "x: ", kSecond = "; y: ";
  if (const size_t at = words.rfind(kSeed); at != std::string::npos) {
    std::istringstream(words.substr(at + kSeed.size())) >> facts.seed;
    words.resize(at);
  }
  const size_t second = words.find(kSecond);
  const bool both = words.starts_with(kBoth) && second != std::string::npos;
  facts.x = axisOfWords(both ? words.substr(kBoth.size(), second - kBoth.size()) : words);
  facts.y = axisOfWords(both ? words.substr(second + kSecond.size()) : words);
}

void readRange(const RecipeLines& lines, std::string_view name, AxisFacts& axis) {
  const std::vector<double> values = recipeAxis(lines, name);
  axis.low = values.front();
  axis.high = values.back();
  axis.points = values.size();
}

PlaneStatistics statisticsIn(const RecipeLines& lines) {
  const std::string words = recipeValue(lines, "batch norm statistics");
  if (words.empty()) return PlaneStatistics::Frozen;
  return words == "interpolated" ? PlaneStatistics::Interpolated : PlaneStatistics::Reestimated;
}

std::string keyOf(const LandscapeFacts& facts) {
  std::ostringstream range;
  if (facts.settings.autoRange > 1.0)
    range << "_auto" << facts.settings.autoRange << "_faces";
  else if (facts.settings.pathRange)
    range << "_path_faces";
  else
    return facts.name;
  static const std::regex kRange("_range[^_]*_faces");
  return std::regex_replace(facts.name, kRange, range.str());
}

}  // namespace

void saveLandscapeSettings(const fs::path& folder, LandscapeSettings settings) {
  const fs::path file = folder / kSettingsFile;
  if (settings.autoRange <= 1.0 && !settings.pathRange) {
    try {
      const LandscapeSettings before = settingsIn(file, {});
      settings.autoRange = before.autoRange;
      settings.pathRange = before.pathRange;
    } catch (const InputError&) {
      // Written anew.
    }
  }
  nlohmann::ordered_json json{{"weights", settings.weights},
                              {"faces", settings.faces},
                              {"auto_range", settings.autoRange},
                              {"path_range", settings.pathRange}};
  if (!settings.imported.empty()) json["imported"] = settings.imported;
  saveFile(file, json.dump(2) + "\n");
}

LandscapeFacts factsOfName(const std::string& folderName) {
  static const std::regex kHash("^([a-z]+)-[0-9a-f]+_"), kFaces("_faces([0-9]{1,9})(_|$)");
  LandscapeFacts facts;
  facts.name = facts.key = std::regex_replace(folderName, kHash, "$1_");
  facts.settings.weights = folderName.substr(0, folderName.find_first_of("-_"));
  if (std::smatch found; std::regex_search(folderName, found, kFaces)) facts.settings.faces = std::stoll(found[1]);
  return facts;
}

LandscapeFacts readLandscapeFacts(const fs::path& folder) {
  LandscapeFacts facts = factsOfName(folder.filename().string());
  facts.settings = settingsIn(folder / kSettingsFile, facts.settings);
  facts.key = keyOf(facts);
  const RecipeLines lines = recipeIn(folder, facts.settings);
  readDirections(recipeValue(lines, "directions"), facts);
  readRange(lines, "x axis", facts.x);
  readRange(lines, "y axis", facts.y);
  facts.shape = recipeShape(lines);
  facts.statistics = statisticsIn(lines);
  facts.subset = recipeSubset(lines);
  facts.bf16 = recipeValue(lines, "precision") == "bf16";
  facts.preview = facts.bf16 || facts.subset > 0;
  for (const std::string& column : recipeColumns(lines)) facts.unseen |= column.starts_with("unseen/");
  return facts;
}

}  // namespace gacfas
