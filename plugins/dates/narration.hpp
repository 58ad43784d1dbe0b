#pragma once
/// Keeps the dates that a text has named, on which later ones hang.
#include "dates/link.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Takes the date of record `index` into the context. A story has a scene: the last date that moves
/// it on. Dates that look back, look ahead or only repeat the year of the scene are asides.
void remember(const Found& found, Period period, std::uint32_t index, const Record& record,
              Context& context);

/// After "in the first nine months" the results are no longer those of the quarter.
void forget_quarter(const Expression& expression, Context& context);

/// Whether "the day" is that of the document, though the text has named one ahead, or
/// the night before, last.
bool is_of_document(const Expression& x, const Context& context);

/// Whether an expression is the day of the document without its year: LONDON, Nov. 2.
bool is_document_day(const Expression& x, Period document);

/// Whether the dates of a text are those of a history, told from one to the next.
bool is_history(std::span<const Found> found, Period document);

/// Whether a brief text tells of an old time alone: "War broke out in August 1914, and by Christmas
/// ...". All its incomplete dates are of that time.
bool is_brief_history(std::span<const Found> found, Period document, std::size_t text_size);

/// Whether an old date of the same sentence, told in the past, carries an incomplete one with it:
/// "The town fell on June 6, 1944, and in July ...".
bool begins_old_scene(const Found& found, Period document);
bool is_of_old_scene(const Found& found);

}  // namespace dates
}  // namespace gloss
