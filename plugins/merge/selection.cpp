#include "merge/selection.hpp"

#include <algorithm>
#include <numeric>

namespace gloss::merge {

void Selection::select(const std::vector<Candidate>& candidates, const Preference& preference,
                       SelectionOptions options, const std::function<void()>& between) {
  number_places(candidates);
  winners_.assign(candidates.size(), nobody);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return preference(candidates[a], candidates[b]);
  });
  std::uint32_t done = 0;
  for (const std::uint32_t candidate : order_) {
    if ((++done & 0xFFF) == 0) between();
    const std::uint32_t type = candidates[candidate].type;
    const Place& place = places_[place_of_[candidate]];
    std::uint32_t winner = place.keeper;
    if (winner == nobody)
      winner = winner_elsewhere(place, options.keeps_nested);
    else if (options.equal == Equal::types)
      winner = place.of_type[type];
    winners_[candidate] = winner == nobody ? candidate : winner;
    if (winner == nobody) keep(candidate, type, place_of_[candidate]);
  }
}

void Selection::number_places(const std::vector<Candidate>& candidates) {
  const auto span = [&](std::uint32_t candidate) { return candidates[candidate].span; };
  order_.resize(candidates.size());
  std::iota(order_.begin(), order_.end(), 0);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return span(a).begin != span(b).begin ? span(a).begin < span(b).begin
                                          : span(a).end < span(b).end;
  });
  places_.clear();
  place_of_.resize(candidates.size());
  for (const std::uint32_t candidate : order_) {
    if (places_.empty() || places_.back().span != span(candidate))
      places_.push_back({.span = span(candidate)});
    place_of_[candidate] = static_cast<std::uint32_t>(places_.size() - 1);
  }

  std::vector<std::uint32_t>& by_end = winners_;  // not in use yet
  by_end.resize(places_.size());
  std::iota(by_end.begin(), by_end.end(), 0);
  std::sort(by_end.begin(), by_end.end(), [&](std::uint32_t a, std::uint32_t b) {
    return places_[a].span.end != places_[b].span.end ? places_[a].span.end < places_[b].span.end
                                                      : a < b;
  });
  ends_.resize(places_.size());
  for (std::uint32_t i = 0; i < by_end.size(); ++i) {
    places_[by_end[i]].by_end = i;
    ends_[i] = places_[by_end[i]].span.end;
  }
  last_ends_.reset(places_.size());
  first_begins_.reset(places_.size());
}

// The kept candidate of another place that the place overlaps, or nobody.
std::uint32_t Selection::winner_elsewhere(const Place& place, bool keeps_nested) const {
  const auto [begin, end] = place.span;
  const auto number_from = [&](std::uint32_t least_begin) {
    const auto at = std::lower_bound(
        places_.begin(), places_.end(), least_begin,
        [](const Place& other, std::uint32_t value) { return other.span.begin < value; });
    return static_cast<std::size_t>(at - places_.begin());
  };
  if (!keeps_nested) {
    const auto found = last_ends_.largest(0, number_from(end));
    return found.value > begin ? places_[found.item].keeper : nobody;
  }
  // Overlaps on its right: it begins inside the place and ends after it.
  const auto right = last_ends_.largest(number_from(begin + 1), number_from(end));
  if (right.value > end) return places_[right.item].keeper;
  // On its left: it begins before the place and ends inside it.
  const auto inside = [&](std::uint32_t least_end) {
    return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), least_end) -
                                    ends_.begin());
  };
  const auto left = first_begins_.largest(inside(begin + 1), inside(end));
  return left.value > ~begin ? places_[left.item].keeper : nobody;
}

void Selection::keep(std::uint32_t candidate, std::uint32_t type, std::uint32_t place) {
  Place& kept = places_[place];
  kept.of_type[type] = candidate;
  if (kept.keeper != nobody) return;
  kept.keeper = candidate;
  last_ends_.set(place, {kept.span.end, place});
  first_begins_.set(kept.by_end, {~kept.span.begin, place});
}

}  // namespace gloss::merge
