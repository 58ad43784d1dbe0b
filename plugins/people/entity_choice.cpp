/// Chooses the person whom a mention by one name means.
#include <algorithm>

#include "people/entity_linker.hpp"
#include "people/person_match.hpp"

namespace gloss::people {

/// A title or kinship tells it, else the given name: "Mrs Vance" is not Henry Vance.
Gender EntityLinker::gender_of_entity(const Entity& entity) const {
  return entity.gender != Gender::unknown ? entity.gender
                                          : likely_gender(*document_, entity.fullest);
}

/// Whether a mention by one name may mean an entity that has its last word in its name.
bool EntityLinker::may_be(const PersonMention& mention, Gender gender, const Entity& entity) const {
  const NameParts &own = mention.parts, &known = entity.fullest;
  if (gender != Gender::unknown) {
    const Gender other = gender_of_entity(entity);
    if (other != Gender::unknown && other != gender) return false;
  }
  // "Abe's widow, Akie Abe"
  const bool is_before = mention.person.first < (*mentions_)[entity.standard].person.first;
  if (entity.is_relative && is_before && (gender == Gender::unknown || entity.gender != gender))
    return false;
  if (own.suffix != nothing &&
      (known.suffix == nothing ? known.is_full : suffixes_differ(*document_, own, known)))
    return false;
  if (own.words() > 1 && !has_same_words(own, known) && !is_tail(*document_, own, known))
    return false;
  if (!known.is_full || !document_->follows_ruler(mention.person.first)) return true;
  return entity.is_ruler && known.given_first != nothing &&
         row(known.given_first).key == row(own.last).key;
}

/// The higher, the likelier a mention by one name is the entity's: of those named before it the one
/// whose title agrees, else one that the text has called by this name alone, or often, else one
/// that it has not called by the given name, else the last one. A relative whom the text has not
/// called so, and has named once so far, comes after all of them: "his wife, Hillary Clinton.
/// Clinton ...". 0 if the entity was not named before.
std::uint64_t EntityLinker::rank(std::uint32_t number, Gender gender) const {
  constexpr std::uint64_t of_title = 1ull << 36, of_family = 1ull << 35, not_by_given = 1ull << 34;
  constexpr std::uint32_t often = 3;
  const Entity& entity = entities_[number];
  const std::uint64_t seen = entity.last_seen == nothing ? 0 : entity.last_seen + 1;
  const bool is_meant = gender != Gender::unknown && gender_of_entity(entity) == gender;
  if (entity.is_relative && entity.full_seen < 2 && !entity.has_family_mention && !is_meant)
    return std::min<std::uint64_t>(seen, 1);
  if (seen == 0) return 0;
  const bool is_usual = entity.has_family_mention || entity.mentions >= often;
  return seen + 1 + (is_meant ? of_title : 0) + (is_usual ? of_family : 0) +
         (entity.has_given_mention ? 0 : not_by_given);
}

bool EntityLinker::has_word(const NameParts& parts, std::uint64_t key) const {
  for (std::uint32_t i = parts.first; i <= parts.last; ++i)
    if (row(i).key == key) return true;
  return false;
}

/// The last earlier entity filed under the last word of a mention, as a given or a family name;
/// else the first later one.
std::uint32_t EntityLinker::find_called(bool is_given, const PersonMention& mention) const {
  constexpr std::uint64_t of_spelling = 1ull << 40;  // "Bob" rather than "Robert"
  const Row& word = row(mention.parts.last);
  std::uint32_t best = nothing;
  std::uint64_t best_rank = 0;
  const Gender gender = gender_of(*document_, mention.person);
  const auto consider = [&](std::uint32_t entity) {
    const bool is_spelled = !is_given || has_word(entities_[entity].fullest, word.key);
    // "Kate" is no Katherine who comes later.
    if (!is_spelled && entities_[entity].last_seen == nothing) return false;
    const std::uint64_t own_rank = rank(entity, gender) + (is_spelled ? of_spelling : 0);
    const bool is_better =
        best == nothing || own_rank > best_rank || (own_rank == best_rank && entity < best);
    if (is_better && may_be(mention, gender, entities_[entity]))
      best = entity, best_rank = own_rank;
    return false;
  };
  if (is_given)
    givens_.each(word.given, consider);
  else
    families_.each(word.key, consider);
  return best;
}

/// Sets link and mention to the way in which the entity was found.
std::uint32_t EntityLinker::find_single(Mention told, PersonMention& mention) const {
  const bool is_given_first = told == Mention::given && mention.person.title.size() == 0;
  for (const bool is_given : {is_given_first, !is_given_first}) {
    if (is_given && mention.parts.words() > 1) continue;
    const std::uint32_t entity = find_called(is_given, mention);
    if (entity == nothing) continue;
    mention.person.link = is_given ? Link::given_of_full : Link::family_of_full;
    mention.person.mention = is_given ? Mention::given : Mention::family;
    return entity;
  }
  mention.person.link = Link::alone;
  return nothing;
}

}  // namespace gloss::people
