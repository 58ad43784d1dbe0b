/// The present and the infinitive that tell a plan: the fair opens Tuesday, is to meet Wednesday.
#include "dates/context.hpp"

namespace gloss::dates {
namespace {

// "Strike to Shut Ports on Monday"
bool is_headline_plan(const Reader& in, std::uint32_t at) {
  const Row& verb = in.row(at + 1);
  return in.before(at).has(Row::capital) && in.row(0).has(Row::capital) && verb.has(Row::capital) &&
         (verb.words.empty() || verb.is(Word::schedule));
}

// In "told his French hosts" a verb of schedules is a noun.
bool is_pronoun_noun(const Reader& in, std::uint32_t at) {
  const bool adjective = at > 1 && in.before(at).has(Row::capital) && in.is(at - 2, Word::pronoun);
  return in.is(at, Word::schedule) && (in.before(at).is(Word::pronoun) || adjective);
}

// Close at 669; but "close at 5 p.m.", "close at noon".
bool is_at_level(const Reader& in, std::uint32_t at) {
  if (!in.is(at, Word::at)) return false;
  return !in.row(at + 1).is_any(bits(Word::clock, Word::moment, Word::the)) &&
         !in.is(at + 2, Word::am_pm);
}

// Reads from 6 to 7pm, speaks on Monday; but "the letter reads as if", "foreign lands".
bool is_no_event(const Reader& in, std::uint32_t at) {
  static constexpr std::string_view verbs[] = {"sits",  "screens", "lands",    "sings",
                                               "reads", "speaks",  "performs", "appears"};
  constexpr Words timed =
      bits(Word::from, Word::at, Word::on, Word::between, Word::weekday, Word::today);
  return is_one_of(verbs, in.text(at)) && !in.row(at + 1).is_any(timed);
}

// Rules take effect, auditions take place; but "investors take profits".
bool is_taken_up(const Reader& in, std::uint32_t next) {
  static constexpr std::string_view things[] = {"effect", "place", "office", "part", "off", "over"};
  return is_one_of(things, in.text(next));
}

// Shops in the town reopen, members of the crew return: the plural stands before the preposition.
// Only verbs that are seldom nouns.
bool has_plural_with_place(const Reader& in, std::uint32_t verb) {
  static constexpr std::string_view verbs[] = {"reopen", "resume", "begin",     "meet", "open",
                                               "arrive", "depart", "reconvene", "take", "go",
                                               "gather", "return", "start"};
  constexpr Words prepositions = bits(Word::in, Word::of, Word::at, Word::for_, Word::from,
                                      Word::on, Word::preposition, Word::between);
  constexpr Words bounds = bits(Word::comma, Word::stop, Word::did, Word::will, Word::to,
                                Word::that, Word::intent, Word::possessive);
  constexpr Words determiners = bits(Word::the, Word::a, Word::pronoun, Word::possessive);
  constexpr std::uint32_t most_words = 8;
  if (verb < 3 || !is_one_of(verbs, in.text(verb)) || in.before(verb).is_any(determiners) ||
      in.before(verb).is_any(prepositions))
    return false;
  for (std::uint32_t step = 1; step <= most_words && step < verb; ++step) {
    const std::uint32_t at = verb - step;
    if (in.row(at).is_any(bounds)) return false;
    const std::string_view word = in.text(at);
    if (step < 2 || !(in.row(at).is_any(prepositions) || word == "across" || word == "around"))
      continue;
    const std::string_view noun = in.text(at - 1);
    const bool opens = at == 1 && noun.size() > 4 && noun.ends_with("s") && !noun.ends_with("ss");
    if (in.row(at - 1).has(Row::lower_plural) || opens) return true;
  }
  return false;
}

// Is to meet, is set to, are due to; the winner, to be named in July; plans to meet.
bool is_to_be(const Reader& in, std::uint32_t to) {
  if (in.is(to - 1, Word::intent)) return true;
  const std::string_view before = in.text(to - 1);
  if (is_present_of_be(before)) return true;
  if ((before == "set" || before == "about" || before == "ready") && to > 1 &&
      is_present_of_be(in.text(to - 2)))
    return true;
  if (in.is(to - 1, Word::comma) && in.text(to + 1) == "be") return true;
  return is_headline_plan(in, to);
}

}  // namespace

bool is_present_of_be(std::string_view word) {
  return word == "is" || word == "are" || word == "am" || word == "'s" || word == "'re";
}

bool had_been(const Reader& in, std::uint32_t at) {
  return at > 1 && in.text(at - 1) == "been" && in.text(at - 2) == "had";
}

// On Tuesday, the bridge closes for repairs; but "on Tuesday, returns were counted".
bool opens_behind(const Reader& in, std::uint32_t at, const Expression& x) {
  if (x.begin != 1 || !in.is(0, Word::on) || x.fields.weekday == absent ||
      !in.is(at, Word::schedule) || in.is(x.end, Word::possessive))
    return false;
  constexpr Words others = bits(Word::the, Word::a, Word::of, Word::pronoun, Word::and_, Word::to,
                                Word::that, Word::comma);
  const Row& subject = in.before(at);
  const std::string_view before = in.text(at - 1), word = in.text(at);
  if (word.back() != 's' || in.row(at).has(Row::capital) || subject.has(Row::lower_plural) ||
      subject.is_any(others) || before == "who" || before == "which" || before == "when")
    return false;
  for (std::uint32_t next = at + 1; next < in.size(); ++next) {
    if (in.row(next).is_any(bits(Word::comma, Word::stop, Word::that))) return true;
    if (in.is(next, Word::did)) return false;
  }
  return true;
}

// "The fair opens Tuesday", "is to meet Wednesday": the present and the infinitive of a plan. Not
// in a headline of the past, and not after a verb of the past: "said it meets".
Tense planned(const Reader& in, std::uint32_t at, std::uint32_t begin) {
  if (in.is(at, Word::to)) return at > 0 && is_to_be(in, at) ? Tense::future : Tense::unknown;
  if (is_pronoun_noun(in, at)) return Tense::unknown;
  const std::string_view word = in.text(at);
  const bool verb = !in.row(at).has(Row::known) || in.is(at, Word::final_);
  if (at > 0 && verb && word.size() > 4 && word.ends_with("ing") && in.text(at - 1) != "'s" &&
      is_present_of_be(in.text(at - 1)))
    return Tense::future;  // is flying
  if (!in.is(at, Word::schedule)) return Tense::unknown;
  // "Lost 5 points to close at 669"
  if ((word == "close" || word == "end") && (is_at_level(in, at + 1) || in.is(at + 1, Word::up)))
    return Tense::unknown;
  // The addresses on Monday's list; but "he addresses the nation".
  if (word == "addresses" && !in.row(at + 1).is_any(bits(Word::the, Word::a, Word::pronoun)) &&
      !in.row(at + 1).has(Row::capital))
    return Tense::unknown;
  if (in.row(at).has(Row::capital))  // "Trial of Banker Begins Monday"
    return at + 1 == begin && in.row(0).has(Row::capital) && word.back() == 's' ? Tense::future
                                                                                : Tense::unknown;
  if (word.back() == 's') return is_no_event(in, at) ? Tense::unknown : Tense::future;
  if (at > 1 && in.is(at - 1, Word::to) && had_been(in, at - 2)) return Tense::past;
  if (word == "take" && !is_taken_up(in, at + 1)) return Tense::unknown;
  // A plural subject stands before a verb, an article before a noun.
  const Row& before = in.before(at);
  const std::string_view subject = at > 0 ? in.text(at - 1) : std::string_view{};
  // Voters go, the Games close; Arsenal host Leeds
  const bool first = at == 1 || (at == 2 && in.is(0, Word::the));
  const bool plays = word == "host" || word == "visit" || word == "play" || word == "meet";
  const bool first_plural =
      first && subject.size() > 4 &&
      (subject.back() == 's' || (plays && before.has(Row::capital) && before.words.empty() &&
                                 in.row(at + 1).has(Row::capital)));
  const bool second = before.is(Word::and_) && !in.is(at + 1, Word::of);  // won and play
  return before.has(Row::lower_plural) || first_plural || second || has_plural_with_place(in, at) ||
                 (at > 0 && in.text(at - 1) == "to")
             ? Tense::future
             : Tense::unknown;
}

}  // namespace gloss::dates
