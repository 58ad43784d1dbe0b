#include "compare/span_match.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace glossator::compare {

std::vector<std::pair<std::uint32_t, std::uint32_t>> match_spans(
    std::span<const interchange::TextSpan> a, std::span<const interchange::TextSpan> b) {
  std::vector<std::uint32_t> order(b.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](auto i, auto j) { return std::tie(b[i].begin, i) < std::tie(b[j].begin, j); });
  std::uint32_t longest = 0;
  for (const auto& span : b) longest = std::max(longest, span.end - span.begin);

  // Negative overlap, difference of the extents, and the two numbers.
  std::vector<std::tuple<std::int64_t, std::int64_t, std::uint32_t, std::uint32_t>> candidates;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    const std::uint32_t from = a[i].begin > longest ? a[i].begin - longest : 0;
    auto at = std::lower_bound(order.begin(), order.end(), from,
                               [&](auto j, std::uint32_t begin) { return b[j].begin < begin; });
    for (; at != order.end() && b[*at].begin < a[i].end; ++at) {
      const interchange::TextSpan& other = b[*at];
      const std::int64_t overlap =
          std::int64_t(std::min(a[i].end, other.end)) - std::max(a[i].begin, other.begin);
      if (overlap <= 0) continue;
      const std::int64_t sizes =
          std::int64_t(a[i].end) - a[i].begin + (std::int64_t(other.end) - other.begin);
      candidates.emplace_back(-overlap, sizes - 2 * overlap, i, *at);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  std::vector<char> is_taken_a(a.size()), is_taken_b(b.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [overlap, difference, i, j] : candidates)
    if (!is_taken_a[i] && !is_taken_b[j]) {
      is_taken_a[i] = is_taken_b[j] = 1;
      pairs.emplace_back(i, j);
    }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace glossator::compare
