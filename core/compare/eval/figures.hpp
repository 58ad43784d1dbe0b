#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/eval/counts.hpp"

namespace glossator::compare {

/// A figure that the counts cannot support has no value; most are from 0 to 1.
struct Figure {
  std::string name;  ///< "strict_f1"
  std::optional<double> value;
};
using Figures = std::vector<Figure>;

/// How gold limits the figures of a layer.
struct LayerFlags {
  bool recall_only = false;  ///< annotation is incomplete: no precision
  bool derived = false;      ///< boundaries are loose: no strict figures
};

/// The figures of `layer` from its counts. Of spans: P, R and F1 strict, strict with the value,
/// relaxed, typed and valued (relaxed times the share of matches with gold's type or value), the
/// shares, and the mean F1 of gold's types. Of labels: micro, macro over gold's classes, each
/// class.
Figures figures_of(const std::string& layer, const Counts& counts, LayerFlags flags);

/// P, R and F1 of one type of a layer of spans.
Figures type_figures(const std::string& type, const Counts& counts, LayerFlags flags);
/// The types of gold and prediction; empty if gold has none.
std::set<std::string> types_of(const Counts& counts);

}  // namespace glossator::compare
