#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "output/output_format.hpp"

namespace glossator {

/// Reads groups of a compressed output back. One thread at a time.
class PackedGroup {
 public:
  virtual ~PackedGroup() = default;
  /// The bytes from `begin` to `begin + size` of the group that begins at offset `place` of the
  /// file, unpacked. Borrowed until the next call; empty if the file has none such.
  virtual std::string_view read(std::uint64_t place, std::uint64_t begin, std::uint64_t size) = 0;
};

/// `descriptor`: the file; the caller keeps it open. `compression` is not none.
std::unique_ptr<PackedGroup> open_packed(int descriptor, OutputFormat::Compression compression);

}  // namespace glossator
