#include "targets.hpp"

#include <algorithm>

namespace gloss::sentiment {
namespace {

constexpr std::uint32_t reach = 15;  // tokens

/// The first token for which `is_past` is true; tokens.size() if there is none.
template <class IsPast>
std::uint32_t first_token(const LayerView& tokens, IsPast is_past) {
  std::uint32_t low = 0, high = tokens.size();
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (is_past(tokens[middle]))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace

std::uint32_t TargetWindow::summarize(Span mention, Summary& summary) const {
  summary.clear();
  const std::uint32_t first =
      first_token(*tokens_, [&](const gloss_record& token) { return token.end > mention.begin; });
  const std::uint32_t past = std::max(
      first + 1,
      first_token(*tokens_, [&](const gloss_record& token) { return token.begin >= mention.end; }));
  const auto& passages = tone_->passages;
  const auto passage =
      std::partition_point(passages.begin(), passages.end(),
                           [&](const Passage& item) { return item.token_end <= first; });
  if (passage == passages.end()) return GLOSS_NONE;

  const std::uint32_t begin = std::max(passage->token_begin, first - std::min(first, reach));
  const std::uint32_t end = std::max(first, std::min(passage->token_end, past + reach));
  summary.add(between(*passage, begin, first));
  if (past < end) summary.add(between(*passage, past, end));
  summary.finish(end - begin);
  return passage->sentence;
}

std::span<const Contribution> TargetWindow::between(const Passage& passage,
                                                    std::uint32_t token_begin,
                                                    std::uint32_t token_end) const {
  const auto all = std::span(tone_->contributions)
                       .subspan(passage.contribution_begin,
                                passage.contribution_end - passage.contribution_begin);
  const auto at = [&](std::uint32_t token) {
    return std::partition_point(all.begin(), all.end(),
                                [&](const Contribution& item) { return item.anchor < token; });
  };
  return {at(token_begin), at(token_end)};
}

}  // namespace gloss::sentiment
