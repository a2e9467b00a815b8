#include "core/io/Journal.h"

#include <fcntl.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include "core/io/AtomicFile.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "GACFASJ1";
constexpr size_t kWord = 4;

void putWord(std::string& bytes, uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xff);
}

uint32_t getWord(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 0; i < kWord; ++i) value |= uint32_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
  return value;
}

uint32_t checksum(std::string_view bytes) {
  return crc32Of(bytes.data(), bytes.size());
}

std::string encoded(std::string_view payload) {
  std::string record;
  record.reserve(payload.size() + 2 * kWord);
  putWord(record, static_cast<uint32_t>(payload.size()));
  record += payload;
  putWord(record, checksum(record));
  return record;
}

/// Payload of the record at the start of `bytes`, none where it is cut off or damaged.
std::optional<std::string_view> decoded(std::string_view bytes) {
  if (bytes.size() < 2 * kWord) return {};
  const size_t length = getWord(bytes);
  if (length > bytes.size() - 2 * kWord) return {};
  if (getWord(bytes.substr(kWord + length)) != checksum(bytes.substr(0, kWord + length))) return {};
  return bytes.substr(kWord, length);
}

std::string encodedHeader(std::string_view header) {
  return encoded(std::string(kMagic) + std::string(header));
}

JournalContent parse(std::string_view bytes, const fs::path& path) {
  if (bytes.size() < kWord || bytes.substr(kWord, kMagic.size()) != kMagic) {
    throw InputError(path.string() +
                     ": not a journal of this program. Move the file away or choose another folder.");
  }
  JournalContent content;
  for (auto payload = decoded(bytes); payload; payload = decoded(bytes.substr(content.size))) {
    if (content.size == 0) {
      content.header = payload->substr(kMagic.size());
    } else {
      content.records.emplace_back(*payload);
    }
    content.size += payload->size() + 2 * kWord;
  }
  if (content.size == 0) {
    throw InputError(path.string() +
                     ": the journal's header is damaged, so what it belongs to is unknown. Move the "
                     "file away to start again.");
  }
  content.dropped = bytes.size() - content.size;
  return content;
}

/// True where a crash came before the header was whole: nothing has been recorded yet.
bool isUnborn(std::string_view bytes, std::string_view headerRecord) {
  return bytes.size() < headerRecord.size() && headerRecord.substr(0, bytes.size()) == bytes;
}

}  // namespace

JournalContent readJournal(const fs::path& path) {
  return parse(loadFile(path), path);
}

std::string readJournalHeader(const fs::path& path) {
  constexpr size_t kMost = 1 << 20;
  requireFile(path);
  File file(path, O_RDONLY);
  std::string bytes(kWord, '\0');
  bytes.resize(file.read(bytes.data(), bytes.size()));
  if (bytes.size() == kWord) {
    const size_t length = std::min<size_t>(getWord(bytes), kMost);
    bytes.resize(2 * kWord + length);
    bytes.resize(kWord + file.read(bytes.data() + kWord, length + kWord));
  }
  return parse(bytes, path).header;
}

Journal::Journal(fs::path path, std::string_view header) : path_(std::move(path)) {
  requireFile(path_);
  const std::string headerRecord = encodedHeader(header);
  const std::string bytes = fs::exists(path_) ? loadFile(path_) : std::string();
  if (isUnborn(bytes, headerRecord)) {
    saveFile(path_, headerRecord);
    content_.header = header;
    content_.size = headerRecord.size();
    content_.dropped = bytes.size();
    file_ = File(path_, O_RDWR);
    return;
  }
  content_ = parse(bytes, path_);
  if (content_.header != header) {
    throw InputError(path_.string() +
                     ": this journal belongs to another recipe (other settings or weights). Choose "
                     "another folder, or move the file away to start again.");
  }
  file_ = File(path_, O_RDWR);
  if (content_.dropped > 0) {
    file_.truncate(content_.size);
    file_.sync();
  }
}

void Journal::append(std::string_view record) {
  if (record.size() > std::numeric_limits<uint32_t>::max()) {
    throw IoError("cannot write " + path_.string() + ": a record of 4 GiB or more does not fit.");
  }
  const std::string bytes = encoded(record);
  try {
    file_.write(bytes.data(), bytes.size(), content_.size);
    file_.sync(false);
  } catch (const IoError&) {
    // Where even this fails, the next open drops the torn record, and the next append writes over it.
    try {
      file_.truncate(content_.size);
    } catch (const IoError&) {
    }
    throw;
  }
  content_.size += bytes.size();
}

}  // namespace gacfas
