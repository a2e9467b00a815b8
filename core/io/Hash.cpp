#include "core/io/Hash.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <zlib.h>

#include <array>

#include "core/io/File.h"
#include "core/types/Error.h"

namespace gacfas {
namespace {

EVP_MD_CTX* handle(void* context) {
  return static_cast<EVP_MD_CTX*>(context);
}

void require(int result) {
  if (result != 1) throw Error("SHA-256 is not available: OpenSSL refuses it on this machine.");
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr && EVP_DigestInit_ex(handle(context_), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(handle(context_));
}

void Sha256::add(const void* bytes, size_t size) {
  require(EVP_DigestUpdate(handle(context_), bytes, size));
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  require(EVP_DigestFinal_ex(handle(context_), digest.data(), &size));
  require(EVP_DigestInit_ex(handle(context_), EVP_sha256(), nullptr));
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.hex();
}

std::string sha256File(const std::filesystem::path& path) {
  File file(path, O_RDONLY);
  Sha256 hash;
  std::string block(1 << 20, '\0');
  while (const size_t size = file.read(block.data(), block.size())) hash.add(block.data(), size);
  return hash.hex();
}

uint32_t crc32Of(const void* bytes, size_t size) {
  return static_cast<uint32_t>(crc32_z(0, static_cast<const Bytef*>(bytes), size));
}

}  // namespace gacfas
