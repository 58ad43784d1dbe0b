#pragma once
/// Compiles the patterns of the grammar table to positions, as of Glushkov: a position is a class
/// of word at one place of one pattern, and says which positions may follow.
#include <string_view>
#include <vector>

#include "dates/word.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The part of the expression that a word fills. `own`: its class decides.
#define GLOSS_DATE_SLOTS(X)                                                                        \
  X(none)                                                                                          \
  X(own)                                                                                           \
  X(next)                                                                                          \
  X(day)                                                                                           \
  X(ordday)                                                                                        \
  X(month)                                                                                         \
  X(year)                                                                                          \
  X(year2)                                                                                         \
  X(yhigh) X(ylow) X(yscale) X(weekday) X(num) X(ord) X(sep) X(unit) X(andhalf) X(halfof)          \
      X(quarterof) X(hour) X(minute) X(hourmin) X(ampm) X(zone) X(offset) X(offset_minus) X(part)  \
          X(season) X(holiday) X(quarter) X(half) X(decade) X(century) X(era) X(shift) X(shift2)   \
              X(mod) X(approx) X(less) X(more) X(atmost) X(atleast) X(ago) X(later) X(earlier)     \
                  X(after) X(before) X(every) X(other) X(times) X(last) X(one) X(nthunit)          \
                      X(nthday) X(weekend) X(fiscal) X(halfpast) X(to) X(clock) X(full) X(stamp)   \
                          X(today) X(tonight) X(round) X(todate) X(ref) X(vague) X(count)          \
                              X(monthday) X(pair) X(phrase) X(week) X(here) X(that) X(quarterpast) \
                                  X(past) X(moment) X(adverb) X(workday) X(lastof) X(recent)       \
                                      X(third) X(freq) X(cycle) X(samenext) X(fixedday) X(scene)   \
                                          X(epithet) X(orlater) X(any)

enum class Slot : std::uint8_t {
#define GLOSS_DATE_SLOT(name) name,
  GLOSS_DATE_SLOTS(GLOSS_DATE_SLOT)
#undef GLOSS_DATE_SLOT
};

/// The slot that a class fills if the pattern names none.
Slot own_slot(Word word);

struct Position {
  Word word = Word::count_;
  Slot slot = Slot::none;
  bool touching = false;  ///< no blank before it
  std::uint16_t rule = 0;
  bool last = false;                               ///< the pattern may end here
  std::uint32_t follow_begin = 0, follow_end = 0;  ///< in Grammar::follow
};

struct Macro {
  std::string_view name, pattern;
};

struct Grammar {
  std::vector<Position> positions;
  std::vector<std::uint16_t> follow;
  std::vector<std::uint16_t> first;       ///< of all rules, in order
  std::vector<std::uint32_t> rule_first;  ///< rule i has first[rule_first[i], rule_first[i + 1])
};

/// The pattern language: a class, `class:slot`, `_class` (no blank before it), `$MACRO`,
/// ( x | y ), x? x* x+, sequences. Throws std::logic_error with the rule and the place.
Grammar compile(const std::vector<std::string_view>& patterns, const std::vector<Macro>& macros);

}  // namespace dates
}  // namespace gloss
