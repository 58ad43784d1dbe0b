#pragma once
/// The order in which candidates are preferred.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "merge/candidate.hpp"

namespace gloss::merge {

enum class Policy { longest, score, priority };

/// The difference between two candidates that decides which one is preferred.
enum class Criterion : std::uint32_t { length, score, priority, input, place, record };

/// By Criterion: the advantage of the preferred one, as the key `why` has it.
inline constexpr std::array<const char*, 6> advantages = {
    "longer", "score", "priority", "earlier input", "further left", "earlier record"};

/// A strict total order of the candidates of a document. Read-only once built; any thread.
class Preference {
 public:
  /// `order`: names of inputs and types, the most preferred first. A candidate has the rank of the
  /// first one that is its input or its type; candidates without one come last.
  Preference(Policy policy, const std::vector<std::string>& order);

  /// Whether `a` is preferred to `b`.
  bool operator()(const Candidate& a, const Candidate& b) const;
  /// The difference that decides between two different candidates.
  Criterion decisive(const Candidate& a, const Candidate& b) const;

 private:
  /// Below 0: `a` is better; 0: they are alike.
  int compared(Criterion criterion, const Candidate& a, const Candidate& b) const;
  std::uint32_t rank(const Candidate& candidate) const {
    return ranks_[candidate.input][candidate.type];
  }

  std::array<Criterion, 6> criteria_;                                   // the most important first
  std::array<std::array<std::uint32_t, 4>, input_names.size()> ranks_;  // by input and type
};

}  // namespace gloss::merge
