#pragma once
#include <memory>

#include "input/byte_source.hpp"

namespace glossator {

/// What `source` holds: if it begins as gzip (RFC 1952) or Zstandard (RFC 8878) do, the bytes that
/// were compressed, of all members or frames one behind the other; else its own. An end in the
/// middle of the compressed data and damage in it are errors behind what could be read.
std::unique_ptr<AheadSource> decompressed(std::unique_ptr<ByteSource> source);

}  // namespace glossator
