#include "people/role_finder.hpp"

namespace gloss::people {
namespace {

constexpr std::uint32_t longest_phrase = 10;  // words between a role and its name

}  // namespace

bool RoleFinder::touches(std::uint32_t left, std::uint32_t right) const {
  const std::uint32_t begin = document_.words[left].end, end = document_.words[right].begin;
  if (end - begin > 3) return false;
  for (std::uint32_t i = begin; i < end; ++i)
    if (document_.text[i] == '\n') return false;
  return true;
}

bool RoleFinder::is_person_name(std::uint32_t i) const {
  return name_at_[i] != nothing && document_.names[name_at_[i]].type == layers::name::person;
}

/// The organization or place that covers word i, or `nothing`.
std::uint32_t RoleFinder::body_at(std::uint32_t i) const {
  if (name_at_[i] == nothing) return nothing;
  const std::uint32_t type = document_.names[name_at_[i]].type;
  return type == layers::name::organization || type == layers::name::place ? name_at_[i] : nothing;
}

/// The name that may own a role: as body_at(), or a name of unknown kind.
std::uint32_t RoleFinder::owner_at(std::uint32_t i) const {
  return is_person_name(i) ? nothing : name_at_[i];
}

/// "Liberal" MPs, "Council" spokesperson: a body or party named by a bare word with a capital.
bool RoleFinder::is_owner_word(std::uint32_t i) const {
  if (!row(i).is(capital) || i + 1 >= end_) return false;
  return row(i).is(party) || (row(i).is(body) && !row(i + 1).is(capital));
}

bool RoleFinder::is_possessive(std::uint32_t i) const {
  return is_text(i, "'s") || is_text(i, "’s") || is_text(i, "'") || is_text(i, "’");
}

/// The country of the adjective that ends at word i, and its first word.
std::uint16_t RoleFinder::country_at(std::uint32_t i, std::uint32_t& first) const {
  if (i > begin_ && row(i - 1).is(capital) && row(i).is(capital) && touches(i - 1, i)) {
    std::string adjective;
    gloss::to_lower(
        gloss::covered(document_.text, {document_.words[i - 1].begin, document_.words[i].end}),
        adjective);
    first = i - 1;
    if (const auto country = lexicon_.country_of(adjective)) return country;
  }
  first = i;
  return row(i).country;
}

/// Adds the modifiers and further roles before draft.first: "deputy prime" minister.
void RoleFinder::extend_left(Draft& draft) const {
  while (draft.first > begin_ && touches(draft.first - 1, draft.first)) {
    const std::uint32_t i = draft.first - 1;
    if (is_person_name(i) || (body_at(i) != nothing && !row(i).is(role))) break;
    if (is_owner_word(i)) break;
    const bool binds = i > begin_ && row(i).is(both) &&
                       row(i - 1).is(role | modifier | portfolio) && touches(i - 1, i) &&
                       body_at(i - 1) == nothing && !is_person_name(i - 1);
    const bool is_glue = i > begin_ && is_text(i, "-") && row(i - 1).is(role | modifier);
    if (binds || is_glue) {
      draft.first = i - 1;
    } else if (row(i).is(modifier | role) && !row(i).is(nationality)) {
      draft.first = i;
    } else {
      break;
    }
  }
  draft.span_first = draft.first;
}

/// Adds the nationality, organization or place before the role: "Iranian", "Microsoft's".
void RoleFinder::take_owner(Draft& draft) const {
  if (draft.first == begin_ || !touches(draft.first - 1, draft.first)) return;
  std::uint32_t i = draft.first - 1, first = i;
  if (const auto country = country_at(i, first)) {
    draft.country = country;
    draft.span_first = first;
    std::uint32_t before = first;
    while (before > begin_ && touches(before - 1, before) && row(before - 1).is(modifier) &&
           name_at_[before - 1] == nothing)
      --before;
    if (before < first) {
      draft.prefix_first = before, draft.prefix_last = first - 1;
      draft.span_first = before;
    }
    return;
  }
  if (is_possessive(i) && i > begin_) --i;
  const std::uint32_t name = owner_at(i);
  if (name == nothing && is_owner_word(i)) {
    draft.of = {document_.words[i].begin, document_.words[i].end};
    draft.span_first = i;
    return;
  }
  if (name == nothing || name_words_[name].end != i + 1 || name_words_[name].begin < begin_) return;
  draft.of = span_of(name);
  draft.span_first = name_words_[name].begin;
}

/// Adds "of X" after the role: a name, or a portfolio that belongs to the role.
void RoleFinder::take_of(Draft& draft) const {
  std::uint32_t at = draft.span_last + 1;
  for (unsigned parts = 0; parts < 2; ++parts) {
    if (at + 1 >= end_ || !row(at).is(of) || !touches(at - 1, at)) return;
    std::uint32_t i = at + 1;
    while (i < end_ && row(i).is(article) && touches(i - 1, i)) ++i;
    if (i >= end_) return;
    if (const std::uint32_t name = owner_at(i); name != nothing && !row(i).is(portfolio)) {
      if (name_words_[name].begin != i || is_text(at, "from") || is_text(at, "to")) return;
      draft.of = span_of(name);
      draft.span_last = name_words_[name].end - 1;
      return;
    }
    if (!row(i).is(portfolio) || is_person_name(i)) return;
    while (i + 1 < end_ && touches(i, i + 1) && !is_person_name(i + 1) &&
           (row(i + 1).is(portfolio) || (row(i + 1).is(both) && i + 2 < end_ &&
                                         row(i + 2).is(portfolio) && !is_person_name(i + 2))))
      ++i;
    draft.last = draft.span_last = i;
    at = i + 1;
  }
}

/// "Iranian Foreign Minister X", "Microsoft chief executive X".
RoleFinder::Draft RoleFinder::before(std::uint32_t name) const {
  Draft draft;
  if (name == begin_ || !touches(name - 1, name)) return draft;
  std::uint32_t last = name - 1;
  if (is_text(last, ".") && last > begin_) --last;
  if (!row(last).is(role | roles) || is_person_name(last)) return draft;
  draft.first = draft.last = draft.span_last = last;
  extend_left(draft);
  take_owner(draft);
  return draft;
}

/// "Minister of Health X", "President of Belarus X".
RoleFinder::Draft RoleFinder::before_with_of(std::uint32_t name) const {
  const std::uint32_t limit = name - begin_ > longest_phrase ? name - longest_phrase : begin_;
  for (std::uint32_t i = name; i-- > limit + 1;) {
    if (!touches(i, i + 1) || document_.words[i].type != layers::token::word || is_person_name(i))
      break;
    if (!row(i).is(of) || !row(i - 1).is(role) || body_at(i) != nothing) continue;
    Draft draft;
    draft.first = draft.last = draft.span_last = i - 1;
    extend_left(draft);
    take_owner(draft);
    take_of(draft);
    if (draft.span_last + 1 == name) return draft;
  }
  return {};
}

/// "its president, X,".
RoleFinder::Draft RoleFinder::before_with_comma(std::uint32_t name, std::uint32_t last) const {
  Draft draft;
  if (name < begin_ + 3 || !is_text(name - 1, ",")) return draft;
  if (last + 1 < end_ && !is_text(last + 1, ",")) return draft;
  if (!row(name - 2).is(role) || row(name - 2).is(capital)) return draft;
  draft.first = draft.last = draft.span_last = name - 2;
  extend_left(draft);
  take_owner(draft);
  const bool has_article = draft.span_first > begin_ && row(draft.span_first - 1).is(article);
  const bool has_owner = draft.of.size() != 0 || draft.country != 0;
  return has_article || has_owner ? draft : Draft{};
}

/// "X, the chief executive of BP,", "X, 54, Iran's foreign minister".
RoleFinder::Draft RoleFinder::after(std::uint32_t last) const {
  Draft draft;
  std::uint32_t i = last + 1;
  if (i + 1 >= end_ || !is_text(i, ",")) return draft;
  ++i;
  if (document_.words[i].type == layers::token::number) {
    if (i + 2 >= end_ || !is_text(i + 1, ",")) return draft;
    i += 2;
  }
  if (row(i).is(article)) ++i;
  std::uint32_t first = i, role_first = nothing;
  for (const std::uint32_t limit = i + longest_phrase; i < end_ && i < limit; ++i) {
    if (is_person_name(i) || (i > first && !touches(i - 1, i))) return draft;
    if (document_.words[i].type != layers::token::word && !is_possessive(i)) return draft;
    std::uint32_t adjective = i;
    if (const std::uint32_t name = owner_at(i);
        name != nothing && role_first == nothing && !row(i).is(nationality)) {
      draft.of = span_of(name);
      i = name_words_[name].end - 1;
    } else if (const auto country = country_at(i, adjective)) {
      draft.country = country;
      if (role_first != nothing && draft.prefix_first == nothing && i > role_first)
        draft.prefix_first = role_first, draft.prefix_last = i - 1, role_first = nothing;
    } else if (row(i).is(role)) {
      if (role_first == nothing) role_first = i;
      break;
    } else if (is_text(i, "who") || is_text(i, "which") || is_text(i, "said")) {
      return draft;
    } else if (!is_possessive(i)) {
      if (!row(i).is(modifier) && (row(i).is(capital) || row(i).is(of | both))) return draft;
      if (role_first == nothing) role_first = i;
      if (i - role_first > 3) return draft;
    }
  }
  if (i >= end_ || !row(i).is(role)) return draft;
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
  if (i + 1 < end_ && touches(i, i + 1) && is_person_name(i + 1)) return draft;
  draft.first = role_first, draft.last = i;
  draft.span_first = first, draft.span_last = i;
  take_of(draft);
  return draft;
}

/// "Chief Daisy House of Chisasibi".
void RoleFinder::take_of_after_name(Draft& draft, std::uint32_t last) const {
  if (draft.of.size() != 0 || draft.country != 0 || last + 2 >= end_) return;
  if (!is_text(last + 1, "of") || !touches(last, last + 1)) return;
  const std::uint32_t i = row(last + 2).is(article) ? last + 3 : last + 2;
  if (i < end_ && body_at(i) != nothing) draft.of = span_of(body_at(i));
}

void RoleFinder::write(const Draft& draft, Person& person, std::string& role_text) const {
  std::string piece;
  Role& found = person.role;
  found.text_begin = static_cast<std::uint32_t>(role_text.size());
  const auto append = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i <= last; ++i) {
      const bool glued = i > first && document_.words[i - 1].end == document_.words[i].begin;
      if (role_text.size() > found.text_begin && !glued) role_text.push_back(' ');
      gloss::to_lower(document_.covered(i), piece);
      role_text += piece;
    }
  };
  if (draft.prefix_first != nothing) append(draft.prefix_first, draft.prefix_last);
  append(draft.first, draft.last);
  found.text_size = static_cast<std::uint32_t>(role_text.size()) - found.text_begin;
  found.span = {document_.words[draft.span_first].begin, document_.words[draft.span_last].end};
  found.of = draft.of;
  found.country = draft.country;
  found.is_plural = row(draft.last).is(roles);
}

void RoleFinder::find(Person& person, std::uint32_t begin, std::uint32_t end,
                      std::string& role_text) {
  begin_ = begin, end_ = end;
  std::uint32_t name = person.first;
  std::uint32_t before_title = name;
  if (name > begin && is_text(name - 1, ".") && name - 1 > begin) --before_title;
  if (before_title > begin && touches(before_title - 1, before_title) &&
      row(before_title - 1).is(title) && row(before_title - 1).is(capital) &&
      !row(before_title - 1).is(role)) {
    name = before_title - 1;
    person.title = {document_.words[name].begin, document_.words[name].end};
  }
  Draft draft = before(name);
  if (!draft.is_found()) draft = before_with_of(name);
  if (draft.is_found()) take_of_after_name(draft, person.last);
  if (!draft.is_found()) draft = after(person.last);
  if (!draft.is_found()) draft = before_with_comma(name, person.last);
  if (draft.is_found()) write(draft, person, role_text);
}

}  // namespace gloss::people
