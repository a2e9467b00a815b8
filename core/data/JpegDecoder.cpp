#include "core/data/JpegDecoder.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace gacfas {
namespace {

/// libjpeg leaves through longjmp on an error, so that the functions that call it own nothing.
struct Decoder {
  jpeg_decompress_struct state{};
  jpeg_error_mgr errors{};
  std::jmp_buf leave{};

  Decoder() {
    state.err = jpeg_std_error(&errors);
    errors.error_exit = [](j_common_ptr common) { std::longjmp(static_cast<Decoder*>(common->client_data)->leave, 1); };
    errors.output_message = [](j_common_ptr) {};
    state.client_data = this;
  }
  ~Decoder() { jpeg_destroy_decompress(&state); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
};

bool start(Decoder& decoder, std::span<const uint8_t> bytes, unsigned shrink) {
  if (setjmp(decoder.leave) != 0) return false;
  jpeg_create_decompress(&decoder.state);
  jpeg_mem_src(&decoder.state, bytes.data(), bytes.size());
  jpeg_read_header(&decoder.state, TRUE);
  const J_COLOR_SPACE space = decoder.state.jpeg_color_space;
  if (space != JCS_YCbCr && space != JCS_RGB && space != JCS_GRAYSCALE) return false;
  decoder.state.out_color_space = JCS_RGB;
  decoder.state.scale_num = 1;
  decoder.state.scale_denom = shrink;
  jpeg_start_decompress(&decoder.state);
  return true;
}

bool readRows(Decoder& decoder, uint8_t* out) {
  if (setjmp(decoder.leave) != 0) return false;
  const size_t stride = size_t{decoder.state.output_width} * 3;
  while (decoder.state.output_scanline < decoder.state.output_height) {
    JSAMPROW row = out + decoder.state.output_scanline * stride;
    jpeg_read_scanlines(&decoder.state, &row, 1);
  }
  jpeg_finish_decompress(&decoder.state);
  return decoder.errors.num_warnings == 0;
}

}  // namespace

std::optional<torch::Tensor> decodeJpeg(std::span<const uint8_t> bytes, int64_t shrink) {
  Decoder decoder;
  if (!start(decoder, bytes, static_cast<unsigned>(shrink))) return std::nullopt;
  torch::Tensor image = torch::empty({decoder.state.output_height, decoder.state.output_width, 3}, torch::kUInt8);
  if (!readRows(decoder, image.data_ptr<uint8_t>())) return std::nullopt;
  return image;
}

}  // namespace gacfas
