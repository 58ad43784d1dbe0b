/// What a negator says of the words that it reaches, which is not always their opposite.
#include <algorithm>

#include "sentiment/sentence_pass.hpp"

namespace gloss::sentiment {
namespace {

constexpr int greatest_degree = 32;         // sixteenths of a comparative's tone
constexpr std::uint32_t subject_reach = 4;  // tokens

}  // namespace

void Pass::begin_negation(const WordRow& row, std::uint32_t at) {
  if (is_in_negation(at) && is_in(inner_negators, row.hash) &&
      row_at(negator_).hash != row.hash) {  // "never fails to"
    reading_at(negator_).multiplier = 0;
    reading_at(at).multiplier = 0;
    negator_ = no_token;
    return;
  }
  if (at > 1 && is_in(at_start, row.hash)) {
    reading_at(at).multiplier = 0;
    return;
  }
  if (praises_much(at)) return;
  negator_ = at;
  find_negation_end(row, at);
}

bool Pass::means_much(std::uint32_t at) const {
  constexpr std::uint32_t reach = 8;
  bool has_verb = false;
  for (std::uint32_t i = at + 1; i < words_.size() && i <= at + reach; ++i) {
    if (rows_[i]->role == Role::clause_end) break;
    has_verb |= is(i, enough_after);
    if (has_verb &&
        (words_[i].hash == word_hash("enough") || words_[i].hash == word_hash("highly")))
      return true;
  }
  return false;
}

void Pass::find_negation_end(const WordRow& row, std::uint32_t at) {
  constexpr std::uint32_t near = 4, list_reach = 5, most = 12, behind_or = 3;
  const std::uint32_t reach = std::max(row.reach(), near) + (at == 0 ? near : 0);
  negation_end_ = past_;
  list_end_ = 0;
  for (; negation_end_ <= at + reach; ++negation_end_) {
    if (negation_end_ > at + near && is(negation_end_, subordinating)) return;
    if (negation_end_ >= words_.size() || rows_[negation_end_]->role == Role::clause_end) break;
  }
  const std::uint32_t alternative =
      find_or(negation_end_ - 1, std::min(negation_end_ + list_reach, at + most),
              is(at, before_lists) ? Commas::list : Commas::end);
  if (alternative == no_token) return;
  list_end_ = alternative;
  negation_end_ = std::max(negation_end_, alternative + behind_or);
}

bool Pass::lists_more(std::uint32_t at) const {
  constexpr std::uint32_t reach = 3;
  const bool is_comma = at < words_.size() && words_[at].hash == comma;
  return find_or(at, at + 1 + (is_comma ? reach : 0), Commas::list) != no_token;
}

std::uint32_t Pass::find_or(std::uint32_t first, std::uint32_t past, Commas commas) const {
  const std::uint32_t end = std::min(words_.size(), past);
  for (std::uint32_t i = first; i < end; ++i) {
    if (is(i, alternatives)) return i;
    const bool is_listing = commas == Commas::list && words_[i].hash == comma;
    if (rows_[i]->role == Role::clause_end && !is_listing) break;
  }
  return no_token;
}

bool Pass::is_of_habit() const {
  constexpr std::uint32_t reach = 4;
  if (!is_after(negator_, habitual)) return false;
  for (std::uint32_t i = past_; i < words_.size() && i < past_ + reach; ++i)
    if (is(i, times_of_habit)) return true;
  return false;
}

bool Pass::negate_trigger(const WordRow& row, std::uint32_t at) {
  if (is_utmost(row, at)) {
    reading_at(negator_).multiplier = 0;
    reading_at(at).is_negated = false;
    change(at, row.role == Role::comparative ? greatest_degree : strengthened, negator_);
    return false;
  }
  const bool is_ended = row.valence < 0 && is_no_longer(at);
  if (is_ended || (row.valence < 0 && is_denied_wholly(at))) {
    reading_at(at).is_negated = false;
    change(at, turned, negator_);
  }
  // "the pain no longer troubles her": nor is the pain bad news.
  if (is_ended && bad_ < negator_ && reaches(bad_, negator_, subject_reach) && !bad_is_negated_ &&
      !has_between(bad_, negator_, parting))
    change(bad_, turned, negator_);
  level(row, at);
  return true;
}

bool Pass::is_no_longer(std::uint32_t at) const {
  if (words_[negator_].hash != word_hash("no") || !is(negator_ + 1, longer)) return false;
  for (std::uint32_t i = negator_ + 2; i < at; ++i)
    if (!(rows_[i]->flags & WordRow::is_function) && rows_[i]->role != Role::intensifier &&
        !is(i, of_feeling))
      return false;
  return true;
}

bool Pass::is_denied_wholly(std::uint32_t at) const {
  constexpr std::uint32_t reach = 4;
  if (has_between(negator_, at, degree_of_never)) return true;
  for (std::uint32_t i = past_; i < words_.size() && i < at + reach; ++i) {
    if (rows_[i]->role == Role::clause_end || is(i, subordinating)) return false;
    if (is(i, wholly)) return true;
    if (words_[i].hash == word_hash("at") && i + 1 < words_.size() &&
        words_[i + 1].hash == word_hash("all"))
      return true;
  }
  return false;
}

void Pass::level(const WordRow& row, std::uint32_t at) {
  if (words_[negator_].hash == word_hash("neither")) {
    neither_ = at;
    neither_is_good_ = row.valence > 0;
  } else if (neither_ != no_token && words_[negator_].hash == word_hash("nor") &&
             neither_is_good_ != (row.valence > 0)) {
    reading_at(neither_).multiplier = 0;
    reading_at(at).multiplier = 0;
  }
}

bool Pass::is_as_feared(std::uint32_t at) const {
  constexpr std::uint32_t reach = 5;
  const bool is_less = bad_is_negated_ && reaches(bad_, at, reach) && has_between(bad_, at, as);
  return is_less || (reaches(turned_, at, reach) && has_between(turned_, at, than));
}

bool Pass::is_utmost(const WordRow& row, std::uint32_t at) const {
  const bool is_never = is_in(nevers, row_at(negator_).hash);
  const bool is_could = is_after_can(negator_);
  if (is_never && has_between(negator_, at, degree_of_never)) return true;
  if (is_could && has_between(negator_, at, more)) return true;
  if (is(at - 1, as) && is_in(nothings, row_at(negator_).hash)) return true;
  const bool is_found = is_after(negator_, promising) && has_between(negator_, at, finding);
  if (is_found && has_between(negator_, at, more)) return true;
  if (row.role != Role::comparative) return false;
  if (is_could || is_found) return true;
  const bool is_of_this = at + 2 < words_.size() && words_[at + 1].hash == word_hash("than") &&
                          words_[at + 2].hash == word_hash("this");
  if (has_between(negator_, at, becoming)) return is_of_this;
  if (words_[negator_].hash == word_hash("no"))
    return negator_ + 1 == at && at + 1 < words_.size() && rows_[at + 1]->role == Role::none &&
           !(rows_[at + 1]->flags & WordRow::is_function);
  // "nothing worse than a fright"
  const bool is_bound =
      negator_ + 1 == at && at + 1 < words_.size() && words_[at + 1].hash == word_hash("than");
  return is_never && !is_bound;
}

}  // namespace gloss::sentiment
