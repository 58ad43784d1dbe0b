#pragma once
/// Chooses among candidates whose spans overlap.
#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "merge/candidate.hpp"
#include "merge/preference.hpp"
#include "merge/range_max.hpp"

namespace gloss {
namespace GLOSS_HIDDEN merge {

/// The candidates kept of those with one and the same span.
enum class Equal {
  one,    ///< the most preferred one
  types,  ///< the most preferred one of each type
};

struct SelectionOptions {
  Equal equal = Equal::one;
  bool keeps_nested = false;  ///< a span inside another one does not overlap it
};

/// Takes the candidates in the order of preference and keeps each one that overlaps none of those
/// kept before. So a candidate that is not kept costs no other one its place. Spans that only touch
/// do not overlap. Scratch space: one thread.
class Selection {
 public:
  /// Sets winners(). `between` is called now and then; it may throw. O(n log n).
  void select(const std::vector<Candidate>& candidates, const Preference& preference,
              SelectionOptions options, const std::function<void()>& between);

  /// For each candidate the kept one that takes its place; a kept one has itself.
  const std::vector<std::uint32_t>& winners() const { return winners_; }

 private:
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  /// A distinct span of the document.
  struct Place {
    Span span;
    std::uint32_t by_end = 0;       // its number in the order of ends
    std::uint32_t keeper = nobody;  // the first candidate kept here
    std::array<std::uint32_t, 4> of_type{nobody, nobody, nobody, nobody};  // kept here, by type
  };

  void number_places(const std::vector<Candidate>& candidates);
  std::uint32_t winner_elsewhere(const Place& place, bool keeps_nested) const;
  void keep(std::uint32_t candidate, std::uint32_t type, std::uint32_t place);

  std::vector<std::uint32_t> order_;     // candidates
  std::vector<std::uint32_t> place_of_;  // by candidate
  std::vector<Place> places_;            // by begin, then by end
  std::vector<std::uint32_t> ends_;      // ends of places, ascending
  RangeMax last_ends_;                   // by the number of a place with a kept candidate
  RangeMax first_begins_;                // ~begin, by Place::by_end
  std::vector<std::uint32_t> winners_;
};

}  // namespace merge
}  // namespace gloss
