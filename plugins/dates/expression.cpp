#include "dates/grammar.hpp"

namespace gloss::dates {

Mod mod_of(const Row& row) {
  if (row.is_any(bits(Word::early, Word::beginning, Word::earlier))) return Mod::start;
  if (row.is_any(bits(Word::mid, Word::middle))) return Mod::mid;
  return row.is_any(bits(Word::late, Word::end, Word::later)) ? Mod::end : Mod::none;
}

void take_fields(const Fields& from, Fields& to) {
  if (from.month != absent) to.month = from.month;
  if (from.day != absent) to.day = from.day;
  if (from.quarter != absent) to.quarter = from.quarter;
  if (from.half != absent) to.half = from.half;
  if (from.holiday != absent) to.holiday = from.holiday;
  if (from.season != Season::none) to.season = from.season;
}

}  // namespace gloss::dates
