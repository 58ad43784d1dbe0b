#include "dates/tagger.hpp"

#include <cstdlib>

namespace gloss::dates {
namespace {

// The word classes that can begin an expression.
constexpr Words starters =
    trigger_words |
    bits(Word::cardinal, Word::scale, Word::ordinal, Word::digits, Word::decimal, Word::half,
         Word::last, Word::next, Word::this_, Word::that, Word::early, Word::late, Word::mid,
         Word::beginning, Word::middle, Word::end, Word::approximate, Word::compare, Word::vague,
         Word::the, Word::a, Word::every, Word::times, Word::later) |
    bits(Word::earlier, Word::possessive, Word::full);

// No expression has more atoms than this before its first trigger.
constexpr std::uint32_t reach = 8;

// Text without sentences is read in pieces of this many tokens.
constexpr std::uint32_t longest_piece = 2000;

// Fixed per rule family; see the README.
double score_of(const Expression& expression, const Record& record) {
  const std::string_view rule = expression.rule;
  if (expression.form == Form::reference) return 0.7;
  if (expression.form == Form::set) return rule == "rate" ? 0.7 : 0.85;
  if (expression.form == Form::duration) return 0.85;
  if (rule == "year" || rule == "definite-unit") return 0.8;
  double score = expression.fields.year != absent ? 0.97 : 0.9;
  if (!record.alternative.empty()) score -= 0.15;
  if (record.from.empty()) score -= 0.1;
  return score;
}

bool is_between(std::string_view word) { return word == "between" || word == "Between"; }

bool has_explicit_year(const Expression& expression) {
  return expression.form == Form::calendar && expression.fields.year != absent &&
         !expression.year_is_guess;
}

// In "From March 3 to April 5, 2010" the first date takes the year of the second.
void share_year(Expression& first, const Expression& second) {
  const Fields& from = second.fields;
  if (from.year == absent || first.fields.year != absent || first.fields.month == absent ||
      first.frame.grain != Grain::none)
    return;
  first.fields.year = from.year;
  first.fields.before_christ = from.before_christ;
  first.year_is_guess = second.year_is_guess;
}

// The end of the piece of text that holds `token`: the end of its sentence, or the beginning of the
// next one. `sentence` only moves forward.
std::uint32_t piece_end(const Tagger::Input& input, std::uint32_t token, std::uint32_t& sentence) {
  const std::uint32_t here = input.tokens[token].begin;
  while (sentence < input.sentences.size() && input.sentences[sentence].end <= here) ++sentence;
  if (sentence == input.sentences.size()) return 0xFFFFFFFFu;
  const gloss_record& next = input.sentences[sentence];
  return next.begin > here ? next.begin : next.end;
}

// "Sept. 30" that the sentence rules have cut after the full stop.
bool is_cut_date(const Row& last, const Row& next) {
  return last.is(Word::month) && last.has(Row::abbreviated) && next.is(Word::digits);
}

}  // namespace

Tagger::Tagger(TaggerOptions options, const std::string& holidays)
    : options_(options),
      holidays_(WordList::read(holidays, 2, 2)),
      grammar_{holidays_, options.grammar},
      resolver_(holidays_, options.resolver) {
  for (const std::string& word : holidays_.first_words()) lexicon_.add(word, Word::holiday);
}

const std::vector<Record>& Tagger::tag(const Input& input, Scratch& scratch) const {
  scratch.found.clear();
  scratch.records.clear();
  const std::uint32_t count = std::min(input.tokens.size(), input.words.size());
  std::uint32_t sentence = 0;
  for (std::uint32_t token = 0; token < count;) {
    const std::uint32_t begin = token;
    const std::uint32_t last = std::min(count - begin, longest_piece) + begin;
    Words words = 0;
    do {
      const std::uint32_t limit = piece_end(input, token, sentence);
      do words |= input.words[token].words;
      while (++token < last && input.tokens[token].begin < limit);
    } while (token < last && is_cut_date(input.words[token - 1], input.words[token]));
    if (words & trigger_words) find(input, begin, token, scratch);
  }
  resolve(input, scratch);
  return scratch.records;
}

void Tagger::make_atoms(const Input& input, std::uint32_t begin, std::uint32_t end,
                        Scratch& scratch) const {
  scratch.atoms.clear();
  for (std::uint32_t token = begin; token < end; ++token) {
    const Row& row = input.words[token];
    const Span span = input.tokens.span(token);
    if (!row.is(Word::compound)) {
      scratch.atoms.push_back({row, span, false});
      continue;
    }
    const std::string_view form = covered(input.text, span);
    Lexicon::split(form, [&](std::size_t from, std::size_t to) {
      const std::string_view part = form.substr(from, to - from);
      to_lower(part, scratch.lower);
      scratch.atoms.push_back({lexicon_.part(part, scratch.lower),
                               {span.begin + static_cast<std::uint32_t>(from),
                                span.begin + static_cast<std::uint32_t>(to)},
                               from > 0});
    });
  }
}

void Tagger::keep(const Reader& in, Expression expression, std::vector<Found>& found) const {
  if (is_false_alarm(in, expression)) return;
  Found next;
  next.span = {in[expression.begin].span.begin, in[expression.end - 1].span.end};
  if (expression.form == Form::calendar) next.tense = tense_around(in, expression);
  next.expression = expression;
  found.push_back(next);
}

void Tagger::find(const Input& input, std::uint32_t begin, std::uint32_t end,
                  Scratch& scratch) const {
  make_atoms(input, begin, end, scratch);
  const Reader in(input.text, scratch.atoms);
  const std::size_t before = scratch.found.size();
  Expression first, second;
  std::uint32_t trigger = 0;  // the first one at or after `at`
  for (std::uint32_t at = 0; at < in.size();) {
    trigger = std::max(trigger, at);
    while (trigger < in.size() && !in.row(trigger).is_any(trigger_words) && !in[trigger].joined)
      ++trigger;
    if (trigger == in.size()) break;
    if (trigger > at + reach) at = trigger - reach;
    if (!in.row(at).is_any(starters)) {
      ++at;
      continue;
    }
    first = second = {};
    if (const std::uint32_t last = read_pair(grammar_, in, at, first, second); last != at) {
      keep(in, first, scratch.found);
      keep(in, second, scratch.found);
      at = last;
      continue;
    }
    const std::uint32_t last = read_expression(grammar_, in, at, first);
    if (last == at) {
      ++at;
      continue;
    }
    first.begin = at;
    first.end = last;
    keep(in, first, scratch.found);
    at = last;
  }
  for (std::size_t i = before; i + 1 < scratch.found.size(); ++i) {
    Expression& one = scratch.found[i].expression;
    const Expression& other = scratch.found[i + 1].expression;
    if (other.begin != one.end + 1 || one.form != Form::calendar || other.form != Form::calendar)
      continue;
    const bool range = in.is(one.end, Word::range);
    const bool listed = in.is(one.end, Word::and_);
    if (range || listed) share_year(one, other);
    scratch.found[i].range_follows =
        range || (listed && one.begin > 0 && is_between(in.text(one.begin - 1)));
  }
}

// Most dates of a history are far from the date of the document.
bool Tagger::is_narrative(const std::vector<Found>& found, const Context& context) const {
  if (options_.kind != TextKind::automatic) return options_.kind == TextKind::narrative;
  if (!context.document) return false;
  const std::int32_t year = civil_from_days(context.document->period.first).year;
  std::size_t far = 0, all = 0;
  for (const Found& each : found) {
    if (!has_explicit_year(each.expression)) continue;
    ++all;
    if (each.expression.fields.before_christ || std::abs(each.expression.fields.year - year) > 1)
      ++far;
  }
  return far >= 5 && far * 10 >= all * 6 && far * 8 >= found.size();
}

void Tagger::resolve(const Input& input, Scratch& scratch) const {
  Context context;
  context.document = parse_reference_date(input.date);
  context.narrative = is_narrative(scratch.found, context);
  std::uint32_t range_from = no_record;
  for (const Found& found : scratch.found) {
    const auto index = static_cast<std::uint32_t>(scratch.records.size());
    Record& record = scratch.records.emplace_back();
    record.span = found.span;
    context.tense = found.tense;
    const auto period = resolver_.resolve(found.expression, context, record);
    record.score = score_of(found.expression, record);
    if (range_from != no_record) {
      record.range = range_from;
      scratch.records[range_from].range = index;
    }
    range_from = found.range_follows ? index : no_record;
    if (!period || period->grain > Grain::year) continue;
    context.last_date = Mention{*period, index};
    if (period->grain == Grain::quarter && found.expression.frame.shift >= 0 &&
        record.anchor != Anchor::text)
      context.last_quarter = Mention{*period, index};
  }
}

}  // namespace gloss::dates
