#pragma once
/// The words of one expression as they are read, slot by slot.
#include "dates/automaton.hpp"
#include "dates/expression.hpp"
#include "dates/reader.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

struct Draft {
  static constexpr std::int32_t last_ordinal = -2;
  enum class Side : std::uint8_t { none, ago, earlier, later, from };
  enum class ShiftWord : std::uint8_t { none, last, next, this_, that };

  explicit Draft(Expression& out) : x(out) {}

  Expression& x;
  // The number being read, in hundredths: thousands, and the rest.
  std::int64_t whole = 0, part = 0, low = 0;
  bool vague = false, pair = false;
  Amount amounts[3];
  int amount_count = 0;
  std::int32_t first_month = absent;  ///< of two: the July-September quarter
  std::int32_t ordinal = absent;      ///< or last_ordinal
  std::int32_t year_high = 0, year_low = 0, year_scale = 0;
  ShiftWord shift = ShiftWord::none;
  std::int32_t shift_number = 0;
  bool shift_the = false;    ///< the next
  bool shift_inner = false;  ///< this past
  Grain unit = Grain::none;
  std::int32_t unit_number = 0;
  bool mid = false;     ///< mid-afternoon
  bool here = false;    ///< the unit alone: the year
  bool halved = false;  ///< the first half
  std::int32_t half_ordinal = absent;
  bool nearly = false;  ///< "nearly", which is about so much, and not "less than"
  Side side = Side::none;
  std::int32_t step = 0;       ///< after 1, before -1: the week after next
  bool fixed_day = false;      ///< a week ago today
  bool weekday_first = false;  ///< Monday two weeks from now
  std::int32_t cycle = 0;      ///< Monday week 1, the Monday after next 1
  std::int32_t minute_sign = 0;
  std::int32_t ampm = absent;
  bool wrong = false;
  bool day_first = false;

  void take(const Reader& in, const Automaton::Taken& taken);

 private:
  void take_number(const Reader& in, std::uint32_t atom);
  void take_unit(const Row& row);
  static bool shift_before_time(const Reader& in, std::uint32_t atom);
  void take_date_text(const Reader& in, std::uint32_t atom);
  void take_clock_text(std::string_view text);
  void take_basic_clock(std::string_view text);
  void take_shift(const Reader& in, const Automaton::Taken& taken);
  void take_quarter_name(const Reader& in, std::uint32_t atom);
  bool take_day_part(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_clock_part(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_numeric(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_past(Slot slot);
  bool take_amount(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_rest(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_other(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_modifier(const Reader& in, const Automaton::Taken& taken, Slot slot);
  bool take_period(const Reader& in, const Automaton::Taken& taken, Slot slot);
};

/// Reads digits from `at` on, and moves it behind them.
std::int32_t digits_at(std::string_view text, std::size_t& at);

}  // namespace dates
}  // namespace gloss
