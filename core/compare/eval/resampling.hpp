#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compare/eval/figures.hpp"

namespace glossator::compare {

/// The counts of each document of a layer, and intervals of figures by drawing documents anew.
/// Documents with equal counts share one copy, so memory grows by four bytes a document.
class DocumentCounts {
 public:
  void add(const Counts& counts);
  std::size_t documents() const { return rows_of_documents_.size(); }
  Counts sum() const;

  struct Interval {
    double low, high;
  };
  /// 95 % intervals of the figures by `draws` bootstrap samples of documents; the same ones for
  /// the same seed. Figures without value in every sample have none.
  std::map<std::string, Interval> intervals(const std::function<Figures(const Counts&)>& figures,
                                            unsigned draws, std::uint64_t seed) const;

 private:
  using Row = std::vector<std::pair<std::uint32_t, double>>;  // name, number

  Counts sum(const std::vector<std::uint32_t>& repeats) const;

  std::map<std::string, std::uint32_t> numbers_of_names_;
  std::vector<std::string> names_;
  std::map<Row, std::uint32_t> numbers_of_rows_;
  std::vector<const Row*> rows_;
  std::vector<std::uint32_t> rows_of_documents_;
};

}  // namespace glossator::compare
