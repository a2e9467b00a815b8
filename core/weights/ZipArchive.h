#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

struct zip;

namespace gacfas {

/// The zip container of torch.save, over libzip, which checks each entry's CRC. (The wheel's own reader
/// checks none.) Faults throw InputError with the fault alone.
class ZipArchive {
public:
  /// Refuses what is not a whole zip archive, entries that are compressed (torch stores them) or larger than
  /// `fileBytes`, a name twice.
  ZipArchive(const std::filesystem::path& path, uint64_t fileBytes);

  bool has(const std::string& entry) const { return entries_.contains(entry); }
  /// In bytes; the entry must be there.
  uint64_t size(const std::string& entry) const { return entries_.at(entry).bytes; }
  /// Reads the whole entry, `size(entry)` bytes; a wrong checksum is a fault.
  void read(const std::string& entry, void* to) const;
  std::string readText(const std::string& entry) const;
  /// "archive" where the entries are archive/data.pkl, archive/data/0, ... No data.pkl is a fault.
  std::string folderOfPickle() const;

private:
  struct Entry {
    uint64_t place = 0;
    uint64_t bytes = 0;
  };
  struct Close {
    void operator()(zip* archive) const;
  };

  void addEntry(uint64_t place, uint64_t fileBytes);

  std::unique_ptr<zip, Close> archive_;
  std::map<std::string, Entry> entries_;
};

}  // namespace gacfas
