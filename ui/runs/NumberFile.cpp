#include "ui/runs/NumberFile.h"

#include <QFile>
#include <algorithm>
#include <limits>
#include <optional>

#include "core/io/CsvParser.h"
#include "core/types/Error.h"

namespace gacfas {

namespace {

constexpr auto kTimePerRow = std::chrono::microseconds(10);

std::optional<double> numberOf(const std::string& field) {
  if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
  return csvDouble(field);
}

/// A copy with room for `more` rows.
std::shared_ptr<NumberTable> grown(const NumberTable& table, size_t more) {
  auto next = std::make_shared<NumberTable>();
  next->columns = table.columns;
  next->values.resize(table.values.size());
  for (size_t i = 0; i < table.values.size(); ++i) {
    next->values[i].reserve(table.rows() + more);
    next->values[i] = table.values[i];
  }
  return next;
}

/// With its line end, which is the text's last character.
std::string lastLineOf(std::string_view text) {
  const size_t before = text.substr(0, text.size() - 1).rfind('\n');
  return std::string(text.substr(before == std::string_view::npos ? 0 : before + 1));
}

}  // namespace

/// The next table while its rows are read: nothing of it counts where a row is at fault.
struct NumberFile::Draft {
  std::filesystem::path path;
  std::vector<std::string> header;
  std::vector<int> places;
  std::shared_ptr<NumberTable> table;
  size_t line = 1;  ///< of the file, from 1: that of the row added last

  void start() {
    places.resize(header.size());
    for (size_t i = 0; i < header.size(); ++i) places[i] = static_cast<int>(i);
    table->columns = header;
    table->values.resize(header.size());
  }

  /// Columns that the first row fills with words.
  void leaveOutText(const std::vector<std::string>& row) {
    NumberTable kept;
    for (size_t i = 0; i < row.size(); ++i) {
      places[i] = numberOf(row[i]) ? static_cast<int>(kept.columns.size()) : -1;
      if (places[i] >= 0) kept.columns.push_back(header[i]);
    }
    kept.values.resize(kept.columns.size());
    *table = std::move(kept);
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(path.string() + ":" + std::to_string(line) + ": " + what);
  }

  void add(const std::vector<std::string>& row) {
    line = table->rows() + 2;
    if (row.size() != header.size())
      fail("the row has " + std::to_string(row.size()) + " fields, the header has " +
           std::to_string(header.size()));
    if (table->rows() == 0) leaveOutText(row);
    for (size_t i = 0; i < row.size(); ++i) {
      if (places[i] < 0) continue;
      const std::optional<double> number = numberOf(row[i]);
      if (!number) fail(header[i] + " is '" + row[i].substr(0, 40) + "', which is no number");
      table->values[static_cast<size_t>(places[i])].push_back(*number);
    }
  }
};

NumberFile::NumberFile(std::filesystem::path path)
    : path_(std::move(path)), table_(std::make_shared<const NumberTable>()) {}

bool NumberFile::update(Time now) {
  const FileStamp stamp = stampOf(path_);
  if (stamp == seen_ || now - seenAt_ < static_cast<int64_t>(table_->rows()) * kTimePerRow) return false;
  const auto before = table_;
  if (!goesOn(stamp)) forget();
  if (stamp.exists()) readOn();
  seen_ = stamp;
  seenAt_ = now;
  return table_ != before;
}

void NumberFile::forget() {
  consumed_ = 0;
  header_.clear();
  lastLine_.clear();
  if (table_->rows() > 0 || !table_->columns.empty()) table_ = std::make_shared<const NumberTable>();
}

/// Whether what was read is still the beginning of the file.
bool NumberFile::goesOn(const FileStamp& stamp) const {
  if (header_.empty() || stamp.inode != seen_.inode || stamp.size < static_cast<int64_t>(consumed_))
    return false;
  return bytesFrom(consumed_ - lastLine_.size()).compare(0, lastLine_.size(), lastLine_) == 0;
}

std::string NumberFile::bytesFrom(size_t offset) const {
  QFile file(QString::fromStdString(path_.string()));
  if (!file.open(QIODevice::ReadOnly) || !file.seek(static_cast<qint64>(offset)))
    throw IoError("cannot read " + path_.string() + ": " + file.errorString().toStdString());
  return file.readAll().toStdString();
}

void NumberFile::readOn() {
  const std::string text = header_ + bytesFrom(consumed_);
  CsvParser parser(text, path_);
  Draft draft{path_, parser.next(/*wholeOnly=*/true), places_, {}};
  if (draft.header.empty()) return;
  const size_t headerSize = parser.end();
  draft.table = grown(*table_, static_cast<size_t>(std::count(text.begin(), text.end(), '\n')));
  if (header_.empty()) draft.start();
  for (auto row = parser.next(true); !row.empty(); row = parser.next(true)) draft.add(row);

  const bool changed = header_.empty() || draft.table->rows() > table_->rows();
  consumed_ += parser.end() - header_.size();
  if (header_.empty()) header_ = text.substr(0, headerSize);
  lastLine_ = lastLineOf(std::string_view(text).substr(0, parser.end()));
  places_ = draft.places;
  if (changed) table_ = draft.table;
}

}  // namespace gacfas
