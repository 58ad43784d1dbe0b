#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "input/reader.hpp"
#include "json/json.hpp"

namespace glossator {

/// The counts of a run, so far or in total.
struct RunCounts {
  std::uint64_t documents = 0;                  ///< results written
  std::uint64_t failed = 0;                     ///< results with status error or partial
  std::uint64_t bytes = 0;                      ///< of document text
  std::map<std::string, std::uint64_t> errors;  ///< failures by kind

  RunCounts& operator+=(const RunCounts& more);
};

/// RunCounts::errors as an object.
Json errors_json(const RunCounts& counts);

/// The position that a run has reached: all that a later run needs to go on from there.
struct RunPosition {
  RunCounts counts;
  std::uint64_t input_hash = 0;                ///< of all documents so far; see hash_input()
  std::vector<std::uint64_t> recent_failures;  ///< ErrorRate::recent()
};

/// Extends `hash`, the hash of the documents before, by one document: its id, text, date and other
/// fields, or its error. XXH3.
std::uint64_t hash_input(const InputDocument& document, std::uint64_t hash);

}  // namespace glossator
