#include "core/weights/FileReader.h"

#include "core/types/Error.h"

namespace gacfas {

namespace fs = std::filesystem;

FileReader::FileReader(const fs::path& path) : name_(path.string()) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) refuse("no such file");
  if (fs::is_directory(status)) refuse("is a folder, a weight file was expected");
  if (!fs::is_regular_file(status)) refuse("is not a regular file");
  stream_.open(path, std::ios::binary);
  if (!stream_) refuse("cannot be opened for reading; check its permissions");
  size_ = fs::file_size(path, error);
  if (error) refuse("its size cannot be read: " + error.message());
}

void FileReader::readAt(uint64_t offset, void* to, size_t bytes) {
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(static_cast<char*>(to), static_cast<std::streamsize>(bytes));
  if (static_cast<size_t>(stream_.gcount()) != bytes) {
    throw IoError(name_ + ": could not be read at byte " + std::to_string(offset) +
                  "; is another program writing it?");
  }
}

std::string FileReader::readText(uint64_t offset, size_t bytes) {
  std::string text(bytes, '\0');
  readAt(offset, text.data(), bytes);
  return text;
}

void FileReader::refuse(const std::string& fault) const {
  throw InputError(name_ + ": " + fault);
}

std::string countBytes(uint64_t bytes) {
  const std::string digits = std::to_string(bytes);
  std::string text;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text + (bytes == 1 ? " byte" : " bytes");
}

std::string inQuotes(std::string_view name) {
  constexpr size_t longest = 100;
  std::string text(name.substr(0, longest));
  for (char& letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = '?';
  }
  return "'" + text + (name.size() > longest ? "...'" : "'");
}

}  // namespace gacfas
