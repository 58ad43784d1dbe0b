#include "text/nearest_name.hpp"

#include <algorithm>
#include <vector>

namespace glossator {
namespace {

// A longer name is no typing error, and the distance takes quadratic time.
constexpr std::size_t longest = 256;

}  // namespace

// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours cost one.
std::size_t name_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> known) {
  if (name.size() > longest) return std::nullopt;
  const std::string* nearest = nullptr;
  // Every one-letter name is one step away from every other.
  std::size_t least = name.size() <= 1 ? 0 : std::max<std::size_t>(1, name.size() / 3);
  for (const std::string& candidate : known) {
    if (std::max(candidate.size(), name.size()) - std::min(candidate.size(), name.size()) > least)
      continue;
    const std::size_t steps = name_distance(name, candidate);
    if (steps < least || (steps == least && nearest == nullptr)) {
      least = steps;
      nearest = &candidate;
    }
  }
  if (nearest == nullptr) return std::nullopt;
  return *nearest;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known) {
  const auto nearest = nearest_name(name, known);
  return nearest ? "; did you mean `" + *nearest + "`?" : "";
}

std::string listed(std::span<const std::string> names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

}  // namespace glossator
