#include "core/run/FaceNotes.h"

#include <algorithm>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

const std::vector<std::string> kNoteColumns = {"domain", "label", "video", "tags", "note", "changed"};

std::filesystem::path notesFile(const std::filesystem::path& run) {
  return run / "faces.csv";
}

std::vector<std::string> splitTags(const std::string& text) {
  std::vector<std::string> tags;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find(';', start), text.size());
    if (end > start) tags.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return tags;
}

std::string joinTags(const std::vector<std::string>& tags) {
  std::string text;
  for (const std::string& tag : tags) text += (text.empty() ? "" : ";") + tag;
  return text;
}

Label noteLabel(const std::string& text, const std::filesystem::path& file, size_t line) {
  if (text == "1") return Label::Live;
  if (text == "0") return Label::Spoof;
  throw InputError(file.string() + ":" + std::to_string(line) + ": the label '" + text +
                   "' is neither 1 (live) nor 0 (spoof).");
}

}  // namespace

std::vector<FaceNote> readFaceNotes(const std::filesystem::path& run) {
  const std::filesystem::path file = notesFile(run);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const CsvTable table = readCsv(file);
  if (table.columns != kNoteColumns)
    throw InputError(file.string() + ":1: the columns should be domain,label,video,tags,note,changed.");
  std::vector<FaceNote> notes;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    const std::vector<std::string>& row = table.rows[i];
    notes.push_back(
        {row[0], noteLabel(row[1], file, table.lines[i]), row[2], splitTags(row[3]), row[4], row[5]});
  }
  return notes;
}

void writeFaceNotes(const std::filesystem::path& run, const std::vector<FaceNote>& notes) {
  std::string text = csvLine(kNoteColumns);
  for (const FaceNote& note : notes) {
    if (note.tags.empty() && note.note.empty()) continue;
    text += csvLine({note.domain, note.label == Label::Live ? "1" : "0", note.video, joinTags(note.tags),
                     note.note, note.changed});
  }
  saveFile(notesFile(run), text);
}

}  // namespace gacfas
