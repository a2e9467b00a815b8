#include "core/prepare/VideoTable.h"

#include <charconv>
#include <system_error>

#include "core/data/DatasetIndex.h"
#include "core/io/AtomicFile.h"
#include "core/prepare/SourceParts.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

const std::vector<std::string> kColumns{"split", "label",  "video", "client",   "attack",  "source", "bytes",
                                        "state", "frames", "crops", "kept_box", "no_face", "message"};

std::vector<std::string> fieldsOf(const VideoRecord& record) {
  const auto text = [](int64_t value) { return std::to_string(value); };
  return {splitName(record.split), labelName(record.label), record.name,        record.client,
          record.attack,           record.source,           text(record.bytes), record.state,
          text(record.frames),     text(record.crops),      text(record.kept),  text(record.noFace),
          record.message};
}

int64_t integer(const std::string& field, const std::string& where) {
  int64_t value = 0;
  const auto parsed = std::from_chars(field.data(), field.data() + field.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != field.data() + field.size())
    throw InputError(where + "\"" + field + "\" is no number");
  return value;
}

VideoRecord recordOf(const std::vector<std::string>& row, const std::string& where) {
  const std::optional<Split> split = splitFrom(row[0]);
  if (!split || (row[1] != "live" && row[1] != "spoof")) throw InputError(where + "no split or label");
  VideoRecord record;
  record.split = *split;
  record.label = row[1] == "live" ? Label::Live : Label::Spoof;
  record.name = row[2];
  record.client = row[3];
  record.attack = row[4];
  record.source = row[5];
  record.bytes = integer(row[6], where);
  record.state = row[7];
  record.frames = integer(row[8], where);
  record.crops = integer(row[9], where);
  record.kept = integer(row[10], where);
  record.noFace = integer(row[11], where);
  record.message = row[12];
  return record;
}

}  // namespace

std::string VideoRecord::key() const {
  return splitName(split) + "/" + labelName(label) + "/" + name;
}

VideoTable::VideoTable(std::filesystem::path file) : file_(std::move(file)) {
  std::error_code ignored;
  if (!std::filesystem::exists(file_, ignored)) return;
  const CsvTable table = readCsv(file_, true);
  if (!table.columns.empty() && table.columns != kColumns)
    throw InputError(file_.string() +
                     ": not a table of prepared videos; move the file away and prepare the domain anew");
  for (size_t i = 0; i < table.rows.size(); ++i) {
    VideoRecord record =
        recordOf(table.rows[i], file_.string() + ":" + std::to_string(table.lines[i]) + ": ");
    records_[record.key()] = std::move(record);
  }
}

void VideoTable::add(const VideoRecord& record) {
  if (!appender_) appender_ = std::make_unique<CsvAppender>(file_, kColumns);
  appender_->append(fieldsOf(record));
  records_[record.key()] = record;
}

void VideoTable::tidy() {
  appender_.reset();
  CsvTable table{kColumns};
  for (const auto& [key, record] : records_) table.rows.push_back(fieldsOf(record));
  saveFile(file_, csvText(table));
}

}  // namespace gacfas
