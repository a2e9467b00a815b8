#include "core/data/VideoNames.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

#include "core/data/DatasetIndex.h"

namespace gacfas {
namespace {

using Fields = std::vector<std::string_view>;

bool isDigit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}
bool isLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool isNumber(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// Letters, then digits: client012.
bool isPerson(std::string_view text) {
  const auto digits = std::find_if(text.begin(), text.end(), isDigit);
  return digits != text.end() && std::all_of(text.begin(), digits, isLetter) &&
         std::all_of(digits, text.end(), isDigit);
}

Fields splitFields(std::string_view name) {
  Fields fields;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t end = std::min(name.find('_', begin), name.size());
    fields.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

/// The field after `key`, empty when there is none.
std::string_view fieldAfter(const Fields& fields, std::string_view key) {
  const auto found = std::find(fields.begin(), fields.end(), key);
  return found == fields.end() || found + 1 == fields.end() ? std::string_view() : *(found + 1);
}

std::string clientField(const Fields& fields) {
  for (const std::string_view field : fields) {
    if (field.starts_with("client") && isNumber(field.substr(6))) return std::string(field);
  }
  return {};
}

std::optional<VideoIdentity> oulu(const Fields& fields) {
  if (fields.size() < 4 || !std::all_of(fields.end() - 4, fields.end(), isNumber)) return std::nullopt;
  const std::string_view file = fields.back();
  if (file.size() != 1 || file[0] < '1' || file[0] > '5') return std::nullopt;
  return VideoIdentity{std::string(*(fields.end() - 2)), file[0] == '1'   ? "live"
                                                         : file[0] <= '3' ? "print"
                                                                          : "replay"};
}

std::optional<VideoIdentity> casia(const Fields& fields, Split split) {
  if (fields.size() < 3 || !isNumber(*(fields.end() - 3))) return std::nullopt;
  const std::string kind = std::string(*(fields.end() - 2)) + "_" + std::string(fields.back());
  static const std::vector<std::pair<std::string, std::string>> kinds{
      {"NM_1", "live"},   {"NM_2", "live"},   {"HR_1", "live"},   {"NM_3", "warped"},
      {"NM_4", "warped"}, {"HR_2", "warped"}, {"NM_5", "cut"},    {"NM_6", "cut"},
      {"HR_3", "cut"},    {"NM_7", "replay"}, {"NM_8", "replay"}, {"HR_4", "replay"}};
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.first == kind; });
  if (found == kinds.end()) return std::nullopt;
  return VideoIdentity{splitName(split) + "_" + std::string(*(fields.end() - 3)), found->second};
}

std::optional<VideoIdentity> replayAttack(const Fields& fields) {
  const std::string_view attack = fieldAfter(fields, "attack");
  if (attack != "print" && attack != "mobile" && attack != "highdef") return std::nullopt;
  return VideoIdentity{clientField(fields), std::string(attack)};
}

std::optional<VideoIdentity> msu(const Fields& fields) {
  if (std::find(fields.begin(), fields.end(), "SD") == fields.end()) return std::nullopt;
  const std::string_view medium = fieldAfter(fields, "SD");
  const std::string attack = medium == "ipad" || medium == "iphone" ? std::string(medium)
                             : medium == "printed"                  ? "print"
                                                                    : "unknown";
  return VideoIdentity{clientField(fields), attack};
}

std::optional<VideoIdentity> clientAttackNumber(const Fields& fields) {
  if (fields.size() != 3 || !isPerson(fields[0]) || !isNumber(fields[2])) return std::nullopt;
  std::string attack(fields[1]);
  if (attack.empty() || !isLetter(attack[0])) return std::nullopt;
  std::transform(attack.begin(), attack.end(), attack.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return VideoIdentity{std::string(fields[0]), attack};
}

}  // namespace

VideoIdentity identifyVideo(std::string_view name, Label label, Split split) {
  const Fields fields = splitFields(name);
  std::optional<VideoIdentity> identity = oulu(fields);
  if (!identity) identity = casia(fields, split);
  if (!identity) identity = replayAttack(fields);
  if (!identity) identity = msu(fields);
  if (!identity) identity = clientAttackNumber(fields);
  if (!identity) identity = VideoIdentity{clientField(fields), "unknown"};
  if (label == Label::Live) identity->attack = "live";
  if (label == Label::Spoof && identity->attack == "live") identity->attack = "unknown";
  return *identity;
}

}  // namespace gacfas
