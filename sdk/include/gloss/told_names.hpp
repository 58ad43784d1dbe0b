#pragma once
/// Words for `gloss explain` in annotators that make records of the names of an earlier step: why a
/// name at the place that is asked about became none.
#include <string>
#include <string_view>

#include "annotator.hpp"
#include "standard_layers.hpp"

namespace GLOSS_HIDDEN gloss {

/// The names that an annotator makes records of.
struct WantedNames {
  std::uint32_t input;         ///< the layer of names
  std::uint32_t type;          ///< layers::name::person ...
  float least_score;           ///< names with a lower score are not read
  std::string_view otherwise;  ///< why a name became no record, if nothing else tells
};

/// Tells of the names at the place of `trace` that are no records. `is_used` tells of a span
/// whether a record overlaps it, `is_denied` of a text whether the user's list never has it.
template <class IsUsed, class IsDenied>
void tell_unused_names(const Document& document, const Trace& trace, const WantedNames& wanted,
                       IsUsed&& is_used, IsDenied&& is_denied) {
  const LayerView names = document.layer(wanted.input);
  const std::string_view type = layers::name::types[wanted.type];
  bool is_any_here = false;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const Span span = names.span(i);
    if (!trace.is_about(span) || (names[i].flags & GLOSS_RECORD_DOCUMENT) != 0) continue;
    is_any_here = true;
    if (is_used(span)) continue;
    std::string reason(wanted.otherwise);
    float least_score = Trace::no_score;
    if (names[i].type >= std::size(layers::name::types) - 1) {
      reason = "layer names has it with a type that is not known here";
    } else if (names[i].type != wanted.type) {
      reason = "layer names has it as " + std::string(layers::name::types[names[i].type]);
    } else if (names[i].score < wanted.least_score) {
      reason = "its score in layer names is below option min_score";
      least_score = wanted.least_score;
    } else if (is_denied(document.covered(span))) {
      reason = "the file of option never has it";
    }
    trace.dropped(span, type, "name", names[i].score, reason, least_score);
  }
  if (!is_any_here)
    trace.dropped(trace.span(), type, "", Trace::no_score, "layer names has no name here");
}

}  // namespace gloss
