#include "names/tagger.hpp"

#include <algorithm>
#include <utility>

namespace gloss::names {
namespace {

Mode mode_of(std::span<const Word> words) {
  constexpr std::size_t block = 255;  // the most that a byte of Row::mode_counts can count
  ModeCounts counts;
  for (std::size_t first = 0; first < words.size(); first += block) {
    std::uint32_t sums = 0;
    for (const Word& word : words.subspan(first, std::min(block, words.size() - first)))
      sums += word.row->mode_counts;
    counts.small += sums & 0xFF;
    counts.long_small += sums >> 8 & 0xFF;
    counts.capital += sums >> 16 & 0xFF;
    counts.all_capitals += sums >> 24;
  }
  return counts.mode();
}

}  // namespace

void Tagger::tag(const DocumentView& document, Scratch& scratch, std::vector<Name>& out) const {
  out.clear();
  tag_sentences(document, scratch);
  scratch.first_tags = scratch.tags;
  constexpr std::size_t least_sentences = 3;  // a shorter document says nothing new
  if (scratch.sentences.size() >= least_sentences) {
    collect_evidence(document, scratch);
    tag_again(document, scratch);
  }
  for (const Scratch::Part& part : scratch.parts) take_names(document, scratch, part, out);
}

void Tagger::tag_sentences(const DocumentView& document, Scratch& scratch) const {
  const auto count = static_cast<std::uint32_t>(document.words.size());
  scratch.sentences.clear();
  scratch.parts.clear();
  scratch.scores.clear();
  scratch.tags.assign(count, outside);
  std::uint32_t next = 0;
  for (const Span sentence : document.sentences) {
    while (next < count && document.words[next].begin < sentence.begin) ++next;
    const std::uint32_t first = next;
    while (next < count && document.words[next].begin < sentence.end) ++next;
    if (first < next) tag_sentence(document.words.subspan(first, next - first), first, scratch);
  }
}

void Tagger::tag_sentence(std::span<const Word> words, std::uint32_t first,
                          Scratch& scratch) const {
  SentenceView sentence{words, mode_of(words), {}};
  scratch.stretches.clear();
  find_stretches(sentence, scratch.stretches);
  const auto number = static_cast<std::uint32_t>(scratch.sentences.size());
  scratch.sentences.push_back(
      {first, first + static_cast<std::uint32_t>(words.size()), sentence.mode});
  if (scratch.stretches.empty()) return;
  find_phrases(model_.words(), sentence, scratch.stretches, scratch.phrases);
  sentence.phrases = scratch.phrases;
  for (const Stretch stretch : scratch.stretches) {
    const Scratch::Part part{number, first + stretch.first, first + stretch.last,
                             static_cast<std::uint32_t>(scratch.scores.size())};
    const std::size_t size = stretch.last - stretch.first;
    scratch.parts.push_back(part);
    scratch.scores.resize(scratch.scores.size() + size);
    scratch.origins.resize(std::max(scratch.origins.size(), size));
    const std::span<Scores> scores(&scratch.scores[part.scores], size);
    arithmetic_.score_words(model_, sentence, stretch.first, scores);
    arithmetic_.best_path(model_, scores, surroundings(scratch, part), scratch.origins,
                          {&scratch.tags[part.first], size});
  }
}

Surroundings Tagger::surroundings(const Scratch& scratch, const Scratch::Part& part) const {
  const Scratch::Sentence& sentence = scratch.sentences[part.sentence];
  return {part.first == sentence.first, part.last == sentence.last};
}

void Tagger::collect_evidence(const DocumentView& document, Scratch& scratch) const {
  scratch.evidence.clear();
  for (std::size_t i = 0; i < document.words.size(); ++i) {
    const Row& row = *document.words[i].row;
    if (is_small(row.spelling) && scratch.tags[i] == outside)
      scratch.evidence.add_small(row.lower_hash);
    else if (has_letters(row.spelling))
      scratch.evidence.add(row.lower_hash, scratch.tags[i]);
  }
}

/// Whether the document says something else of a word than its tag.
bool Tagger::is_at_odds(const DocumentView& document, const Scratch& scratch,
                        const Scratch::Part& part) const {
  for (std::uint32_t i = part.first; i < part.last; ++i) {
    const Row& row = *document.words[i].row;
    if (has_letters(row.spelling) &&
        !scratch.evidence.agrees(row.lower_hash, scratch.first_tags[i]))
      return true;
  }
  return false;
}

/// Tags the stretches again of which the document says something else than their own scores.
void Tagger::tag_again(const DocumentView& document, Scratch& scratch) const {
  for (const Scratch::Part& part : scratch.parts) {
    if (!is_at_odds(document, scratch, part)) continue;
    const std::size_t size = part.last - part.first;
    const Scratch::Sentence& sentence = scratch.sentences[part.sentence];
    const SentenceView view{
        document.words.subspan(sentence.first, sentence.last - sentence.first), sentence.mode, {}};
    Scores* const scores = &scratch.scores[part.scores];
    for (std::size_t k = 0; k < size; ++k) {
      const std::size_t i = part.first + k;
      const Row& row = *document.words[i].row;
      if (!has_letters(row.spelling)) continue;
      const std::uint8_t seen = scratch.evidence.code(row.lower_hash, scratch.first_tags[i]);
      add(model_.tables()
              .evidence[evidence_code(seen, row.spelling, is_first(view, i - sentence.first))],
          scores[k]);
    }
    arithmetic_.best_path(model_, {scores, size}, surroundings(scratch, part), scratch.origins,
                          {&scratch.tags[part.first], size});
  }
}

/// How much worse the path gets if one word of [first, last) has another tag and all other words
/// keep theirs: the least of it.
std::int32_t Tagger::margin(const Scratch& scratch, const Scratch::Part& part, std::uint32_t first,
                            std::uint32_t last) const {
  const auto transitions = model_.transitions();
  const Surroundings around = surroundings(scratch, part);
  static constexpr std::array<std::int16_t, lanes> nothing = {};
  std::int32_t least = INT16_MAX;
  for (std::uint32_t i = first; i < last; ++i) {
    const auto& scores = scratch.scores[part.scores + (i - part.first)].of;
    const auto& before = i > part.first           ? transitions[scratch.tags[i - 1]]
                         : around.begins_sentence ? model_.first_tags()
                                                  : transitions[outside];
    const auto& after = i + 1 < part.last      ? model_.arrivals(scratch.tags[i + 1])
                        : around.ends_sentence ? nothing
                                               : model_.arrivals(outside);
    std::array<std::int16_t, lanes> whole;
    for (std::size_t tag = 0; tag < lanes; ++tag)
      whole[tag] = static_cast<std::int16_t>(scores[tag] + before[tag] + after[tag]);
    const std::int32_t own = std::exchange(whole[scratch.tags[i]], INT16_MIN);
    std::int16_t best = INT16_MIN;
    for (std::size_t tag = 0; tag < tag_count; ++tag) best = std::max(best, whole[tag]);
    least = std::min(least, own - best);
  }
  return least;
}

void Tagger::take_names(const DocumentView& document, const Scratch& scratch,
                        const Scratch::Part& part, std::vector<Name>& out) const {
  for (std::uint32_t i = part.first; i < part.last;) {
    const Tag tag = scratch.tags[i];
    if (tag == outside) {
      ++i;
      continue;
    }
    const std::uint32_t first = i++;
    const auto is_new = [&](std::uint32_t k) { return scratch.tags[k] != scratch.first_tags[k]; };
    bool is_changed = is_new(first);
    while (i < part.last && scratch.tags[i] != outside && !is_begin(scratch.tags[i])) {
      is_changed = is_changed || is_new(i);
      ++i;
    }
    constexpr std::uint32_t most_words = 50;  // what is longer is a table or a noise
    if (i - first > most_words) continue;
    const Word& end = document.words[i - 1];
    Name name;
    name.begin = document.words[first].begin;
    name.end = end.end;
    name.type = type_of(tag);
    if (end.row->spelling == Spelling::capital_lower) {
      const std::string_view form = document.covered(i - 1);
      const std::size_t capitals = capital_part(form);
      if (name.type != Type::person || is_english_tail(form.substr(capitals)))
        name.end = end.begin + static_cast<std::uint32_t>(capitals);
    }
    name.margin = margin(scratch, part, first, i);
    if (is_changed) name.source = Name::Source::document;
    out.push_back(name);
  }
}

}  // namespace gloss::names
