#include <algorithm>

#include "organizations/initials.hpp"
#include "organizations/organization_linker.hpp"
#include "organizations/short_forms.hpp"

namespace gloss::organizations {
namespace {

constexpr std::size_t most_short_forms = 64;  // of a document: a text with more is a table

/// "INA", of the National Agrarian Institute: other languages have their words in another order.
bool has_letters_in_any_order(const DocumentView& document, std::uint64_t letters,
                              const NameWords& whole) {
  const auto sorted = [](std::uint64_t key) {
    std::array<unsigned char, 8> bytes{};
    for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(key), key >>= 8;
    std::ranges::sort(bytes);
    return bytes;
  };
  const auto own = sorted(letters);
  const Initials initials(document, whole.first, whole.last);
  return std::any_of(initials.begin(), initials.end(),
                     [&](std::uint64_t key) { return sorted(key) == own; });
}

}  // namespace

NameWords OrganizationLinker::name_words(const Entity& entity) const {
  const Organization& mention = (*out_)[entity.standard];
  std::uint32_t form_last = entity.last;
  while (form_last < mention.last && row(form_last + 1).is(legal_form)) ++form_last;
  return {entity.first, entity.last, form_last};
}

/// The only entity for which `is_whole` is true; `nothing` if there is none or more than one.
template <class IsWhole>
std::uint32_t OrganizationLinker::find_only(std::uint32_t part, IsWhole is_whole) const {
  std::uint32_t found = nothing;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (!is_whole(entities_[i]) || root(i) == part) continue;
    if (found != nothing && found != root(i)) return nothing;
    found = root(i);
  }
  return found;
}

/// Most names are none of the short forms, which few of their words tell.
bool OrganizationLinker::may_be_short(const Entity& entity) const {
  if (const std::uint32_t last = (*out_)[entity.standard].last; last != entity.last)
    return is_noun_of_firm(row(last));
  if (entity.words() == 1) return (whole_letters_ >> (entity.letter & 63) & 1) != 0;
  return entity.last_row->is(head) || entity.first_row->is(acronym) != entity.last_row->is(acronym);
}

/// Names whose words and letters stand for another name, but are not its beginning or end.
void OrganizationLinker::link_short_forms() {
  if (entities_.size() < 2) return;
  std::size_t tried = 0;
  whole_letters_ = 0;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const Entity& entity = entities_[i];
    const bool has_parts = entity.words() > 1 || entity.first_row->has_hyphen;
    if (has_parts) whole_letters_ |= std::uint64_t{1} << (entity.letter & 63);
    if (entity.words() > 2 && row(entity.first + 1).is(of_word) && tried++ < most_short_forms)
      link_subjects(i);
  }
  for (std::uint32_t i = 0; i < entities_.size() && tried < most_short_forms; ++i) {
    const Entity& entity = entities_[i];
    if (entity.merged_into != i) continue;
    if (entity.is_acronym) {
      link_translated(i);
    } else if (may_be_short(entity)) {
      ++tried;
      link_short_form(i);
    }
  }
}

void OrganizationLinker::link_short_form(std::uint32_t entity) {
  Entity& own = entities_[entity];
  const NameWords name = name_words(own);
  const ShortForm form = short_form_of(*document_, name);
  if (form == ShortForm::none) return;
  const bool is_word = form == ShortForm::word;
  // "Pfizer-BioNTech" are two firms, and Pfizer is not short for both.
  const auto may_be_part = [&](const Entity& other) {
    return other.letter == own.letter && other.standard < own.standard && own.body == 0;
  };
  std::uint32_t whole = find_only(entity, [&](const Entity& other) {
    return (!is_word || may_be_part(other)) && !has_other_owner(own, other) &&
           is_short_for(*document_, form, name, name_words(other));
  });
  if (whole != nothing) {
    own.is_short = true;
    merge(entity, whole, Link::part);
    return;
  }
  if (!is_word || is_in_trade(lexicon_->body(own.body).kind)) return;
  whole = find_only(entity, [&](const Entity& other) {
    return other.letter == own.letter && !other.is_acronym &&
           is_spelled_acronym(*document_, name.first, name_words(other));
  });
  if (whole == nothing) return;
  own.is_acronym = own.is_spelled = true;
  own.acronym = document_->cover(name.first, name.last);
  merge(entity, whole, Link::initials);
}

/// "Social Work", of the Faculty of Social Work.
void OrganizationLinker::link_subjects(std::uint32_t whole) {
  const NameWords name = name_words(entities_[whole]);
  if (!has_subject(*document_, name)) return;
  for (std::uint32_t part = 0; part < entities_.size(); ++part)
    if (entities_[part].merged_into == part && root(whole) != part &&
        is_subject_of(*document_, name_words(entities_[part]), name))
      merge(part, whole, Link::part);
}

/// An acronym whose letters are those of a name just before it, in another order.
void OrganizationLinker::link_translated(std::uint32_t entity) {
  constexpr std::uint32_t reach = 3;  // mentions
  const Entity& own = entities_[entity];
  if (!Lexicon::is_listed_name(own.body)) return;
  const std::uint64_t letters = letters_of(own);
  if (letters >> 16 == 0 || letters >> 48 != 0) return;
  const auto has_letter = [&](char letter) {
    for (std::uint64_t rest = letters; rest != 0; rest >>= 8)
      if (static_cast<char>(rest & 0xFF) == letter) return true;
    return false;
  };
  std::uint32_t found = nothing;
  for (std::uint32_t near = own.standard - std::min(own.standard, reach); near < own.standard;
       ++near) {
    const std::uint32_t whole = root((*out_)[near].entity);
    const Entity& other = entities_[whole];
    if (whole == found || other.words() < 3 || other.is_acronym || other.acronym.size() != 0)
      continue;
    if (!has_letter(capital_of(document_->covered(other.last)[0]))) continue;
    if (!has_letters_in_any_order(*document_, letters, name_words(other))) continue;
    if (found != nothing) return;
    found = whole;
  }
  if (found != nothing) merge(entity, found, Link::initials);
}

}  // namespace gloss::organizations
