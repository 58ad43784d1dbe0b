#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/eval/crosswalk.hpp"
#include "interchange/annotated_document.hpp"

namespace glossator::compare {

/// A span as it is scored. A fact is empty if the span does not state it.
struct ScoredSpan {
  interchange::TextSpan span;
  std::string type, value, mod;
  std::optional<double> score = {};
};

/// One of three classes: "positive", "neutral", "negative".
struct Opinion {
  std::string label;
  std::optional<double> polarity = {};    ///< from -1 to 1
  std::optional<double> confidence = {};  ///< from 0 to 1
};

struct ScoredTarget {
  interchange::TextSpan span;
  std::string label;
};

/// The parts of a document that are scored. Layers that hold spans are in `spans` by name.
struct ScoredDocument {
  std::map<std::string, std::vector<ScoredSpan>> spans;
  std::optional<std::set<std::string>> sectors, divisions;  ///< none: nothing is claimed
  std::optional<Opinion> sentiment;
  std::vector<ScoredTarget> targets;

  /// The spans of a layer; empty if it has none. Valid as long as the document.
  const std::vector<ScoredSpan>& spans_of(const std::string& layer) const;
};

/// A gold document also says how it can be scored.
struct GoldDocument : ScoredDocument {
  std::set<std::string> layers;  ///< annotated, scored
  std::set<std::string> unvalued_layers, derived_layers, recall_only;
  std::set<std::string> optional_sectors, optional_divisions;  ///< count neither way
  bool has_mapped_topics = false;  ///< without sectors nothing is claimed
};

/// Throws Error(input) for a sentiment that is none of the three, and for two in one document.
GoldDocument gold_of(const interchange::AnnotatedDocument& document, const Crosswalk& crosswalk);
/// The same of a prediction, whose labels pass through `crosswalk`.
ScoredDocument prediction_of(const interchange::AnnotatedDocument& document,
                             const Crosswalk& crosswalk);

/// Whether `layer` is one of labels, not of spans: sectors, sectors_isic, sentiment, targets.
bool is_label_layer(const std::string& layer);

}  // namespace glossator::compare
