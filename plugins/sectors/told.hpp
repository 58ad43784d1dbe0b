#pragma once
/// Words for `gloss explain`: the terms at a place, and the labels that they did not suffice for.
/// Never in an ordinary run.
#include <gloss/explain.hpp>
#include <string_view>

#include "labels.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sectors {

/// The terms at the place that is asked about, whether they count, and the words outside of terms.
void tell_terms(const TermList& terms, const Hits& hits, const LayerView& tokens,
                const Words& words, const Trace& trace);
/// A label of the document before the weak ones are cut off, made by `rule`; `written` are those
/// that are left, `text` covers the document.
void tell_label(const Label& label, const char* rule, std::span<const Label> written,
                double min_score, Span text, const Trace& trace);

}  // namespace sectors
}  // namespace gloss
