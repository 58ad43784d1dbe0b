#pragma once
/// Joins the expressions of a sentence that share a part: lists, ranges, a clock and its day.
#include <span>

#include "dates/expression.hpp"
#include "dates/reader.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

struct Found {
  Expression expression;
  Span span;
  Tense tense = Tense::unknown;
  bool sure = false;           ///< its tense is told surely: see is_sure_of_tense()
  bool range_follows = false;  ///< the next one is the end of a range
  bool crowded = false;        ///< a number, particle or zone is left over beside it
  bool done = false;           ///< the day of something done: see is_done_on()
  bool leads = false;          ///< with a year: begins its sentence, but for a preposition
  bool heads = false;          ///< the first one of its paragraph
  bool may_be_next = false;    ///< a past weekday that may be the next day: near_weekday.hpp
  bool may_be_before = false;  ///< a weekday ahead that may be the day before
  bool arranged = false;       ///< the day of something arranged: Tuesday's match
  bool of_noun = false;        ///< a weekday of a noun: Tuesday's bombing
  bool stands_alone = false;   ///< a weekday that is not that of a noun: Tuesday's close
  bool named = false;          ///< the name of a war or film, a time in stories: Seven Years' War
  bool continues = false;      ///< not the first date of its sentence
  bool aside = false;          ///< with a year: of a noun or a side clause: founded in 1998
  bool moves_on = false;       ///< told behind another date of its sentence: and ended in October
  bool compared = false;       ///< only compared with: the highest since 1981
  bool bounds = false;         ///< with a year: only the end of a time: until May 1944, 1944-45
};

/// `found` are those of one sentence, in order.
void link(const Reader& in, std::span<Found> found);

}  // namespace dates
}  // namespace gloss
