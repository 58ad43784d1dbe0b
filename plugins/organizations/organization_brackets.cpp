#include <algorithm>
#include <bit>

#include "organizations/initials.hpp"
#include "organizations/organization_linker.hpp"

namespace gloss::organizations {
namespace {

/// "Civil Police (PNC)", "(the “PNC”)", "(PNC; Spanish ...)". Other names in the brackets, and what
/// follows a colon, are other bodies.
bool is_bracketed(const DocumentView& document, const Organization& outer,
                  const Organization& inner) {
  std::uint32_t at = outer.last + 1;
  const std::uint32_t count = document.words.size();
  if (inner.first <= at || inner.first > at + 3 || !document.is_char(at, '(')) return false;
  ++at;
  if (at < inner.first && document.row(at).is(article)) ++at;
  if (at < inner.first && is_quote(document.covered(at))) ++at;
  if (at != inner.first) return false;
  std::uint32_t behind = inner.last + 1;
  if (behind < count && is_quote(document.covered(behind))) ++behind;
  return behind < count && (document.is_char(behind, ')') || document.is_char(behind, ';'));
}

bool has_initials(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                  std::uint32_t last) {
  const Initials initials(document, first, last);
  return std::find(initials.begin(), initials.end(), letters) != initials.end();
}

/// "Committee of the National People's Congress (NPC)": the acronym is the congress's.
bool is_of_last_part(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                     std::uint32_t last) {
  for (std::uint32_t i = first; i + 2 < last; ++i)
    if (document.row(i).is(of_word) && document.row(i + 1).is(article) &&
        has_initials(document, letters, i + 2, last))
      return true;
  return false;
}

/// "Affairs Canada (NAC)": the names layer has the end of the name alone. Letters are bytes below
/// 128, so that the power of two above a key masks its bytes.
bool is_cut(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
            std::uint32_t last) {
  const Initials initials(document, first, last);
  return std::any_of(initials.begin(), initials.end(), [&](std::uint64_t end) {
    return end < letters && (letters & (std::bit_ceil(end) - 1)) == end;
  });
}

}  // namespace

/// Whether the short name, of one word, may be the long one's beside which it stands in brackets,
/// and is not that of its parent, of a stock exchange or of a source: "Fish Commission (UN)",
/// "Lyra Holdings (NYSE)", "Photo Desk (AFP)". The letters of acronyms from other languages need
/// not agree, so that the kinds decide.
bool OrganizationLinker::may_be_one(const Entity& own, const Entity& whole) const {
  if (whole.words() > longest_name) return false;
  for (std::uint32_t i = whole.first; i <= whole.last; ++i)
    if (row(i).key == row(own.first).key) return false;
  const std::uint32_t last = (*out_)[whole.standard].last;
  if (const std::uint64_t letters = letters_of(own); letters != 0) {
    if (has_initials(*document_, letters, whole.first, last) ||
        may_abbreviate(*document_, letters, whole.first, last))
      return true;
    if (is_of_last_part(*document_, letters, whole.first, last) ||
        is_cut(*document_, letters, whole.first, last))
      return false;
  }
  if (row(own.first).is(exchange)) return false;
  const Kind own_kind = lexicon_->body(own.body).kind;
  const Kind kind = whole.body != 0 ? lexicon_->body(whole.body).kind
                                    : kinds_.likeliest(*document_, whole.first, last);
  const bool is_traded = kind == Kind::none || is_in_trade(kind);
  constexpr std::uint32_t long_enough = 4;  // words, that say what a body does
  if (!Lexicon::is_listed_name(own.body)) {
    if (!Lexicon::is_listed_name(whole.body)) return own.body == whole.body;
    if (own_kind == Kind::other) return kind == Kind::party || kind == Kind::military;
    return own_kind == kind && !is_traded;
  }
  if (own.is_acronym) return !is_traded || !is_in_trade(own_kind);
  if (is_in_trade(own_kind)) return false;
  return !is_traded || kind == Kind::sports ||
         (whole.words() >= long_enough && kind != Kind::education);
}

/// A long and a short name, one of them in brackets right behind the other.
void OrganizationLinker::link_brackets() {
  for (std::uint32_t i = 0; i + 1 < out_->size(); ++i) {
    const Organization &outer = (*out_)[i], &inner = (*out_)[i + 1];
    if (inner.first - outer.last > 4 || !is_bracketed(*document_, outer, inner)) continue;
    const auto is_short = [&](const Entity& entity) {
      return entity.is_acronym || entity.words() == 1;
    };
    const bool is_first_short = is_short(entities_[outer.entity]);
    if (is_first_short == is_short(entities_[inner.entity])) continue;
    const std::uint32_t part = is_first_short ? outer.entity : inner.entity;
    const std::uint32_t whole = is_first_short ? inner.entity : outer.entity;
    // If two bodies share one short name, the first keeps it.
    const Entity& own = entities_[part];
    if (own.merged_into != part || !may_be_one(own, entities_[whole])) continue;
    merge(part, whole, own.is_acronym ? Link::defined_acronym : Link::alias);
    if (own.is_acronym) acronyms_.add(letters_of(own), whole);
  }
}

}  // namespace gloss::organizations
