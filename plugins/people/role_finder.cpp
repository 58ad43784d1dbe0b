#include "people/role_finder.hpp"

#include "gloss/spelling_key.hpp"

namespace gloss::people {
namespace {

constexpr std::uint64_t secretary_key = spelling_key("secretary");
constexpr std::uint64_t minister_key = spelling_key("minister");

void append_lower(std::string_view word, std::string& out) {
  for (std::size_t i = 0; i < word.size();) {
    if (const auto byte = static_cast<unsigned char>(word[i]); byte < 0x80) {
      out.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte));
      ++i;
      continue;
    }
    const CodePoint point = code_point_at(word, i);
    append_utf8(out, point.value == 0x2019 ? U'\'' : gloss::to_lower(point.value));
    i += point.size;
  }
}

/// "MS" Dhoni, unlike "MS ROE".
bool are_initials(const DocumentView& document, std::uint32_t i, std::uint32_t name) {
  return document.covered(i) == "MS" && !document.row(name).is(all_capitals);
}

}  // namespace

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

/// "Liberal" MPs, "Council" spokesperson, "DOC" ranger: a body or party named by a bare word with a
/// capital, before a role.
bool RoleFinder::is_owner_word(std::uint32_t i) const {
  if (!row(i).is(capital) || i + 1 >= end_) return false;
  if (row(i).is(party)) return true;
  // "School" principal, at the begin of a sentence: any school.
  const bool is_any = i == begin_ && row(i).hints_at(common);
  if (row(i).is(body) && !row(i + 1).is(capital)) return !is_any;
  return row(i).is(all_capitals) && document_.covered(i).size() <= 6 &&
         !row(i).is(role | roles | title | modifier | nationality | suffix | roman);
}

/// "panel" after "Manawatu", before "member": part of what the role belongs to; not "The panel".
bool RoleFinder::is_group_word(std::uint32_t i) const {
  return row(i).is(group) && !row(i).is(capital) && i > begin_ && touches(i - 1, i) &&
         row(i - 1).is(capital) && !row(i - 1).is(nationality | role | article) &&
         !is_person_name(i - 1) && !row(i - 1).hints_at(calendar);
}

bool RoleFinder::is_possessive(std::uint32_t i) const {
  if (const char first = document_.front(i); first != '\'' && first != '\xE2') return false;
  return is_text(i, "'s") || is_text(i, "’s") || is_text(i, "'") || is_text(i, "’");
}

/// The country of the adjective that ends at word i, and its first word.
std::uint16_t RoleFinder::country_at(std::uint32_t i, std::uint32_t& first) const {
  first = i;
  const bool may_be_long = row(i).is(nationality_end) && row(i).is(capital) && i > begin_ &&
                           row(i - 1).is(capital) && touches(i - 1, i);
  if (may_be_long) {
    const std::string_view left = document_.covered(i - 1);
    const auto country =
        lexicon_.country_of(std::string(left).append(" ").append(document_.covered(i)));
    if (country != 0) return first = i - 1, country;
  }
  return row(i).country;
}

/// "the President and Senator" X: two persons. But "the president and CEO" X, "President and
/// Senator" X and "the former President and Senator" X are one.
bool RoleFinder::means_two(const Draft& draft, std::uint32_t joint) const {
  const Row& right = row(draft.last);
  if (!row(joint - 1).is(office) || !right.is(office) || !right.is(capital)) return false;
  if (right.is(all_capitals) || (draft.last + 1 < end_ && row(draft.last + 1).is(of))) return false;
  std::uint32_t first = joint - 1;
  const auto goes_on = [&](const Row& left) {
    return left.is(modifier | nationality) && !left.is(tenure);
  };
  while (first > begin_ && touches(first - 1, first) &&
         (goes_on(row(first - 1)) || owner_at(first - 1) != nothing))
    --first;
  return first > begin_ && (is_text(first - 1, "the") || is_text(first - 1, "The"));
}

/// Whether a verb follows word i: "will", "they".
bool RoleFinder::stands_before_verb(std::uint32_t i) const {
  return is_text(
      i, {"will", "would", "can", "could", "may", "might", "must", "should", "not", "they", "we"});
}

/// "to fire" Defense Secretary X: a verb, unlike "according to fire Chief X".
bool RoleFinder::is_infinitive(std::uint32_t i) const {
  if (row(i).is(capital) || !row(i + 1).is(capital) || i < begin_ + 2) return false;
  return is_text(i, {"fire", "head", "press", "lead", "house", "record", "film", "rescue",
                     "protest", "fund", "field", "land", "test"}) &&
         (is_text(i - 1, "to") || stands_before_verb(i - 1)) &&
         !is_text(i - 2, {"according", "According", "loyal", "close"});
}

/// "to host" Ann Lee, "will coach" Ann Lee: a verb. "To" stands before coaches, too.
bool RoleFinder::is_verb(std::uint32_t i) const {
  if (row(i).is(capital) || i == begin_ || !(row(i).hints_at(verb) || is_text(i, "coach")))
    return false;
  if (stands_before_verb(i - 1) || is_text(i - 1, {"They", "We"})) return true;
  return is_text(i - 1, "to") && is_text(i, {"host", "witness"});
}

/// The "PM" of a clock, not a prime minister.
bool RoleFinder::is_half_of_day(std::uint32_t i) const {
  return i > 0 && document_.words.type(i - 1) == layers::token::number &&
         is_text(i, {"PM", "pm", "Pm"});
}

/// Whether word i is what an office with a capital is for: "Local Government" Minister.
bool RoleFinder::is_capital_task(std::uint32_t i, const Draft& draft) const {
  const Row& office = row(draft.last);
  return row(i).is(portfolio) && row(i).is(capital) && office.is(capital) &&
         (office.key == secretary_key || office.key == minister_key);
}

/// Adds the modifiers and further roles before draft.first: "deputy prime" minister, "founder and
/// 2022 campaign" director.
void RoleFinder::extend_left(Draft& draft) const {
  bool has_joint = false;  // an "and"
  while (draft.first > begin_ && touches(draft.first - 1, draft.first)) {
    const std::uint32_t i = draft.first - 1;
    if (is_person_name(i) || (body_at(i) != nothing && !row(i).is(role))) break;
    if (is_owner_word(i) || is_group_word(i) || is_infinitive(i) || is_half_of_day(i)) break;
    if (is_text(i, "under") && row(i + 1).key != secretary_key)
      break;  // "a member under" President X
    const bool binds = i > begin_ && row(i).is(both) &&
                       row(i - 1).is(role | modifier | portfolio) && touches(i - 1, i) &&
                       (i < begin_ + 2 || !is_text(i - 2, "of")) &&  // "Secretary of War and"
                       body_at(i - 1) == nothing && !is_person_name(i - 1) && !means_two(draft, i);
    // "vice-foreign minister", but not "their nominee - former Minister X".
    const bool is_glue = i > begin_ && document_.is_char(i, '-') &&
                         row(i - 1).is(role | modifier) &&
                         document_.words.end(i) == document_.words.begin(i + 1);
    const bool is_year =
        i > begin_ && document_.words.type(i) == layers::token::number && row(i - 1).is(both);
    // "Science, Technology and Innovation" Minister
    const bool is_list = i > begin_ && document_.is_char(i, ',') && has_joint &&
                         is_capital_task(i - 1, draft) && is_capital_task(draft.first, draft);
    has_joint = has_joint || binds;
    if (binds || is_glue || is_list) {
      draft.first = i - 1;
    } else if (is_year || is_capital_task(i, draft) ||
               (row(i).is(modifier | role) && !row(i).is(nationality))) {
      draft.first = i;
    } else {
      break;
    }
  }
  draft.span_first = draft.first;
}

/// "Iranian", with "former" before it.
void RoleFinder::take_country(Draft& draft, std::uint16_t country, std::uint32_t first) const {
  draft.country = country;
  take_prefix(draft, first, modifier);
}

/// Adds the words of `classes` before the owner, which begins at word `first`.
void RoleFinder::take_prefix(Draft& draft, std::uint32_t first, std::uint32_t classes) const {
  draft.span_first = first;
  std::uint32_t before = first;
  while (before > begin_ && touches(before - 1, before) && row(before - 1).is(classes) &&
         name_at_[before - 1] == nothing)
    --before;
  if (before == first) return;
  draft.prefix_first = before, draft.prefix_last = first - 1;
  draft.span_first = before;
}

/// "Iranian Foreign Minister X", "Microsoft chief executive X".
RoleFinder::Draft RoleFinder::before(std::uint32_t name) const {
  Draft draft;
  if (name == begin_ || !touches(name - 1, name)) return draft;
  std::uint32_t last = name - 1;
  if (document_.is_char(last, '.') && last > begin_) --last;
  if (!row(last).is(role | roles) || is_person_name(last) || is_verb(last)) return draft;
  if (is_half_of_day(last)) return draft;
  // The "Rangers" are a club.
  if (row(last).is(roles) && body_at(last) != nothing && name_words_[name_at_[last]].size() == 1)
    return draft;
  draft.first = draft.last = draft.span_last = last;
  extend_left(draft);
  take_owner(draft);
  return draft;
}

/// "Minister of Health X", "President of Belarus X".
RoleFinder::Draft RoleFinder::before_with_of(std::uint32_t name) const {
  const std::uint32_t limit = name - begin_ > longest_phrase ? name - longest_phrase : begin_;
  for (std::uint32_t i = name; i-- > limit + 1;) {
    if (!touches(i, i + 1) || document_.words.type(i) != layers::token::word || is_person_name(i))
      break;
    // Most words are ruled out by their first letter: of, for, at, in, with, from, to.
    if (document_.words.span(i).size() > 4 ||
        std::string_view("ofaiwt").find(document_.front(i)) == std::string_view::npos)
      continue;
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

void RoleFinder::write(const Draft& draft, Person& person, std::string& role_text) const {
  Role& found = person.role;
  found.text_begin = static_cast<std::uint32_t>(role_text.size());
  if (const std::uint32_t size = draft.prefix_bytes; size > 0)
    append_lower(document_.text().substr(draft.of.begin - size, size), role_text);
  const std::size_t begin = role_text.size();
  const auto append = [&](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i <= last; ++i) {
      const bool glued = i > first && document_.words.end(i - 1) == document_.words.begin(i);
      if (role_text.size() > begin && !glued) role_text.push_back(' ');
      append_lower(document_.covered(i), role_text);
    }
  };
  if (draft.prefix_first != nothing) append(draft.prefix_first, draft.prefix_last);
  append(draft.first, draft.last);
  found.text_size = static_cast<std::uint32_t>(role_text.size()) - found.text_begin;
  found.span = document_.cover(draft.span_first, draft.span_last);
  // A "Beirut-based" economist belongs to nobody.
  if (!is_compound(gloss::covered(document_.text(), draft.of))) found.of = draft.of;
  found.country = found.of.size() != 0 ? std::uint16_t{0} : draft.country;
  found.is_plural = row(draft.last).is(roles);
  found.is_own = lexicon_.is_own_country(found.country);
  for (std::uint32_t i = draft.first; i <= draft.last; ++i)
    found.is_own |= row(i).is(own) && row(i).is(role | roles);
}

void RoleFinder::find(Person& person, std::uint32_t begin, std::uint32_t end,
                      std::string& role_text) {
  begin_ = begin, end_ = end;
  std::uint32_t name = person.first;
  std::uint32_t before_title = name;
  if (name > begin && document_.is_char(name - 1, '.') && name - 1 > begin) --before_title;
  if (before_title > begin && touches(before_title - 1, before_title) &&
      row(before_title - 1).is(title) && row(before_title - 1).is(capital) &&
      !row(before_title - 1).is(role) && !are_initials(document_, before_title - 1, name)) {
    name = before_title - 1;
    person.title = document_.words.span(name);
    // "Datuk" Seri X: the role stands before both.
    while (name > begin && touches(name - 1, name) && row(name - 1).is(title) &&
           row(name - 1).is(capital) && !row(name - 1).is(role))
      --name;
  }
  Draft draft = before(name);
  if (!draft.is_found()) draft = before_with_of(name);
  if (draft.is_found()) take_of_after_name(draft, person.last);
  if (draft.is_found()) take_relations(draft);
  if (!draft.is_found()) draft = after(person.last);
  if (!draft.is_found()) draft = before_with_comma(name, person.last);
  if (draft.is_found()) write(draft, person, role_text);
  if (name < person.first) person.role.is_own |= row(name).is(own);
}

}  // namespace gloss::people
