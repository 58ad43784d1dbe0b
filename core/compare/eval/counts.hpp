#pragma once
#include <map>
#include <string>

#include "compare/eval/scored_document.hpp"

namespace glossator::compare {

/// Numbers by name, of one document or of many: counts and sums, from which figures are computed.
/// A name that is not there stands for 0.
using Counts = std::map<std::string, double>;

double count_of(const Counts& counts, const std::string& name);
void add(Counts& to, const Counts& counts, double times = 1);

/// Spans: gold, predicted, strict (the same extent), relaxed (any overlap, one to one),
/// strict_value; for the facts type, value and mod "gold with F", "judged F" and "right F"; and of
/// each type "type gold T", "type predicted T", "type strict T", "type relaxed T".
Counts count_spans(const std::vector<ScoredSpan>& gold, const std::vector<ScoredSpan>& predicted);

/// Sectors by name. An empty list of gold says "no sector", unless the document has an industry
/// without name, or its labels were mapped from topics.
Counts count_sectors(const GoldDocument& gold, const ScoredDocument& predicted);
/// ISIC divisions and sections.
Counts count_divisions(const GoldDocument& gold, const ScoredDocument& predicted);
/// The document's class, and sums for Pearson's r if gold has a polarity.
Counts count_sentiment(const GoldDocument& gold, const ScoredDocument& predicted);
/// Gold targets; one that no predicted target overlaps counts as predicted neutral.
Counts count_targets(const GoldDocument& gold, const ScoredDocument& predicted);

/// Whether a code is among others: a section letter alone agrees with each of its divisions.
bool agrees(const std::string& code, const std::set<std::string>& codes);

}  // namespace glossator::compare
