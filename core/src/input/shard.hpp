#pragma once
#include <memory>
#include <optional>
#include <string>

#include "input/reader.hpp"

namespace glossator {

/// One of several equal parts of the input: documents number, number + count, number + 2 count ...
struct Shard {
  std::uint64_t number;  ///< from 1 to count
  std::uint64_t count;

  /// Reads "2/8"; empty: no shard. Throws Error(usage).
  static std::optional<Shard> parse(const std::string& text);
};

/// The documents of `shard` only. Reads all documents, so that faults and repeated ids are those of
/// the whole input.
std::unique_ptr<Reader> only_shard(std::unique_ptr<Reader> reader, const Shard& shard);

}  // namespace glossator
