#pragma once
#include <cstdint>
#include <string>

namespace glossator {

/// The SHA-256 (FIPS 180-4) of a file's content, as 64 hexadecimal digits. Throws Error(resource)
/// if the file cannot be read.
std::string sha256_of_file(const std::string& path);

/// The XXH3 hash of 128 bits of a file's content, as 32 hexadecimal digits, as `xxhsum -H2` prints
/// it: for large files, which it reads ten times faster. Throws Error(resource) if the file cannot
/// be read.
std::string xxh3_of_file(const std::string& path);

/// The hexadecimal digits of a 64-bit hash: JSON readers such as jq round integers that large.
std::string hex_of(std::uint64_t hash);

}  // namespace glossator
