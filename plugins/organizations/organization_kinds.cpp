#include <cmath>

#include "organizations/organization_linker.hpp"

namespace gloss::organizations {

/// Sets the kind if the name makes it sure, else leaves it in doubt. An acronym that stands for
/// another name here may be another body's elsewhere, so that the list of names does not count.
void OrganizationLinker::find_sure_kind(std::uint32_t number) {
  Entity& entity = entities_[number];
  const Body& body = lexicon_->body(entity.body);
  const bool is_listed = Lexicon::is_listed_name(entity.body);
  KindFinder::Told told;
  if (!is_listed || !entity.is_acronym || root(number) == number) told = {body.kind, body.is_own};
  // "Zorkbank Ghana" is of Zorkbank's kind.
  if (entity.body == 0 && entity.words() > 1 && entity.last_row->is(country) &&
      entity.first_row->is(known_begin) && row(entity.last - 1).is(known_end)) {
    const Body& owner = lexicon_->body(listed_body(entity.first, entity.last - 1));
    if (is_in_trade(owner.kind)) told = {owner.kind, owner.is_own};
  }
  if (told.kind == Kind::none || (is_listed && lexicon_->has_own_kinds())) {
    Doubt& doubt = doubts_.emplace_back();
    const std::uint32_t last = (*out_)[entity.standard].last;
    const auto by_words = kinds_.by_words(*document_, entity.first, last, doubt.name);
    if (told.kind == Kind::none || by_words.is_own) told = by_words;
    if (told.kind == Kind::none) {
      entity.doubt = static_cast<std::uint32_t>(doubts_.size() - 1);
      doubt.entity = number;
    } else {
      doubts_.pop_back();
    }
  }
  entity.kind = told.kind;
  entity.is_own_kind = told.is_own;
}

/// Adds what the mentions' surroundings say to what the name says. Mentions of one body stand in
/// like places, so that many say less than as many bodies.
void OrganizationLinker::add_context(Doubt& doubt) {
  auto& sums = doubt.name.sums;
  const auto &told = doubt.told.sums, &near = doubt.near.sums;
  if (doubt.mentions == 1 || doubt.is_clear) {
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] = static_cast<std::int16_t>(sums[i] + told[i] + near[i]);
    return;
  }
  const double share = 1 / std::sqrt(static_cast<double>(doubt.mentions));
  for (std::size_t i = 0; i < sums.size(); ++i)
    sums[i] = static_cast<std::int16_t>(sums[i] + told[i] + near[i] * share);
}

void OrganizationLinker::find_kinds() {
  doubts_.clear();
  for (std::uint32_t i = 0; i < entities_.size(); ++i) find_sure_kind(i);
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    Entity& whole = entities_[root(i)];
    if (whole.kind != Kind::none || entities_[i].kind == Kind::none) continue;
    whole.kind = entities_[i].kind;
    whole.is_own_kind = entities_[i].is_own_kind;
  }
  if (doubts_.empty()) return;
  for (Doubt& doubt : doubts_) {
    const Entity& entity = entities_[doubt.entity];
    if (entity.merged_into != doubt.entity || entity.kind != Kind::none) continue;
    kinds_.add_name(*document_, entity.first, entity.last, doubt.name);
    doubt.is_clear = doubt.name.is_clear();
  }
  for (const Organization& mention : *out_) {
    const Entity& whole = entities_[root(mention.entity)];
    if (whole.kind != Kind::none) continue;
    Doubt& doubt = doubts_[whole.doubt];
    if (doubt.mentions == most_mentions) continue;
    kinds_.add_context(*document_, mention, doubt.told, doubt.is_clear ? nullptr : &doubt.near);
    ++doubt.mentions;
  }
  for (Doubt& doubt : doubts_) {
    if (doubt.mentions == 0) continue;
    Entity& entity = entities_[doubt.entity];
    KindScores& scores = doubt.name;
    add_context(doubt);
    scores.has_word |= doubt.told.has_word || doubt.near.has_word;
    entity.kind = scores.best();
  }
}

}  // namespace gloss::organizations
