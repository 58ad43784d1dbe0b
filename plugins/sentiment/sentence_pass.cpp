#include "sentiment/sentence_pass.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

// README.md gives users these numbers.
constexpr std::uint32_t degree_reach = 2;   // tokens
constexpr std::uint32_t ending_reach = 6;   // of what stands before a thing
constexpr std::uint32_t ended_reach = 9;    // of what stands behind it
constexpr int spoiled = -12;                // sixteenths of a good word's tone, if its thing ends
constexpr int moved = 28;                   // of a word of rising or falling
constexpr std::uint32_t joined_reach = 3;   // tokens from one turned word to the next
constexpr std::uint32_t moved_reach = 3;    // within which the thing itself moves
constexpr std::uint32_t lost_reach = 5;     // from a good thing to its end
constexpr std::uint32_t taken_reach = 9;    // from one to what takes it away
constexpr std::uint32_t given_reach = 4;    // from "scrapped" to a good thing
constexpr std::uint32_t thought_reach = 9;  // of a condition
constexpr std::uint32_t most_silent = 64;   // words without tone; it bounds the time, too
constexpr std::uint32_t risen_reach = 4;    // from "a rise in" to what rises
constexpr int risen_valence = -16;          // of "crime", but not of "demand"

/// The words of a phrase after its first.
constexpr WordRow silent{};

void scale(Reading& reading, int sixteenths) {
  const int product = reading.multiplier * sixteenths / whole;
  reading.multiplier = static_cast<std::int16_t>(std::clamp(product, -64, 64));
}

}  // namespace

void Pass::read(std::uint32_t at, std::uint32_t past, const WordRow& row) {
  negate_to(at);
  next_ = at + 1;
  past_ = past;
  const bool is_negated =
      is_in_negation(at) && row.role != Role::clause_end && row.role != Role::negator;
  if (is_negated) negate(at);
  if (row.role != Role::none) change_others(row, at, is_negated);
}

void Pass::read_phrase(std::uint32_t first, std::uint32_t past, const WordRow& row) {
  reading_at(first).row = &row;
  read(first, past, row);
  for (; next_ < past; ++next_) reading_at(next_).row = &silent;
  // The pair of the phrase and the word after it is looked up there.
  if (past < words_.size()) reading_at(past);
}

void Pass::read_parted(std::uint32_t first, std::uint32_t second, std::uint32_t past,
                       const WordRow& row) {
  reading_at(first).row = &row;
  read(first, first + 1, row);
  for (; second < past; ++second) reading_at(second).row = &silent;
}

std::uint32_t Pass::finish() {
  negate_to(words_.size());
  if (silent_begin_ < silent_end_) {
    silent_end_ = std::min(silent_end_, silent_begin_ + most_silent);
    for (; silent_begin_ < silent_end_; ++silent_begin_) reading_at(silent_begin_).multiplier = 0;
  }
  if (contrast_ == no_token || contrast_ < 2) return 0;
  reading_at(contrast_);
  for (std::size_t i = begin_; i < changes_.size(); ++i)
    scale(changes_[i].reading,
          changes_[i].at < contrast_ ? Sentence::before_contrast : Sentence::after_contrast);
  return contrast_;
}

Reading& Pass::reading_at(std::uint32_t at) {
  const std::size_t change = first_change(at);
  if (is_change_of(change, at)) return changes_[change].reading;
  const auto place = changes_.begin() + static_cast<std::ptrdiff_t>(change);
  return changes_.insert(place, {at, {rows_[at], whole, false, no_token}})->reading;
}

void Pass::change_others(const WordRow& row, std::uint32_t at, bool is_negated) {
  // "has not ended": nothing is turned, and what comes after is as it is.
  if (is_negated && (row.role == Role::reducer || row.role == Role::ender)) {
    negator_ = no_token;
    return;
  }
  switch (row.role) {
    case Role::negator:
      begin_negation(row, at);
      break;
    case Role::intensifier:
      intensifier_ = at;
      factor_ = row.factor();
      break;
    case Role::reducer:
      if (!is_passive(at) || !turn_before(row, at)) begin_reduction(at);
      break;
    case Role::ender:
      if ((!is_passive(at) && has_object()) || !turn_before(row, at)) begin_reduction(at);
      break;
    case Role::faller:
      if (is_negated || turn_before(row, at)) break;
      if (row.valence == 0) spoil_before(at, lost_reach);
      move(row, at);
      break;
    case Role::riser:
      rise(row, at, is_negated);
      break;
    case Role::taker:
      take_away(row, at, is_negated);
      break;
    case Role::condition:
      silence(past_);
      break;
    case Role::instruction:
      silence(clause_begin_);
      break;
    case Role::courtesy:
      break;
    case Role::contrast:
      contrast_ = at;
      end_clause();
      break;
    case Role::concessive:
      concedes_ = concedes_ || at <= 1;  // a quote may begin before it
      break;
    case Role::clause_end:
      if (concedes_ && words_[at].hash == comma) contrast_ = at, concedes_ = false;
      if (at >= list_end_) end_clause();
      clause_begin_ = past_;
      break;
    default:
      take_trigger(row, at, is_negated);
  }
}

void Pass::rise(const WordRow& row, std::uint32_t at, bool is_negated) {
  if (reaches(bad_, at, ended_reach) && !has_between(bad_, at, moving)) {
    reading_at(at).multiplier = reaches(bad_, at, moved_reach) ? -whole : 0;
    return;
  }
  take_trigger(row, at, is_negated);
  move(row, at);
  riser_ = at;
}

void Pass::silence(std::uint32_t first) {
  std::uint32_t past = past_;
  while (past < words_.size() && past < past_ + thought_reach &&
         rows_[past]->role != Role::clause_end)
    ++past;
  silent_begin_ = std::min(silent_begin_, first);
  silent_end_ = past;
}

void Pass::take_away(const WordRow& row, std::uint32_t at, bool is_negated) {
  if (at > 0 && is(at - 1, determiners))
    return take_trigger(row, at, is_negated);  // "the scrapping"
  const bool has_taken = !is_passive(at) && has_object();
  const bool is_cancelling = is(past_ - 1, cancelling);
  if (!is_negated && !has_taken) {
    if (is_cancelling && turn_before(row, at)) return;
    spoil_before(at, taken_reach);
  }
  take_trigger(row, at, is_negated);
  if (is_negated || !has_taken) return;
  taker_ = at;
  if (is_cancelling) begin_reduction(at);
}

bool Pass::has_object() const {
  if (past_ >= words_.size()) return false;
  const WordRow& row = *rows_[past_];
  if (row.role == Role::clause_end || row.role == Role::contrast || row.role == Role::negator)
    return false;
  if (row.flags & WordRow::is_function) return is(past_, object_starts);
  return !is(past_, adverbs_of_end);
}

void Pass::begin_reduction(std::uint32_t at) {
  if (is(past_, agentive)) return;                                      // "was stopped by violence"
  if (at > 0 && is(at, also_nouns) && is(at - 1, determiners)) return;  // "the lift was damaged"
  reducer_ = at;
  reducer_past_ = past_;
  turned_ = no_token;
}

bool Pass::is_only_thought(std::uint32_t at) const {
  if (at < 2) return false;
  std::uint32_t have = at - 1;
  if (words_[have].hash == word_hash("been")) --have;  // "would have been ruined"
  return have > 0 && words_[have].hash == word_hash("have") &&
         words_[have - 1].hash == word_hash("would");
}

bool Pass::is_lessened(std::uint32_t at) const {
  constexpr std::uint32_t reach = 2;  // "less very"
  return reaches(reducer_, at, reach) && is(reducer_, lessening) &&
         !(reducer_ > 0 && is(reducer_ - 1, not_lessening));
}

void Pass::take_trigger(const WordRow& row, std::uint32_t at, bool is_negated) {
  if (row.role == Role::expected) {
    if (is_negated && is_of_habit()) reading_at(at).is_negated = false;
    return;
  }
  if (row.valence < 0 && is_only_thought(at)) return change(at, 0, no_token);
  if (row.valence > 0 && !is_negated && is_lessened(at)) return change(at, lessened, reducer_);
  bool is_caused = is_negated;
  if (is_negated) is_negated = negate_trigger(row, at);
  if (!is_negated && is_in(fearing, words_[at].hash) && is_as_feared(at))
    return change(at, turned, no_token);
  if (reaches(intensifier_, at, degree_reach)) {
    change(at, factor_, is_caused ? no_token : intensifier_);
    is_caused = true;
    intensifier_ = no_token;
  }
  if (is_strengthened(at) && strengthener_is_good_ != (row.valence > 0)) {
    reading_at(strengthener_).multiplier = 0;
    change(at, strengthened, is_caused ? no_token : strengthener_);
  }
  strengthener_ = row.role == Role::strengthener ? at : no_token;
  strengthener_is_good_ = row.valence > 0;
  if (row.valence > 0 && !is_negated) {
    good_ = at;
    if (reaches(taker_, at, given_reach)) change(at, spoiled, taker_);
  }
  if (row.valence >= 0) return;
  if (row.valence <= risen_valence && is_what_rises(at) && row_at(riser_).valence > 0)
    reading_at(riser_).multiplier = 0;
  bad_before_ = bad_ != no_token && (is_joined(bad_, at) || is_of(bad_, at)) ? bad_ : no_token;
  bad_ = at;
  bad_is_negated_ = is_negated;
  if (!reaches(reducer_, at, ending_reach) || is_negated || is_elsewhere(at)) return;
  if (turned_ == no_token || is_joined(turned_, at))
    turn(at, reducer_);
  else  // "the crops that survived the drought are destroyed": no good news
    reading_at(turned_).multiplier = 0;
}

void Pass::turn(std::uint32_t bad, std::uint32_t cause) {
  turned_ = bad;
  change(bad, turned, cause);
  if (row_at(cause).valence <= 0) reading_at(cause).multiplier = 0;
  bad_ = no_token;
}

bool Pass::turn_before(const WordRow& row, std::uint32_t at) {
  if (!reaches(bad_, at, ended_reach) || bad_is_negated_ || has_between(bad_, at, parting) ||
      has_between(bad_, at, moving) || (at > 0 && is(at - 1, before_nouns)) || is_noun(at))
    return false;
  const bool is_near = reaches(bad_, at, moved_reach);
  if (bad_before_ != no_token) change(bad_before_, turned, at);
  turn(bad_, at);
  if (row.valence < 0 && is_near) reading_at(at).multiplier = -whole;
  return true;
}

void Pass::move(const WordRow& row, std::uint32_t at) {
  constexpr int most = 24;
  if (row.valence == 0 || row.valence > most || row.valence < -most) return;
  const std::uint32_t first = at - std::min(at, moved_reach + 1);
  if (has_between(first, at, moving) || is(first, moving)) scale(reading_at(at), moved);
}

void Pass::spoil_before(std::uint32_t at, std::uint32_t reach) {
  if (!reaches(good_, at, reach) || has_between(good_, at, parting)) return;
  change(good_, spoiled, at);
  good_ = no_token;
}

bool Pass::is_elsewhere(std::uint32_t at) const {
  for (std::uint32_t i = reducer_past_; i < at; ++i)
    if (words_[i].hash == word_hash("to")) return !is(i - 1, nouns_with_to);
  return has_between(reducer_, at, ending_reach_ends);
}

void Pass::change(std::uint32_t at, int sixteenths, std::uint32_t cause) {
  Reading& reading = reading_at(at);
  scale(reading, sixteenths);
  if (cause != no_token) reading.cause = cause;
}

bool Pass::has_between(std::uint32_t first, std::uint32_t past,
                       std::span<const std::uint32_t> word_class) const {
  for (std::uint32_t i = first + 1; i < past; ++i)
    if (is(i, word_class)) return true;
  return false;
}

bool Pass::is_joined(std::uint32_t first, std::uint32_t second) const {
  return second - first == 1 ||
         (second - first <= joined_reach && has_between(first, second, joining));
}

bool Pass::is_what_rises(std::uint32_t at) const {
  if (!reaches(riser_, at, risen_reach) || !is(riser_, nouns_of_rising) || !is(riser_ + 1, in))
    return false;
  return std::none_of(rows_.begin() + riser_ + 2, rows_.begin() + at,
                      [](const WordRow* row) { return (row->flags & WordRow::is_function) != 0; });
}

bool Pass::is_of(std::uint32_t first, std::uint32_t second) const {
  return second - first <= joined_reach && has_between(first, second, complementing);
}

bool Pass::is_noun(std::uint32_t at) const {
  return bad_ + 1 == at && bad_ >= 2 && (is(bad_ - 1, indefinite) || is(bad_ - 2, indefinite)) &&
         is(at, nouns_of_falling);
}

bool Pass::is_strengthened(std::uint32_t at) const {
  return reaches(strengthener_, at, degree_reach) &&
         (strengthener_ + 1 == at || !(rows_[at - 1]->flags & WordRow::is_function));
}

bool Pass::is_passive(std::uint32_t at) const {
  if (at > 0 && is(at - 1, auxiliaries)) return true;
  return at > 1 && is(at - 2, auxiliaries) && !(rows_[at - 1]->flags & WordRow::is_function);
}

}  // namespace gloss::sentiment
