#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "input/reader.hpp"

namespace glossator {

/// What a run has done so far, or in all.
struct RunCounts {
  std::uint64_t documents = 0;                  ///< records written
  std::uint64_t failed = 0;                     ///< of them with status error or partial
  std::uint64_t bytes = 0;                      ///< of document text
  std::map<std::string, std::uint64_t> errors;  ///< failures by kind
};

/// How far a run has come: all that a later run needs to go on from there.
struct RunPosition {
  RunCounts counts;
  std::uint64_t input_hash = 0;                ///< of all documents so far; see hash_input()
  std::vector<std::uint64_t> recent_failures;  ///< ErrorRate::recent()
};

/// The hash of the documents before, `hash`, with one more of them: its id, text, date and what
/// else was read, or its error. XXH3.
std::uint64_t hash_input(const InputDocument& document, std::uint64_t hash);

}  // namespace glossator
