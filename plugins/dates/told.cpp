#include "dates/told.hpp"

#include <algorithm>
#include <string>

#include "dates/score.hpp"

namespace gloss::dates {
namespace {

struct NamedGuard {
  Guard guard;
  const char* name;
  const char* asks;  ///< what it wants of the neighbours
};
constexpr NamedGuard named_guards[] = {
    {as_bare, "as_bare", "a month, weekday, season or year alone needs a word that introduces it"},
    {as_mid, "as_mid", "a decade is none of degrees, ages or prices (not: lows in the mid-60s)"},
    {as_century, "as_century", "no compound may go on behind it, and no cricket is told"},
    {as_month_day, "as_month_day", "no unit or plural may follow the day (May 3 people)"},
    {as_weekday, "as_weekday",
     "an abbreviated weekday, or one that is a word, needs a date or a time beside it"},
    {as_year, "as_year", "no unit, amount or plural may follow a year, no sign precede it"},
    {as_whole_word, "as_whole_word", "no compound may go on behind it"},
    {as_quarter, "as_quarter", "a half needs its year"},
    {as_shifted, "as_shifted",
     "not in capitals as a title, not in a compound, no day of something (the last day of)"},
    {as_definite, "as_definite",
     "the unit stands for itself, in no compound (not: the day of, the two weeks)"},
    {as_ended, "as_ended", "`ended` or `ending` must follow the year"},
    {as_amount, "as_amount",
     "the unit fits its number and article, and belongs to no noun (not: the 2-year plan)"},
    {as_circa, "as_circa", "in small letters, and no plural behind the year"},
    {as_story_season, "as_story_season", "no name (Winter Palace), and a noun behind `spring`"},
    {as_story_night, "as_story_night", "`at` or `by` before the night, or a noun behind it"},
    {as_nth_day, "as_nth_day", "a day, and no count of days (not: the second day in a row)"},
    {as_beside_event, "as_beside_event", "an event behind it (in the weeks before), no number"},
    {as_rolling, "as_rolling", "a decade or more, and `over`, `in`, `for` or the like before it"},
    {as_offset, "as_offset", "no compound goes on behind it, and a unit alone is a day or longer"},
    {as_beside, "as_beside",
     "`before` or `following` ends its clause, and the unit is a day or longer"},
    {as_future, "as_future", "the noun stands for itself (not: future earnings, its future)"},
    {as_story_future, "as_story_future", "the noun stands for itself (not: future earnings)"},
    {as_adverb, "as_adverb", "in small letters, and in no compound"},
    {as_message, "as_message", "in messages only (option kind), and in no compound"},
    {as_numbered_day, "as_numbered_day",
     "`on`, `by`, `from` or the like before it, a known word or nothing behind it"},
    {as_for, "as_for", "`for` or `within` before it, no `of` behind it"},
    {as_in_the, "as_in_the",
     "`in`, `by` or `until` before it, a known word that is not `of` behind it"},
    {as_bare_hour, "as_bare_hour",
     "behind the hour a known word or a mark, and no amount, unit or dash"},
    {as_dawn, "as_dawn", "in small letters, in no compound, no weekday before it"},
    {as_same_unit, "as_same_unit", "`same` and a month or quarter before the year"},
    {as_some_day, "as_some_day",
     "`some day`, or `one day` beside a verb of the future, no message"},
    {as_better_tomorrow, "as_better_tomorrow", "`tomorrow`, in no compound"},
    {as_tomorrow_of, "as_tomorrow_of", "`tomorrow` as owner of a workforce, world or the like"},
    {as_overnight, "as_overnight", "in no compound, and no noun behind it (not: overnight rates)"},
    {as_week_number, "as_week_number", "no `of` behind it, and no title in capitals (Week 3)"},
    {as_dotted_clock, "as_dotted_clock",
     "`at` and an event before the clock, and no amount, price or noun behind it"},
    {as_week_ahead, "as_week_ahead",
     "weeks behind a form of `be` or a verb of events, and the end of the clause behind the day"},
    {as_weekday_week, "as_weekday_week", "no noun behind `week`, and no article before it"},
    {as_named_year, "as_named_year", "no other unit than the year, and in no compound"},
    {as_year_month, "as_year_month",
     "the month is no common word, and the year belongs to no noun"},
    {as_short_year, "as_short_year", "no amount of money, and no amount, unit or noun behind it"},
    {as_month_year_ago, "as_month_year_ago", "`same month`, and a year `ago` or `last year`"},
    {as_or_next, "as_or_next", "no unit, month or weekday behind `next`"},
    {as_shifted_date, "as_shifted_date", "not `following` without an article, which is after"},
    {as_over_years, "as_over_years", "`over` before it, and the years stand for themselves"},
    {as_about, "as_about", "no day is a topic (not: talks about Tuesday)"},
    {as_leading, "as_leading", "at the begin of its sentence, in no compound"},
    {as_hour_mark, "as_hour_mark", "an hour (16h), in no compound"},
    {as_two_numbers, "as_two_numbers", "`at` before it and nothing behind it"},
    {as_this_time, "as_this_time", "`at` before it, and the end of the clause behind it"},
    {as_shifted_day, "as_shifted_day", "no article before it, and no noun behind a fraction"},
    {as_numbered_month, "as_numbered_month", "a year or the end of the clause behind the day"},
    {as_soon, "as_soon", "a modal verb or `to` beside it"},
    {as_or_later, "as_or_later", "no other date goes on behind it, and a year that stands"},
    {as_nine_eleven, "as_nine_eleven", "9/11, with the attacks or their like beside it"},
    {as_spoken_clock, "as_spoken_clock", "`at` before it, and no amount or unit behind it"},
    {as_fourth, "as_fourth", "the name begins with Fourth of"},
    {as_scene, "as_scene", "a preposition before it, and no `of` behind it"},
    {as_epithet, "as_epithet", "a noun that is no word of time behind it"},
    {as_message_clock, "as_message_clock", "in messages only (option kind), and no amount"},
    {as_one_weekday, "as_one_weekday", "no noun behind the weekday (not: a Sunday paper)"},
    {as_mornings, "as_mornings", "a part of the day in small letters, and no noun behind it"},
    {as_all, "as_all", "a unit of a day or longer, in no compound"},
    {as_these, "as_these", "`days`, in no compound"},
    {as_at_present, "as_at_present", "`at` before it, and the noun does not go on behind it"},
    {as_weekends, "as_weekends", "weekends, in no compound"},
    {as_fortnight, "as_fortnight", "a fortnight, in no compound"},
    {as_rate, "as_rate", "a unit of an hour or longer, behind an amount"},
    {as_reference, "as_reference", "in no compound, and not in capitals"},
    {as_reference_noun, "as_reference_noun",
     "`in` or `into` before it, and the noun goes on behind it with no unit or number"},
    {as_clock, "as_clock", "in no compound, and a.m. or p.m. not as a name or verb (I am)"},
    {as_days, "as_days", "no amount, unit or plural behind the last day"},
    {as_years, "as_years", "years of four digits at most, in no compound"},
    {as_part, "as_part",
     "in no compound, a half with its year, and not the nine months of a report"},
    {as_month_slash_day, "as_month_slash_day",
     "`on`, `by`, `from` or the like before it, or a time behind it"},
    {as_part_of_day, "as_part_of_day", "no compound may go on behind it"},
};

Span span_of(const Reader& in, const Expression& read) {
  return {in.span(read.begin).begin, in.span(read.end - 1).end};
}

}  // namespace

void tell_refused(const Reader& in, const Rule& rule, const Expression& read, const Trace& trace) {
  std::string reason = "is_false_alarm: an age, a price, a label or a part of a compound";
  if (!rule.guard(in, read)) {
    reason = "of its neighbours";
    for (const NamedGuard& each : named_guards)
      if (each.guard == rule.guard) reason = std::string(each.name) + " wants: " + each.asks;
  }
  trace.dropped(span_of(in, read), "", rule.name, Trace::no_score,
                "it matches the rule, and the guard refuses it: " + reason);
}

void tell_found(const Found& found, const Record& record, const Trace& trace) {
  static constexpr const char* anchors[] = {"without an anchor", "anchored on the document's date",
                                            "anchored on another date of the text"};
  std::string reason = "score " + told_number(impossible_score) + ": a date that does not exist";
  if (!found.expression.impossible) {
    reason = "score " + told_number(rule_score_of(record)) + " of rule " +
             std::string(record.rule) + " " + anchors[static_cast<int>(record.anchor)];
    if (!record.alternative.empty())
      reason += ", times " + told_number(ambiguous_share) + " for another value that is possible";
    if (found.crowded)
      reason += ", times " + told_number(crowded_share) + " for a number or a zone beside it";
  }
  trace.kept(record.span, layers::date::types[record.type], record.rule,
             static_cast<float>(record.score), reason);
}

void tell_words(const LayerView& tokens, const TypeColumn<Row>::View& words,
                std::span<const Record> records, const Trace& trace) {
  for (std::uint32_t i = 0; i < tokens.size() && i < words.size(); ++i) {
    const Span span = tokens.span(i);
    if (!trace.is_about(span)) continue;
    const bool is_dated = std::any_of(records.begin(), records.end(), [&](const Record& record) {
      return record.span.begin < span.end && span.begin < record.span.end;
    });
    if (is_dated) continue;
    const bool is_known = !words[i].words.empty();
    trace.dropped(span, "", "", Trace::no_score,
                  is_known ? "no rule accepts this word with its neighbours"
                           : "no rule of the grammar has this word");
  }
}

}  // namespace gloss::dates
