#include "core/data/FacePack.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "core/data/ImageFile.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

constexpr std::string_view kPackHead = "GACFAS-PACK 1  \n";
constexpr size_t kHashDigits = 64, kNumberDigits = 16;
constexpr size_t kTrailer = 2 * kNumberDigits + kHashDigits + kPackHead.size();

std::string fixedNumber(int64_t value) {
  char digits[kNumberDigits + 8];
  std::snprintf(digits, sizeof digits, "%016lld", static_cast<long long>(value));
  return digits;
}

}  // namespace

FileStamp fileStamp(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return {};
  return {status.st_size, int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

FacePackWriter::FacePackWriter(const std::filesystem::path& file) : file_(file) {
  file_.write(kPackHead);
  offset_ = static_cast<int64_t>(kPackHead.size());
}

void FacePackWriter::add(const std::string& path, const FileStamp& source, const torch::Tensor& image) {
  const torch::Tensor pixels = image.contiguous();
  const auto size = static_cast<size_t>(pixels.numel());
  const void* bytes = pixels.data_ptr<uint8_t>();
  for (const int64_t number : {offset_, pixels.size(1), pixels.size(0), int64_t{crc32Of(bytes, size)}, source.bytes,
                               source.time, static_cast<int64_t>(path.size())})
    list_ += std::to_string(number) + " ";
  list_ += path + "\n";
  file_.write(bytes, size);
  offset_ += static_cast<int64_t>(size);
}

void FacePackWriter::commit() {
  file_.write(list_);
  file_.write(fixedNumber(offset_) + fixedNumber(static_cast<int64_t>(list_.size())) + sha256(list_));
  file_.write(kPackHead);
  file_.commit();
}

FacePack::FacePack(const std::filesystem::path& file) : path_(file), file_(file, O_RDONLY | O_CLOEXEC) {
  const std::string list = readList();
  const char* text = list.data();
  while (text < list.data() + list.size()) addFace(text, list.data() + list.size());
  for (size_t i = 0; i < faces_.size(); ++i) places_.emplace(faces_[i].path, i);
  checked_ = std::make_unique<std::atomic<bool>[]>(faces_.size());
}

void FacePack::refuse(const std::string& fault) const {
  throw InputError("cannot use the packed faces " + path_.string() + ": " + fault +
                   ". Run gacfas pack again, or set data.cache to off.");
}

bool FacePack::readAt(void* out, size_t size, int64_t offset) const {
  auto* bytes = static_cast<char*>(out);
  while (size > 0) {
    const ssize_t got = ::pread(file_.descriptor(), bytes, size, offset);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    offset += got;
    size -= static_cast<size_t>(got);
  }
  return true;
}

std::string FacePack::readList() const {
  const int64_t size = fileStamp(path_).bytes, trailerOffset = size - static_cast<int64_t>(kTrailer);
  std::string head(kPackHead.size(), '\0'), trailer(kTrailer, '\0');
  if (!readAt(head.data(), head.size(), 0) || head != kPackHead) refuse("it is not a pack of this version");
  if (trailerOffset < 0 || !readAt(trailer.data(), kTrailer, trailerOffset) || !trailer.ends_with(kPackHead))
    refuse("the file is cut off, its end is missing");
  const int64_t offset = std::atoll(trailer.substr(0, kNumberDigits).c_str());
  const int64_t length = std::atoll(trailer.substr(kNumberDigits, kNumberDigits).c_str());
  if (offset < 0 || length < 0 || offset > trailerOffset || length != trailerOffset - offset)
    refuse("it is damaged, its list is not where it should be");
  std::string list(static_cast<size_t>(length), '\0');
  if (!readAt(list.data(), list.size(), offset) || sha256(list) != trailer.substr(2 * kNumberDigits, kHashDigits))
    refuse("its list is damaged");
  return list;
}

void FacePack::addFace(const char*& text, const char* end) {
  int64_t numbers[7]{};
  for (int64_t& number : numbers) {
    char* after = nullptr;
    number = std::strtoll(text, &after, 10);
    if (after == text || after >= end) refuse("its list is damaged");
    text = after + 1;
  }
  const auto& [offset, width, height, checksum, bytes, time, length] = numbers;
  if (length < 0 || length >= end - text || width <= 0 || height <= 0 || width > kMaxImagePixels / height || offset < 0)
    refuse("its list is damaged");
  faces_.push_back({std::string(text, static_cast<size_t>(length)), {bytes, time}, offset, width, height,
                    static_cast<uint32_t>(checksum)});
  text += length + 1;
}

const PackedFace* FacePack::find(const std::string& path) const {
  const auto place = places_.find(path);
  return place == places_.end() ? nullptr : &faces_[place->second];
}

torch::Tensor FacePack::read(const PackedFace& face) const {
  torch::Tensor image = torch::empty({face.height, face.width, 3}, torch::kUInt8);
  if (!readAt(image.data_ptr<uint8_t>(), face.bytes(), face.offset)) refuse(face.path + " could not be read from it");
  std::atomic<bool>& checked = checked_[static_cast<size_t>(&face - faces_.data())];
  if (!checked.load(std::memory_order_relaxed)) {
    if (crc32Of(image.data_ptr<uint8_t>(), face.bytes()) != face.checksum)
      refuse("it is damaged at " + face.path + ", whose checksum differs");
    checked.store(true, std::memory_order_relaxed);
  }
  return image;
}

}  // namespace gacfas
