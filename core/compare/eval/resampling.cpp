#include "compare/eval/resampling.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace glossator::compare {
namespace {

// Unlike the distributions of the standard library, the same with every library.
std::size_t number_below(std::size_t limit, std::mt19937_64& source) {
  return static_cast<std::size_t>((source() >> 32) * limit >> 32);
}

DocumentCounts::Interval interval_of(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(std::nearbyint(share * double(values.size() - 1)))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

void DocumentCounts::add(const Counts& counts) {
  Row row;
  for (const auto& [name, number] : counts) {
    const auto [at, is_new] =
        numbers_of_names_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    row.emplace_back(at->second, number);
  }
  const auto [at, is_new] =
      numbers_of_rows_.try_emplace(std::move(row), static_cast<std::uint32_t>(rows_.size()));
  if (is_new) rows_.push_back(&at->first);
  rows_of_documents_.push_back(at->second);
}

Counts DocumentCounts::sum() const {
  std::vector<std::uint32_t> repeats(rows_.size());
  for (const std::uint32_t row : rows_of_documents_) ++repeats[row];
  return sum(repeats);
}

Counts DocumentCounts::sum(const std::vector<std::uint32_t>& repeats) const {
  std::vector<double> sums(names_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (repeats[i] > 0)
      for (const auto& [name, number] : *rows_[i]) sums[name] += repeats[i] * number;
  Counts counts;
  for (std::size_t i = 0; i < names_.size(); ++i) counts.emplace(names_[i], sums[i]);
  return counts;
}

std::map<std::string, DocumentCounts::Interval> DocumentCounts::intervals(
    const std::function<Figures(const Counts&)>& figures, unsigned draws,
    std::uint64_t seed) const {
  std::map<std::string, std::vector<double>> samples;
  std::mt19937_64 source(seed);
  std::vector<std::uint32_t> repeats(rows_.size());
  for (unsigned draw = 0; draw < draws; ++draw) {
    std::fill(repeats.begin(), repeats.end(), 0u);
    for (std::size_t i = 0; i < documents(); ++i)
      ++repeats[rows_of_documents_[number_below(documents(), source)]];
    for (const Figure& figure : figures(sum(repeats)))
      if (figure.value) samples[figure.name].push_back(*figure.value);
  }
  std::map<std::string, Interval> intervals;
  for (auto& [name, values] : samples) intervals[name] = interval_of(values);
  return intervals;
}

}  // namespace glossator::compare
