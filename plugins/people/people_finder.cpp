#include "people/people_finder.hpp"

#include "people/role_finder.hpp"

namespace gloss::people {

const char* mention_name(Mention mention) {
  switch (mention) {
    case Mention::full:
      return "full";
    case Mention::family:
      return "family";
    case Mention::given:
      break;
  }
  return "given";
}

const char* link_name(Link link) {
  switch (link) {
    case Link::full_name:
      return "full-name";
    case Link::family_of_full:
      return "family-of-full";
    case Link::given_of_full:
      return "given-of-full";
    case Link::same_word:
      return "same-word";
    case Link::alone:
      break;
  }
  return "alone";
}

/// Notes the words of each name, and the name of each word.
void PeopleFinder::place_names(const DocumentView& document, Scratch& scratch) const {
  const auto count = static_cast<std::uint32_t>(document.words.size());
  scratch.name_at.assign(count, nothing);
  scratch.name_words.clear();
  std::uint32_t next = 0;
  for (std::uint32_t name = 0; name < document.names.size(); ++name) {
    const Span span = document.names[name].span;
    while (next < count && document.words[next].end <= span.begin) ++next;
    std::uint32_t end = next;
    while (end < count && document.words[end].begin < span.end) {
      if (scratch.name_at[end] == nothing) scratch.name_at[end] = name;
      ++end;
    }
    scratch.name_words.push_back({next, end});
  }
}

/// Cuts titles and roles off a name, in case the names layer includes them.
void PeopleFinder::add_person(const DocumentView& document, const Name& name, Span words,
                              Result& result) const {
  std::uint32_t first = words.begin, begin = name.span.begin;
  while (first + 1 < words.end) {
    const Row& row = *document.words[first].row;
    const bool is_office = row.is(title | role) && !row.is(also_name);
    const bool is_stop = first > words.begin && document.covered(first) == ".";
    if (!is_office && !is_stop) break;
    begin = document.words[++first].begin;
  }
  Person person;
  person.span = {begin, name.span.end};
  person.first = first, person.last = words.end - 1;
  person.score = name.score;
  result.people.push_back(person);
}

/// "MPs X, Y and Z".
void PeopleFinder::share_plural_roles(const DocumentView& document,
                                      std::vector<Person>& people) const {
  for (std::size_t i = 1; i < people.size(); ++i) {
    const Person& before = people[i - 1];
    Person& person = people[i];
    if (!before.role.is_plural || !person.role.empty()) continue;
    const std::uint32_t gap = person.first - before.last - 1;
    if (gap == 0 || gap > 2) continue;
    bool is_list = true;
    for (std::uint32_t j = before.last + 1; j < person.first; ++j)
      is_list &= document.words[j].row->is(both) || document.covered(j) == ",";
    if (is_list) person.role = before.role;
  }
}

void PeopleFinder::find(const DocumentView& document, Scratch& scratch, Result& result) const {
  result.people.clear();
  result.role_text.clear();
  place_names(document, scratch);
  for (std::size_t name = 0; name < document.names.size(); ++name) {
    const Span words = scratch.name_words[name];
    if (document.names[name].type == layers::name::person && words.size() > 0)
      add_person(document, document.names[name], words, result);
  }
  RoleFinder roles(document, lexicon_, scratch.name_at, scratch.name_words);
  const auto count = static_cast<std::uint32_t>(document.words.size());
  std::uint32_t word = 0;
  std::size_t person = 0;
  for (const Span sentence : document.sentences) {
    while (word < count && document.words[word].begin < sentence.begin) ++word;
    const std::uint32_t first = word;
    while (word < count && document.words[word].begin < sentence.end) ++word;
    for (; person < result.people.size() && result.people[person].last < word; ++person)
      if (result.people[person].first >= first)
        roles.find(result.people[person], first, word, result.role_text);
  }
  share_plural_roles(document, result.people);
  scratch.linker.run(document, result.people);
}

}  // namespace gloss::people
