#pragma once
#include <string>

namespace glossator {

/// The first bytes of a file, at most `size`. Empty for one that cannot be read.
std::string file_begin(const std::string& path, std::size_t size);

}  // namespace glossator
