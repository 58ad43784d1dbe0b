#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compare/context.hpp"
#include "compare/eval/scored_document.hpp"

namespace glossator::compare {

/// A difference between gold and prediction.
struct Mistake {
  std::string layer;
  std::string kind;             ///< "missed", "false", "wrong", "wrong extent + type"
  std::string gold, predicted;  ///< in words; empty: nothing
  Context context;
};

/// The mistakes of one layer of a document. `text` is the document's, or nothing.
std::vector<Mistake> mistakes_of(const std::string& layer, const GoldDocument& gold,
                                 const ScoredDocument& predicted,
                                 const std::optional<std::string>& text);

/// On one side of a pair for a missed or a false span.
inline constexpr const char* no_label = "(nothing)";

/// Numbers by (gold, predicted): "dates/TIME", or the layer's name where a span has no type.
using Confusion = std::map<std::pair<std::string, std::string>, std::size_t>;

/// Adds the pairs of a document for `layers`. A span that is missed in its layer and found in
/// another counts as confused.
void add_confusion(const std::vector<std::string>& layers, const GoldDocument& gold,
                   const ScoredDocument& predicted, Confusion& out);

}  // namespace glossator::compare
