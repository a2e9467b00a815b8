#include "core/config/FaultList.h"

#include <algorithm>
#include <limits>

#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr size_t shownFaults = 5;
constexpr size_t shownLetters = 80;

}  // namespace

void FaultList::addWritten(const Origin& origin, const std::string& text) {
  faults_.push_back({origin.rank, origin.place + ": " + text});
}

void FaultList::addMissing(const std::string& place, const std::string& text) {
  faults_.push_back({std::numeric_limits<int>::max(), place + ": " + text});
}

void FaultList::throwIfAny() const {
  if (faults_.empty()) return;
  std::vector<Fault> ordered = faults_;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Fault& a, const Fault& b) { return a.rank < b.rank; });
  std::string text;
  for (size_t i = 0; i < std::min(ordered.size(), shownFaults); ++i)
    text += (i ? "\n" : "") + ordered[i].line;
  if (ordered.size() > shownFaults)
    text += "\n... and " + std::to_string(ordered.size() - shownFaults) + " more";
  throw InputError(text);
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
