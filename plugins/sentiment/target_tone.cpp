/// The sum toward a target: the words around it by their distance and side, and its neighbours.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "sentiment/total.hpp"

namespace gloss::sentiment {
namespace {

constexpr int least_of_target = whole * weight_unit / 5;
constexpr std::uint32_t near_reach = 8;  // tokens

bool is_content(const WordRow& row) {
  return row.hash != 0 && !(row.flags & WordRow::is_function) && row.role != Role::negator &&
         row.role != Role::clause_end && row.role != Role::contrast;
}

/// Keeps the greatest two words, the greater first; of equal ones, the first that was offered.
class Greatest {
 public:
  struct Item {
    Reading reading;
    std::uint32_t word = 0;
    int own = 0, all = 0, size = 0;  // as contribution_of() has them; a size of 0: none
  };

  void offer(const Reading& reading, std::uint32_t word, int own, int all) {
    const int size = std::abs(all);
    if (size <= second_.size) return;
    const Item item{reading, word, own, all, size};
    if (size > first_.size)
      second_ = std::exchange(first_, item);
    else
      second_ = item;
  }
  /// Appends what is kept.
  void write(const Sentence& sentence, std::uint32_t first_token,
             std::vector<Contribution>& out) const {
    for (const Item& item : {first_, second_})
      if (item.size != 0)
        out.push_back(
            contribution_of(sentence, item.reading, item.word, first_token, item.own, item.all));
  }

 private:
  static_assert(ToneSum::most_of_target == 2);
  Item first_, second_;
};

}  // namespace

std::size_t situation_class(const Sentence& sentence, std::uint32_t first) {
  const std::uint32_t count = sentence.size();
  const std::size_t place = first == 0                                ? 0
                            : first <= 3                              ? 1
                            : std::uint64_t{4} * first < 3ull * count ? 2
                                                                      : 3;
  const bool is_open = sentence.last_row().role != Role::clause_end;
  return place + (is_open ? 0 : 4);
}

NearWords words_after(const Sentence& sentence, std::uint32_t past, const Change* change) {
  NearWords found;
  const Rows rows = sentence.rows();
  const std::uint32_t end = std::min(sentence.size(), past + near_reach);
  for (std::uint32_t i = past; i < end && !found.is_full(); ++i) {
    const bool is_changed = change != sentence.past_changes() && change->at == i;
    const WordRow& row = is_changed ? *(change++)->reading.row : *rows[i];
    found.see(row);
    if (is_content(row)) found.add(i, row);
  }
  return found;
}

NearWords words_before(const Sentence& sentence, std::uint32_t first, const Change* change) {
  NearWords found;
  const Rows rows = sentence.rows();
  const std::uint32_t end = first - std::min(first, near_reach);
  for (std::uint32_t i = first; i > end && !found.is_full(); --i) {
    const bool is_changed = change != sentence.changes().data() && change[-1].at == i - 1;
    const WordRow& row = is_changed ? *(--change)->reading.row : *rows[i - 1];
    found.see(row);
    if (is_content(row)) found.add(i - 1, row);
  }
  return found;
}

namespace {

/// The places of the words on a side of a target, in the order of the text.
using PlacesOfSide = std::array<Place, target_reach>;
constexpr PlacesOfSide places_before = [] {
  PlacesOfSide places = {};
  for (std::uint32_t i = 0; i < target_reach; ++i) places[i] = place_before(target_reach - i);
  return places;
}();
constexpr PlacesOfSide places_after = [] {
  PlacesOfSide places = {};
  for (std::uint32_t i = 0; i < target_reach; ++i) places[i] = place_after(i + 1);
  return places;
}();

/// Adds up the words around a target, those before it and then those after it.
class WordsAround {
 public:
  explicit WordsAround(const Sentence& sentence)
      : sentence_(sentence), rows_(sentence.rows()), change_(sentence.changes().data()) {}

  /// Returns the first of the changes at `first` or after it.
  const Change* add_before(std::uint32_t first) {
    const std::uint32_t count = std::min(first, target_reach);
    add(first - count, first, places_before.data() + (target_reach - count));
    return change_;
  }
  /// Returns the first of the changes at `past` or after it.
  const Change* add_after(std::uint32_t past) {
    skip_changes(past);
    const Change* const change = change_;
    add(past, std::min(sentence_.size(), past + target_reach), places_after.data());
    return change;
  }

  const Total& total() const { return total_; }
  const Greatest& greatest() const { return greatest_; }

 private:
  void skip_changes(std::uint32_t begin) {
    constexpr int near = 8;
    for (int i = 0; i < near; ++i, ++change_)
      if (change_ == sentence_.past_changes() || change_->at >= begin) return;
    // A sentence of a million words can have as many changes, and targets.
    change_ = sentence_.first_change(begin);
  }

  /// The words [begin, end), of which the first is at places[0]; `begin` is past those added
  /// before.
  void add(std::uint32_t begin, std::uint32_t end, const Place* places) {
    skip_changes(begin);
    for (; change_ != sentence_.past_changes() && change_->at < end; ++change_) {
      const auto& [at, reading] = *change_;
      add_plain(begin, at, places);
      places += at - begin;
      const Weight own = reading.row->at(*places);
      const Weight weight = reading.is_negated ? reading.row->at(Place::target_negated) : own;
      const int all = total_.add(weight, reading.multiplier);
      if (std::abs(all) >= least_of_target) offer(reading, at, whole * own.tone, all);
      begin = at + 1;
      ++places;
    }
    add_plain(begin, end, places);
  }

  /// Words that nothing changes, all before or all after a contrast.
  void add_plain(std::uint32_t begin, std::uint32_t end, const Place* places) {
    if (begin >= end) return;
    const Rows rows = rows_.subspan(begin, end - begin);
    const int multiplier = sentence_.multiplier(begin);
    const int least = (least_of_target + multiplier - 1) / multiplier;
    // One comparison for both signs.
    const auto is_great = [last = static_cast<unsigned>(least - 1)](int weight) {
      return static_cast<unsigned>(weight) + last > 2 * last;
    };
    int tone = 0, strength = 0;  // of a few words
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const WordRow& row = *rows[i];
      const Weight& weight = row.at(places[i]);
      tone += weight.tone;
      strength += weight.strength;
      if (is_great(weight.tone))
        offer({&row, static_cast<std::int16_t>(multiplier), false, no_token},
              begin + static_cast<std::uint32_t>(i), multiplier * weight.tone,
              multiplier * weight.tone);
    }
    total_.tone += std::int64_t{multiplier} * tone;
    total_.strength += std::int64_t{whole} * strength;
  }

  void offer(const Reading& reading, std::uint32_t word, int own, int all) {
    if (reading.row->flags & (WordRow::is_function | WordRow::is_plain)) return;
    greatest_.offer(reading, word, own, all);
  }

  const Sentence& sentence_;
  Rows rows_;
  Greatest greatest_;
  Total total_;
  const Change* change_;  // the next one
};

/// Adds the nearest words of a target and their pairs.
void add_neighbours(const Model& model, const NearWords& before, const NearWords& after,
                    Total& total) {
  if (after.first_row) total.add(after.first_row->at(Place::first_after));
  if (before.first_row) total.add(before.first_row->at(Place::first_before));
  if (after.second_row)
    total.add(model.pair(PairUse::verb_after, *after.first_row, *after.second_row));
  if (before.second_row)
    total.add(model.pair(PairUse::verb_before, *before.second_row, *before.first_row));
  if (before.next[1])
    total.add(model.pair(PairUse::before_target, *before.next[1], *before.next[0]));
  if (after.next[1]) total.add(model.pair(PairUse::after_target, *after.next[0], *after.next[1]));
}

}  // namespace

Sum ToneSum::of_target(const Sentence& sentence, std::uint32_t first, std::uint32_t past,
                       std::uint32_t first_token, std::vector<Contribution>& out) const {
  WordsAround around(sentence);
  const NearWords before = words_before(sentence, first, around.add_before(first));
  const NearWords after = words_after(sentence, past, around.add_after(past));
  around.greatest().write(sentence, first_token, out);
  Total total = around.total();
  add_neighbours(model_, before, after, total);
  total.add(model_.header().target_lengths[length_class(sentence)]);
  total.add(model_.header().situations[situation_class(sentence, first)]);
  return total.sum();
}

}  // namespace gloss::sentiment
