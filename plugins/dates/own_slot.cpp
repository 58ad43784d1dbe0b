#include "dates/pattern.hpp"

namespace gloss::dates {
namespace {

struct Own {
  Word word;
  Slot slot;
};
constexpr Own own_slots[] = {
    {Word::workday, Slot::workday},  {Word::workdays, Slot::workday},
    {Word::month, Slot::month},      {Word::weekday, Slot::weekday},
    {Word::weekdays, Slot::weekday}, {Word::unit, Slot::unit},
    {Word::units, Slot::unit},       {Word::tunit, Slot::unit},
    {Word::tunits, Slot::unit},      {Word::unit_adverb, Slot::adverb},
    {Word::cardinal, Slot::num},     {Word::tens, Slot::num},
    {Word::scale, Slot::num},        {Word::digits, Slot::num},
    {Word::decimal, Slot::num},      {Word::fraction, Slot::num},
    {Word::vague, Slot::num},        {Word::couple, Slot::num},
    {Word::dozen, Slot::num},        {Word::ordinal, Slot::ord},
    {Word::day, Slot::day},          {Word::year, Slot::year},
    {Word::short_year, Slot::year2}, {Word::decade, Slot::decade},
    {Word::full_date, Slot::full},   {Word::month_day, Slot::monthday},
    {Word::month_year, Slot::pair},  {Word::year_pair, Slot::year},
    {Word::year_week, Slot::week},   {Word::clock, Slot::clock},
    {Word::clock12, Slot::clock},    {Word::stamp, Slot::stamp},
    {Word::part_of_day, Slot::part}, {Word::parts_of_day, Slot::part},
    {Word::moment, Slot::moment},    {Word::season, Slot::season},
    {Word::seasons, Slot::season},   {Word::holiday, Slot::holiday},
    {Word::today, Slot::today},      {Word::tonight, Slot::tonight},
    {Word::fiscal, Slot::fiscal},    {Word::quarter_name, Slot::quarter},
    {Word::era, Slot::era},          {Word::half, Slot::half},
    {Word::recent, Slot::recent},    {Word::last, Slot::shift},
    {Word::next, Slot::shift},       {Word::this_, Slot::shift},
    {Word::that, Slot::shift},       {Word::early, Slot::mod},
    {Word::late, Slot::mod},         {Word::mid, Slot::mod},
    {Word::beginning, Slot::mod},    {Word::middle, Slot::mod},
    {Word::end, Slot::mod},          {Word::about, Slot::approx},
    {Word::ago, Slot::ago},          {Word::later, Slot::later},
    {Word::earlier, Slot::earlier},  {Word::after, Slot::after},
    {Word::before, Slot::before},    {Word::every, Slot::every},
    {Word::once, Slot::times},       {Word::times, Slot::times},
    {Word::am_pm, Slot::ampm},       {Word::zone, Slot::zone},
    {Word::phrase, Slot::phrase},
};

}  // namespace

Slot own_slot(Word word) {
  for (const Own& own : own_slots)
    if (own.word == word) return own.slot;
  return Slot::none;
}

}  // namespace gloss::dates
