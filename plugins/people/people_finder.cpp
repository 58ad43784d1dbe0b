#include "people/people_finder.hpp"

#include "gloss/spelling_key.hpp"
#include "people/role_finder.hpp"

namespace gloss::people {
namespace {

/// The word behind a bracket that begins at word i: "(D-NE-02)"; i if none does before `end`.
std::uint32_t past_bracket(const DocumentView& document, std::uint32_t i, std::uint32_t end) {
  constexpr std::uint32_t most = 8;
  if (i >= end || !document.is_char(i, '(')) return i;
  for (std::uint32_t at = i + 1; at < end && at <= i + most; ++at)
    if (document.is_char(at, ')')) return at + 1;
  return i;
}

/// Whether only commas, "and" and a bracket stand between two mentions.
bool are_listed(const DocumentView& document, const Person& before, const Person& person) {
  const std::uint32_t begin = past_bracket(document, before.last + 1, person.first);
  const std::uint32_t gap = person.first - begin;
  if (gap == 0 || gap > 2) return false;
  for (std::uint32_t i = begin; i < person.first; ++i)
    if (!document.row(i).is(both) && !document.is_char(i, ',')) return false;
  return true;
}

/// "MPs X, Y and Z".
void share_plural_roles(const DocumentView& document, std::vector<PersonMention>& mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Person& before = mentions[i - 1].person;
    Person& person = mentions[i].person;
    if (before.role.is_plural && person.role.empty() && are_listed(document, before, person))
      person.role = before.role;
  }
}

bool has_office(const DocumentView& document, const Person& person) {
  for (std::uint32_t i = person.first;
       i-- > 0 && document.words.begin(i) >= person.role.span.begin;)
    if (document.row(i).is(office)) return true;
  return false;
}

/// Whether a role without an owner, in front of the second of two names, has that of the first. Not
/// "Pope" and "former governor", nor a trade; a minister only behind a president.
bool is_of_same_owner(const DocumentView& document, const Person& before, const Person& person) {
  constexpr std::uint64_t president = spelling_key("president"),
                          minister = spelling_key("minister"), prime = spelling_key("prime"),
                          secretary = spelling_key("secretary");
  const std::uint32_t first = before.last + 2;
  const bool is_one_word = document.words.end(first) == person.role.span.end;
  const Row& word = document.row(first);
  if (is_one_word && word.is(capital) && !word.is(all_capitals)) return false;
  if (is_one_word && word.key == president) return !has_office(document, before);
  bool is_post = false, is_minister = false, is_prime = false;
  for (std::uint32_t i = first; document.words.begin(i) < person.role.span.end; ++i) {
    const Row& row = document.row(i);
    if (row.is(tenure) && !row.hints_at(post)) return false;
    is_post |= row.hints_at(post);
    is_minister |= row.key == minister || row.key == secretary;
    is_prime |= row.key == prime && row.is(capital);
  }
  return is_minister ? !is_prime && has_office(document, before) : is_post;
}

/// "Acme chair X and chief executive Y": both are Acme's.
void share_owners(const DocumentView& document, std::vector<PersonMention>& mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Person& before = mentions[i - 1].person;
    Role& role = mentions[i].person.role;
    const bool lacks_owner = !role.empty() && role.of.size() == 0 && role.country == 0;
    const bool has_owner = before.role.of.size() != 0 || before.role.country != 0;
    if (!lacks_owner || !has_owner || before.role.span.end > before.span.begin) continue;
    const std::uint32_t joint = before.last + 1;
    if (document.row(joint).is(both) && document.words.end(joint) + 1 == role.span.begin &&
        is_of_same_owner(document, before, mentions[i].person)) {
      role.of = before.role.of;
      role.country = before.role.country;
    }
  }
}

}  // namespace

std::string_view mention_name(Mention mention) {
  switch (mention) {
    case Mention::full:
      return "full";
    case Mention::family:
      return "family";
    case Mention::given:
      return "given";
    case Mention::single:
      break;
  }
  return "single";
}

std::string_view link_name(Link link) {
  switch (link) {
    case Link::full_name:
      return "full-name";
    case Link::family_of_full:
      return "family-of-full";
    case Link::given_of_full:
      return "given-of-full";
    case Link::same_word:
      return "same-word";
    case Link::alias:
      return "alias";
    case Link::alone:
      break;
  }
  return "alone";
}

void PeopleFinder::find_roles(const DocumentView& document, Scratch& scratch,
                              std::string& role_text) const {
  RoleFinder roles(document, lexicon_, scratch.names.name_at(), scratch.names.name_words());
  std::size_t sentence = 0;
  std::uint32_t begin = 0, end = 0;
  for (PersonMention& mention : scratch.mentions) {
    Person& person = mention.person;
    const auto is_before = [&](std::size_t i) {
      return document.sentences[i].end <= person.span.begin;
    };
    while (sentence < document.sentences.size() && is_before(sentence)) ++sentence;
    if (sentence == document.sentences.size()) break;
    const Span span = document.sentences[sentence];
    if (end == 0 || document.words.begin(end - 1) < span.begin) {
      begin = document.words.first_after(begin, span.begin);
      end = document.words.first_after(begin, span.end - 1);
      if (end < document.words.size() && document.words.begin(end) < span.end) ++end;
    }
    if (person.first >= begin && person.last < end) roles.find(person, begin, end, role_text);
  }
  share_plural_roles(document, scratch.mentions);
  share_owners(document, scratch.mentions);
}

void PeopleFinder::find(const DocumentView& document, Scratch& scratch, Result& result) const {
  result.people.clear();
  result.role_text.clear();
  scratch.names.run(document, lexicon_, scratch.mentions);
  if (!never_.empty())
    std::erase_if(scratch.mentions, [&](const PersonMention& mention) {
      return never_.contains(gloss::covered(document.text(), mention.person.span));
    });
  find_roles(document, scratch, result.role_text);
  scratch.linker.run(document, scratch.mentions);
  for (const PersonMention& mention : scratch.mentions) result.people.push_back(mention.person);
}

}  // namespace gloss::people
