#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/eval/calibration.hpp"
#include "compare/eval/figures.hpp"
#include "compare/eval/mistakes.hpp"
#include "compare/eval/resampling.hpp"

namespace glossator::compare {

struct TypeReport {
  std::string type;
  std::size_t gold, predicted;
  Figures figures;  ///< their intervals are in LayerReport::intervals as "TYPE.strict_f1"
};

/// One layer; or several together: "names" for people and organizations, "all" for all layers of
/// spans, whose macro figures are means over these layers.
struct LayerReport {
  std::string layer;
  std::size_t documents = 0;
  LayerFlags flags;
  Counts counts;
  Figures figures;
  std::map<std::string, DocumentCounts::Interval> intervals;
  std::vector<TypeReport> types;
  Calibration calibration;  ///< empty if predictions have no scores, or gold is incomplete
};

/// A document with its mistakes.
struct BadDocument {
  std::string id;
  std::vector<Mistake> mistakes;
};

struct EvalReport {
  std::string gold, predicted;  ///< as the user named them
  std::size_t documents = 0;
  std::set<std::string> known_layers;        ///< of gold and predictions
  std::map<std::string, std::size_t> notes;  ///< what the reader should know, with counts
  std::vector<LayerReport> layers;
  Confusion confusion;
  std::vector<BadDocument> worst;  ///< most mistakes first
};

}  // namespace glossator::compare
