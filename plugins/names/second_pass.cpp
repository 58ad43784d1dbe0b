#include <algorithm>
#include <cstring>

#include "names/tagger.hpp"

// The second pass: what a document says of its words as a whole.
namespace gloss::names {
namespace {

/// The NamePart of word number `i`, behind which `tags` has another, if only `outside`.
NamePart part_in(const std::vector<Tag>& tags, std::uint32_t i) {
  return parts_of_tags[tags[i]][tags[i + 1]];
}

/// Whether word number `i` of a stretch is a name of one word.
bool is_whole_name(const TaggedWords& words, std::size_t i) {
  if (words.tags[i] == outside || !is_begin(words.tags[i])) return false;
  return i + 1 == words.count || words.tags[i + 1] == outside || is_begin(words.tags[i + 1]);
}

/// What the two words on either side of a word say of it as a name.
BeginScores context_of(const Row* const* word) {
  const auto scores = [&](int at) {
    std::int8_t __attribute__((vector_size(8))) bytes;
    std::memcpy(&bytes, word[at]->scores[static_cast<std::size_t>(2 + at)].data(), sizeof bytes);
    return __builtin_convertvector(bytes, BeginScores);
  };
  return scores(-2) + scores(-1) + scores(1) + scores(2);
}

/// Adds to the scores of a name of one word what its other places say, if another type is then
/// the best; returns whether it is.
bool add_other_places(BeginScores others, Tag tag, Scores& scores) {
  // No sum comes near the ends of 16 bits: eight rows of bytes each.
  BeginScores totals;
  std::memcpy(&totals, scores.of.data(), sizeof totals);
  totals += others - others[tag];
  bool is_best = true;
  for (std::size_t type = 0; type < type_count; ++type)
    is_best = is_best && totals[begin_tag(static_cast<Type>(type))] <= totals[tag];
  if (is_best) return false;
  for (std::size_t type = 0; type < type_count; ++type) {
    const Tag begin = begin_tag(static_cast<Type>(type));
    scores.of[begin] = totals[begin];
  }
  return true;
}

}  // namespace

/// Names of one word that a document repeats share one type in most cases (Bunescu and Mooney,
/// "Collective information extraction", ACL 2004): what the other places of the word say counts
/// for each of them. The word itself says the same everywhere, and counts once.
void Tagger::agree_by_context(Scratch& scratch) const {
  DocumentEvidence& evidence = scratch.evidence;
  scratch.repeated.clear();
  auto stretch = scratch.stretches.begin();
  for (const Use& use : std::span<const Use>(scratch.uses.data(), scratch.use_count)) {
    if (!evidence.is_repeated(use.number)) continue;
    while (stretch->last() <= use.at) ++stretch;
    if (!is_whole_name(stretch->words, use.at - stretch->first)) continue;
    const SentenceView& sentence = scratch.sentences[stretch->sentence];
    const BeginScores context = context_of(sentence.words + (use.at - sentence.first));
    evidence.add_context(use.number, context);
    scratch.repeated.push_back({context, &*stretch, use});
  }
  const auto end = scratch.repeated.end();
  for (auto next = scratch.repeated.begin(); next != end;) {
    const Stretch& own = *next->stretch;
    bool is_changed = false;
    for (; next != end && next->stretch == &own; ++next) {
      if (evidence.contexts(next->use.number) < 2) continue;
      const std::size_t i = next->use.at - own.first;
      is_changed |= add_other_places(evidence.other_contexts(next->use.number, next->context),
                                     own.words.tags[i], own.words.scores[i]);
    }
    if (is_changed) change_stretch(own, scratch);
  }
}

/// Finds the best tags again for changed scores; the evidence counts the new ones.
[[gnu::noinline]] void Tagger::change_stretch(const Stretch& stretch, Scratch& scratch) const {
  const std::span<const Use> all(scratch.uses.data(), scratch.use_count);
  const auto first = std::ranges::lower_bound(all, stretch.first, {}, &Use::at);
  const std::span<const Use> uses(first,
                                  std::ranges::lower_bound(all, stretch.last(), {}, &Use::at));
  for (const Use& use : uses)
    scratch.evidence.remove(use.number, scratch.tags[use.at], part_in(scratch.tags, use.at));
  arithmetic_.best_path(model_, stretch.words, scratch.trails.data());
  for (const Use& use : uses)
    scratch.evidence.add_again(use.number, scratch.tags[use.at], part_in(scratch.tags, use.at));
}

/// Tags the stretches again of which the document says something else than their own scores.
void Tagger::tag_again(const DocumentView& document, Scratch& scratch) const {
  const std::span<Use> uses(scratch.uses.data(), scratch.use_count);
  DocumentEvidence& evidence = scratch.evidence;
  evidence.expect(uses.size());
  for (Use& use : uses)
    use.number = evidence.is_alone(use.number) ? DocumentEvidence::no_other
                                               : evidence.add(use.number, scratch.tags[use.at],
                                                              part_in(scratch.tags, use.at));
  agree_by_context(scratch);
  scratch.first_tags = scratch.tags;
  const auto is_at_odds = [&](const Use& use) { return !evidence.is_at_one(use.number); };
  auto stretch = scratch.stretches.begin();
  auto use = std::ranges::find_if(uses, is_at_odds);
  while (use != uses.end()) {
    while (stretch->last() <= use->at) ++stretch;
    auto first = use, last = use;
    while (first != uses.begin() && first[-1].at >= stretch->first) --first;
    while (last != uses.end() && last->at < stretch->last()) ++last;
    tag_stretch_again(document, {first, last}, *stretch, scratch);
    use = std::find_if(last, uses.end(), is_at_odds);
  }
}

void Tagger::tag_stretch_again(const DocumentView& document, std::span<const Use> uses,
                               const Stretch& stretch, Scratch& scratch) const {
  const SentenceView& sentence = scratch.sentences[stretch.sentence];
  const std::vector<Tag>& tags = scratch.first_tags;
  for (const Use& use : uses) {
    const std::uint8_t seen =
        scratch.evidence.code(use.number, tags[use.at], part_in(tags, use.at));
    const bool is_first = begins_sentence(use.at - sentence.first, sentence.words[0]->spelling);
    const std::uint32_t code = evidence_code(seen, document.rows[use.at].spelling, is_first);
    add(model_.tables().evidence[code], stretch.words.scores[use.at - stretch.first]);
  }
  arithmetic_.best_path(model_, stretch.words, scratch.trails.data());
  prefer_organizations(uses, stretch, scratch);
}

/// A doubtful person of one word that the document knows only from the name of an organization is
/// that organization: Norvento, in a text about Norvento Energia Inc.
void Tagger::prefer_organizations(std::span<const Use> uses, const Stretch& stretch,
                                  const Scratch& scratch) const {
  const std::vector<Tag>& first_tags = scratch.first_tags;
  const auto tag_at = [&](std::size_t i) {
    return i < stretch.words.count ? stretch.words.tags[i] : outside;
  };
  for (const Use& use : uses) {
    const std::size_t i = use.at - stretch.first;
    if (tag_at(i) != begin_tag(Type::person) || tag_at(i + 1) == inside_tag(Type::person)) continue;
    const std::uint8_t seen =
        scratch.evidence.code(use.number, first_tags[use.at], part_in(first_tags, use.at));
    if (DocumentEvidence::is_of_organization(seen) &&
        arithmetic_.margin(model_, stretch.words, i, i + 1) < doubtful_person_)
      stretch.words.tags[i] = begin_tag(Type::organization);
  }
}

}  // namespace gloss::names
