/// Guards that look at what a sentence is about: weather, games.
#include "dates/guard.hpp"
#include "dates/guard_parts.hpp"

namespace gloss::dates {
namespace {

// Whether one of `words` is at most `farthest` atoms from [begin, end).
template <class List>
bool stands_near(const Reader& in, std::uint32_t begin, std::uint32_t end, std::uint32_t farthest,
                 const List& words) {
  const std::uint32_t most = std::min(in.size(), end + farthest);
  for (std::uint32_t at = begin - std::min(begin, farthest); at < most; ++at)
    if (words.has(in.text(at))) return true;
  return false;
}

// Whether earnings or the economy are the subject, of which quarters are told.
bool is_of_business(const Reader& in, const Expression& read) {
  static constexpr std::string_view business_words[] = {
      "profit", "profits", "revenue", "revenues", "sales",    "earnings", "percent",
      "%",      "billion", "million", "growth",   "economy",  "company",  "GDP",
      "$",      "shares",  "market",  "markets",  "analysts", "results",  "estimates"};
  static constexpr WordSet business(business_words);
  constexpr std::uint32_t farthest = 20;
  return stands_near(in, read.begin, read.end, farthest, business);
}

}  // namespace

bool is_no_decade(const Reader& in, std::uint32_t decade) {
  static constexpr std::string_view weather_words[] = {
      "temperatures", "Temperatures", "temperature", "Temperature", "highs",    "Highs",
      "lows",         "Lows",         "degrees",     "mercury",     "humidity", "thermometers",
      "readings",     "Fahrenheit",   "Celsius",     "sunny",       "Sunny",    "cloudy"};
  static constexpr WordSet weather(weather_words);
  static constexpr std::string_view thirds[] = {"upper", "lower", "low", "high"};
  constexpr std::uint32_t farthest = 14;
  if (in.row(decade).digits == 4 || in.is(decade, Word::year)) return false;
  std::uint32_t first = decade;
  while (first > 0 && (in.row(first - 1).is_any(
                          bits(Word::hyphen, Word::mid, Word::early, Word::late, Word::the))))
    --first;
  // Warmer than since the 70s
  if (in.before(first).is_any(bits(Word::since, Word::of, Word::from, Word::until))) return false;
  // The suspect is in the mid-30s, shares traded in the low 20s.
  static constexpr std::string_view ranks[] = {
      "is",      "are",      "be",     "aged",   "ages",   "traded",  "trading", "trades", "hover",
      "hovered", "hovering", "hovers", "scores", "polled", "polling", "stay",    "remain"};
  if (in.before(first).is(Word::in) && is_one_of(ranks, in.text(first - 2u))) return true;
  return is_one_of(thirds, in.text(decade - 1u)) ||
         stands_near(in, first, decade + 1, farthest, weather);
}

bool is_of_game(const Reader& in, const Expression& read) {
  static constexpr std::string_view games_words[] = {
      "touchdown",  "touchdowns",     "quarterback",  "yards",         "yard",          "rebounds",
      "fumble",     "fumbled",        "interception", "interceptions", "halftime",      "punt",
      "punts",      "outscored",      "scoreless",    "fouls",         "three-pointer", "3-pointer",
      "3-pointers", "three-pointers", "free-throw",   "playoff",       "playoffs",      "buzzer"};
  static constexpr WordSet games(games_words);
  static constexpr std::string_view played_words[] = {"scored", "scoring", "led",       "trailed",
                                                      "sat",    "benched", "hamstring", "knee"};
  static constexpr WordSet played(played_words);
  constexpr std::uint32_t farthest = 20, near = 8;
  if (read.fields.year != absent || read.fiscal || read.frame.grain != Grain::none) return false;
  const std::uint32_t begin = read.begin, end = read.end;
  if (!stands_near(in, begin, end, farthest, games) && !stands_near(in, begin, end, near, played))
    return false;
  return !is_of_business(in, read);
}

// Question Q3, "Answer Q2 only", Q1 of the survey, the Audi Q3, out in Q2 of the qualifying.
bool is_no_quarter(const Reader& in, const Expression& read) {
  static constexpr std::string_view named[] = {"question", "questions", "Question",  "Questions",
                                               "answer",   "Answer",    "answering", "Audi"};
  static constexpr std::string_view forms_words[] = {
      "questionnaire", "respondents", "respondent", "quiz", "answer", "Answer", "circle", "tick"};
  static constexpr WordSet forms(forms_words);
  static constexpr std::string_view sources[] = {"survey", "form",  "test",
                                                 "exam",   "paper", "interview"};
  static constexpr std::string_view races_words[] = {"pole", "qualifying", "lap", "grid", "laps"};
  static constexpr WordSet races(races_words);
  constexpr std::uint32_t farthest = 12;
  const std::uint32_t begin = read.begin, end = read.end;
  if (read.fields.year != absent || begin + 1 != end || !in.is(begin, Word::quarter_name) ||
      (in.text(begin).front() | 32) != 'q')
    return false;
  if (is_one_of(named, in.text(begin - 1u))) return true;
  // Q1: What is your name?
  if (begin == 0 && in.text(end) == ":" && in.text(in.size() - 1) == "?") return true;
  const bool of_form =
      in.is(end, Word::of) && in.is(end + 1, Word::the) && is_one_of(sources, in.text(end + 2));
  return of_form || ((stands_near(in, begin, end, farthest, forms) ||
                      stands_near(in, begin, end, farthest, races)) &&
                     !is_of_business(in, read));
}

// Hit a century, a century by Root, his third century of the series; but "made a century of gains".
bool is_hundred_runs(const Reader& in, const Expression& read) {
  static constexpr std::string_view verbs[] = {
      "hit",  "made",   "scored",    "struck",  "smashed",  "slammed", "compiled", "notched",
      "hits", "scores", "completed", "reached", "recorded", "cracked", "makes",    "posted"};
  static constexpr std::string_view cricket_words[] = {
      "Test",    "ODI",    "wicket",  "wickets", "innings", "batsman",  "batsmen", "batter",
      "batters", "bowler", "cricket", "Cricket", "overs",   "unbeaten", "crease",  "stumps"};
  static constexpr WordSet cricket(cricket_words);
  static constexpr std::string_view behind[] = {"break", "stand", "partnership", "from", "by"};
  constexpr std::uint32_t farthest = 20, near = 3;
  const std::string_view next = in.text(read.end);
  if (next == "of" && in.text(read.end + 1) != "the") return false;
  if (is_one_of(behind, next) && in.row(read.end + 1).has(Row::capital)) return true;
  if (next == "break" || next == "stand" || next == "partnership") return true;
  for (std::uint32_t step = 1; step <= near && step <= read.begin; ++step)
    if (is_one_of(verbs, in.text(read.begin - step))) return true;
  return stands_near(in, read.begin, read.end, farthest, cricket);
}

}  // namespace gloss::dates
