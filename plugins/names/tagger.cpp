#include "names/tagger.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

/// Whether a word can follow the name of a body that ends in 's: of a person's possessive, what the
/// person has follows ("Wendy's brother").
bool can_follow_body(std::string_view word) {
  constexpr std::string_view words[] = {
      "agreed", "also",     "and",     "announced", "are",    "as",       "at",     "because",
      "bought", "but",      "by",      "can",       "closed", "cut",      "cuts",   "did",
      "does",   "expected", "expects", "fell",      "for",    "from",     "gave",   "had",
      "has",    "have",     "if",      "in",        "is",     "launched", "made",   "makes",
      "may",    "moved",    "must",    "never",     "not",    "now",      "on",     "opened",
      "opens",  "or",       "plans",   "posted",    "raised", "reported", "rose",   "said",
      "says",   "sells",    "should",  "since",     "sold",   "than",     "that",   "the",
      "then",   "to",       "told",    "took",      "until",  "used",     "warned", "was",
      "were",   "when",     "where",   "which",     "who",    "will",     "with",   "would"};
  static_assert(std::ranges::is_sorted(words));
  return std::ranges::binary_search(words, word);
}

/// Out of line, since it is seldom called, and inlined would take registers of those who call it.
template <class Item>
[[gnu::noinline]] void note(const Item& item, std::vector<Item>& items) {
  items.push_back(item);
}

}  // namespace

Tagger::Tagger(const Model& model, Arithmetic arithmetic)
    : model_(model),
      arithmetic_(arithmetic),
      agreement_(model),
      messages_(model),
      comma_bodies_(model),
      doubtful_person_(model.calibration(Type::person).margin_of(0.65f)) {}

// With its steps inside: sentences are short, so that calls weigh as much as their work.
[[gnu::flatten]] void Tagger::tag(const DocumentView& document, Scratch& scratch,
                                  std::vector<Name>& out) const {
  out.clear();
  tag_sentences(document, scratch);
  scratch.model_tags = scratch.tags;
  constexpr std::size_t least_sentences = 2;  // a shorter document says nothing new
  if (scratch.sentences.size() >= least_sentences) tag_again(document, scratch);
  scratch.doubts.clear();
  for (const Stretch& stretch : scratch.found_stretches())
    take_names(document, stretch, scratch, out);
  if (!scratch.doubts.empty()) mend_names(document, scratch, out);
  if (!scratch.message_sentences.empty()) add_message_names(document, scratch, out);
  agreement_.apply(document.text, out, scratch.agreement);
}

void Tagger::tag_sentences(const DocumentView& document, Scratch& scratch) const {
  const std::uint32_t count = document.tokens.size();
  scratch.sentences.clear();
  scratch.message_sentences.clear();
  if (scratch.stretches.size() < count) scratch.stretches.resize(count);
  if (scratch.scores.size() < count) scratch.scores.resize(count);
  if (scratch.trails.size() < count) scratch.trails.resize(count);
  // The scan of a sentence also writes behind the words that it keeps.
  if (scratch.noted.size() <= count) scratch.noted.resize(count + 1);
  if (scratch.uses.size() < count) scratch.uses.resize(count);
  if (scratch.capitals.size() < count) scratch.capitals.resize(count);
  const std::size_t row_count = count + 2 * reach * (document.sentences.size() + 1);
  if (scratch.rows.size() < row_count) scratch.rows.resize(row_count);
  FoundEnds found{scratch.stretches.data(), scratch.uses.data(), scratch.capitals.data()};
  scratch.evidence.clear();
  scratch.phrases.assign(row_count, 0);
  scratch.tags.assign(count + 1, outside);
  std::uint32_t first = 0;
  const Row** rows = scratch.rows.data();
  for (const Span span : document.sentences) {
    while (first < count && document.tokens[first].begin < span.begin) ++first;
    const Row** const words = std::fill_n(rows, reach, &model_.begin_row());
    const SentenceScan scan = scan_sentence(document, first, span.end, words, scratch.noted.data());
    rows = std::fill_n(words + scan.words, reach, &model_.end_row());
    std::uint8_t* const phrases = scratch.phrases.data() + (words - scratch.rows.data());
    if (scan.words > 0)
      read_sentence({words, scan.words, scan.mode, phrases, first}, scan.noted, phrases, found,
                    scratch);
    first += scan.words;
  }
  scratch.stretch_count = static_cast<std::size_t>(found.stretches - scratch.stretches.data());
  scratch.use_count = static_cast<std::size_t>(found.uses - scratch.uses.data());
  scratch.capital_count = static_cast<std::size_t>(found.capitals - scratch.capitals.data());
  lay_out(scratch);
  arithmetic_.tag_words(model_, scratch.sentences, scratch.found_stretches(),
                        scratch.trails.data());
}

/// Finds the stretches of a sentence and the phrases in them.
void Tagger::read_sentence(const SentenceView& sentence, std::span<const std::uint32_t> noted,
                           std::uint8_t* phrases, FoundEnds& found, Scratch& scratch) const {
  const auto number = static_cast<std::uint32_t>(scratch.sentences.size());
  scratch.sentences.push_back(sentence);
  if (messages_.may_begin(sentence.words[0]->lower_hash)) [[unlikely]]
    note(number, scratch.message_sentences);
  const Stretch* const first = found.stretches;
  find_stretches(sentence, number, noted, scratch.evidence, found);
  find_phrases(model_.words(), sentence, {first, found.stretches}, phrases);
}

/// Gives the words of all stretches their memory.
void Tagger::lay_out(Scratch& scratch) {
  Scores* scores = scratch.scores.data();
  for (Stretch& stretch : std::span(scratch.stretches).first(scratch.stretch_count)) {
    const SentenceView& sentence = scratch.sentences[stretch.sentence];
    stretch.words.scores = scores;
    stretch.words.tags = &scratch.tags[stretch.first];
    stretch.words.around = {stretch.first == sentence.first, stretch.last() == sentence.last()};
    scores += stretch.words.count;
  }
}

/// Whether the stop of an organization's last word ("Ltd.") also ends the sentence: such a stop is
/// left to the sentence.
bool Tagger::is_closed_by_stop(const DocumentView& document, const Scratch& scratch,
                               const Stretch& stretch, std::uint32_t end) {
  if (scratch.tags[end - 1] != inside_tag(Type::organization)) return false;
  if (end != scratch.sentences[stretch.sentence].last()) return false;
  const std::string_view form = document.covered(end - 1);
  return form.size() > 2 && form.find('.') == form.size() - 1;
}

/// The words of a person end before "of" behind two or more: Ann Lee of Oslo, but Joan of Arc and
/// Roberto "Hands of Stone" Duran.
std::uint32_t Tagger::end_of_person(const DocumentView& document, std::uint32_t first,
                                    std::uint32_t end) {
  for (std::uint32_t i = first + 1; i < end; ++i) {
    const Spelling spelling = document.rows[i].spelling;
    if (spelling == Spelling::quote) break;
    if (spelling == Spelling::of && i >= first + 2) return i;
  }
  return end;
}

/// Whether the name of words [first, end) is a listed body with the 's behind it: Sainsbury's.
[[gnu::noinline]] bool Tagger::is_called_in_s(const DocumentView& document,
                                              const SentenceView& sentence, Type type,
                                              std::uint32_t first, std::uint32_t end) {
  const std::uint8_t* const phrases = sentence.phrases;
  const std::uint8_t code = phrases[end - sentence.first];
  const auto kind = static_cast<PhraseKind>(code / 2);
  if (!is_organization(kind) || code != phrase_code(code / 2u, true)) return false;
  if (phrases[first - sentence.first] != phrase_code(code / 2u, false)) return false;
  if (type == Type::organization || end + 1 == sentence.last()) return true;
  return document.rows[end + 1].spelling != Spelling::lower ||
         can_follow_body(document.covered(end + 1));
}

/// Where the name of words [first, end) ends.
[[gnu::noinline]] std::uint32_t Tagger::end_of_name(const DocumentView& document,
                                                    const Scratch& scratch, const Stretch& stretch,
                                                    Type type, std::uint32_t end) {
  const Span last = document.tokens.span(end - 1);
  if (document.rows[end - 1].spelling == Spelling::capital_lower) {
    const std::string_view form = gloss::covered(document.text, last);
    const std::size_t capitals = capital_part(form);
    const bool has_tail = capitals < form.size();
    if (has_tail && (type != Type::person || is_english_tail(form.substr(capitals))))
      return last.begin + static_cast<std::uint32_t>(capitals);
  }
  return is_closed_by_stop(document, scratch, stretch, end) ? last.end - 1 : last.end;
}

/// What the words of a name, behind the first one, and those beside it ask for: `inner` are the
/// spellings of the former; the name is `words` long from `begin` on.
PlacedName::Doubt Tagger::doubt_of(Type type, const Row* const* begin, std::uint32_t words,
                                   std::uint32_t inner) {
  constexpr std::uint32_t opening =
      bit(Spelling::quote) | bit(Spelling::opening_bracket) | bit(Spelling::other);
  constexpr std::uint32_t any_mark = opening | bit(Spelling::closing_bracket);
  constexpr std::uint32_t joint = bit(Spelling::conjunction) | bit(Spelling::ampersand);
  const auto spelled = [](const Row* word) { return bit(word->spelling); };
  using enum PlacedName::Doubt;
  if ((inner & any_mark) != 0) return marks;
  if (type == Type::person) {
    const bool is_beside = (spelled(begin[words]) & opening) != 0 ||
                           begin[-1]->spelling == Spelling::closing_bracket;
    return is_beside ? marks : none;
  }
  if (type != Type::organization || words < 2) return none;
  const std::uint32_t before = (inner & joint) != 0 ? bit(Spelling::comma) : joint;
  if ((spelled(begin[-1]) & before) != 0) return commas;
  const bool has_of = (inner & (bit(Spelling::of) | bit(Spelling::lower))) != 0;
  return has_of && begin[words]->spelling == Spelling::comma ? commas : none;
}

/// Mends the names beside marks.
[[gnu::noinline]] void Tagger::mend_names(const DocumentView& document, const Scratch& scratch,
                                          std::vector<Name>& out) const {
  join_nicknames(document, scratch.doubts, out);
  comma_bodies_.join(document, scratch.doubts, out);
  drop_empty(out);
}

[[gnu::noinline]] void Tagger::add_message_names(const DocumentView& document, Scratch& scratch,
                                                 std::vector<Name>& out) const {
  scratch.message_lines.clear();
  for (const std::uint32_t number : scratch.message_sentences) {
    const SentenceView& sentence = scratch.sentences[number];
    if (!messages_.may_be(document.rows[sentence.first].lower_hash,
                          sentence.last() - sentence.first))
      continue;
    MessageLine& line = scratch.message_lines.emplace_back();
    line.words = {scratch.sentences[number].first, scratch.sentences[number].last()};
    if (number + 1 < scratch.sentences.size())
      line.next = {scratch.sentences[number + 1].first, scratch.sentences[number + 1].last()};
  }
  if (!scratch.message_lines.empty()) messages_.add(document, scratch.message_lines, out);
}

void Tagger::take_names(const DocumentView& document, const Stretch& stretch, Scratch& scratch,
                        std::vector<Name>& out) const {
  const SentenceView& sentence = scratch.sentences[stretch.sentence];
  const Row* const* const rows = sentence.words + (stretch.first - sentence.first);
  const Tag* const tags = stretch.words.tags;
  const Tag* const model_tags = &scratch.model_tags[stretch.first];
  const std::uint32_t count = stretch.words.count;
  for (std::uint32_t i = 0;;) {
    while (i < count && tags[i] == outside) ++i;
    if (i == count) break;
    const Tag tag = tags[i];
    const std::uint32_t first = i;
    std::uint32_t changed = tags[i] ^ model_tags[i];
    std::uint32_t inner = 0;  // bits of the spellings of the later words
    for (++i; i < count && tags[i] != outside && !is_begin(tags[i]); ++i) {
      changed |= tags[i] ^ model_tags[i];
      inner |= bit(rows[i]->spelling);
    }
    constexpr std::uint32_t most_words = 50;  // what is longer is a table or a noise
    if (i - first > most_words) continue;
    Type type = type_of(tag);
    std::uint32_t end = stretch.first + i;
    if (model_.is_possessive(*rows[i]) &&
        is_called_in_s(document, sentence, type, stretch.first + first, end)) {
      type = Type::organization;
      ++end;
    }
    if (type == Type::person && (inner & bit(Spelling::of)) != 0)
      end = end_of_person(document, stretch.first + first, end);
    const auto doubt = doubt_of(type, rows + first, end - stretch.first - first, inner);
    if (doubt != PlacedName::Doubt::none) [[unlikely]]
      note({static_cast<std::uint32_t>(out.size()), stretch.first + first, end, doubt},
           scratch.doubts);
    std::uint32_t end_byte = document.tokens[end - 1].end;
    if (rows[end - stretch.first - 1]->spelling == Spelling::capital_lower ||
        (end == sentence.last() && type == Type::organization))
      end_byte = end_of_name(document, scratch, stretch, type, end);
    out.push_back({document.tokens[stretch.first + first].begin, end_byte, type,
                   arithmetic_.margin(model_, stretch.words, first, i),
                   changed != 0 ? Name::Source::document : Name::Source::model});
  }
}

}  // namespace gloss::names
