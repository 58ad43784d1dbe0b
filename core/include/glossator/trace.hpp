#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "api.hpp"
#include "layer.hpp"

namespace GLOSSATOR_API glossator {

/// A candidate that a plugin considered at a place, and its outcome (gloss/explain.h).
struct Candidate {
  std::string step;  ///< that told it
  bool is_kept = false;
  Span span;
  std::string type, rule, reason;  ///< each may be empty
  std::optional<float> score, least_score;
};

/// A question about a span of the documents that a pipeline annotates (Pipeline::Options::trace),
/// and what its plugins answer through "gloss.explain/1". The caller clears the answers between
/// documents. One thread; plugins in other processes are not asked.
struct Trace {
  Span span;                          ///< that is asked about, in bytes
  std::uint32_t reach = 60;           ///< candidates so many bytes beside it are kept too
  std::vector<Candidate> candidates;  ///< in the order in which they were told
  std::set<std::string> steps;        ///< those whose plugins asked for the span
};

}  // namespace glossator
