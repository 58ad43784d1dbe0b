#pragma once
/// Words for `gloss explain`: why an expression is a date, or is none. Never in an ordinary run.
#include <span>

#include "dates/grammar.hpp"
#include "dates/link.hpp"
#include "dates/reader.hpp"
#include "dates/record.hpp"
#include "gloss/explain.hpp"
#include "gloss/layer_view.hpp"
#include "gloss/type_column.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// `read` matches the pattern of `rule`, and its guard, or is_false_alarm(), refuses it.
void tell_refused(const Reader& in, const Rule& rule, const Expression& read, const Trace& trace);
/// `record` is written; tells what its score is made of.
void tell_found(const Found& found, const Record& record, const Trace& trace);
/// What the grammar knows of the words at the place that is asked about and in none of `records`.
void tell_words(const LayerView& tokens, const TypeColumn<Row>::View& words,
                std::span<const Record> records, const Trace& trace);

}  // namespace dates
}  // namespace gloss
