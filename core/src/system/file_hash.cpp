#include "system/file_hash.hpp"

#include <nettle/sha2.h>

#include <array>
#include <cstdio>
#include <memory>

#include "glossator/error.hpp"

namespace glossator {

std::string sha256_of_file(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) throw Error(ErrorCode::resource, path + ": cannot be read any more");
  sha256_ctx context;
  sha256_init(&context);
  std::array<std::uint8_t, 65536> bytes;
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file.get()))
    sha256_update(&context, count, bytes.data());
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  std::string hex;
  for (const std::uint8_t byte : digest) {
    constexpr char digits[] = "0123456789abcdef";
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

}  // namespace glossator
