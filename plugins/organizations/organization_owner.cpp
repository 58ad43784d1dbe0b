#include <algorithm>

#include "organizations/organization_linker.hpp"

namespace gloss::organizations {

/// The first letters of the place that ends before, or begins at, the word: "Kenya" and "Kenyan"
/// agree in them. 0: the names layer has no place there.
std::uint32_t OrganizationLinker::place_key(std::uint32_t word, bool is_before) const {
  const Span span = document_->words.span(word);
  const auto place = std::ranges::lower_bound(document_->names, span.begin, {},
                                              [](const Name& name) { return name.span.end; });
  if (place == document_->names.end() || place->type != layers::name::place) return 0;
  if (is_before ? place->span.end != span.end : place->span.begin != span.begin) return 0;
  std::uint32_t key = 0;
  for (const char c : gloss::covered(document_->text(), place->span).substr(0, 4))
    key = key << 8 | static_cast<unsigned char>(c);
  return key;
}

/// The place whose body this is, as in "Kenya's Ministry of Health" and "the Ministry of Health of
/// Kenya", if it is a body of a kind that every country has; else 0.
std::uint32_t OrganizationLinker::owner_of(const Organization& mention) const {
  const auto is_of_state = [&](std::uint32_t word) {
    const Kind kind = row(word).is(head) ? KindFinder::of_noun(row(word)) : Kind::none;
    return kind == Kind::government || kind == Kind::court || kind == Kind::military;
  };
  if (!is_of_state(mention.bare_first) && !is_of_state(mention.bare_last)) return 0;
  if (mention.first >= 2 && document_->text()[document_->words.begin(mention.first) - 2] == 's') {
    const std::string_view mark = document_->covered(mention.first - 1);
    if (mark == "'s" || mark == "’s") return place_key(mention.first - 2, true);
  }
  const std::uint32_t behind = mention.last + 1;
  if (behind + 1 < document_->words.size() && document_->covered(behind) == "of")
    return place_key(behind + 1, false);
  return 0;
}

/// Whether two names of one body are those of two, because of the places that have them.
bool OrganizationLinker::has_other_owner(const Entity& own, const Entity& whole) const {
  if (own.owner == 0) return false;
  if (whole.owner != 0) return own.owner != whole.owner;
  const std::uint32_t next = whole.first + own.words();
  if (next + 1 != whole.last || document_->covered(next) != "of") return false;
  std::uint32_t place = 0;
  for (const char c : document_->covered(whole.last).substr(0, 4))
    place = place << 8 | static_cast<unsigned char>(c);
  return place != own.owner;
}

}  // namespace gloss::organizations
