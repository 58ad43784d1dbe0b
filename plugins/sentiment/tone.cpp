#include "sentiment/tone.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

constexpr float unit = 1.0f / (whole * weight_unit);
constexpr int least_of_sentence = whole * weight_unit * 2 / 5;
constexpr int least_of_target = whole * weight_unit * 3 / 10;
constexpr std::uint32_t near_reach = 8;  // tokens

/// A sum in units of 1 / (whole * weight_unit): exact, so the order of words does not matter.
struct Total {
  std::int64_t tone = 0, strength = 0;
  void add(Weight weight) {
    tone += whole * weight.tone;
    strength += whole * weight.strength;
  }
  Sum sum() const { return {static_cast<float>(tone) * unit, static_cast<float>(strength) * unit}; }
};

Contribution contribution_of(const Reading& reading, std::uint32_t token, std::uint32_t first_token,
                             int own, int all) {
  const bool is_caused = reading.cause != no_token;
  return {token + first_token,
          is_caused ? reading.cause + first_token : no_token,
          reading.row->entry,
          reading.row->hash,
          static_cast<float>(is_caused ? own : all) * unit,
          is_caused ? static_cast<float>(all - own) * unit : 0.0f};
}

bool is_content(const Reading& reading) {
  const WordRow& row = *reading.row;
  return row.hash != 0 && !(row.flags & WordRow::is_function) && row.role != Role::negator &&
         row.role != Role::clause_end && row.role != Role::contrast;
}

/// Keeps the greatest few contributions, in order.
class Greatest {
 public:
  explicit Greatest(std::vector<Contribution>& out) : out_(out) { out_.clear(); }

  void offer(const Contribution& item) {
    auto at = out_.end();
    while (at != out_.begin() && (at - 1)->size() < item.size()) --at;
    if (out_.size() == ToneSum::most_of_target) {
      if (at == out_.end()) return;
      const auto place = at - out_.begin();
      out_.pop_back();
      at = out_.begin() + place;
    }
    out_.insert(at, item);
  }

 private:
  std::vector<Contribution>& out_;
};

}  // namespace

SentenceShares sentence_shares(std::uint32_t sentence_count) {
  constexpr float lead = 2, growth = 1;
  if (sentence_count <= 1) return {1, 1};
  const float other = growth / (lead + static_cast<float>(sentence_count - 1));
  return {lead * other, other};
}

float document_extent(std::uint32_t sentence_count) {
  return sentence_count <= 1 ? 0 : 1 - 1 / static_cast<float>(sentence_count);
}

float length_share(std::size_t token_count) {
  constexpr std::size_t most = 60;
  return token_count <= most ? 1 : float(most) / static_cast<float>(token_count);
}

std::size_t length_class(std::span<const Reading> readings) {
  const std::size_t size = readings.size() <= 8 ? 0 : readings.size() <= 22 ? 1 : 2;
  const bool is_open = readings.empty() || readings.back().row->role != Role::clause_end;
  return size + (is_open ? 0 : 3);
}

std::size_t situation_class(std::span<const Reading> readings, std::uint32_t first) {
  const std::size_t place = first == 0                        ? 0
                            : first <= 3                      ? 1
                            : 4 * first < 3 * readings.size() ? 2
                                                              : 3;
  const bool is_open = readings.back().row->role != Role::clause_end;
  return place + (is_open ? 0 : 4);
}

NearWords words_after(std::span<const Reading> readings, std::uint32_t past) {
  NearWords found;
  const auto end = std::min<std::size_t>(readings.size(), past + near_reach);
  for (std::uint32_t i = past; i < end && found.second == no_token; ++i)
    if (is_content(readings[i])) (found.first == no_token ? found.first : found.second) = i;
  return found;
}

NearWords words_before(std::span<const Reading> readings, std::uint32_t first) {
  NearWords found;
  const std::uint32_t end = first - std::min(first, near_reach);
  for (std::uint32_t i = first; i > end && found.second == no_token; --i)
    if (is_content(readings[i - 1])) (found.first == no_token ? found.first : found.second) = i - 1;
  return found;
}

Sum ToneSum::of_sentence(std::span<const Reading> readings, std::uint32_t first_token,
                         std::vector<Contribution>& out) const {
  Total total;
  total.add(model_.header().lengths[length_class(readings)]);
  const WordRow* last = nullptr;
  unsigned flags = 0;  // of all words
  const std::size_t begin = out.size();
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const Reading& reading = readings[i];
    const WordRow& row = *reading.row;
    const Weight weight = row.at(reading.is_negated ? Place::negated : Place::plain);
    flags |= row.flags;
    const int all = reading.multiplier * weight.tone;
    total.tone += all;
    if (reading.multiplier > 0) total.strength += whole * weight.strength;
    if ((row.flags & WordRow::ends_pair) && last && (last->flags & WordRow::begins_pair))
      total.add(model_.pair(PairUse::sentence, *last, row));
    last = &row;
    if (all >= least_of_sentence || all <= -least_of_sentence)
      out.push_back(
          contribution_of(reading, i, first_token, whole * row.at(Place::plain).tone, all));
  }
  const bool has_words = (flags & WordRow::is_word) != 0;
  const float share = length_share(readings.size());
  if (!has_words || share < 1) {
    const float kept = has_words ? share : 0;
    for (std::size_t i = begin; i < out.size(); ++i) out[i].own *= kept, out[i].caused *= kept;
    return {total.sum().tone * kept, total.sum().strength * kept};
  }
  return total.sum();
}

Sum ToneSum::of_target(std::span<const Reading> readings, std::uint32_t first, std::uint32_t past,
                       std::uint32_t first_token, std::vector<Contribution>& out) const {
  Total total;
  Greatest greatest(out);
  const auto add = [&](std::uint32_t i, Place place) {
    const Reading& reading = readings[i];
    const Weight own = reading.row->at(place);
    const Weight weight = reading.is_negated ? reading.row->at(Place::target_negated) : own;
    const int all = reading.multiplier * weight.tone;
    total.tone += all;
    if (reading.multiplier > 0) total.strength += whole * weight.strength;
    if (all >= least_of_target || all <= -least_of_target)
      greatest.offer(contribution_of(reading, i, first_token, whole * own.tone, all));
  };
  const auto size = static_cast<std::uint32_t>(readings.size());
  // The bands of place_before() and place_after().
  const auto add_before = [&](std::uint32_t nearest, std::uint32_t farthest, Place place) {
    const std::uint32_t past_band = first - std::min(first, nearest - 1);
    for (std::uint32_t i = first - std::min(first, farthest); i < past_band; ++i) add(i, place);
  };
  const auto add_after = [&](std::uint32_t nearest, std::uint32_t farthest, Place place) {
    const std::uint32_t end_of_band = std::min(size, past + farthest);
    for (std::uint32_t i = past + nearest - 1; i < end_of_band; ++i) add(i, place);
  };
  add_before(8, target_reach, Place::before_far);
  add_before(4, 7, Place::before_7);
  add_before(2, 3, Place::before_3);
  add_before(1, 1, Place::before_1);
  add_after(1, 1, Place::after_1);
  add_after(2, 3, Place::after_3);
  add_after(4, 7, Place::after_7);
  add_after(8, target_reach, Place::after_far);

  const auto add_pair = [&](PairUse use, std::uint32_t left, std::uint32_t right) {
    total.add(model_.pair(use, *readings[left].row, *readings[right].row));
  };
  const NearWords after = words_after(readings, past), before = words_before(readings, first);
  if (after.first != no_token) total.add(readings[after.first].row->at(Place::first_after));
  if (before.first != no_token) total.add(readings[before.first].row->at(Place::first_before));
  if (after.second != no_token) add_pair(PairUse::verb_after, after.first, after.second);
  if (before.second != no_token) add_pair(PairUse::verb_before, before.second, before.first);
  if (first >= 2) add_pair(PairUse::before_target, first - 2, first - 1);
  if (past + 2 <= readings.size()) add_pair(PairUse::after_target, past, past + 1);
  total.add(model_.header().target_lengths[length_class(readings)]);
  total.add(model_.header().situations[situation_class(readings, first)]);
  return total.sum();
}

}  // namespace gloss::sentiment
