#pragma once
/// An expression as the grammar reads it, before it is resolved against a reference date.
#include <cstdint>

#include "dates/word.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

enum class Form : std::uint8_t {
  calendar,   ///< a place in the calendar: DATE or TIME
  reference,  ///< PAST_REF, PRESENT_REF, FUTURE_REF
  duration,
  set
};

enum class Mod : std::uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more
};

/// How an incomplete date is completed.
enum class Pick : std::uint8_t {
  by_direction,
  previous,   ///< last Monday
  following,  ///< next Monday
  current     ///< this Monday
};

enum class Base : std::uint8_t { document, text };

constexpr std::int32_t absent = -1;

/// The parts of a date that the text names. A year must be as the text has it, 1 or more.
struct Fields {
  std::int32_t year = absent, month = absent, day = absent, weekday = absent;
  std::int32_t quarter = absent, half = absent, decade = absent, century = absent;
  std::int32_t hour = absent, minute = absent, second = absent;
  std::int32_t zone = absent;     ///< minutes from UTC, plus zone_bias
  std::int32_t holiday = absent;  ///< its number in the list
  Season season = Season::none;
  PartOfDay part = PartOfDay::none;
  bool weekend = false;
  bool before_christ = false;

  static constexpr std::int32_t zone_bias = 1440;
};

/// "last year", "two weeks ago": `shift` periods of `grain` from the base.
struct Frame {
  Grain grain = Grain::none;
  std::int64_t shift = 0;
  Base base = Base::document;
};

/// count (in hundredths) units, plus half a unit if `and_half` is set.
struct Amount {
  std::int64_t hundredths = 100;
  Grain unit = Grain::none;
  bool vague = false;  ///< several: X
  bool and_half = false;
};

struct Expression {
  std::uint32_t begin = 0, end = 0;  ///< atoms
  Form form = Form::calendar;
  Mod mod = Mod::none;
  Pick pick = Pick::by_direction;
  Reference reference = Reference::none;
  Frame frame;
  Fields fields;
  Amount amount;
  bool fiscal = false;
  bool year_is_guess = false;  ///< '69, the nineties
  std::int32_t times = 0;      ///< of a set: freq
  const char* quant = "";      ///< EVERY, EACH
  const char* kind = "";
  const char* rule = "";
  std::int32_t other_month = absent;  ///< of 03/04/2010 read the other way round
};

}  // namespace dates
}  // namespace gloss
