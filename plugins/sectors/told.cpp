#include "told.hpp"

#include <algorithm>
#include <string>

#include "codes.hpp"

namespace gloss::sectors {

void tell_terms(const TermList& terms, const Hits& hits, const LayerView& tokens,
                const Words& words, const Trace& trace) {
  for (const Hit& hit : hits.terms) {
    if (!trace.is_about(hit.span)) continue;
    const Term& term = terms[hit.term];
    const std::string weight = "weight " + told_number(term.weight) + " for " + types[term.code];
    if (!hit.counts)
      trace.dropped(hit.span, types[term.code], term.phrase, Trace::no_score,
                    weight +
                        "; the term is ambiguous or in the name of a law, and no clear term of "
                        "this sector is in the "
                        "document or in an enumeration with it");
    else
      trace.kept(hit.span, "evidence", term.phrase, Trace::no_score, weight);
  }
  for (std::uint32_t i = 0; i < tokens.size() && i < words.size(); ++i) {
    const Span span = tokens.span(i);
    if (!trace.is_about(span)) continue;
    const bool is_in_term = std::any_of(hits.terms.begin(), hits.terms.end(), [&](const Hit& hit) {
      return hit.span.begin < span.end && span.begin < hit.span.end;
    });
    if (is_in_term) continue;
    trace.dropped(span, "", "", Trace::no_score,
                  words[i].row != 0 ? "no term of the list is here; the model knows the word and "
                                      "weighs it"
                                    : "no term of the list is here, and the model has not learned "
                                      "the word");
  }
}

void tell_label(const Label& label, const char* rule, std::span<const Label> written,
                double min_score, Span text, const Trace& trace) {
  const char* const type = types[label.code];
  const auto score = static_cast<float>(label.score);
  const std::string sum = "weight " + told_number(label.weight) + " of " +
                          std::to_string(label.evidence_end - label.evidence_begin) +
                          " terms and words, for the length of the text";
  const bool is_written = std::any_of(written.begin(), written.end(),
                                      [&](const Label& other) { return other.code == label.code; });
  if (is_written) return trace.kept(text, type, rule, score, sum);
  if (label.score < min_score)
    return trace.dropped(text, type, rule, score, sum + "; below min_score",
                         static_cast<float>(min_score));
  trace.dropped(text, type, rule, score,
                sum +
                    "; the document has stronger labels: far stronger ones, or as many as it "
                    "may have");
}

}  // namespace gloss::sectors
