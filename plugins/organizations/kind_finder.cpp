#include "organizations/kind_finder.hpp"

#include <algorithm>
#include <array>

namespace gloss::organizations {
namespace {

/// The kind of a common noun: "regulator", "newspaper".
Kind noun_kind(const Row& row) {
  if (row.before != 0) return static_cast<Kind>(row.before);
  const auto best = std::ranges::max_element(row.weights);
  if (*best < 3) return Kind::none;
  return static_cast<Kind>(row.kinds[static_cast<std::size_t>(best - row.weights.begin())]);
}

}  // namespace

KindFinder::Told KindFinder::by_name(const DocumentView& document, std::uint32_t first,
                                     std::uint32_t last) const {
  std::array<std::uint32_t, kind_count> sums{};
  Told best;
  std::uint32_t most = 0;
  bool is_behind_of = false;
  for (std::uint32_t i = first; i <= last; ++i) {
    const Row& row = document.row(i);
    if (row.body != 0) return {lexicon_->body(row.body).kind, lexicon_->body(row.body).is_own};
    if (row.is(of_word)) is_behind_of = true;
    if (row.kinds[0] == 0) continue;
    const bool is_main = !is_behind_of && (i == last || document.row(i + 1).is(of_word));
    for (std::size_t k = 0; k < row.kinds.size() && row.kinds[k] != 0; ++k) {
      std::uint32_t& sum = sums[row.kinds[k]];
      sum += row.weights[k] * (is_main ? 2u : 1u);
      if (sum <= most) continue;
      most = sum;
      best = {static_cast<Kind>(row.kinds[k]), row.is(own_kind)};
    }
  }
  return best;
}

/// "X, a Commonwealth body that assists ...", "X is a daily newspaper".
Kind KindFinder::by_apposition(const DocumentView& document, const Organization& mention) const {
  constexpr std::uint32_t longest = 8;  // words
  const std::uint32_t count = document.words.size();
  std::uint32_t i = mention.last + 1;
  if (i + 2 >= count) return Kind::none;
  if (!document.is_char(i, ',') && document.covered(i) != "is") return Kind::none;
  if (document.row(++i).is(article))
    ++i;
  else
    return Kind::none;
  Kind kind = Kind::none;
  for (const std::uint32_t end = std::min(count, i + longest); i < end; ++i) {
    const Row& row = document.row(i);
    if (row.is(clause) || document.is_char(i, ',') || document.is_char(i, '.')) break;
    if (row.is(capital)) continue;
    if (const Kind told = noun_kind(row); told != Kind::none) kind = told;
  }
  return kind;
}

/// "according to X", "(X) -" behind a place, "By Ann Lee, X".
Kind KindFinder::by_place(const DocumentView& document, const Organization& mention) const {
  const std::uint32_t first = mention.first, last = mention.last, count = document.words.size();
  if (first >= 2 && document.covered(first - 1) == "to") {
    const auto source = document.covered(first - 2);
    if (source == "according" || source == "According") return Kind::media;
  }
  if (first >= 2 && last + 2 < count && document.is_char(first - 1, '(') &&
      document.is_char(last + 1, ')') && document.row(first - 2).is(capital)) {
    const auto dash = document.covered(last + 2);
    if (dash == "-" || dash == "–" || dash == "—") return Kind::media;
  }
  if (first >= 3 && document.is_char(first - 1, ',')) {
    std::uint32_t i = first - 2;
    while (i > 0 && first - i < 6 && document.row(i).is(capital) && document.covered(i) != "By")
      --i;
    if (first - i > 2 && document.covered(i) == "By") return Kind::media;
  }
  return Kind::none;
}

Kind KindFinder::by_context(const DocumentView& document, const Organization& mention) const {
  const auto is_line_between = [&](std::uint32_t left, std::uint32_t right) {
    const Span gap{document.words.end(left), document.words.begin(right)};
    return gloss::covered(document.text(), gap).find('\n') != std::string_view::npos;
  };
  const std::uint32_t count = document.words.size();
  std::uint32_t behind = mention.last + 1;
  if (behind < count && (document.covered(behind) == "'s" || document.covered(behind) == "’s"))
    ++behind;
  if (behind < count && !is_line_between(behind - 1, behind) && document.row(behind).after != 0)
    return static_cast<Kind>(document.row(behind).after);
  if (mention.first > 0 && !is_line_between(mention.first - 1, mention.first)) {
    const Row& row = document.row(mention.first - 1);
    if (row.before != 0) return static_cast<Kind>(row.before);
    // "the newspaper X": a common noun, but not the end of another clause.
    if (!row.is(capital))
      if (const Kind told = noun_kind(row); told != Kind::none) return told;
  }
  if (const Kind told = by_place(document, mention); told != Kind::none) return told;
  return by_apposition(document, mention);
}

}  // namespace gloss::organizations
