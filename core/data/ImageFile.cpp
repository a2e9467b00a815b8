#include "core/data/ImageFile.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <system_error>
#include <vector>

#include "core/data/ImageHeader.h"
#include "core/data/JpegDecoder.h"
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

ImageHeader checkedHeader(const std::filesystem::path& path, const std::vector<uint8_t>& bytes) {
  const std::optional<ImageHeader> header = readImageHeader(bytes);
  if (!header) refuse(path, "it is not a JPEG, PNG, BMP or WebP image");
  if (!header->complete) refuse(path, "the file is cut off, its end is missing");
  if (header->width <= 0 || header->height <= 0) refuse(path, "its header is damaged");
  if (header->width > kMaxImagePixels / header->height) {
    refuse(path, "it has " + std::to_string(header->width) + " x " + std::to_string(header->height) +
                     " pixels, more than the 2^27 that are accepted");
  }
  return *header;
}

cv::ImreadModes modeOf(int64_t shrink) {
  if (shrink == 2) return cv::IMREAD_REDUCED_COLOR_2;
  if (shrink == 4) return cv::IMREAD_REDUCED_COLOR_4;
  return shrink == 8 ? cv::IMREAD_REDUCED_COLOR_8 : cv::IMREAD_COLOR;
}

cv::Mat decodeAny(const std::vector<uint8_t>& bytes, int64_t shrink) {
  try {
    return cv::imdecode(bytes, modeOf(shrink) | cv::IMREAD_IGNORE_ORIENTATION);
  } catch (const cv::Exception&) {
    return {};
  }
}

}  // namespace

EncodedImage::EncodedImage(const std::filesystem::path& path) : path_(path), bytes_(readBytes(path)) {
  const ImageHeader header = checkedHeader(path, bytes_);
  width_ = header.width;
  height_ = header.height;
  jpeg_ = header.format == ImageFormat::Jpeg;
}

torch::Tensor EncodedImage::decode(int64_t shrink) const {
  if (jpeg_) {
    if (std::optional<torch::Tensor> image = decodeJpeg(bytes_, shrink)) return *std::move(image);
  }
  const cv::Mat bgr = decodeAny(bytes_, jpeg_ ? shrink : 1);  // what is left of JPEG: CMYK, and files with a fault
  if (bgr.empty() || bgr.type() != CV_8UC3) refuse(path_, "the image data is damaged");
  torch::Tensor image = torch::empty({bgr.rows, bgr.cols, 3}, torch::kUInt8);
  cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, image.data_ptr<uint8_t>());
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return image;
}

torch::Tensor readImage(const std::filesystem::path& path) {
  return EncodedImage(path).decode();
}

}  // namespace gacfas
