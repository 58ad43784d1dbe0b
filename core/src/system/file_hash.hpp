#pragma once
#include <string>

namespace glossator {

/// The SHA-256 (FIPS 180-4) of a file's content, as 64 hexadecimal digits. Throws Error(resource)
/// if the file cannot be read.
std::string sha256_of_file(const std::string& path);

}  // namespace glossator
