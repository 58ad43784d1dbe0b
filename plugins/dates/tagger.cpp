#include "dates/tagger.hpp"

#include <algorithm>
#include <cstdlib>

#include "dates/narration.hpp"
#include "dates/score.hpp"

namespace gloss::dates {
namespace {

// No expression has more atoms than this before its first trigger, and none more at all.
constexpr std::uint32_t reach = 9, longest = 40;

// Text without sentences is read in pieces of this many tokens.
constexpr std::uint32_t longest_piece = 2000;

Grammar whole_grammar() {
  std::vector<std::string_view> patterns;
  for (const Rule& rule : grammar_rules()) patterns.push_back(rule.pattern);
  return compile(patterns, {grammar_macros().begin(), grammar_macros().end()});
}

bool has_explicit_year(const Expression& expression) {
  return expression.form == Form::calendar && expression.fields.year != absent &&
         !expression.year_is_guess;
}

bool names_alike(const Expression& one, const Expression& other) {
  const auto parts = [](const Fields& fields) {
    return (fields.weekday != absent ? 1 : 0) + (fields.day != absent ? 2 : 0) +
           (fields.month != absent ? 4 : 0);
  };
  return parts(one.fields) == parts(other.fields);
}

bool ends_before(const Record& record, const Record& other) {
  const std::string_view to = record.from.view(), from = other.from.view();
  return !to.empty() && !from.empty() && to.front() != '-' && from.front() != '-' &&
         to.substr(0, from.size()) < from;
}

// A short message with a handle, a link, a tag or its own spelling.
bool is_colloquial(const Tagger::Input& input, std::uint32_t count) {
  if (count > 80 || input.text.size() > 500) return false;
  if (input.text.find("RT @") != std::string_view::npos) return true;
  for (std::uint32_t token = 0; token < count; ++token) {
    if ((input.words[token].scan & Row::informal) != 0) return true;
    const std::uint32_t type = input.tokens[token].type;
    if (type == layers::token::handle || type == layers::token::url) return true;
  }
  return false;
}

// "Sept. 30" that the sentence rules have cut after the full stop.
bool is_cut_date(const Row& last, const Row& next) {
  return last.is(Word::month) && last.has(Row::abbreviated) && next.is(Word::digits);
}

}  // namespace

// The pieces of a text that are read alone: its sentences, and what lies between them.
class Tagger::Pieces {
 public:
  explicit Pieces(const Tagger::Input& input) : input_(input) {}

  // Finds the piece around `token`, of which nothing is before `from`.
  void find(std::uint32_t token, std::uint32_t from) {
    limit(input_.tokens[token].begin);
    begin = token;
    const std::uint32_t least = token - std::min(token - from, longest_piece / 2);
    while (begin > least && input_.tokens[begin - 1].begin >= start_) --begin;
    // The sentence before, if its end is a wrong one.
    if (begin > least && is_cut_date(input_.words[begin - 1], input_.words[begin]))
      begin -= std::min(begin - least, 30u);
  }

  // Whether token `end`, the next one, is in the piece too.
  bool holds(std::uint32_t end, std::uint32_t at) {
    if (at < stop_) return true;
    if (!is_cut_date(input_.words[end - 1], input_.words[end])) return false;
    limit(at);
    return true;
  }

  std::uint32_t begin = 0;

 private:
  void limit(std::uint32_t here) {
    const LayerView& sentences = input_.sentences;
    while (sentence_ < sentences.size() && sentences[sentence_].end <= here) ++sentence_;
    start_ = sentence_ > 0 ? sentences[sentence_ - 1].end : 0;
    stop_ = 0xFFFFFFFFu;
    if (sentence_ == sentences.size()) return;
    const gloss_record& next = sentences[sentence_];
    if (next.begin <= here) start_ = next.begin;
    stop_ = next.begin > here ? next.begin : next.end;
  }

  const Tagger::Input& input_;
  std::uint32_t sentence_ = 0, start_ = 0, stop_ = 0;
};

Tagger::Tagger(TaggerOptions options, const std::string& holidays, const std::string& phrases)
    : options_(options),
      holidays_(WordList::read(holidays, 2, 2)),
      automaton_(whole_grammar()),
      resolver_(holidays_, options.resolver) {
  if (!phrases.empty()) holidays_.add(WordList::read(phrases, 2, 2));
  for (const auto& [word, alone] : holidays_.first_words())
    lexicon_.add(word, Word::holiday_word, alone);
}

const std::vector<Record>& Tagger::tag(const Input& input, Scratch& scratch) const {
  scratch.found.clear();
  scratch.records.clear();
  automaton_.prepare(scratch.cache);
  const std::uint32_t count = std::min(input.tokens.size(), input.words.size());
  Pieces pieces(input);
  scratch.colloquial = options_.kind == TextKind::colloquial ||
                       (options_.kind == TextKind::automatic && is_colloquial(input, count));
  std::uint32_t done = 0;
  for (std::uint32_t token = 0; token < count; ++token) {
    if ((input.words[token].scan & Row::trigger) == 0) continue;
    pieces.find(token, done);
    done = make_atoms(input, pieces, count, scratch);
    find(input, scratch);
    token = done - 1;
  }
  if (!scratch.found.empty()) resolve(input, scratch);
  return scratch.records;
}

Row Tagger::marked(Row row) const {
  row.symbol = automaton_.symbol(row.words);
  if (row.words.any(automaton_.first_classes())) row.scan |= Row::starter;
  return row;
}

void Tagger::add_atom(const Row* row, Span span, bool joined, Scratch& scratch) {
  if (scratch.atom_count == scratch.atoms.size()) scratch.atoms.resize(2 * scratch.atom_count + 64);
  Atom& atom = scratch.atoms[scratch.atom_count];
  const bool touching = scratch.atom_count > 0 && (&atom - 1)->span.end == span.begin;
  if ((row->scan & Row::trigger) != 0 || joined)
    scratch.triggers.push_back(static_cast<std::uint32_t>(scratch.atom_count));
  ++scratch.atom_count;
  atom = {row, span, row->symbol + (touching ? 1u : 0u), joined, touching};
}

// The parts of a compound.
void Tagger::add_parts(const Input& input, Span span, Scratch& scratch) const {
  const std::string_view form = covered(input.text, span);
  Lexicon::split(form, [&](std::size_t from, std::size_t to) {
    const std::string_view part = form.substr(from, to - from);
    to_lower(part, scratch.lower);
    Row own = lexicon_.part(part, scratch.lower);
    if (from > 0 && own.is(Word::dash)) own.words.add(Word::hyphen);
    add_atom(&scratch.rows.emplace_back(marked(own)),
             {span.begin + static_cast<std::uint32_t>(from),
              span.begin + static_cast<std::uint32_t>(to)},
             from > 0, scratch);
  });
}

std::uint32_t Tagger::make_atoms(const Input& input, Pieces& piece, std::uint32_t count,
                                 Scratch& scratch) const {
  scratch.atom_count = 0;
  scratch.triggers.clear();
  scratch.rows.clear();
  bool holiday = false;
  const std::uint32_t last = std::min(count - piece.begin, longest_piece) + piece.begin;
  if (scratch.atoms.size() < longest_piece) scratch.atoms.resize(longest_piece);
  std::uint32_t token = piece.begin, end = 0xFFFFFFFFu;
  for (; token < last; ++token) {
    const gloss_record& record = input.tokens[token];
    if (token > piece.begin && !piece.holds(token, record.begin)) break;
    const Row& row = input.words[token];
    if ((row.scan & Row::trigger) == 0 && scratch.atom_count < scratch.atoms.size()) {
      const bool touching = record.begin == end;
      scratch.atoms[scratch.atom_count++] = {
          &row, {record.begin, record.end}, row.symbol + (touching ? 1u : 0u), false, touching};
    } else if (row.is(Word::compound)) {
      add_parts(input, {record.begin, record.end}, scratch);
    } else {
      add_atom(&row, {record.begin, record.end}, false, scratch);
      holiday = holiday || row.is(Word::holiday_word);
    }
    end = record.end;
  }
  if (holiday) join_holidays(input, scratch);
  return token;
}

// The words of a holiday's name become one atom.
void Tagger::join_holidays(const Input& input, Scratch& scratch) const {
  const std::size_t count = scratch.atom_count;
  const Reader in(input.text, std::span(scratch.atoms).first(count));
  std::int32_t number = 0;
  std::uint32_t at = 0;
  while (at < count && (!in.is(at, Word::holiday_word) || holidays_.read(in, at, number) == at))
    ++at;
  if (at == count) return;
  const std::vector<Atom> atoms(scratch.atoms.begin(),
                                scratch.atoms.begin() + static_cast<std::ptrdiff_t>(count));
  const Reader old(input.text, atoms);
  scratch.atom_count = 0;
  scratch.triggers.clear();
  for (at = 0; at < count;) {
    const std::uint32_t last =
        old.is(at, Word::holiday_word) ? holidays_.read(old, at, number) : at;
    if (last == at) {
      add_atom(atoms[at].row, atoms[at].span, atoms[at].joined, scratch);
      ++at;
      continue;
    }
    Row own = *atoms[at].row;
    own.words = bits(Word::holiday);
    own.number = number;
    own.scan |= Row::trigger;
    add_atom(&scratch.rows.emplace_back(marked(own)),
             {atoms[at].span.begin, atoms[last - 1].span.end}, false, scratch);
    at = last;
  }
}

std::uint32_t Tagger::read_at(const Reader& in, std::uint32_t at, Scratch& scratch) const {
  auto& candidates = scratch.candidates;
  candidates.clear();
  Automaton::State state = Automaton::start;
  const std::uint32_t limit = std::min(in.size(), at + longest);
  for (std::uint32_t next = at; next < limit; ++next) {
    const Atom& atom = in[next];
    if (atom.symbol < 2) break;
    state = automaton_.step(scratch.cache, state, atom.symbol);
    if (state == Automaton::dead) break;
    if (!automaton_.rules(scratch.cache, state).empty()) candidates.push_back({next + 1, state});
  }
  for (; !candidates.empty(); candidates.pop_back()) {
    const auto [end, accepted] = candidates.back();
    const std::span<const std::uint16_t> accepting = automaton_.rules(scratch.cache, accepted);
    for (const std::uint16_t number : accepting) {
      const Rule& rule = grammar_rules()[number];
      if (!automaton_.read(number, in, at, end, scratch.path)) continue;
      if (!mean(rule, in, scratch.path.taken, options_.grammar, scratch.read)) continue;
      Expression whole = scratch.read.back();
      whole.begin = at;
      whole.end = end;
      if (rule.guard(in, whole) && !is_false_alarm(in, whole)) return end;
    }
  }
  return at;
}

void Tagger::keep(const Reader& in, const Expression& expression, std::vector<Found>& found) const {
  Found next;
  next.span = {in[expression.begin].span.begin, in[expression.end - 1].span.end};
  if (expression.form == Form::calendar) next.tense = tense_around(in, expression);
  next.expression = expression;
  if (expression.fields.holiday != absent) {
    if (const auto own = parse_form(holidays_.form(expression.fields.holiday))) {
      next.expression = own->expression;
      next.expression.begin = expression.begin, next.expression.end = expression.end;
      next.expression.rule = "phrase";
    }
  }
  next.expression.ahead = expression.form == Form::duration && expression.begin > 0 &&
                          in.row(expression.begin - 1).is_any(bits(Word::in, Word::within));
  next.crowded = is_crowded(in, expression);
  found.push_back(next);
}

void Tagger::find(const Input& input, Scratch& scratch) const {
  const Reader in(input.text, std::span(scratch.atoms).first(scratch.atom_count),
                  scratch.colloquial);
  const std::size_t before = scratch.found.size();
  std::uint32_t at = 0;
  for (const std::uint32_t trigger : scratch.triggers) {
    at = std::max(at, trigger - std::min(trigger, reach));
    while (at <= trigger) {
      const std::uint32_t last =
          (in.row(at).scan & Row::starter) != 0 ? read_at(in, at, scratch) : at;
      if (last == at) {
        ++at;
        continue;
      }
      keep_all(in, at, scratch);
      at = last;
    }
  }
  link(in, std::span(scratch.found).subspan(before));
}

// Keeps what was read at `at`: one expression, or those of a list.
void Tagger::keep_all(const Reader& in, std::uint32_t at, Scratch& scratch) const {
  for (std::size_t i = 0; i < scratch.read.size(); ++i) {
    const Expression& each = scratch.read[i];
    keep(in, each, scratch.found);
    if (i + 1 == scratch.read.size()) break;
    const bool listed = in.row(each.end).is_any(bits(Word::comma, Word::and_, Word::or_));
    const bool between = at > 0 && in.is(at - 1, Word::between);
    scratch.found.back().range_follows = !listed || between;
  }
}

// Most dates of a history are far from the date of the document.
bool Tagger::is_narrative(const std::vector<Found>& found, const Context& context) const {
  if (options_.kind != TextKind::automatic) return options_.kind == TextKind::narrative;
  if (!context.document) return false;
  const std::int32_t year = civil_from_days(context.document->period.first).year;
  std::size_t far = 0, all = 0, deictic = 0;
  for (const Found& each : found) {
    const Expression& x = each.expression;
    const bool day = x.frame.grain == Grain::day || x.frame.grain == Grain::week;
    if ((day && x.frame.base == Base::document) ||
        (x.fields.weekday != absent && x.fields.day == absent))
      ++deictic;
    if (!has_explicit_year(each.expression)) continue;
    ++all;
    if (each.expression.fields.before_christ || std::abs(each.expression.fields.year - year) > 1)
      ++far;
  }
  return far >= 5 && far * 10 >= all * 6 && far * 8 >= found.size() && deictic * 5 <= far;
}

std::optional<Mention> Tagger::dateline(const std::vector<Found>& found) const {
  constexpr std::uint32_t head = 400;  // bytes
  for (std::uint32_t i = 0; i < found.size() && found[i].span.begin < head; ++i) {
    const Expression& x = found[i].expression;
    if (x.form != Form::calendar || x.fields.year == absent || x.fields.day == absent) continue;
    Record record;
    if (const auto day = resolver_.resolve(x, {}, record); day && day->grain == Grain::day)
      return Mention{*day, i};
  }
  return {};
}

void Tagger::resolve(const Input& input, Scratch& scratch) const {
  Context context;
  context.document = parse_reference_date(input.date);
  std::optional<Mention> head;
  if (options_.dateline && !context.document && (head = dateline(scratch.found)))
    context.document = ReferenceDate{head->period, {}};
  context.narrative = is_narrative(scratch.found, context);
  context.colloquial = scratch.colloquial;
  std::uint32_t range_from = no_record;
  std::optional<Period> range_begin;
  for (const Found& found : scratch.found) {
    const auto index = static_cast<std::uint32_t>(scratch.records.size());
    Record& record = scratch.records.emplace_back();
    record.span = found.span;
    context.tense = found.tense;
    context.range_begin = std::nullopt;
    if (range_from != no_record &&
        names_alike(scratch.found[index - 1].expression, found.expression))
      context.range_begin = range_begin;
    auto period = resolver_.resolve(found.expression, context, record);
    if (range_from != no_record && ends_before(record, scratch.records[range_from])) {
      record = {};
      record.span = found.span;
      context.later_days = 1;  // from 9 p.m. to 2 a.m.
      period = resolver_.resolve(found.expression, context, record);
      if (ends_before(record, scratch.records[range_from])) range_from = no_record;
    }
    record.form = form_of(found.expression, context, record);
    record.recurrence = recurrence_of(found.expression);
    context.later_days = 0;
    if (head && record.anchor == Anchor::document) {
      record.anchor = Anchor::text;
      record.anchor_ref = head->record;
    }
    record.score = score_of(found, record);
    if (range_from != no_record) {
      record.range = range_from;
      scratch.records[range_from].range = index;
    }
    range_from = found.range_follows ? index : no_record;
    range_begin = period;
    if (!period || period->grain > Grain::year) continue;
    remember(found, *period, index, record, context);
  }
}

}  // namespace gloss::dates
