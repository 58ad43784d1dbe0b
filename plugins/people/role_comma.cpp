#include "people/role_finder.hpp"

namespace gloss::people {

/// Whether an apposition may end before word i: a name in the middle of a clause is its subject.
bool RoleFinder::ends_apposition(std::uint32_t i) const {
  if (i >= end_) return true;
  if (document_.words.span(i).size() == 1)
    return std::string_view(",.;:!?)\"").find(document_.front(i)) != std::string_view::npos;
  return is_text(i, "”") || is_text(i, "’") || is_text(i, "—") || is_text(i, "–");
}

/// "of their group", "of the Swedish navy", up to the comma at `end`: an owner without a name.
bool RoleFinder::is_nameless_owner(std::uint32_t of_word, std::uint32_t end) const {
  constexpr std::uint32_t most = 5;  // words
  if (!is_text(of_word, "of") && !is_text(of_word, "for") && !is_text(of_word, "at")) return false;
  if (end - of_word > most || end - of_word < 2) return false;
  for (std::uint32_t i = of_word + 1; i < end; ++i)
    if (document_.words.type(i) != layers::token::word || row(i).is(both) ||
        (row(i).country == 0 && (row(i).is(capital) || name_at_[i] != nothing)))
      return false;
  return true;
}

/// Whether the words [first, end) are a few that have no capital.
bool RoleFinder::are_small_words(std::uint32_t first, std::uint32_t end) const {
  if (end <= first || end - first > 3) return false;
  for (std::uint32_t i = first; i < end; ++i)
    if (document_.words.type(i) != layers::token::word || row(i).is(both | capital) ||
        name_at_[i] != nothing)
      return false;
  return true;
}

/// "mayor of Paris", "founder of their group", right before the comma at `end`.
RoleFinder::Draft RoleFinder::with_owner_before(std::uint32_t end) const {
  const std::uint32_t limit = end - begin_ > longest_phrase ? end - longest_phrase : begin_;
  if (const Draft draft = before_with_of(end); draft.is_found()) return draft;
  for (std::uint32_t i = end; i-- > limit + 1;) {
    if (document_.words.type(i) != layers::token::word || is_person_name(i)) break;
    if (!row(i).is(of) || !row(i - 1).is(role) || body_at(i) != nothing) continue;
    Draft draft;
    draft.first = draft.last = draft.span_last = i - 1;
    extend_left(draft);
    take_owner(draft);
    if (!is_nameless_owner(i, end)) {
      take_of(draft);  // "head of the UN agency"
      if (draft.of.size() == 0 || !are_small_words(draft.span_last + 1, end)) continue;
      return draft;
    }
    if (draft.of.size() == 0 && draft.country == 0)
      for (std::uint32_t word = i + 1; word < end && draft.country == 0; ++word)
        draft.country = row(word).country;
    return draft;
  }
  return {};
}

/// "One" Republican senator, "two" MPs.
bool RoleFinder::is_count(std::uint32_t i) const {
  if (document_.words.type(i) == layers::token::number) return true;
  const std::string_view word = document_.covered(i);
  if (word.size() < 3 || word.size() > 7) return false;
  for (const std::string_view known :
       {"one", "One", "two", "Two", "three", "Three", "several", "Several", "some", "Some"})
    if (word == known) return true;
  return false;
}

/// The first word of what owns: of "the late senator", up to the mark at word i.
std::uint32_t RoleFinder::possessor_begin(std::uint32_t i) const {
  constexpr std::uint32_t most = 5;  // words
  std::uint32_t first = i;
  while (first > begin_ && i - first < most && !document_.is_char(first - 1, ',')) --first;
  return first;
}

/// "Her" lawyer: an owner without a name.
bool RoleFinder::is_pronoun(std::uint32_t i) const {
  return row(i).is(article) && !is_text(i, "the") && !is_text(i, "The");
}

/// "two Labour MPs", "her lawyers", "the senator's aides", right before the comma at `end`.
RoleFinder::Draft RoleFinder::several_before(std::uint32_t end) const {
  if (!row(end - 1).is(roles) || is_person_name(end - 1)) return {};
  Draft draft;
  draft.first = draft.last = draft.span_last = end - 1;
  extend_left(draft);
  take_owner(draft);
  if (draft.span_first == begin_) return {};
  const std::uint32_t i = draft.span_first - 1;
  return is_count(i) || is_possessive(i) || is_pronoun(i) ? draft : Draft{};
}

/// "its president, X,", "Novacorp's CEO, X,", "the mayor of Paris, X.".
RoleFinder::Draft RoleFinder::before_with_comma(std::uint32_t name, std::uint32_t last) const {
  if (name < begin_ + 3 || !document_.is_char(name - 1, ',')) return {};
  const std::uint32_t end = name - 1;
  const bool is_list = last + 1 < end_ && row(last + 1).is(both);  // "two MPs, X and Y,"
  if (!ends_apposition(last + 1) && !is_list) return {};
  Draft draft;
  if (row(end - 1).is(role) && !is_list && !is_person_name(end - 1)) {
    draft.first = draft.last = draft.span_last = end - 1;
    extend_left(draft);
    take_owner(draft);
  } else if (is_list || (draft = with_owner_before(end), !draft.is_found())) {
    return several_before(end);
  }
  std::uint32_t first = draft.span_first;
  const bool has_article = first > begin_ && (row(first - 1).is(article) || is_count(first - 1) ||
                                              is_possessive(first - 1));
  const bool has_owner = draft.of.size() != 0 || draft.country != 0;
  if (!has_article && !has_owner) return {};
  // "X, the president of Acme, Y", "X, Garrison Commander at Acme, Y": the role is X's.
  if (has_article)
    first = is_possessive(first - 1) ? possessor_begin(first - 1) : first - 1;
  else if (first > begin_ && row(first - 1).is(capital))
    return {};
  const bool belongs_to_other =
      first > begin_ + 1 && document_.is_char(first - 1, ',') &&
      (is_person_name(first - 2) || document_.words.type(first - 2) == layers::token::number);
  return belongs_to_other ? Draft{} : draft;
}

}  // namespace gloss::people
