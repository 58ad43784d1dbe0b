#include "sentiment/sentence_reader.hpp"

#include <algorithm>

#include "sentiment/closed_classes.hpp"
#include "sentiment/sentence_pass.hpp"

namespace gloss::sentiment {
Reading Sentence::operator[](std::uint32_t word) const {
  const Change* const change = first_change(word);
  if (change != past_changes() && change->at == word) return change->reading;
  return {rows_[word], static_cast<std::int16_t>(multiplier(word)), false, no_token};
}

void Scan::make(Words words, std::span<const std::uint32_t> named, const WordRow& name,
                const PairFilter& pairs, const WordRow** rows) {
  if (notable_.size() < words.size()) notable_.resize(words.size()), active_.resize(words.size());
  Notable* notable = notable_.data();
  std::uint32_t* active = active_.data();
  std::int64_t tone = 0, strength = 0;
  unsigned flags = 0;
  std::uint32_t left = 0;  // no word of a pair has this hash
  const auto see = [&](std::uint32_t i, const WordRow& row) {
    rows[i] = &row;
    const Weight& plain = row.at(Place::plain);
    tone += plain.tone;
    strength += plain.strength;
    flags |= row.flags;
    // Whether to look again is hard to foretell: no branches.
    static_assert(WordRow::weighs_much == 1 && WordRow::is_active == 128);
    const bool is_pair = pairs.may_hold(pair_mix(PairUse::sentence, left, row.hash));
    *notable = {i, is_pair};
    notable += (row.flags | unsigned{is_pair}) & 1;
    *active = i;
    active += row.flags >> 7;
    left = row.hash;
  };
  auto next_name = named.begin();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t end = next_name != named.end() ? *next_name : words.size();
    for (; i < end; ++i) see(i, words[i]);
    if (i == words.size()) break;
    flags |= words[i].flags;
    see(i, name);
    ++next_name;
  }
  tone_ = tone;
  strength_ = strength;
  flags_ = flags;
  notable_count_ = static_cast<std::size_t>(notable - notable_.data());
  active_count_ = static_cast<std::size_t>(active - active_.data());
}

SentenceReader::SentenceReader(std::vector<Phrase> phrases) : phrases_(std::move(phrases)) {
  const auto parted = std::stable_partition(
      phrases_.begin(), phrases_.end(),
      [](const Phrase& phrase) { return phrase.words.size() < 3 || phrase.words[1] != gap_hash; });
  parted_.assign(std::make_move_iterator(parted), std::make_move_iterator(phrases_.end()));
  phrases_.erase(parted, phrases_.end());
  std::stable_sort(parted_.begin(), parted_.end(),
                   [](const Phrase& a, const Phrase& b) { return a.words[0] < b.words[0]; });
  for (const Phrase& phrase : parted_)
    parted_starts_.add(phrase.words[0]),
        parted_ends_.add(pair_hash(phrase.words[0], phrase.words[2]));
  const auto slot = [](const Phrase& phrase) { return slot_of(pair_of(phrase)); };
  std::stable_sort(phrases_.begin(), phrases_.end(), [&](const Phrase& a, const Phrase& b) {
    if (slot(a) != slot(b)) return slot(a) < slot(b);
    return a.words.size() > b.words.size();
  });
  for (const Phrase& phrase : phrases_) {
    ++begins_[slot(phrase) + 1];
    starts_.push_back({phrase.words[1], phrase.words.size() > 2 ? phrase.words[2] : no_third});
    first_words_.add(pair_of(phrase));
    if (phrase.words.size() == 2)
      whole_pairs_.add(pair_of(phrase));
    else
      first_triples_.add(pair_hash(pair_of(phrase), phrase.words[2]));
  }
  for (std::uint32_t i = 0; i < slots; ++i) begins_[i + 1] += begins_[i];
}

const Phrase* SentenceReader::find_phrase(Words words, std::uint32_t first) const {
  const std::uint32_t pair = pair_hash(words[first].hash, words[first + 1].hash);
  const std::uint32_t slot = slot_of(pair);
  const std::uint32_t left = static_cast<std::uint32_t>(words.size()) - first;
  const std::uint32_t third = left > 2 ? words[first + 2].hash : 0;
  // "If the" begins many phrases, and seldom one that is there.
  if (!whole_pairs_.may_hold(pair) && !first_triples_.may_hold(pair_hash(pair, third)))
    return nullptr;
  for (std::uint32_t at = begins_[slot]; at < begins_[slot + 1]; ++at) {
    const Start& start = starts_[at];
    if (start.second != words[first + 1].hash || (start.third != third && start.third != no_third))
      continue;
    const std::vector<std::uint32_t>& phrase = phrases_[at].words;
    std::uint32_t same = 0;
    while (same < phrase.size() && same < left && words[first + same].hash == phrase[same]) ++same;
    if (same == phrase.size()) return &phrases_[at];
  }
  return nullptr;
}

SentenceReader::Parted SentenceReader::find_parted(Words words, Rows rows,
                                                   std::uint32_t first) const {
  constexpr std::uint32_t most = 3;  // words in a gap
  const std::uint32_t hash = words[first].hash;
  for (std::uint32_t at = first + 2; at < words.size() && at <= first + 1 + most; ++at) {
    if (rows[at - 1]->role == Role::clause_end) break;
    if (!parted_ends_.may_hold(pair_hash(hash, words[at].hash))) continue;
    auto phrase = std::partition_point(parted_.begin(), parted_.end(),
                                       [&](const Phrase& item) { return item.words[0] < hash; });
    for (; phrase != parted_.end() && phrase->words[0] == hash; ++phrase) {
      const auto rest = std::span(phrase->words).subspan(2);
      if (at + rest.size() > words.size()) continue;
      std::uint32_t same = 0;
      while (same < rest.size() && words[at + same].hash == rest[same]) ++same;
      if (same == rest.size()) return {&*phrase, at, at + same};
    }
  }
  return {};
}

bool SentenceReader::is_apt(Words words, std::uint32_t first, const Phrase& phrase) {
  const std::uint32_t last = phrase.words.back();
  if (phrase.row.role == Role::courtesy) {
    const bool begins_letter = is_in(letter_marks, last) || phrase.words[0] == word_hash("dear");
    return !begins_letter || first <= 1;  // a quote may begin before it
  }
  if (phrase.row.role == Role::condition && is_in(inverting, phrase.words[0])) return first <= 1;
  if (phrase.row.role != Role::instruction) return true;
  if (first < 2) return false;
  const bool is_told =
      phrase.words[0] == word_hash("notified") || phrase.words[0] == word_hash("contacted");
  const std::uint32_t before = words[first - 1].hash, modal = words[first - 2].hash;
  const bool is_within = last == word_hash("within");
  if (is_in(being, before)) return is_within;  // "are paid within"
  if (before != word_hash("be")) return false;
  return is_in(obliging, modal) || (modal == word_hash("will") && (is_within || is_told));
}

bool SentenceReader::is_taken_over(Words words, std::uint32_t first, const Phrase& phrase) const {
  if (phrase.row.role != Role::faller && phrase.row.role != Role::riser) return false;
  const std::uint32_t last = first + static_cast<std::uint32_t>(phrase.words.size()) - 1;
  if (last + 1 >= words.size() || (words[last].flags & WordRow::begins_phrase) == 0) return false;
  const Phrase* const next = find_phrase(words, last);
  return next && (next->row.role == Role::trigger || next->row.role == Role::taker) &&
         next->words.size() >= phrase.words.size();
}

std::uint32_t SentenceReader::read(Words words, Rows rows, const Scan& scan,
                                   std::vector<Change>& changes) const {
  Pass pass(words, rows, changes);
  for (const std::uint32_t at : scan.active()) {
    if (at < pass.next()) continue;  // in a phrase
    const WordRow& row = *rows[at];
    const bool may_begin = (row.flags & WordRow::begins_phrase) != 0 && at + 1 < words.size() &&
                           first_words_.may_hold(pair_hash(row.hash, words[at + 1].hash));
    const Phrase* phrase = may_begin ? find_phrase(words, at) : nullptr;
    if (phrase && (!is_apt(words, at, *phrase) || is_taken_over(words, at, *phrase)))
      phrase = nullptr;
    const std::uint32_t past = phrase ? at + static_cast<std::uint32_t>(phrase->words.size()) : at;
    // "no deaths or injuries", "cannot recommend them highly enough"
    const bool is_apart = phrase && row.role == Role::negator &&
                          phrase->row.role == Role::trigger &&
                          (pass.lists_more(past) || pass.praises_much(at));
    if (phrase && !is_apart)
      pass.read_phrase(at, past, phrase->row);
    else if (const Parted parted =
                 parted_starts_.may_hold(row.hash) ? find_parted(words, rows, at) : Parted{};
             parted.phrase)
      pass.read_parted(at, parted.second, parted.past, parted.phrase->row);
    else if (row.role != Role::none)  // the next one finds if others are negated
      pass.read(at, at + 1, row);
  }
  return pass.finish();
}

}  // namespace gloss::sentiment
