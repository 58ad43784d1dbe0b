#include "names/runs.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

constexpr std::uint64_t any_head = bits(Class::head, Class::attested_head, Class::suffix);
constexpr std::uint64_t name_evidence =
    bits(Class::given, Class::family, Class::country, Class::city, Class::region, Class::place,
         Class::company, Class::known, Class::adjective, Class::acronym, Class::family_first);
constexpr std::uint64_t body_evidence =
    bits(Class::head, Class::head_first, Class::attested_head, Class::inside, Class::role,
         Class::role_part, Class::suffix);

/// Longer runs are lists or tables.
constexpr std::uint32_t longest_run = 14;

}  // namespace

bool RunFinder::is_text(std::uint32_t i, std::string_view expected) const {
  return document_.covered(i) == expected;
}

/// Whether only blanks lie between two neighbours.
bool RunFinder::touches(std::uint32_t left, std::uint32_t right) const {
  const std::uint32_t begin = document_.words[left].end, end = document_.words[right].begin;
  if (end - begin > 3) return false;
  for (std::uint32_t i = begin; i < end; ++i)
    if (document_.text[i] == '\n' || document_.text[i] == '\t') return false;
  return true;
}

bool RunFinder::is_glued(std::uint32_t left, std::uint32_t right) const {
  return document_.words[left].end == document_.words[right].begin;
}

bool RunFinder::is_capital(std::uint32_t i) const {
  return document_.words[i].type == layers::token::word && (row(i).shape & (capital | mixed)) != 0;
}

/// A headline capitalises ordinary words too; a table of names has no ordinary words.
Mode RunFinder::mode_of(std::uint32_t first, std::uint32_t last) const {
  unsigned ordinary = 0, capitals = 0, words = 0, upper = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    if (document_.words[i].type != layers::token::word) continue;
    const Row& word = row(i);
    if (document_.words[i].end - document_.words[i].begin >= 4) {
      ++words;
      upper += word.has(all_capitals);
    }
    if (i == begin_ || !word.is(bits(Class::common, Class::plain)) ||
        word.is(bit(Class::connector)))
      continue;
    ++ordinary;
    capitals += word.has(capital);
  }
  if (words >= 3 && upper * 10 >= words * 8) return Mode::capitals;
  return ordinary >= 2 && capitals * 10 >= ordinary * 7 ? Mode::headline : Mode::normal;
}

/// "Resource Consent Committee": whether the capitalised words after word i end in such a head.
bool RunFinder::leads_to_head(std::uint32_t i) const {
  std::uint32_t last = i;
  while (last + 1 < end_ && last - i < 5 && is_capital(last + 1) && touches(last, last + 1)) ++last;
  return last > i + 1 && row(last).is(bits(Class::head, Class::suffix)) &&
         !row(last).is(bit(Class::role));
}

/// Capitals at the start of a sentence and in headlines prove nothing, so the lists decide.
bool RunFinder::is_name_word_after_doubt(std::uint32_t i) const {
  const Row& word = row(i);
  const bool next_is_capital =
      i + 1 < end_ && is_capital(i + 1) && touches(i, i + 1) && !row(i + 1).is(bit(Class::plain));
  if (word.is(bit(Class::plain))) return false;
  if (word.is(bit(Class::modifier)) && !word.is(name_evidence))
    return next_is_capital && !row(i + 1).is(bit(Class::adjective));
  const bool seen_lower = word.has(capital) && lower_words_[word.lower_hash];
  if (!word.is(bit(Class::common)) && !seen_lower) return true;
  if (word.is(name_evidence)) return next_is_capital || !seen_lower;
  const bool opens_body = word.is(bit(Class::head_first)) && i + 2 < end_ &&
                          row(i + 1).is(bit(Class::connector)) && is_capital(i + 2);
  if (mode_ == Mode::normal && !word.is(bit(Class::role_part)) && leads_to_head(i)) return true;
  return opens_body || (word.is(body_evidence) && next_is_capital);
}

bool RunFinder::is_name_word(std::uint32_t i, bool inside_run) const {
  if (!is_capital(i)) return false;
  const Row& word = row(i);
  if (word.is(bits(Class::courtesy)) && !(inside_run && word.is(bit(Class::given)))) return false;
  if (word.is(bit(Class::numeral)) && inside_run && !is_text(i, "I")) return true;
  if (word.is(bit(Class::numeral)) && word.has(all_capitals)) return false;
  if (word.is(bit(Class::no_body)) && !word.is(bit(Class::role))) return false;
  if (word.has(compound) && !word.is(name_evidence)) return false;
  if (word.is(bit(Class::calendar)))
    return inside_run && i > begin_ && row(i - 1).is(bits(Class::given));
  if (is_text(i, "I") && !(i + 1 < end_ && is_glued(i, i + 1))) return false;
  const bool doubtful = mode_ != Mode::normal || (i == begin_ && !inside_run);
  if (doubtful && !(inside_run && word.is(any_head | bit(Class::event_head))))
    return is_name_word_after_doubt(i);
  if (!word.is(bit(Class::plain))) return true;
  return inside_run || (i + 1 < end_ && is_capital(i + 1) && touches(i, i + 1));
}

Phrase RunFinder::phrase_at(std::uint32_t i) const {
  Phrase longest;
  std::uint32_t node = 0;
  for (std::uint32_t j = i; j < end_ && (j == i || touches(j - 1, j)); ++j) {
    node = lexicon_.next(node, row(j).phrase_word);
    if (node == 0) break;
    if (lexicon_.phrase_at(node) != Class::plain && is_capital(j))
      longest = {i, j, lexicon_.phrase_at(node)};
  }
  return longest;
}

void RunFinder::take_phrase(Run& run, const Phrase& phrase) const {
  run.last = std::max(run.last, phrase.last);
  if (phrase.last - phrase.first >= run.phrase.last - run.phrase.first) run.phrase = phrase;
}

/// Whether the run holds "Ministry", "University" or the like, so that "of" may follow.
bool RunFinder::has_opened_body(const Run& run) const {
  for (std::uint32_t i = run.first; i <= run.last; ++i)
    if (row(i).is(bits(Class::head_first, Class::place_head))) return true;
  return false;
}

/// "Food and Drug Administration", "Ministry of Trade and Industry"; not "Microsoft and Ford".
bool RunFinder::joins_by_and(const Run& run, std::uint32_t next) const {
  for (std::uint32_t i = run.first + 1; i < run.last; ++i)
    if (row(i).has(lower) && row(i).is(bit(Class::connector)) &&
        row(i - 1).is(bit(Class::head_first)) && !row(next).is(name_evidence | any_head))
      return true;
  std::uint32_t end = next;
  while (end + 1 < end_ && is_capital(end + 1) && touches(end, end + 1)) ++end;
  if (end == next || !row(end).is(any_head) || row(end).is(bit(Class::role))) return false;
  constexpr std::uint64_t not_adjective = name_evidence & ~bit(Class::adjective);
  return !row(run.last).is(not_adjective | bits(Class::head, Class::suffix)) &&
         !row(next).is(not_adjective) && !row(run.first).is(bit(Class::given));
}

/// The last word of the run, extended if the words after it belong to it; else run.last.
std::uint32_t RunFinder::extension(const Run& run) const {
  const std::uint32_t i = run.last, next = i + 1;
  if (next >= end_ || next - run.first >= longest_run || !touches(i, next)) return i;
  if (is_name_word(next, true)) return next;
  const auto capital_after = [&](std::uint32_t j) {
    return j + 1 < end_ && touches(j, j + 1) && is_name_word(j + 1, true);
  };
  const Row& word = row(next);
  const bool is_word = document_.words[next].type == layers::token::word;
  // Initials: "J. K. Rowling" if the tokens split off the full stop.
  if (!is_word && row(i).has(initial) && is_glued(i, next) && is_text(next, "."))
    return capital_after(next) ? next + 1 : i;
  if (!is_word && is_text(next, "-") && is_glued(i, next) && capital_after(next) &&
      is_glued(next, next + 1))
    return next + 1;
  if (!is_word && is_text(next, "&"))
    return capital_after(next) &&
                   !(row(run.first).is(bit(Class::given)) && row(next + 1).is(bit(Class::given)))
               ? next + 1
               : i;
  if (!is_word && is_text(next, ",") && next + 1 < end_ && touches(next, next + 1) &&
      (is_text(next + 1, "Inc") || is_text(next + 1, "Inc.") || is_text(next + 1, "LLC") ||
       is_text(next + 1, "Ltd") || is_text(next + 1, "Ltd.") || is_text(next + 1, "Jr.")))
    return next + 1;
  if ((is_text(next, "'s") || is_text(next, "’s")) && capital_after(next) &&
      row(i).is(bit(Class::common)) && !row(i).is(name_evidence) && row(next + 1).is(any_head))
    return next + 1;
  if (!is_word || !word.has(lower)) return i;
  if (word.is(bit(Class::particle)) && capital_after(next) && mode_ == Mode::normal &&
      !row(i).is(bits(Class::city, Class::country)))
    return next + 1;
  if (word.is(bit(Class::particle)) && next + 2 < end_ && row(next + 1).is(bit(Class::particle)) &&
      row(next + 1).has(lower) && touches(next, next + 1) && capital_after(next + 1))
    return next + 2;
  if (!word.is(bit(Class::connector))) return i;
  if (is_text(next, "and"))
    return capital_after(next) && joins_by_and(run, next + 1) ? next + 1 : i;
  if (!(is_text(next, "of") || is_text(next, "for") || is_text(next, "on"))) return i;
  if (!has_opened_body(run)) return i;
  if (capital_after(next)) return next + 1;
  if (next + 1 < end_ && is_text(next + 1, "the") && touches(next, next + 1) &&
      capital_after(next + 1))
    return next + 2;
  return i;
}

void RunFinder::find(std::uint32_t first, std::uint32_t last, std::vector<Run>& out) {
  begin_ = first, end_ = last;
  while (begin_ < end_ && document_.words[begin_].type != layers::token::word) ++begin_;
  mode_ = mode_of(first, last);
  for (std::uint32_t i = first; i < last; ++i) {
    if (!is_capital(i)) continue;
    const Phrase phrase = row(i).phrase_word ? phrase_at(i) : Phrase{};
    if (phrase.kind == Class::plain && !is_name_word(i, false)) continue;
    Run run{i, i, mode_, {}};
    if (phrase.kind != Class::plain) take_phrase(run, phrase);
    for (std::uint32_t grown = extension(run); grown != run.last; grown = extension(run)) {
      run.last = grown;
      if (row(grown).phrase_word)
        if (const Phrase inner = phrase_at(grown); inner.kind != Class::plain)
          take_phrase(run, inner);
    }
    out.push_back(run);
    i = run.last;
  }
}

}  // namespace gloss::names
