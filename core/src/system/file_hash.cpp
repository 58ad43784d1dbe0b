#include "system/file_hash.hpp"

#include <nettle/sha2.h>
#include <xxhash.h>

#include <array>
#include <cstdio>
#include <memory>
#include <new>
#include <span>

#include "glossator/error.hpp"

namespace glossator {

namespace {

std::string hex_of(std::span<const std::uint8_t> digest) {
  std::string hex;
  for (const std::uint8_t byte : digest) {
    constexpr char digits[] = "0123456789abcdef";
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

// Calls `take` with the content, piece by piece.
template <class Take>
void read_file(const std::string& path, const Take& take) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) throw Error(ErrorCode::resource, path + ": cannot be read any more");
  std::array<std::uint8_t, 65536> bytes;
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file.get()))
    take(bytes.data(), count);
}

}  // namespace

std::string sha256_of_file(const std::string& path) {
  sha256_ctx context;
  sha256_init(&context);
  read_file(path, [&](const std::uint8_t* bytes, std::size_t count) {
    sha256_update(&context, count, bytes);
  });
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  return hex_of(digest);
}

std::string xxh3_of_file(const std::string& path) {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (!state || XXH3_128bits_reset(state.get()) != XXH_OK) throw std::bad_alloc();
  read_file(path, [&](const std::uint8_t* bytes, std::size_t count) {
    XXH3_128bits_update(state.get(), bytes, count);
  });
  XXH128_canonical_t digest;
  XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(state.get()));
  return hex_of(digest.digest);
}

std::string hex_of(std::uint64_t hash) {
  std::array<std::uint8_t, 8> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(hash >> (56 - 8 * i));
  return hex_of(std::span<const std::uint8_t>(bytes));
}

}  // namespace glossator
