#include <algorithm>

#include "gloss/spelling_key.hpp"
#include "people/role_finder.hpp"

namespace gloss::people {

/// The bytes of "ex-" or "then-" in front of a name: "ex-Mungiki", before "leader".
std::uint32_t RoleFinder::tenure_prefix(std::uint32_t i) const {
  if (const char first = document_.front(i) | 0x20; first != 'e' && first != 't') return 0;
  const std::string_view form = document_.covered(i);
  const std::size_t size = form.substr(1).starts_with("x-") ? 3 : 5;
  if (form.size() <= size || form[size] < 'A' || form[size] > 'Z') return 0;
  const bool is_prefix = size == 3 ? (form[0] | 0x20) == 'e' : form.substr(1, 4) == "hen-";
  return is_prefix ? static_cast<std::uint32_t>(size) : 0;
}

/// The first of the words with a capital that no name covers and that end at word i.
std::uint32_t RoleFinder::capitals_begin(std::uint32_t i) const {
  while (i > begin_ && touches(i - 1, i) && row(i - 1).is(capital) && name_at_[i - 1] == nothing &&
         document_.words.type(i - 1) == layers::token::word &&
         !row(i - 1).is(article | nationality | role | roles | title | tenure) &&
         !row(i - 1).hints_at(calendar | opener))
    --i;
  return i;
}

/// The first word of a body that the names layer has missed: "Kura Kaupapa" chair. A role in small
/// letters does not begin a name, so that the words before it are one of their own.
std::uint32_t RoleFinder::unnamed_body(std::uint32_t last) const {
  if (last + 1 >= end_ || row(last + 1).is(capital) || !row(last + 1).is(role | roles | modifier) ||
      !row(last).is(capital) || name_at_[last] != nothing ||
      row(last).is(nationality | role | roles | title | both))
    return nothing;
  const std::uint32_t begin = capitals_begin(last);
  return begin < last ? begin : nothing;
}

/// The first word of the owner that ends at word `last`; `nothing` if there is none.
std::uint32_t RoleFinder::owner_begin(std::uint32_t last) const {
  std::uint32_t i = last;
  if (row(i).hints_at(calendar)) return nothing;  // "On Monday" president X
  if (is_group_word(i)) --i;
  std::uint32_t begin = nothing;
  if (const std::uint32_t name = owner_at(i); name != nothing) {
    if (name_words_[name].end != i + 1 || name_words_[name].begin < begin_) return nothing;
    begin = name_words_[name].begin;
  } else if (i < last || is_owner_word(i)) {
    begin = i;
    // "Resource Consent Committee": the words before a body's.
    while (begin > begin_ && touches(begin - 1, begin) && row(begin - 1).is(capital) &&
           name_at_[begin - 1] == nothing && !row(begin - 1).is(article | nationality) &&
           !row(begin - 1).hints_at(calendar | opener) &&
           (row(i).is(body | group) || row(begin - 1).is(party)))
      --begin;
  } else {
    begin = unnamed_body(i);
  }
  if (begin == nothing) return nothing;
  const auto is_owner_name = [&](std::uint32_t word) {
    return owner_at(word) != nothing && name_words_[owner_at(word)].end == word + 1 &&
           name_words_[owner_at(word)].begin >= begin_ && !row(word).is(nationality);
  };
  // "Manitoba" RCMP, "Bank of" Utopia: names side by side, or joined by "of".
  if (begin > begin_ && touches(begin - 1, begin) && body_at(begin - 1) != nothing &&
      is_owner_name(begin - 1))
    return name_words_[owner_at(begin - 1)].begin;
  if (begin > begin_ + 1 && is_text(begin - 1, "of") && touches(begin - 1, begin) &&
      touches(begin - 2, begin - 1) && row(begin - 2).is(capital) &&
      !row(begin - 2).is(role | roles)) {
    // "Of" joins the words before it to the body, even where the names layer sees a person.
    const std::uint32_t name = name_at_[begin - 2];
    if (name == nothing) return capitals_begin(begin - 2);
    if (name_words_[name].end == begin - 1 && name_words_[name].begin >= begin_)
      return name_words_[name].begin;
  }
  return begin;
}

/// Whether a small word describes a person: "deposed", "hardline".
bool RoleFinder::is_description(std::uint32_t i) const {
  if (row(i).is(capital) || document_.words.type(i) != layers::token::word) return false;
  const std::string_view form = document_.covered(i);
  if (form.size() > 4)
    for (const std::string_view ending : {"ed", "ous", "ful", "ish", "est", "mental"})
      if (form.ends_with(ending)) return true;
  for (const std::string_view known :
       {"hardline", "hard-line", "new", "young", "first", "last", "late", "current", "popular",
        "powerful", "left-wing", "right-wing", "far-right", "then", "long-serving"})
    if (form == known) return true;
  return is_praise(i);
}

/// "Egypt's" deposed king: the mark of the owner before the words that describe a person and end
/// at word `last`. Without such words or owner, `last`.
std::uint32_t RoleFinder::before_descriptions(std::uint32_t last) const {
  std::uint32_t i = last;
  for (unsigned words = 0; words < 2 && i > begin_ && is_description(i); ++words) {
    if (!touches(i - 1, i)) return last;
    if (is_possessive(--i)) return i;
  }
  return last;
}

/// Adds the nationality, organization or place before the role: "Iranian", "Microsoft's".
void RoleFinder::take_owner(Draft& draft) const {
  if (draft.first == begin_ || !touches(draft.first - 1, draft.first)) return;
  std::uint32_t i = before_descriptions(draft.first - 1), first = i;
  if (const auto country = country_at(i, first)) return take_country(draft, country, first);
  if (is_possessive(i) && i > begin_) --i;
  // "Central Intelligence Agency (CIA)" director
  if (document_.is_char(i, ')') && i > begin_ + 2 && document_.is_char(i - 2, '(') &&
      row(i - 1).is(all_capitals) && touches(i - 3, i - 2))
    i -= 3;
  std::uint32_t begin = owner_begin(i);
  if (begin == nothing && tenure_prefix(i) > 0) begin = i;
  if (begin == nothing) return;
  // "Cherryville Fire" chief: what the names layer takes for a body is half of the role.
  if (begin < i && i + 1 == draft.first && is_text(i, "Fire")) draft.first = i--;
  draft.of = document_.cover(begin, i);
  draft.prefix_bytes = tenure_prefix(begin);
  draft.of.begin += draft.prefix_bytes;
  take_prefix(draft, begin, tenure);
}

/// The last word of the owner that begins at word i; `nothing` if there is none.
std::uint32_t RoleFinder::owner_end(std::uint32_t i) const {
  std::uint32_t last = nothing;
  if (const std::uint32_t name = owner_at(i); name != nothing) {
    if (name_words_[name].begin != i) return nothing;
    last = name_words_[name].end - 1;
  } else if (row(i).is(capital) && !is_person_name(i) && !row(i).is(role | roles | title)) {
    // The names layer misses some names: here words with capitals stand for one.
    last = i;
    while (last + 1 < end_ && touches(last, last + 1) && row(last + 1).is(capital) &&
           name_at_[last + 1] == nothing)
      ++last;
  }
  if (last == nothing || last + 1 >= end_ || !touches(last, last + 1)) return last;
  // "Manitoba" "RCMP": names side by side.
  const std::uint32_t next = body_at(last + 1);
  const bool is_beside =
      next != nothing && document_.words.end(last) < document_.words.begin(last + 1);
  return is_beside ? name_words_[next].end - 1 : last;
}

/// "Sweden-based" Ericsson
bool RoleFinder::is_compound(std::uint32_t i) const { return is_compound(document_.covered(i)); }

bool RoleFinder::is_compound(std::string_view form) {
  for (const std::string_view ending : {"-based", "-born", "-bred", "-owned", "-led", "-backed",
                                        "-educated", "-trained", "-raised"})
    if (form.ends_with(ending)) return true;
  return false;
}

/// Captain of the "Italian" national team: an owner without a name, of which the country is known.
bool RoleFinder::takes_nameless_owner(Draft& draft, std::uint32_t i) const {
  const auto is_small = [&](std::uint32_t word) {
    return word < end_ && touches(word - 1, word) && !row(word).is(capital | of | both | article) &&
           document_.words.type(word) == layers::token::word && name_at_[word] == nothing;
  };
  if (row(i).country == 0 || !row(i).is(capital) || !is_small(i + 1)) return false;
  if (is_text(i + 1, "language")) return true;  // "with an English language daily"
  draft.country = row(i).country;
  draft.span_last = i + 1;
  while (draft.span_last < i + 3 && is_small(draft.span_last + 1)) ++draft.span_last;
  return true;
}

/// Adds "of X" after the role: a name, or a portfolio that belongs to the role.
void RoleFinder::take_of(Draft& draft) const {
  std::uint32_t at = draft.span_last + 1;
  for (unsigned parts = 0; parts < 2; ++parts) {
    if (at + 1 >= end_ || !row(at).is(of) || !touches(at - 1, at)) return;
    std::uint32_t i = at + 1;
    while (i < end_ && row(i).is(article) && touches(i - 1, i)) ++i;
    if (i >= end_) return;
    if (!row(i).is(portfolio) || body_at(i) != nothing) {
      if (is_text(at, "from") || is_text(at, "to")) return;
      if (takes_nameless_owner(draft, i)) return;
      while (i + 1 < end_ && is_compound(i) && touches(i, i + 1)) ++i;
      const std::uint32_t last = owner_end(i);
      if (last == nothing) return;
      draft.of = document_.cover(i, last);
      draft.span_last = last;
      return;
    }
    if (is_person_name(i)) return;
    while (i + 1 < end_ && touches(i, i + 1) && !is_person_name(i + 1) &&
           (row(i + 1).is(portfolio) || (row(i + 1).is(both) && i + 2 < end_ &&
                                         row(i + 2).is(portfolio) && !is_person_name(i + 2))))
      ++i;
    draft.last = draft.span_last = i;
    at = i + 1;
  }
}

/// "Chief Daisy House of Chisasibi": a place or body, even where the names layer sees a person. A
/// comma stands before a body only, "Professor X, of Lund University"; a place is a home there, as
/// it is behind a trade.
void RoleFinder::take_of_after_name(Draft& draft, std::uint32_t last) const {
  if (draft.of.size() != 0 || draft.country != 0 || last + 2 >= end_) return;
  const bool has_comma = document_.is_char(last + 1, ',');
  const std::uint32_t at = has_comma ? last + 2 : last + 1;
  if (at + 1 >= end_ || !is_text(at, "of") || !touches(last, at)) return;
  const std::uint32_t i = row(at + 1).is(article) ? at + 2 : at + 1;
  if (i >= end_) return;
  const std::uint32_t name = name_at_[i];
  const auto is_named = [&](std::uint32_t type) {
    return name != nothing && document_.names[name].type == type;
  };
  if (has_comma && !is_named(layers::name::organization)) return;
  if (is_named(layers::name::place) && is_trade(draft.last)) return;
  if (is_person_name(i)) {
    const Span words = name_words_[name];
    if (words.begin == i) draft.of = document_.cover(i, words.end - 1);
  } else if (const std::uint32_t end = owner_end(i); end != nothing) {
    draft.of = document_.cover(i, end);
  }
}

/// Whether the role is a trade, of which there are many at a place.
bool RoleFinder::is_trade(std::uint32_t i) const {
  constexpr std::uint64_t trades[] = {
      spelling_key("analyst"),    spelling_key("economist"),   spelling_key("strategist"),
      spelling_key("trader"),     spelling_key("broker"),      spelling_key("banker"),
      spelling_key("lawyer"),     spelling_key("attorney"),    spelling_key("doctor"),
      spelling_key("engineer"),   spelling_key("farmer"),      spelling_key("author"),
      spelling_key("novelist"),   spelling_key("writer"),      spelling_key("poet"),
      spelling_key("journalist"), spelling_key("reporter"),    spelling_key("columnist"),
      spelling_key("actor"),      spelling_key("actress"),     spelling_key("singer"),
      spelling_key("artist"),     spelling_key("businessman"), spelling_key("businesswoman"),
      spelling_key("investor"),   spelling_key("activist"),    spelling_key("expert")};
  return std::ranges::find(trades, row(i).key) != std::end(trades);
}

/// "Crown-Indigenous Relations" Minister: a department by the two that it is between.
void RoleFinder::take_relations(Draft& draft) const {
  constexpr std::uint64_t relations = spelling_key("relations");
  if (draft.of.size() != 0 || draft.country != 0 || draft.last < draft.first + 2) return;
  const std::uint32_t noun = draft.last - 1;
  if (row(noun).key != relations || !row(noun).is(capital) || !row(noun - 1).is(capital)) return;
  std::uint32_t begin = noun - 1;
  while (begin >= draft.first + 2 && document_.is_char(begin - 1, '-') &&
         row(begin - 2).is(capital))
    begin -= 2;
  const bool is_compound =
      begin < noun - 1 || document_.covered(begin).find('-') != std::string_view::npos;
  if (is_compound) draft.of = document_.cover(begin, noun);
}

}  // namespace gloss::people
