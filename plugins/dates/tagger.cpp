#include "dates/tagger.hpp"

#include <algorithm>
#include <utility>

#include "dates/guard_parts.hpp"
#include "dates/message.hpp"
#include "dates/narration.hpp"
#include "dates/near_weekday.hpp"
#include "dates/pieces.hpp"
#include "dates/score.hpp"
#include "dates/told.hpp"

namespace gloss::dates {
namespace {

// No expression has more atoms than this before its first trigger, and none more at all.
constexpr std::uint32_t reach = 9, longest = 40;

Grammar whole_grammar() {
  std::vector<std::string_view> patterns;
  for (const Rule& rule : grammar_rules()) patterns.push_back(rule.pattern);
  return compile(patterns, {grammar_macros().begin(), grammar_macros().end()});
}

// Whether the word `at` is a time that no story means: of "time", only "this time" and "at the
// time".
bool is_idle(const Tokens& tokens, std::uint32_t at) {
  if (!tokens.row(at).is(Word::time_word) || at < 2) return false;
  const Row& before = tokens.row(at - 1);
  return !before.is_any(bits(Word::this_, Word::that, Word::ref_noun)) &&
         !(before.is(Word::the) && tokens.row(at - 2).is(Word::at));
}

// Overnight losses; but "it rained overnight".
bool is_of_noun(const Reader& in, const Expression& x) {
  return x.begin + 1 == x.end && x.end < in.size() && is_plain(in.row(x.end)) &&
         in.text(x.end).size() > 1;
}

// Whether the words around `read` leave the meaning that `rule` gives it.
bool stands(const Reader& in, const Expression& read, const Rule& rule, const Trace& trace) {
  if (rule.guard(in, read) && !is_false_alarm(in, read)) return true;
  if (trace) tell_refused(in, rule, read, trace);
  return false;
}

}  // namespace

Tagger::Tagger(TaggerOptions options, const std::string& holidays, const std::string& phrases)
    : options_(options),
      holidays_(WordList::read(holidays, 2, 2)),
      automaton_(whole_grammar()),
      resolver_(holidays_, options.resolver) {
  for (const Rule& rule : grammar_rules())
    looks_at_words_.push_back(rule.action != Action::list && looks_at_words(rule.guard) ? 1 : 0);
  if (!phrases.empty()) holidays_.add(WordList::read(phrases, 2, 2).agreed());
  // A name with another word of time, such as "day", needs no trigger of its own; but the "s" of
  // "Washington's" is none of texts.
  const auto triggers = [&](const std::string& word) {
    return word.size() > 1 && (lexicon_.row(word, word).scan & Row::trigger) != 0;
  };
  for (const Holidays::FirstWord& each : holidays_.first_words())
    lexicon_.add(each.word, Word::holiday_word, each.either,
                 std::none_of(each.others.begin(), each.others.end(), triggers));
}

std::span<const Record> Tagger::tag(const Input& input, Scratch& scratch) const {
  scratch.trace = input.trace;
  scratch.found.clear();
  scratch.record_count = 0;
  const Tokens tokens(input.tokens, input.words);
  const std::uint32_t count = tokens.size();
  scratch.marks.read(input.words);
  const MarkView marks = scratch.marks.view();
  std::uint32_t token = marks.next(0, count, Row::trigger);
  if (token == count) return {};
  automaton_.prepare(scratch.cache);
  scratch.dated = !input.date.empty() || options_.dateline;
  scratch.colloquial =
      options_.kind == TextKind::colloquial ||
      (options_.kind == TextKind::automatic && is_message(input.text, input.tokens, marks));
  Pieces pieces(tokens, input.sentences);
  for (std::uint32_t done = 0; token < count; token = marks.next(token, count, Row::trigger)) {
    if (is_idle(tokens, token)) {  // it still belongs to the piece of the next trigger
      ++token;
      continue;
    }
    pieces.find(token, done);
    token = done = pieces.end;
    read_piece(input, tokens.part(pieces.begin, pieces.end - pieces.begin),
               scratch.marks.view(pieces.begin), scratch);
  }
  if (!scratch.found.empty()) resolve(input, scratch);
  return std::span(scratch.records).first(scratch.record_count);
}

Row Tagger::row(const WordType& type) const {
  Row row = lexicon_.row(type.form, type.lower);
  if (row.words.empty()) return row;
  row = marked(row);
  if (row.is(Word::compound))
    row.number = static_cast<std::int32_t>(compounds_.number(type.form, parts_of(type.form)));
  return row;
}

Row Tagger::marked(Row row) const {
  if (row.words.empty()) return row;
  row.symbol = automaton_.symbol(row.words);
  if (row.symbol != 0) row.scan |= Row::goes_on;
  if (row.words.any(automaton_.first_classes())) row.scan |= Row::starter;
  if (row.words.any(automaton_.whole_classes())) row.scan |= Row::alone;
  return row;
}

std::vector<Compounds::Part> Tagger::parts_of(std::string_view form) const {
  std::vector<Compounds::Part> parts;
  parts.reserve(4);
  std::string lower;
  Lexicon::split(form, [&](std::size_t from, std::size_t to) {
    const std::string_view part = form.substr(from, to - from);
    to_lower(part, lower);
    Row own = lexicon_.part(part, lower);
    if (from > 0 && own.is(Word::dash)) own.words.add(Word::hyphen);
    parts.push_back(
        {marked(own), {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}});
    return true;
  });
  return parts;
}

bool Tagger::has_other_atoms(const Reader& in) const {
  constexpr std::uint32_t either = Row::compound | Row::holiday;
  const std::uint32_t size = in.size();
  std::int32_t number = 0;
  for (std::uint32_t at = in.marks().next(0, size, either); at < size;
       at = in.marks().next(at + 1, size, either))
    if ((in.row(at).scan & Row::compound) != 0 || holidays_.read(in, at, number) != at) return true;
  return false;
}

void Tagger::make_atoms(const Input& input, const Tokens& tokens, Scratch& scratch) const {
  AtomList& atoms = scratch.atoms;
  atoms.clear();
  bool holiday = false;
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    const Row& row = tokens.row(token);
    const Span span = tokens.span(token);
    holiday = holiday || (row.scan & Row::holiday) != 0;
    if ((row.scan & Row::compound) == 0) {
      atoms.add(row, span, false);
      continue;
    }
    const auto add = [&](const Row& own, Span part) {
      atoms.add(own, {span.begin + part.begin, span.begin + part.end}, part.begin > 0);
    };
    if (row.number != 0) {
      for (const auto& part : compounds_.parts(static_cast<std::uint32_t>(row.number)))
        add(part.row, part.span);
    } else {
      for (const auto& part : parts_of(covered(input.text, span))) add(part.row, part.span);
    }
  }
  if (!holiday) return;
  atoms.join_holidays(input.text, holidays_, [&](Row own, std::int32_t number) {
    own.words = bits(Word::holiday);
    own.number = number;
    own.scan |= Row::trigger;
    return marked(own);
  });
}

void Tagger::read_piece(const Input& input, const Tokens& tokens, MarkView marks,
                        Scratch& scratch) const {
  const Reader in(input.text, tokens, nullptr, marks, scratch.colloquial);
  if (!has_other_atoms(in)) return find(in, scratch);
  make_atoms(input, tokens, scratch);
  find(scratch.atoms.reader(input.text, scratch.colloquial), scratch);
}

bool Tagger::accept(const Reader& in, std::uint32_t at, std::uint32_t end, std::uint16_t number,
                    std::span<const Automaton::Taken> taken, Scratch& scratch) const {
  std::vector<Found>& found = scratch.found;
  const std::size_t before = found.size();
  const Rule& rule = grammar_rules()[number];
  if (mean(rule, in, at, taken, options_.grammar, found)) {
    // The guards look at the last one of a list as if it were the whole.
    Expression& last = found.back().expression;
    const std::uint32_t last_begin = std::exchange(last.begin, at);
    last.end = end;
    const bool guarded = looks_at_words_[number] != 0 && !scratch.trace;
    if (guarded ? !is_false_alarm(in, last) : stands(in, last, rule, scratch.trace)) {
      if (found.size() - before > 1) last.begin = last_begin;
      complete_all(in, at, std::span(found).subspan(before));
      // Without a reference date no year is chosen.
      for (std::size_t i = before; i < found.size() && scratch.dated; ++i)
        found[i].sure = is_sure_of_tense(in, found[i].expression, found[i].tense);
      return true;
    }
  }
  found.erase(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
  return false;
}

// The guards that look at the words only come before the reading, which costs more; with a trace
// they come behind it, so that readings alone are told.
bool Tagger::words_stand(const Reader& in, std::uint32_t at, std::uint32_t end,
                         std::uint16_t number, Scratch& scratch) const {
  if (looks_at_words_[number] == 0 || scratch.trace) return true;
  scratch.probe.begin = at, scratch.probe.end = end;
  return grammar_rules()[number].guard(in, scratch.probe);
}

std::uint32_t Tagger::read_at(const Reader& in, std::uint32_t at, Scratch& scratch) const {
  struct Match {
    std::uint32_t size;
    Automaton::State state;
  };
  std::uint32_t symbols[longest];
  Match matches[longest];
  std::uint32_t match_count = 0;
  Automaton::State state = Automaton::start;
  const std::uint32_t most = std::min(in.size() - at, longest);
  std::uint32_t size = 0;
  for (; size < most; ++size) {
    symbols[size] = in.symbol(at + size);
    if (symbols[size] < 2) break;
    state = automaton_.step(scratch.cache, state, symbols[size]);
    if (state == Automaton::dead) break;
    if (Automaton::accepts(state)) matches[match_count++] = {size + 1, state};
  }
  scratch.steps += size;
  while (match_count > 0) {
    const Match& match = matches[--match_count];
    const std::uint32_t end = at + match.size;
    for (const std::uint16_t number : automaton_.rules(scratch.cache, match.state)) {
      if (!words_stand(in, at, end, number, scratch)) continue;
      const auto taken = automaton_.read(scratch.cache, number, {symbols, match.size});
      if (!taken.empty() && accept(in, at, end, number, taken, scratch)) return end;
    }
  }
  return at;
}

void Tagger::complete(const Reader& in, Found& found) const {
  Expression& x = found.expression;
  found.span = {in.span(x.begin).begin, in.span(x.end - 1).end};
  found.crowded = is_crowded(in, x);
  found.named = x.form == Form::duration && !in.colloquial() && names_length(in, x);
  if (x.form == Form::calendar) {
    settle_hour(in, x);
    found.tense = tense_around(in, x);
    note_nearness(in, found);
  }
  bool phrase = false;
  if (x.fields.holiday != absent) {
    if (const auto own = parse_form(holidays_.form(x.fields.holiday))) {
      const std::uint32_t begin = x.begin, end = x.end;
      x = own->expression;
      x.begin = begin, x.end = end;
      x.rule = "phrase";
      phrase = true;
    }
  }
  // The Sept. 11 attacks.
  if (x.fields.month == 9 && x.fields.day == 11 && x.fields.year == absent && !phrase &&
      as_nine_eleven(in, x))
    x.fields.year = 2001;
  // It rained overnight: the night before, but "snow will fall overnight".
  if (in.is(x.begin, Word::overnight) && x.frame.grain == Grain::day && x.frame.shift == 0 &&
      !in.colloquial() && (found.tense != Tense::future || is_of_noun(in, x)))
    x.frame.shift = -1;
  // The fiscal year ended Jan. 31: whatever the tense.
  const bool open = x.form == Form::calendar && x.pick == Pick::by_direction &&
                    x.fields.year == absent && x.fields.month != absent;
  if (open && x.begin > 0 && in.text(x.begin - 1) == "ended")
    x.pick = Pick::previous;
  else
    found.done = open && !phrase && is_done_on(in, x, found.tense);
  if (x.fields.weekday != absent && x.fields.month != absent && ends_in_stop(in, x))
    --found.span.end;
  x.ahead = x.form == Form::duration && !phrase && x.begin > 0 &&
            in.row(x.begin - 1).is_any(bits(Word::in, Word::within));
  if (!in.colloquial()) return;
  // In a message "midnight" alone begins the day, and the stop of "30 mins." ends the sentence.
  if (x.fields.hour == 24 && x.fields.weekday == absent && x.fields.month == absent &&
      x.frame.grain == Grain::none)
    x.fields.hour = 0;
  const Row& last = in.row(x.end - 1);
  if (last.is_any(unit_words) && in.text(x.end - 1).back() == '.') --found.span.end;
}

void Tagger::find(const Reader& in, Scratch& scratch) const {
  const std::size_t before = scratch.found.size();
  const MarkView& marks = in.marks();
  const std::uint32_t size = in.size();
  std::uint32_t at = 0;
  for (std::uint32_t trigger = marks.next(0, size, Row::trigger); trigger < size;
       trigger = marks.next(std::max(at, trigger + 1), size, Row::trigger)) {
    at = std::max(at, trigger - std::min(trigger, reach));
    while (at <= trigger && (at = marks.next_start(at, trigger + 1)) <= trigger) {
      at = std::max(at + 1, read_at(in, at, scratch));
    }
  }
  if (scratch.found.size() > before) link(in, std::span(scratch.found).subspan(before));
}

void Tagger::complete_all(const Reader& in, std::uint32_t at, std::span<Found> read) const {
  for (Found& each : read) {
    const std::uint32_t end = each.expression.end;
    complete(in, each);
    if (&each == &read.back()) break;
    const bool listed = in.row(end).is_any(bits(Word::comma, Word::and_, Word::or_));
    const bool between = at > 0 && in.is(at - 1, Word::between);
    each.range_follows = !listed || between;
  }
}

}  // namespace gloss::dates
