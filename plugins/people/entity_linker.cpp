#include "people/entity_linker.hpp"

#include <algorithm>

namespace gloss::people {
namespace {

/// A text with more persons of one surname is a table, so only the newest are compared.
constexpr unsigned longest_chain = 32;

/// Whether `part` is the end of `whole`, and shorter.
bool is_tail(const DocumentView& document, const NameParts& part, const NameParts& whole) {
  if (part.words() >= whole.words()) return false;
  for (std::uint32_t i = 0; i < part.words(); ++i)
    if (document.words[part.last - i].id != document.words[whole.last - i].id) return false;
  return true;
}

/// Whether `part` is the beginning of `whole`, and shorter: "Gabriel García", "Gabriel García
/// Márquez".
bool is_beginning(const DocumentView& document, const NameParts& part, const NameParts& whole) {
  if (part.words() < 2 || part.words() >= whole.words()) return false;
  for (std::uint32_t i = 0; i < part.words(); ++i)
    if (document.words[part.first + i].id != document.words[whole.first + i].id) return false;
  return true;
}

}  // namespace

void EntityLinker::Index::clear() {
  for (const std::uint32_t id : used_) heads_[id] = 0;
  used_.clear(), nodes_.clear();
}

void EntityLinker::Index::add(std::uint32_t word_id, std::uint32_t entity) {
  if (word_id >= heads_.size())
    heads_.resize(std::max<std::size_t>(word_id + 1, 2 * heads_.size()));
  if (heads_[word_id] == 0) used_.push_back(word_id);
  nodes_.push_back({entity, heads_[word_id]});
  heads_[word_id] = static_cast<std::uint32_t>(nodes_.size());
}

template <class Use>
void EntityLinker::Index::each(std::uint32_t word_id, Use use) const {
  if (word_id >= heads_.size()) return;
  unsigned seen = 0;
  for (std::uint32_t at = heads_[word_id]; at != 0 && seen < longest_chain; ++seen) {
    if (use(nodes_[at - 1].entity)) return;
    at = nodes_[at - 1].next;
  }
}

EntityLinker::Gender EntityLinker::gender_of(const DocumentView& document, const Person& person) {
  const std::string_view title = gloss::covered(document.text, person.title);
  const auto is = [&](std::string_view known) {
    return title.substr(0, title.size() - (title.ends_with('.') ? 1 : 0)) == known;
  };
  if (title.empty()) return Gender::unknown;
  if (is("Mr") || is("Sir") || is("Lord") || is("Mister") || is("Monsieur") || is("Herr"))
    return Gender::male;
  if (is("Mrs") || is("Ms") || is("Miss") || is("Dame") || is("Lady") || is("Madam") ||
      is("Madame") || is("Frau"))
    return Gender::female;
  return Gender::unknown;
}

/// Whether two full names may mean one person: the family names are equal, and the first given
/// names are forms of one name, or one of them is the initial of the other.
bool EntityLinker::is_same(const DocumentView& document, const NameParts& a,
                           const NameParts& b) const {
  const auto word = [&](std::uint32_t i) -> const Word& { return document.words[i]; };
  if (!a.is_full() || !b.is_full()) return false;
  if (a.words() == 2 && b.words() == 2 && word(a.first).id == word(b.last).id &&
      word(a.last).id == word(b.first).id)
    return true;  // "Abe Shinzo", "Shinzo Abe"
  if (word(a.family_last).id != word(b.family_last).id) return false;
  const Row& left = *word(a.given_first).row;
  const Row& right = *word(b.given_first).row;
  if (left.given == right.given) return true;
  return (left.is(initial) || right.is(initial)) && left.first_letter == right.first_letter;
}

std::uint32_t EntityLinker::find_full(const DocumentView& document, const NameParts& parts) const {
  std::uint32_t found = nothing;
  const auto look = [&](std::uint32_t entity) {
    const NameParts& known = entities_[entity].fullest;
    if (is_same(document, parts, known) || is_tail(document, parts, known) ||
        (known.words() > 1 && is_tail(document, known, parts)) ||
        is_beginning(document, parts, known) || is_beginning(document, known, parts))
      found = entity;
    return found != nothing;
  };
  families_.each(document.words[parts.last].id, look);
  if (found == nothing) families_.each(document.words[parts.first].id, look);
  if (found == nothing) givens_.each(document.words[parts.last].id, look);
  if (found == nothing) givens_.each(document.words[parts.first].id, look);
  return found;
}

std::uint32_t EntityLinker::add_entity(const DocumentView& document, std::uint32_t mention,
                                       const NameParts& parts) {
  const auto entity = static_cast<std::uint32_t>(entities_.size());
  entities_.push_back({mention, parts, Gender::unknown, nothing});
  const std::uint32_t family = parts.family_last == nothing ? parts.last : parts.family_last;
  families_.add(document.words[family].id, entity);
  if (parts.given_first != nothing) givens_.add(document.words[parts.given_first].id, entity);
  return entity;
}

/// The last earlier entity with this word; else the first later one.
std::uint32_t EntityLinker::find_single(const Index& index, std::uint32_t word_id,
                                        Gender gender) const {
  std::uint32_t best = nothing;
  index.each(word_id, [&](std::uint32_t entity) {
    const Entity& candidate = entities_[entity];
    const bool clashes = gender != Gender::unknown && candidate.gender != Gender::unknown &&
                         candidate.gender != gender;
    if (clashes) return false;
    const auto seen = [&](std::uint32_t which) { return entities_[which].last_seen + 1; };
    if (best == nothing || seen(entity) > seen(best) ||
        (seen(entity) == seen(best) && entity < best))
      best = entity;
    return false;
  });
  return best;
}

void EntityLinker::link_single(const DocumentView& document, std::vector<Person>& people,
                               std::uint32_t mention) {
  Person& person = people[mention];
  const NameParts& parts = parts_[mention];
  const std::uint32_t id = document.words[parts.last].id;
  const Gender gender = gender_of(document, person);
  std::uint32_t entity = find_single(families_, id, gender);
  person.link = Link::family_of_full;
  person.mention = Mention::family;
  if (entity == nothing) {
    entity = find_single(givens_, id, gender);
    person.link = Link::given_of_full;
    person.mention = Mention::given;
  }
  const bool is_ruler =
      !person.role.empty() && parts.first > 0 && document.words[parts.first - 1].row->is(ruler);
  if (entity == nothing) {
    entity = add_entity(document, mention, parts);
    person.link = Link::alone;
    person.mention = Mention::family;
  } else if (!entities_[entity].fullest.is_full()) {
    person.link = Link::same_word;
    person.mention = people[entities_[entity].standard].mention;
  }
  if (is_ruler && person.link == Link::alone) person.mention = Mention::given;
  person.entity = entity;
  if (entities_[entity].gender == Gender::unknown) entities_[entity].gender = gender;
}

/// Sets names and parts, which need all mentions.
void EntityLinker::finish(const DocumentView& document, Person& person) const {
  const Entity& entity = entities_[person.entity];
  const NameParts& full = entity.fullest;
  const auto cover = [&](std::uint32_t first, std::uint32_t last) {
    return first == nothing ? Span{} : Span{document.words[first].begin, document.words[last].end};
  };
  person.name = cover(full.first, full.last);
  person.given = cover(full.given_first, full.given_last);
  person.family = cover(full.family_first, full.family_last);
  if (!full.is_full() && person.mention == Mention::given) person.given = person.name;
  if (!full.is_full() && person.mention == Mention::family) person.family = person.name;
  person.entity = entity.standard;
}

void EntityLinker::run(const DocumentView& document, std::vector<Person>& people) {
  families_.clear(), givens_.clear(), entities_.clear(), parts_.clear();
  const auto count = static_cast<std::uint32_t>(people.size());
  for (const Person& person : people)
    parts_.push_back(parts_of(document, person.first, person.last));
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!parts_[i].is_full()) continue;
    std::uint32_t entity = find_full(document, parts_[i]);
    if (entity == nothing) entity = add_entity(document, i, parts_[i]);
    Entity& known = entities_[entity];
    if (parts_[i].words() > known.fullest.words()) {
      known.fullest = parts_[i];
      families_.add(document.words[parts_[i].family_last].id, entity);
    }
    if (known.gender == Gender::unknown) known.gender = gender_of(document, people[i]);
    people[i].entity = entity;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    Person& person = people[i];
    if (parts_[i].is_full()) {
      const bool is_part = is_tail(document, parts_[i], entities_[person.entity].fullest) &&
                           parts_[i].first != parts_[entities_[person.entity].standard].first;
      person.mention = is_part ? Mention::family : Mention::full;
      person.link = Link::full_name;
    } else {
      link_single(document, people, i);
    }
    entities_[person.entity].last_seen = i;
  }
  for (Person& person : people) finish(document, person);
}

}  // namespace gloss::people
