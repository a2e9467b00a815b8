#include "core/weights/ZipArchive.h"

#include <zip.h>

#include "core/types/Error.h"
#include "core/weights/FileReader.h"

namespace gacfas {

namespace {

struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

ZipArchive::ZipArchive(const std::filesystem::path& path, uint64_t fileBytes) {
  int code = 0;
  archive_.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
  if (!archive_) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw InputError("truncated or damaged: its zip directory cannot be read (" + text + ")");
  }
  const auto count = static_cast<uint64_t>(zip_get_num_entries(archive_.get(), 0));
  for (uint64_t place = 0; place < count; ++place) addEntry(place, fileBytes);
}

void ZipArchive::addEntry(uint64_t place, uint64_t fileBytes) {
  zip_stat_t status;
  constexpr zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD;
  if (zip_stat_index(archive_.get(), place, 0, &status) != 0 || (status.valid & wanted) != wanted) {
    throw InputError("damaged: entry " + std::to_string(place) + " of its zip directory cannot be read");
  }
  if (status.comp_method != ZIP_CM_STORE)
    throw InputError("entry " + inQuotes(status.name) +
                     " is compressed; torch.save stores entries as they are");
  if (status.size > fileBytes)
    throw InputError("damaged: entry " + inQuotes(status.name) + " is larger than the file");
  if (!entries_.emplace(status.name, Entry{place, status.size}).second)
    throw InputError("entry " + inQuotes(status.name) + " appears twice");
}

void ZipArchive::read(const std::string& entry, void* to) const {
  const Entry& found = entries_.at(entry);
  const std::unique_ptr<zip_file_t, CloseEntry> file(zip_fopen_index(archive_.get(), found.place, 0));
  if (!file)
    throw InputError("entry " + inQuotes(entry) + " cannot be opened (" + zip_strerror(archive_.get()) + ")");
  uint64_t done = 0;
  while (done < found.bytes) {
    const zip_int64_t count = zip_fread(file.get(), static_cast<char*>(to) + done, found.bytes - done);
    if (count <= 0)
      throw InputError("damaged: entry " + inQuotes(entry) + " cannot be read whole (" +
                       zip_file_strerror(file.get()) + ")");
    done += static_cast<uint64_t>(count);
  }
  char beyond = 0;  // the checksum is compared at the end of the entry
  if (zip_fread(file.get(), &beyond, 1) != 0) {
    throw InputError("damaged: entry " + inQuotes(entry) + " is not what was written (" +
                     zip_file_strerror(file.get()) + ")");
  }
}

std::string ZipArchive::readText(const std::string& entry) const {
  std::string text(size(entry), '\0');
  read(entry, text.data());
  return text;
}

std::string ZipArchive::folderOfPickle() const {
  const std::string pickle = "/data.pkl";
  for (const auto& [name, entry] : entries_) {
    if (name.ends_with(pickle) && name.find('/') == name.size() - pickle.size())
      return name.substr(0, name.size() - pickle.size());
  }
  throw InputError("a zip archive, but not of torch.save: it has no data.pkl");
}

}  // namespace gacfas
