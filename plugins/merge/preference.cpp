#include "merge/preference.hpp"

#include "gloss/standard_layers.hpp"

namespace gloss::merge {
namespace {

using enum Criterion;

std::array<Criterion, 6> criteria_of(Policy policy) {
  switch (policy) {
    case Policy::score:
      return {score, length, priority, input, place, record};
    case Policy::priority:
      return {priority, input, length, score, place, record};
    default:
      return {length, score, priority, input, place, record};
  }
}

template <class Value>
int smaller_first(Value a, Value b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

}  // namespace

Preference::Preference(Policy policy, const std::vector<std::string>& order)
    : criteria_(criteria_of(policy)) {
  for (std::size_t input = 0; input < ranks_.size(); ++input)
    for (std::size_t type = 0; type < ranks_[input].size(); ++type) {
      std::uint32_t& rank = ranks_[input][type];
      for (rank = 0; rank < order.size(); ++rank)
        if (order[rank] == input_names[input] || order[rank] == layers::name::types[type]) break;
    }
}

int Preference::compared(Criterion criterion, const Candidate& a, const Candidate& b) const {
  switch (criterion) {
    case length:
      return smaller_first(b.span.size(), a.span.size());
    case score:
      return smaller_first(b.score, a.score);
    case priority:
      return smaller_first(rank(a), rank(b));
    case input:
      return smaller_first(a.input, b.input);
    case place:
      return smaller_first(a.span.begin, b.span.begin);
    default:
      return smaller_first(a.record, b.record);
  }
}

bool Preference::operator()(const Candidate& a, const Candidate& b) const {
  for (const Criterion criterion : criteria_)
    if (const int order = compared(criterion, a, b)) return order < 0;
  return false;
}

Criterion Preference::decisive(const Candidate& a, const Candidate& b) const {
  for (const Criterion criterion : criteria_)
    if (compared(criterion, a, b)) return criterion;
  return record;
}

}  // namespace gloss::merge
