#include "organizations/kind_finder.hpp"

#include <algorithm>
#include <array>

namespace gloss::organizations {

Kind KindFinder::by_name(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  const auto row = [&](std::uint32_t i) -> const Row& { return *document.words[i].row; };
  const Span name{document.words[first].begin, document.words[last].end};
  gloss::to_lower(gloss::covered(document.text, name), lower_);
  if (const Known* known = lexicon_->known(lower_)) return known->kind;
  for (std::uint32_t i = first; i <= last; ++i)
    if (row(i).is(all_capitals))
      if (const Known* known = lexicon_->known(document.covered(i))) return known->kind;
  std::uint32_t main = last;
  for (std::uint32_t i = last; i > first; --i)
    if (const auto word = document.covered(i); word == "of" || word == "for") main = i - 1;
  std::array<unsigned, kind_count> sums{};
  for (std::uint32_t i = first; i <= last; ++i)
    for (std::size_t k = 0; k < row(i).kinds.size() && row(i).kinds[k] != 0; ++k)
      sums[row(i).kinds[k]] += row(i).weights[k] * (i == main ? 2u : 1u);
  const auto best = std::max_element(sums.begin(), sums.end());
  return *best == 0 ? Kind::none : static_cast<Kind>(best - sums.begin());
}

Kind KindFinder::by_context(const DocumentView& document, const Organization& mention) const {
  const auto told_by = [&](std::uint32_t i) {
    return static_cast<Kind>(document.words[i].row->context);
  };
  if (mention.last + 1 < document.words.size() && told_by(mention.last + 1) != Kind::none)
    return told_by(mention.last + 1);
  if (mention.first > 0 && told_by(mention.first - 1) != Kind::none)
    return told_by(mention.first - 1);
  if (mention.first < 2 || document.covered(mention.first - 1) != "to") return Kind::none;
  const auto source = document.covered(mention.first - 2);
  return source == "according" || source == "According" ? Kind::media : Kind::none;
}

}  // namespace gloss::organizations
