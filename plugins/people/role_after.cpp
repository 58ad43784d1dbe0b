#include "people/role_finder.hpp"

namespace gloss::people {

/// Words that stand before a role and are no part of it: the "youngest" mayor.
bool RoleFinder::is_praise(std::uint32_t i) const {
  for (const std::string_view known : {"newly", "elected", "newly-elected", "youngest", "oldest",
                                       "eldest", "richest", "greatest", "longest-serving"})
    if (is_text(i, known)) return true;
  return false;
}

/// Whether each of the words [first, end) may stand before the owner of a role: "former".
bool RoleFinder::is_tenure(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t i = first; i < end; ++i)
    if (!row(i).is(tenure) || name_at_[i] != nothing) return false;
  return true;
}

/// The word behind "now"; and behind "formerly" before an article, where it is made the prefix of
/// the role: "formerly the" vice president.
std::uint32_t RoleFinder::after_adverb(std::uint32_t i, Draft& draft) const {
  if (i + 1 >= end_ || !touches(i, i + 1)) return i;
  for (const std::string_view known : {"now", "currently", "also", "still"})
    if (is_text(i, known)) return i + 1;
  if (!row(i + 1).is(article)) return i;
  for (const std::string_view known : {"formerly", "previously", "then", "once"})
    if (is_text(i, known)) {
      draft.prefix_first = draft.prefix_last = i;
      return i + 1;
    }
  return i;
}

/// Whether a small word goes on with the sentence behind "X, 61,": a verb, or "as". No role begins
/// with one.
bool RoleFinder::is_predicate(std::uint32_t i) const {
  const std::string_view word = document_.covered(i);
  if (word.size() < 2 || word.size() > 8) return false;
  return is_one_of(
      word, {"as",       "is",       "was",    "are",    "were",   "be",      "been",    "has",
             "have",     "had",      "does",   "did",    "will",   "would",   "can",     "could",
             "may",      "might",    "must",   "should", "became", "become",  "becomes", "remains",
             "remained", "serves",   "served", "works",  "worked", "starts",  "started", "began",
             "begins",   "runs",     "ran",    "leads",  "led",    "makes",   "made",    "stays",
             "stayed",   "turned",   "turns",  "acts",   "acted",  "took",    "takes",   "quit",
             "quits",    "resigned", "joined", "joins",  "says",   "told",    "tells",   "called",
             "calls",    "named",    "met",    "won",    "lost",   "replaced"});
}

/// The last word of the role whose first noun is word i: "chief" financial officer, "founder" and
/// director.
std::uint32_t RoleFinder::role_end(std::uint32_t i) const {
  const auto next_is = [&](std::uint32_t classes) {
    return i + 1 < end_ && touches(i, i + 1) && row(i + 1).is(classes) && !is_person_name(i + 1);
  };
  while (next_is(role)) ++i;
  if (next_is(modifier)) {  // "chief financial officer": the noun follows
    std::uint32_t noun = i + 1;
    while (noun + 1 < end_ && noun < i + 3 && !row(noun).is(role) && touches(noun, noun + 1))
      ++noun;
    if (row(noun).is(role) && !is_person_name(noun)) i = noun;
  }
  if (next_is(both) && i + 2 < end_ && row(i + 2).is(role | modifier)) {
    std::uint32_t second = i + 2;
    while (second + 1 < end_ && !row(second).is(role) && row(second).is(modifier)) ++second;
    if (row(second).is(role) && !is_person_name(second)) i = second;
  }
  return i;
}

/// The first word behind the comma, and the age and its comma, behind a name, or in a bracket with
/// a role; `nothing` if there is none.
std::uint32_t RoleFinder::apposition_begin(std::uint32_t last) const {
  std::uint32_t i = last + 1;
  if (i + 2 < end_ && document_.is_char(i, '('))
    return row(i + 1).is(role | modifier) ? i + 1 : nothing;
  if (i + 1 >= end_ || !document_.is_char(i, ',')) return nothing;
  ++i;
  if (document_.words.type(i) != layers::token::number) return i;
  return i + 2 < end_ && document_.is_char(i + 1, ',') ? i + 2 : nothing;
}

/// The mark behind the person's name at word i; `nothing` if there is none.
std::uint32_t RoleFinder::possessor_end(std::uint32_t i) const {
  const std::uint32_t mark = name_words_[name_at_[i]].end;
  return mark + 1 < end_ && is_possessive(mark) ? mark : nothing;
}

/// "X, the chief executive of BP,", "X, 54, Iran's foreign minister".
RoleFinder::Draft RoleFinder::after(std::uint32_t last) const {
  Draft draft;
  const std::uint32_t begin = apposition_begin(last);
  if (begin == nothing) return draft;
  std::uint32_t i = after_adverb(begin, draft);
  const bool has_article = row(i).is(article);
  i += has_article;
  while (i + 1 < end_ && is_praise(i) && touches(i, i + 1)) ++i;
  std::uint32_t first = i, role_first = nothing;
  const auto stands_before_owner = [&](std::uint32_t word) {  // "deputy" White House secretary
    return row(word).is(tenure) && word + 1 < end_ && owner_at(word + 1) != nothing;
  };
  for (const std::uint32_t limit = i + longest_phrase; i < end_ && i < limit; ++i) {
    if (i > first && !touches(i - 1, i)) return draft;
    if (is_person_name(i)) {  // "X, Odinga's lawyer,"
      if (i > first || (i = possessor_end(i)) == nothing) return draft;
      continue;
    }
    // "Central Intelligence Agency (CIA)" director
    if (document_.is_char(i, '(') && draft.of.size() != 0 && role_first == nothing &&
        i + 3 < end_ && document_.is_char(i + 2, ')')) {
      i += 2;
      continue;
    }
    if (document_.words.type(i) != layers::token::word && !is_possessive(i)) return draft;
    if (i > first && row(i).is(article)) return draft;
    std::uint32_t adjective = i;
    if (const std::uint32_t name = owner_at(i);
        name != nothing && !row(i).is(nationality) &&
        (role_first == nothing || is_tenure(role_first, i))) {
      if (role_first != nothing)
        draft.prefix_first = role_first, draft.prefix_last = i - 1, role_first = nothing;
      draft.of = span_of(name);
      i = name_words_[name].end - 1;
    } else if (const auto country = country_at(i, adjective)) {
      draft.country = country;
      if (role_first != nothing && draft.prefix_first == nothing && i > role_first)
        draft.prefix_first = role_first, draft.prefix_last = i - 1, role_first = nothing;
    } else if (row(i).is(role) && !stands_before_owner(i)) {
      if (role_first == nothing) role_first = i;
      break;
    } else if (is_text(i, "who") || is_text(i, "which") || is_text(i, "said")) {
      return draft;
    } else if (is_possessive(i)) {
      role_first = nothing;  // "the company's" is no part of the role
    } else {
      if (!row(i).is(modifier) && (row(i).is(capital) || row(i).is(of | both))) return draft;
      if (!has_article && !row(i).is(modifier) && is_predicate(i)) return draft;
      if (role_first == nothing) role_first = i;
      if (i - role_first > 3) return draft;
    }
  }
  if (i >= end_ || !row(i).is(role)) return draft;
  i = role_end(i);
  if (i + 1 < end_ && touches(i, i + 1) && is_person_name(i + 1)) return draft;
  draft.first = role_first, draft.last = i;
  draft.span_first = first, draft.span_last = i;
  take_of(draft);
  return draft;
}

}  // namespace gloss::people
