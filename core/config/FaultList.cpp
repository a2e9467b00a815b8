#include "core/config/FaultList.h"

#include <algorithm>
#include <limits>

namespace gacfas {

namespace {

constexpr size_t shownFaults = 5;
constexpr size_t shownLetters = 80;

}  // namespace

void FaultList::addWritten(const Origin& origin, const std::string& text) {
  faults_.push_back({origin.rank, origin.place, {origin.line, text}});
}

void FaultList::addMissing(const std::string& place, const std::string& text) {
  faults_.push_back({std::numeric_limits<int>::max(), place, {0, text}});
}

void FaultList::throwIfAny() const {
  if (faults_.empty()) return;
  std::vector<Fault> ordered = faults_;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Fault& a, const Fault& b) { return a.rank < b.rank; });
  std::string text;
  std::vector<ConfigFault> all;
  for (const Fault& fault : ordered) {
    if (all.size() < shownFaults) text += (all.empty() ? "" : "\n") + fault.place + ": " + fault.fault.text;
    all.push_back(fault.fault);
  }
  if (ordered.size() > shownFaults)
    text += "\n... and " + std::to_string(ordered.size() - shownFaults) + " more";
  throw ConfigError(text, std::move(all));
}

std::string quotedForMessage(const std::string& text) {
  std::string shown;
  for (const char letter : text.substr(0, shownLetters)) {
    if (letter == '\n')
      shown += "\\n";
    else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f)
      shown += '?';
    else
      shown += letter;
  }
  // Not through the middle of a UTF-8 character.
  size_t end = shownLetters;
  if (text.size() > end) {
    while (!shown.empty() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
      shown.pop_back();
    }
    shown += "...";
  }
  return "'" + shown + "'";
}

}  // namespace gacfas
