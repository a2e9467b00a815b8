#include "core/data/ImageFile.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <system_error>
#include <vector>

#include "core/data/ImageHeader.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

constexpr uintmax_t kMaxFileBytes = uintmax_t{1} << 30;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& fault) {
  throw InputError("cannot read the image " + path.string() + ": " + fault +
                   ". Replace the file or remove it from the dataset.");
}

std::vector<uint8_t> readBytes(const std::filesystem::path& path) {
  std::error_code error;
  const uintmax_t size = std::filesystem::file_size(path, error);
  if (error) refuse(path, error.message());
  if (size == 0) refuse(path, "the file is empty (0 bytes)");
  if (size > kMaxFileBytes) refuse(path, "the file has more than 2^30 bytes");
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path, std::strerror(errno));
  std::vector<uint8_t> bytes(size);
  file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (file.gcount() != static_cast<std::streamsize>(size)) refuse(path, "it could not be read to its end");
  return bytes;
}

void checkHeader(const std::filesystem::path& path, const std::vector<uint8_t>& bytes) {
  const std::optional<ImageHeader> header = readImageHeader(bytes);
  if (!header) refuse(path, "it is not a JPEG, PNG, BMP or WebP image");
  if (!header->complete) refuse(path, "the file is cut off, its end is missing");
  if (header->width <= 0 || header->height <= 0) refuse(path, "its header is damaged");
  if (header->width > kMaxImagePixels / header->height) {
    refuse(path, "it has " + std::to_string(header->width) + " x " + std::to_string(header->height) +
                     " pixels, more than the 2^27 that are accepted");
  }
}

cv::Mat decode(const std::vector<uint8_t>& bytes) {
  try {
    return cv::imdecode(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
  } catch (const cv::Exception&) {
    return {};
  }
}

}  // namespace

torch::Tensor readImage(const std::filesystem::path& path) {
  const std::vector<uint8_t> bytes = readBytes(path);
  checkHeader(path, bytes);
  const cv::Mat bgr = decode(bytes);
  if (bgr.empty() || bgr.type() != CV_8UC3) refuse(path, "the image data is damaged");
  torch::Tensor image = torch::empty({bgr.rows, bgr.cols, 3}, torch::kUInt8);
  cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, image.data_ptr<uint8_t>());
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return image;
}

}  // namespace gacfas
