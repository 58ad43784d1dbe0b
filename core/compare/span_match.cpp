#include "compare/span_match.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace glossator::compare {
namespace {

/// The greatest ends of runs of spans, so that a long span among short ones costs no walk through
/// all that begin behind it.
class EndTree {
 public:
  EndTree(std::span<const interchange::TextSpan> spans, const std::vector<std::uint32_t>& order) {
    while (leaves_ < order.size()) leaves_ *= 2;
    ends_.resize(2 * leaves_);
    for (std::size_t i = 0; i < order.size(); ++i) ends_[leaves_ + i] = spans[order[i]].end;
    for (std::size_t i = leaves_; --i > 0;) ends_[i] = std::max(ends_[2 * i], ends_[2 * i + 1]);
  }

  /// Calls `take` for each place in the order before `behind` whose span ends behind `offset`.
  template <class Take>
  void find(std::size_t behind, std::uint32_t offset, const Take& take) const {
    find(1, 0, leaves_, behind, offset, take);
  }

 private:
  template <class Take>
  void find(std::size_t node, std::size_t first, std::size_t count, std::size_t behind,
            std::uint32_t offset, const Take& take) const {
    if (first >= behind || ends_[node] <= offset) return;
    if (count == 1) return take(first);
    find(2 * node, first, count / 2, behind, offset, take);
    find(2 * node + 1, first + count / 2, count / 2, behind, offset, take);
  }

  std::size_t leaves_ = 1;
  std::vector<std::uint32_t> ends_;  // of the node i are 2 i and 2 i + 1 the halves
};

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> match_spans(
    std::span<const interchange::TextSpan> a, std::span<const interchange::TextSpan> b) {
  std::vector<std::uint32_t> order(b.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](auto i, auto j) { return std::tie(b[i].begin, i) < std::tie(b[j].begin, j); });
  const EndTree ends(b, order);

  // Negative overlap, difference of the extents, and the two numbers.
  std::vector<std::tuple<std::int64_t, std::int64_t, std::uint32_t, std::uint32_t>> candidates;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    const auto behind =
        std::lower_bound(order.begin(), order.end(), a[i].end,
                         [&](auto j, std::uint32_t end) { return b[j].begin < end; });
    ends.find(std::size_t(behind - order.begin()), a[i].begin, [&](std::size_t place) {
      const std::uint32_t j = order[place];
      const std::int64_t overlap =
          std::int64_t(std::min(a[i].end, b[j].end)) - std::max(a[i].begin, b[j].begin);
      if (overlap <= 0) return;
      const std::int64_t sizes =
          std::int64_t(a[i].end) - a[i].begin + (std::int64_t(b[j].end) - b[j].begin);
      candidates.emplace_back(-overlap, sizes - 2 * overlap, i, j);
    });
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
