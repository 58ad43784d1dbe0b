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
    if (root(i) == part || !is_whole(entities_[i])) continue;
    if (found != nothing && found != root(i)) return nothing;
    found = root(i);
  }
  return found;
}

/// Names whose words and letters stand for another name, but are not its beginning or end.
void OrganizationLinker::link_short_forms() {
  link_subjects();
  link_translated();
  std::size_t tried = 0;
  for (std::uint32_t i = 0; i < entities_.size() && tried < most_short_forms; ++i) {
    Entity& own = entities_[i];
    if (own.merged_into != i) continue;
    const NameWords name = name_words(own);
    const ShortForm form = short_form_of(*document_, name);
    if (form == ShortForm::none) continue;
    ++tried;
    std::uint32_t whole = find_only(i, [&](const Entity& other) {
      return !has_other_owner(own, other) &&
             is_short_for(*document_, form, name, name_words(other));
    });
    if (whole != nothing) {
      own.is_short = true;
      merge(i, whole, Link::part);
      continue;
    }
    if (form != ShortForm::spelled_acronym || is_in_trade(lexicon_->body(own.body).kind)) continue;
    whole = find_only(i, [&](const Entity& other) {
      return !other.is_acronym && is_spelled_acronym(*document_, name.first, name_words(other));
    });
    if (whole == nothing) continue;
    own.is_acronym = own.is_spelled = true;
    own.acronym = document_->cover(name.first, name.last);
    merge(i, whole, Link::initials);
  }
}

/// "Social Work", of the Faculty of Social Work.
void OrganizationLinker::link_subjects() {
  std::size_t tried = 0;
  for (std::uint32_t i = 0; i < entities_.size() && tried < most_short_forms; ++i) {
    const NameWords whole = name_words(entities_[i]);
    if (!has_subject(*document_, whole)) continue;
    ++tried;
    for (std::uint32_t part = 0; part < entities_.size(); ++part)
      if (entities_[part].merged_into == part && root(i) != part &&
          is_subject_of(*document_, name_words(entities_[part]), whole))
        merge(part, i, Link::part);
  }
}

/// Acronyms whose letters are those of a name just before them, in another order.
void OrganizationLinker::link_translated() {
  constexpr std::uint32_t reach = 3;  // mentions
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const Entity& own = entities_[i];
    if (!own.is_acronym || own.merged_into != i || !Lexicon::is_listed_name(own.body)) continue;
    const std::uint64_t letters = letters_of(own);
    if (letters >> 16 == 0 || letters >> 48 != 0) continue;
    std::uint32_t found = nothing;
    for (std::uint32_t near = own.standard - std::min(own.standard, reach); near < own.standard;
         ++near) {
      const std::uint32_t whole = root((*out_)[near].entity);
      const Entity& other = entities_[whole];
      if (whole == found || other.words() < 3 || other.is_acronym || other.acronym.size() != 0)
        continue;
      if (!has_letters_in_any_order(*document_, letters, name_words(other))) continue;
      if (found != nothing) return;
      found = whole;
    }
    if (found != nothing) merge(i, found, Link::initials);
  }
}

}  // namespace gloss::organizations
