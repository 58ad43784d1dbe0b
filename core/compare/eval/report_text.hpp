#pragma once
#include <string>

#include "compare/eval/eval_report.hpp"

namespace glossator::compare {

/// The report as tables for a terminal; figures are in percent.
std::string text_of(const EvalReport& report);

/// "80.12", or "-" for a figure without value.
std::string percent_of(const Figure& figure);

/// The figures of a layer in rows of precision, recall and F1; those that are no such rates have
/// one value, in the place of F1.
struct FigureRow {
  std::string name;                      ///< "strict", "accuracy", "TIME strict"
  std::string precision, recall, value;  ///< texts; empty: there is none
  std::string interval;                  ///< of the value: "[79.10, 81.05]"; empty: there is none
};
std::vector<FigureRow> rows_of(const LayerReport& layer);

/// "people: 87 documents, 1047 gold, 1021 predicted".
std::string heading_of(const LayerReport& layer);

/// The pairs of different names, most frequent first.
std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> confused_of(
    const EvalReport& report);

}  // namespace glossator::compare
