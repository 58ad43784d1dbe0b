#include "organizations/mention_finder.hpp"

#include <algorithm>

#include "gloss/spelling_key.hpp"
#include "organizations/acronym_finder.hpp"
#include "organizations/thing_abbreviations.hpp"

namespace gloss::organizations {
namespace {

constexpr std::uint64_t joint_key = spelling_key("and");

/// Sets the words without the article before and the legal form behind the name.
void set_bare(const DocumentView& document, Organization& mention) {
  std::uint32_t first = mention.first, last = mention.last;
  while (first < last && document.row(first).is(article)) ++first;
  const auto is_ending = [&](std::uint32_t i) {
    return document.row(i).is(legal_form | mark) ||
           (i < mention.last && document.row(i).key == joint_key);  // Chase & Co.
  };
  while (last > first && is_ending(last)) --last;
  mention.bare_first = first, mention.bare_last = last;
}

/// Whether the names layer has an organization or place that ends at `end`, in names before `name`.
bool is_other_body(const DocumentView& document, std::size_t name, std::uint32_t end) {
  while (name > 0 && document.names[name - 1].span.end > end) --name;
  if (name == 0 || document.names[name - 1].span.end != end) return false;
  return document.names[name - 1].type != layers::name::person;
}

/// "On Tuesday, Baker & Hill LLP ..."
bool is_time(std::string_view word) {
  constexpr std::string_view times[] = {
      "April",     "August", "December", "February", "Friday",   "January",   "July",
      "June",      "March",  "May",      "Monday",   "November", "October",   "Saturday",
      "September", "Sunday", "Thursday", "Today",    "Tuesday",  "Wednesday", "Yesterday"};
  static_assert(std::ranges::is_sorted(times));
  return std::ranges::binary_search(times, word);
}

/// "Stone, Baker & Hill LLP", of which the names layer has "Baker & Hill LLP".
void add_partners(const DocumentView& document, std::size_t name, std::uint32_t least,
                  Organization& mention) {
  if (!document.row(mention.last).is(legal_form)) return;
  bool has_and = false;
  for (std::uint32_t i = mention.first; i <= mention.last; ++i)
    has_and |= document.is_char(i, '&') || document.covered(i) == "and";
  if (!has_and) return;
  while (mention.first >= least + 2 && document.is_char(mention.first - 1, ',') &&
         document.row(mention.first - 2).is(capital) &&
         !is_time(document.covered(mention.first - 2)) &&
         document.words.end(mention.first - 2) == document.words.begin(mention.first - 1) &&
         !is_other_body(document, name, document.words.end(mention.first - 2))) {
    mention.first -= 2;
    mention.span.begin = document.words.begin(mention.first);
  }
}

/// Whether the words are of one line, with a blank between them.
bool is_joined(const DocumentView& document, std::uint32_t left) {
  const std::uint32_t end = document.words.end(left);
  return document.words.begin(left + 1) == end + 1 && document.text()[end] == ' ';
}

/// "Gisborne District Council", "Champagne and Aishihik First Nations", of which the names layer
/// has "District Council" and "Aishihik First Nations".
void add_place(const DocumentView& document, std::size_t name, std::uint32_t least,
               Organization& mention) {
  if (mention.first < least + 1 || mention.last == mention.first) return;
  std::uint32_t before = mention.first - 1;
  if (document.row(mention.last).is(plural)) {
    if (before < least + 1 || document.covered(before) != "and" || !is_joined(document, before))
      return;
    --before;
  } else if (!document.row(mention.first).is(of_place)) {
    return;
  }
  if (!document.row(before).is(capital) || !is_joined(document, before)) return;
  const std::uint32_t begin = document.words.begin(before), end = document.words.end(before);
  while (name > 0 && document.names[name - 1].span.begin >= end) --name;
  const bool is_named = name > 0 && document.names[name - 1].span.end > begin;
  if (is_named) {
    const Name& place = document.names[name - 1];
    if (place.type != layers::name::place || place.span.end != end) return;
    while (document.words.begin(before) > place.span.begin && before > least) --before;
  } else if (!document.row(mention.last).is(plural)) {
    return;
  }
  mention.first = before;
  mention.span.begin = document.words.begin(before);
}

/// "sold to March Capital Ltd.": the full stop ends the sentence.
void leave_stop(const DocumentView& document, Organization& mention) {
  const std::uint32_t end = mention.span.end;
  if (document.text()[end - 1] != '.' || end != document.words.end(mention.last)) return;
  if (!document.row(mention.last).is(legal_form) || document.covered(mention.last).size() < 3)
    return;
  if (document.covered(mention.last).find('.') + 1 != document.covered(mention.last).size()) return;
  const auto sentence = std::ranges::lower_bound(document.sentences, end, {}, &Span::end);
  if (sentence != document.sentences.end() && sentence->end == end) --mention.span.end;
}

/// "Liberal MPs", "Catholic dioceses", "First Nations people": adjectives, unlike "Labour MPs".
bool is_adjective(const DocumentView& document, const Organization& mention) {
  const std::uint32_t first = mention.first, next = mention.last + 1;
  if (first != mention.last && (next - first != 2 || document.covered(first) != "First" ||
                                document.covered(mention.last) != "Nations"))
    return false;
  if (first == mention.last && !document.row(first).is(adjective)) return false;
  if (next >= document.words.size()) return false;
  const std::string_view word = document.covered(next);
  return (word[0] >= 'a' && word[0] <= 'z') || word == "MP" || word == "MPs" || word == "Senator" ||
         word == "Leader";
}

/// "Tehreek-e-Insaf", of which the names layer has "Tehreek".
void add_behind_hyphens(const DocumentView& document, Organization& mention) {
  const std::string_view rest = document.text().substr(mention.span.end);
  for (const std::string_view link : {"-e-", "-i-", "-ul-", "-al-", "-ud-", "-us-"}) {
    if (!rest.starts_with(link) || rest.size() == link.size()) continue;
    const char capital = rest[link.size()];
    if (capital < 'A' || capital > 'Z') return;
    const auto begin = mention.span.end + static_cast<std::uint32_t>(link.size());
    while (mention.last + 1 < document.words.size() &&
           document.words.begin(mention.last + 1) <= begin)
      ++mention.last;
    mention.bare_last = mention.last;
    mention.span.end = document.words.end(mention.last);
    return;
  }
}

/// Widens or narrows the mention by what its first and last words are. Returns whether it is one.
bool judge_ends(const DocumentView& document, std::size_t name, std::uint32_t least,
                Organization& mention) {
  add_partners(document, name, least, mention);
  add_place(document, name, least, mention);
  leave_stop(document, mention);
  if (is_adjective(document, mention)) return false;
  set_bare(document, mention);
  return true;
}

}  // namespace

void find_mentions(const DocumentView& document, std::vector<Organization>& out) {
  // Names that neither begin nor end with such a word are as the names layer has them.
  constexpr std::uint32_t special = article | legal_form | of_place | plural | adjective | mark;
  out.clear();
  const Words& words = document.words;
  std::uint32_t next = 0, least = 0;
  for (std::size_t number = 0; number < document.names.size(); ++number) {
    const Name& name = document.names[number];
    if (name.type != layers::name::organization || name.span.size() == 0) continue;
    next = words.first_after(next, name.span.begin);
    std::uint32_t end = next;
    while (end < words.size() && words.begin(end) < name.span.end) ++end;
    if (end == next || next < least) continue;
    Organization& mention = out.emplace_back();
    mention.span = name.span, mention.score = name.score;
    mention.first = mention.bare_first = next;
    mention.last = mention.bare_last = end - 1;
    if (((document.row(next).classes | document.row(end - 1).classes) & special) != 0) {
      if (!judge_ends(document, number, least, mention)) {
        out.pop_back();
        continue;
      }
    }
    if (mention.span.end < document.text().size() && document.text()[mention.span.end] == '-')
      add_behind_hyphens(document, mention);
    least = mention.last + 1;
  }
  if (out.empty() || document.text().find('(') == std::string_view::npos) return;
  drop_things(document, out);
  add_acronyms(document, out);
}

}  // namespace gloss::organizations
