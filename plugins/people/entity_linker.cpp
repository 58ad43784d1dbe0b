#include "people/entity_linker.hpp"

#include <algorithm>

#include "people/person_match.hpp"

namespace gloss::people {

std::uint64_t EntityLinker::whole_key(const NameParts& parts) const {
  std::uint64_t key = parts.words();
  for (std::uint32_t i = parts.first; i <= parts.last; ++i)
    key = (key ^ row(i).key) * 0x9E3779B97F4A7C15u;
  return parts.suffix == nothing ? key : key ^ row(parts.suffix).given;
}

bool EntityLinker::has_same_words(const NameParts& a, const NameParts& b) const {
  if (a.words() != b.words()) return false;
  for (std::uint32_t i = 0; i < a.words(); ++i)
    if (row(a.first + i).key != row(b.first + i).key) return false;
  return true;
}

/// The newest entity that may be the same person.
std::uint32_t EntityLinker::find_full(const NameParts& parts) const {
  std::uint32_t found = nothing;
  const auto look = [&](std::uint32_t entity) {
    const NameParts& known = entities_[entity].fullest;
    // A son is introduced after his father.
    const bool is_son = parts.suffix != nothing && known.suffix == nothing;
    if (!is_son && may_be_same(*document_, parts, known)) found = entity;
    return found != nothing;
  };
  for (const std::uint32_t word : {parts.last, parts.first}) {
    if (found == nothing) families_.each(row(word).key, look);
    if (found == nothing) givens_.each(row(word).given, look);
  }
  return found;
}

std::uint32_t EntityLinker::add_entity(std::uint32_t mention) {
  const NameParts& parts = (*mentions_)[mention].parts;
  const auto number = static_cast<std::uint32_t>(entities_.size());
  Entity entity;
  entity.standard = entity.full_mention = mention;
  entity.fullest = parts;
  if (parts.is_full)
    entity.is_relative =
        is_told_by_kinship(*document_, (*mentions_)[mention].person, entity.gender) ||
        is_next_relative(mention);
  entities_.push_back(entity);
  const std::uint32_t family = parts.family_last == nothing ? parts.last : parts.family_last;
  families_.add(row(family).key, number);
  if (parts.is_full) index_full(parts, number);
  return number;
}

/// "the grandfather of Neil Ault and Governor Jed Ault", "the son of Ray and Sandy Ault": the
/// second of two relatives.
bool EntityLinker::is_next_relative(std::uint32_t mention) const {
  if (mention == 0) return false;
  const PersonMention &own = (*mentions_)[mention], &before = (*mentions_)[mention - 1];
  Gender gender = Gender::unknown;
  const bool is_kin = before.parts.is_full
                          ? row(before.parts.last).key == row(own.parts.last).key &&
                                entities_[before.person.entity].is_relative
                          : is_told_by_kinship(*document_, before.person, gender);
  if (!is_kin) return false;
  const Role& role = own.person.role;
  const bool has_role = !role.empty() && role.span.begin > before.person.span.end;
  const std::uint32_t begin =
      has_role ? std::min(role.span.begin, own.person.span.begin) : own.person.span.begin;
  std::uint32_t i = before.person.last + 1;
  const std::uint32_t first = i;
  while (i < own.person.first && (row(i).is(both) || document_->is_char(i, ','))) ++i;
  return i > first && document_->words.begin(i) == begin;
}

/// Files a person under the other words by which a mention may mean the person.
void EntityLinker::index_full(const NameParts& parts, std::uint32_t entity) {
  const std::uint32_t given = parts.given_first == nothing ? parts.first : parts.given_first;
  givens_.add(row(given).given, entity);
  if (parts.nickname != nothing) givens_.add(row(parts.nickname).given, entity);
  // "Trong", of "Nguyen Phu Trong".
  if (parts.family_last != nothing && parts.family_last < parts.given_last &&
      parts.given_last != given && parts.given_last != nothing)
    givens_.add(row(parts.given_last).given, entity);
  if (parts.given_last != nothing)
    for (std::uint32_t i = given + 1; i <= parts.given_last; ++i)
      if (row(i).is(capital) && !row(i).is(given_name | initial | particle))
        families_.add(row(i).key, entity);
  // "Chun-yin", of "Chris Wong Chun-yin".
  if (parts.given_last < parts.family_first && parts.family_last < parts.last)
    givens_.add(row(parts.last).given, entity);
  if (parts.family_first != parts.family_last && !row(parts.family_first).is(particle))
    families_.add(row(parts.family_first).key, entity);
}

/// Moves the begin of the family name into the middle of the name, if `begin` is there.
void EntityLinker::widen_family(Entity& entity, std::uint32_t begin) {
  NameParts& full = entity.fullest;
  if (full.family_last != full.last || begin <= full.first || begin >= full.family_first) return;
  full.family_first = begin;
  full.given_last = begin - 1;
}

/// A lone "Peña" tells that the family name of Enrique Peña Nieto begins there.
void EntityLinker::widen_family_to(Entity& entity, std::uint64_t key) const {
  const NameParts& full = entity.fullest;
  if (full.given_last == nothing || row(full.last).key == key) return;
  for (std::uint32_t i = full.given_first + 1; i <= full.given_last; ++i)
    if (row(i).key == key) return widen_family(entity, i);
}

/// Of "Abe Shinzo" and "Shinzo Abe" the one that ends in a family name tells the parts.
void EntityLinker::turn_round(Entity& entity, std::uint32_t mention) const {
  const NameParts &own = (*mentions_)[mention].parts, &known = entity.fullest;
  if (own.words() != 2 || known.words() != 2 || row(own.last).key != row(known.first).key) return;
  if (row(known.family_last).is(family_name) || !row(own.family_last).is(family_name)) return;
  entity.fullest = own;
  entity.full_mention = mention;
}

/// "JANE ROE", "JANE ROE Dallas", where a headline runs into the place of a report.
bool EntityLinker::is_shouted(const NameParts& parts) const {
  return parts.is_full && row(parts.first).is(all_capitals) &&
         row(parts.first + 1).is(all_capitals);
}

void EntityLinker::widen(std::uint32_t number, std::uint32_t mention) {
  Entity& entity = entities_[number];
  const NameParts& parts = (*mentions_)[mention].parts;
  const bool was_shouted = is_shouted(entity.fullest);
  if (was_shouted != is_shouted(parts) && parts.is_full && entity.fullest.is_full) {
    if (!was_shouted) return;
    entity.fullest = parts;
    entity.full_mention = mention;
    return;
  }
  const bool adds_suffix = parts.suffix != nothing && entity.fullest.suffix == nothing;
  const bool adds_small_letters =
      row(entity.fullest.last).is(all_capitals) && !row(parts.last).is(all_capitals);
  if (parts.words() < entity.fullest.words()) return;
  if (parts.words() == entity.fullest.words() && !adds_suffix && !adds_small_letters) return;
  entity.fullest = parts;
  entity.full_mention = mention;
  if (parts.family_last != nothing) families_.add(row(parts.family_last).key, number);
  if (parts.nickname != nothing) givens_.add(row(parts.nickname).given, number);
}

void EntityLinker::note(const PersonMention& mention, Entity& entity) const {
  if (mention.person.link == Link::given_of_full)
    entity.has_given_mention = true;
  else
    ++entity.mentions;
  if (entity.gender == Gender::unknown) entity.gender = gender_of(*document_, mention.person);
  entity.is_ruler = entity.is_ruler || document_->follows_ruler(mention.person.first);
}

void EntityLinker::link_full(std::uint32_t mention) {
  PersonMention& own = (*mentions_)[mention];
  if (mention > 0 && (*mentions_)[mention - 1].parts.is_full && link_alias(mention, mention - 1))
    return;
  const std::uint64_t key = whole_key(own.parts);
  std::uint32_t entity = nothing;
  wholes_.each(key, [&](std::uint32_t known) { return entity = known, true; });
  if (entity == nothing) {
    entity = find_full(own.parts);
    if (entity == nothing)
      entity = add_entity(mention);
    else if (row(own.parts.last).key != row(entities_[entity].fullest.last).key)
      givens_.add(row(own.parts.last).given, entity);  // "Buffalo Bill" of "Buffalo Bill Cody"
    wholes_.add(key, entity);
  }
  widen(entity, mention);
  if (own.parts.family_last != nothing && entities_[entity].fullest.family_last != nothing)
    turn_round(entities_[entity], mention);
  note(own, entities_[entity]);
  own.person.entity = entity;
}

/// Ties a mention to the person of another one beside it, if the text says that both are one.
/// REQUIRES: the other mention has its entity.
bool EntityLinker::link_alias(std::uint32_t mention, std::uint32_t other) {
  PersonMention &own = (*mentions_)[mention], &known = (*mentions_)[other];
  const auto& [left, right] = std::minmax(mention, other);
  if (!are_aliases(*document_, (*mentions_)[left].person, (*mentions_)[right].person)) return false;
  const std::uint32_t entity = known.person.entity;
  families_.add(row(own.parts.last).key, entity);
  if (own.parts.is_full) index_full(own.parts, entity), wholes_.add(whole_key(own.parts), entity);
  own.person.entity = entity;
  own.person.link = Link::alias;
  note(own, entities_[entity]);
  return true;
}

bool EntityLinker::link_single_alias(std::uint32_t mention) {
  const auto is_full = [&](std::uint32_t other) {
    return other < mentions_->size() && (*mentions_)[other].parts.is_full;
  };
  return (is_full(mention + 1) && link_alias(mention, mention + 1)) ||
         (mention > 0 && is_full(mention - 1) && link_alias(mention, mention - 1));
}

/// "John Paul", after "Pope John Paul II", has no family name.
void EntityLinker::reread_rulers() {
  bool is_any = false;
  for (const PersonMention& mention : *mentions_) {
    const NameParts& parts = mention.parts;
    if (parts.is_full || parts.given_first == nothing || parts.words() == 1) continue;
    rulers_.add(row(parts.first).key, parts.first);
    is_any = true;
  }
  if (!is_any) return;
  for (PersonMention& mention : *mentions_) {
    NameParts& parts = mention.parts;
    if (!parts.is_full || parts.words() != 2) continue;
    rulers_.each(row(parts.first).key, [&](std::uint32_t ruler) {
      if (row(ruler + 1).key != row(parts.last).key) return false;
      parts.is_full = false;
      parts.given_first = parts.first, parts.given_last = parts.last;
      parts.family_first = parts.family_last = nothing;
      return true;
    });
  }
}

/// Sets mention and link of a full name, once the fullest name of its person is known.
void EntityLinker::judge_full(PersonMention& mention) {
  const NameParts& parts = mention.parts;
  Entity& entity = entities_[mention.person.entity];
  mention.person.mention = Mention::full;
  if (mention.person.link == Link::alias) return;
  mention.person.link = Link::full_name;
  // "Harvey Oswald" has a given name; "García Márquez" and "Van Dyke" have none.
  const bool has_given = row(parts.first).is(given_name) && !row(parts.first).is(particle);
  if (has_given || parts.first == (*mentions_)[entity.standard].parts.first ||
      !is_tail(*document_, parts, entity.fullest))
    return;
  mention.person.mention = Mention::family;
  widen_family(entity, entity.fullest.last + 1 - parts.words());
}

/// "The Coles", "the Cole family": no lone Cole is one of them for sure.
void EntityLinker::link_household(std::uint32_t mention, Household kind) {
  PersonMention& own = (*mentions_)[mention];
  const std::uint64_t key = row(own.parts.last).key;
  std::uint32_t entity = nothing;
  households_.each(key, [&](std::uint32_t known) { return entity = known, true; });
  own.person.link = entity == nothing ? Link::alone : Link::same_word;
  if (entity == nothing) {
    entity = static_cast<std::uint32_t>(entities_.size());
    Entity& household = entities_.emplace_back();
    household.standard = household.full_mention = mention;
    household.fullest = own.parts;
    household.single = kind == Household::family ? Mention::family : Mention::single;
    households_.add(key, entity);
  }
  own.person.entity = entity;
}

void EntityLinker::link_single(std::uint32_t mention) {
  PersonMention& own = (*mentions_)[mention];
  if (const Household kind = household_of(*document_, own); kind != Household::none)
    return link_household(mention, kind);
  const Mention told = told_kind(*document_, own);
  if (link_single_alias(mention)) {
    own.person.mention = told;
    return;
  }
  std::uint32_t entity = find_single(told, own);
  if (entity == nothing) entity = add_entity(mention);
  Entity& known = entities_[entity];
  known.has_family_mention |= own.person.link == Link::family_of_full;
  if (!known.fullest.is_full) {
    if (own.person.link != Link::alone) own.person.link = Link::same_word;
    if (known.single == Mention::single) known.single = told;
    widen(entity, mention);
  } else if (own.person.mention == Mention::family) {
    widen_family_to(known, row(own.parts.last).key);
  }
  note(own, known);
  own.person.entity = entity;
}

/// Sets names and parts, which need all mentions.
void EntityLinker::finish(PersonMention& mention) const {
  Person& person = mention.person;
  const Entity& entity = entities_[person.entity];
  const NameParts& full = entity.fullest;
  const auto cover = [&](std::uint32_t first, std::uint32_t last) {
    return first == nothing ? Span{} : document_->cover(first, last);
  };
  person.name = (*mentions_)[entity.full_mention].person.span;
  person.given = cover(full.given_first, full.given_last);
  person.family = cover(full.family_first, full.family_last);
  if (!full.is_full) {
    person.mention = entity.single;
    if (entity.single == Mention::given) person.given = cover(full.first, full.last);
    if (entity.single == Mention::family) person.family = cover(full.first, full.last);
  }
  person.entity = entity.standard;
}

void EntityLinker::run(const DocumentView& document, std::vector<PersonMention>& mentions) {
  document_ = &document, mentions_ = &mentions;
  wholes_.clear(), families_.clear(), givens_.clear(), rulers_.clear(), households_.clear();
  entities_.clear();
  reread_rulers();
  const auto count = static_cast<std::uint32_t>(mentions.size());
  for (std::uint32_t i = 0; i < count; ++i)
    if (mentions[i].parts.is_full) link_full(i);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (mentions[i].parts.is_full)
      judge_full(mentions[i]);
    else
      link_single(i);
    Entity& entity = entities_[mentions[i].person.entity];
    entity.full_seen += mentions[i].parts.is_full;
    entity.last_seen = i;
  }
  for (PersonMention& mention : mentions) finish(mention);
  document_ = nullptr, mentions_ = nullptr;
}

}  // namespace gloss::people
