#include "names/tagger.hpp"

#include <algorithm>
#include <utility>

namespace gloss::names {

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
  const std::uint32_t count = document.tokens.size();
  scratch.sentences.clear();
  scratch.parts.clear();
  scratch.scored = 0;
  if (scratch.scores.size() < count) scratch.scores.resize(count);
  if (scratch.origins.size() < count) scratch.origins.resize(count);
  if (scratch.noted.size() <= count) scratch.noted.resize(count + 1);
  scratch.noted_count = 0;
  scratch.tags.assign(count, outside);
  std::uint32_t first = 0;
  for (const Span sentence : document.sentences) {
    while (first < count && document.tokens[first].begin < sentence.begin) ++first;
    const SentenceScan scan =
        scan_sentence(document, first, sentence.end, &scratch.noted[scratch.noted_count]);
    scratch.noted_count += scan.noted.size();
    if (scan.words > 0) tag_sentence(document.rows.part(first, scan.words), scan, first, scratch);
    first += scan.words;
  }
}

void Tagger::tag_sentence(const Rows& words, const SentenceScan& scan, std::uint32_t first,
                          Scratch& scratch) const {
  SentenceView sentence{words, scan.mode, {}};
  const auto number = static_cast<std::uint32_t>(scratch.sentences.size());
  scratch.sentences.push_back({first, first + scan.words, sentence.mode});
  scratch.stretches.clear();
  find_stretches(sentence, scan, first, scratch.stretches);
  if (scratch.stretches.empty()) return;
  find_phrases(model_.words(), sentence, scratch.stretches, scratch.phrases);
  sentence.phrases = scratch.phrases;
  for (const Stretch stretch : scratch.stretches) {
    const Scratch::Part part{number, first + stretch.first, first + stretch.last, scratch.scored};
    const std::uint32_t size = stretch.last - stretch.first;
    scratch.parts.push_back(part);
    scratch.scored += size;
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

SentenceView Tagger::sentence_of(const DocumentView& document, const Scratch& scratch,
                                 const Scratch::Part& part) {
  const Scratch::Sentence& sentence = scratch.sentences[part.sentence];
  return {document.rows.part(sentence.first, sentence.last - sentence.first), sentence.mode, {}};
}

void Tagger::collect_evidence(const DocumentView& document, Scratch& scratch) const {
  scratch.evidence.clear();
  scratch.uses.clear();
  for (const std::uint32_t word : std::span(scratch.noted).first(scratch.noted_count))
    if (const Row& row = document.rows[word]; row.marks & word_mark::rare_small)
      scratch.evidence.add_small(row.lower_hash);
  for (const Scratch::Part& part : scratch.parts) {
    const SentenceView sentence = sentence_of(document, scratch, part);
    const std::uint32_t first = scratch.sentences[part.sentence].first;
    for (std::uint32_t i = part.first; i < part.last; ++i) {
      if (!has_evidence(sentence, i - first)) continue;
      const Tag tag = scratch.first_tags[i];
      const auto number = static_cast<std::uint32_t>(&part - scratch.parts.data());
      scratch.uses.push_back({number, i, scratch.evidence.add(document.rows[i].lower_hash, tag)});
    }
  }
}

/// Tags the stretches again of which the document says something else than their own scores.
void Tagger::tag_again(const DocumentView& document, Scratch& scratch) const {
  const auto& uses = scratch.uses;
  for (auto use = uses.begin(); use != uses.end();) {
    const auto end = std::find_if(
        use, uses.end(), [&](const Scratch::Use& other) { return other.part != use->part; });
    const auto is_at_one = [&](const Scratch::Use& u) {
      return scratch.evidence.is_at_one(u.word);
    };
    if (!std::all_of(use, end, is_at_one))
      tag_part_again(document, {use, end}, scratch.parts[use->part], scratch);
    use = end;
  }
}

void Tagger::tag_part_again(const DocumentView& document, std::span<const Scratch::Use> uses,
                            const Scratch::Part& part, Scratch& scratch) const {
  const SentenceView sentence = sentence_of(document, scratch, part);
  const std::uint32_t first = scratch.sentences[part.sentence].first;
  for (const Scratch::Use& use : uses) {
    const std::uint8_t seen = scratch.evidence.code(use.word, scratch.first_tags[use.at]);
    const std::uint32_t code =
        evidence_code(seen, document.rows[use.at].spelling, is_first(sentence, use.at - first));
    add(model_.tables().evidence[code], scratch.scores[part.scores + (use.at - part.first)]);
  }
  const std::size_t size = part.last - part.first;
  arithmetic_.best_path(model_, {&scratch.scores[part.scores], size}, surroundings(scratch, part),
                        scratch.origins, {&scratch.tags[part.first], size});
}

/// How much worse the path gets if one word of [first, last) has another tag and all other words
/// keep theirs: the least of it. A later word that cannot follow that tag begins a name of its own.
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
    if (i + 1 < last) {
      const Tag next = scratch.tags[i + 1];
      const auto& scores_of_next = scratch.scores[part.scores + (i + 1 - part.first)].of;
      const int change = scores_of_next[next - 1] - scores_of_next[next];  // B- in place of I-
      for (Tag tag = 0; tag < tag_count; ++tag)
        if (!can_follow(tag, next)) whole[tag] = static_cast<std::int16_t>(whole[tag] + change);
    }
    const std::int32_t own = std::exchange(whole[scratch.tags[i]], INT16_MIN);
    std::int16_t best = INT16_MIN;
    for (std::size_t tag = 0; tag < tag_count; ++tag) best = std::max(best, whole[tag]);
    least = std::min(least, own - best);
  }
  return least;
}

/// Whether the stop of an organization's last word ("Ltd.") also ends the sentence: such a stop is
/// left to the sentence.
bool Tagger::is_closed_by_stop(const DocumentView& document, const Scratch& scratch,
                               const Scratch::Part& part, std::uint32_t end) {
  if (end != scratch.sentences[part.sentence].last) return false;
  if (scratch.tags[end - 1] != inside_tag(Type::organization)) return false;
  const std::string_view form = document.covered(end - 1);
  return form.size() > 2 && form.find('.') == form.size() - 1;
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
    const std::uint32_t last = i - 1;
    Name name;
    name.begin = document.tokens[first].begin;
    name.end = document.tokens[last].end;
    name.type = type_of(tag);
    if (document.rows[last].spelling == Spelling::capital_lower) {
      const std::string_view form = document.covered(last);
      const std::size_t capitals = capital_part(form);
      if (name.type != Type::person || is_english_tail(form.substr(capitals)))
        name.end = document.tokens[last].begin + static_cast<std::uint32_t>(capitals);
    }
    if (is_closed_by_stop(document, scratch, part, i)) --name.end;
    name.margin = margin(scratch, part, first, i);
    if (is_changed) name.source = Name::Source::document;
    out.push_back(name);
  }
}

}  // namespace gloss::names
