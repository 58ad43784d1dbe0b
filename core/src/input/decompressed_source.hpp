#pragma once
#include <memory>

#include "input/byte_source.hpp"

namespace glossator {

/// The content of `source`: decompressed if it begins as gzip (RFC 1952) or Zstandard (RFC 8878),
/// all members or frames joined; else unchanged. Truncated or damaged data is an error, after the
/// bytes that could be read.
std::unique_ptr<AheadSource> decompressed(std::unique_ptr<ByteSource> source);

}  // namespace glossator
