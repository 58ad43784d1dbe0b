#include "features.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "gloss/text.hpp"

namespace gloss::sentiment::train {
namespace {

/// Adds the valence of a listed word, as Model::add_weights() does.
void add_valence(const WordRow& row, Place place, float tone, std::vector<Feature>& out) {
  if (row.valence == 0) return;
  const bool is_negated = place == Place::negated || place == Place::target_negated;
  float amount = std::abs(static_cast<float>(row.valence)) / 16;
  if (row.role == Role::expected) {
    if (!is_negated) return;
    place = place == Place::negated ? Place::plain : Place::after_7;
  }
  out.push_back({feature_id(Kind::valence, static_cast<std::uint32_t>(place), row.valence > 0),
                 tone * amount, amount});
}

constexpr std::uint32_t place_number(Place place) { return static_cast<std::uint32_t>(place); }

/// Sums of word vectors, by place.
class VectorSums {
 public:
  explicit VectorSums(const WordVectors& vectors) : vectors_(vectors) {}
  void add(std::uint32_t hash, std::uint32_t place, float tone, float strength) {
    const WordVector* const vector = vectors_.find(hash);
    if (!vector) return;
    Sums& sums = sums_[place];
    for (std::size_t d = 0; d < vector_size; ++d) {
      sums.tone[d] += tone * (*vector)[d];
      sums.strength[d] += strength * (*vector)[d];
    }
  }
  void take(std::vector<Feature>& out) const {
    for (const auto& [place, sums] : sums_)
      for (std::uint32_t d = 0; d < vector_size; ++d)
        out.push_back({feature_id(Kind::vector, place, d), sums.tone[d], sums.strength[d]});
  }

 private:
  struct Sums {
    WordVector tone = {}, strength = {};
  };
  const WordVectors& vectors_;
  std::map<std::uint32_t, Sums> sums_;
};

void add_word(const Reading& reading, Place place, Place negated, float share, VectorSums& sums,
              std::vector<Feature>& out) {
  const WordRow& row = *reading.row;
  if (row.hash == 0) return;
  const std::size_t begin = out.size();
  const bool is_sentence = place == Place::plain;
  if (is_sentence && (row.flags & WordRow::is_plain)) return;
  const float tone = static_cast<float>(reading.multiplier) / whole;
  const auto any = is_sentence ? feature_id(Kind::word, static_cast<std::uint32_t>(place), row.hash)
                               : feature_id(Kind::around, 0, row.hash);
  if (reading.is_negated) {
    out.push_back({feature_id(Kind::word, static_cast<std::uint32_t>(negated), row.hash), tone, 1});
    out.push_back({any, negated_share * tone, 0});
    add_valence(row, negated, tone, out);
  } else {
    out.push_back({any, tone, 1});
    if (!is_sentence)
      out.push_back({feature_id(Kind::word, static_cast<std::uint32_t>(place), row.hash), tone, 1});
    add_valence(row, place, tone, out);
  }
  // A thing that ends is half as strong, and says nothing strong toward a target.
  const float strength = tone > 0 ? share : is_sentence ? -tone / 2 * share : 0;
  sums.add(row.hash, is_sentence ? place_number(place) : vector_around,
           reading.is_negated ? negated_share * tone * share : tone * share,
           reading.is_negated ? 0 : strength);
  if (reading.is_negated || !is_sentence)
    sums.add(row.hash, place_number(reading.is_negated ? negated : place), tone * share, strength);
  for (std::size_t i = begin; i < out.size(); ++i)
    out[i].tone *= share, out[i].strength *= strength;
}

void add_one(Kind kind, std::uint32_t place, std::uint32_t word, float share,
             std::vector<Feature>& out) {
  out.push_back({feature_id(kind, place, word), share, share});
}

}  // namespace

std::uint32_t feature_id(Kind kind, std::uint32_t place, std::uint32_t word) {
  std::uint64_t id = (std::uint64_t{word} << 16) ^ (static_cast<std::uint64_t>(kind) << 8) ^ place;
  id *= 0x9E3779B97F4A7C15ull;
  return static_cast<std::uint32_t>(id >> (64 - feature_bits));
}

RowTable::RowTable(const Lexicon& lexicon, const std::vector<const LabelledText*>& texts,
                   unsigned least, const WordVectors& vectors)
    : lexicon_(lexicon) {
  std::unordered_map<std::string, unsigned> counts;
  for (const LabelledText* text : texts)
    for (const auto& sentence : text->sentences)
      for (const std::string& form : sentence)
        if (form[0] < 'A' || form[0] > 'Z') ++counts[form];
  std::string lower;
  for (const auto& [form, count] : counts) {
    if (count < least || (form[0] >= '0' && form[0] <= '9')) continue;
    to_lower(form, lower);
    known_.insert(word_hash(lower));
  }
  known_.insert(vectors.hashes().begin(), vectors.hashes().end());
  for (const std::string& word : lexicon.words()) known_.insert(word_hash(word));
  for (const Phrase& phrase : lexicon.phrases()) {
    known_.insert(phrase.row.hash);
    known_.insert(phrase.words.begin(), phrase.words.end());
  }
  known_.insert(name_hash);
  known_.insert(number_hash);
}

std::uint32_t RowTable::number(const std::string& form) {
  const auto next = static_cast<std::uint32_t>(rows_.size());
  const auto [at, is_new] = numbers_.try_emplace(form, next);
  if (is_new) {
    std::string lower;
    to_lower(form, lower);
    identify(
        lexicon_, [&](std::uint32_t hash) { return known_.contains(hash); }, form, lower,
        rows_.emplace_back());
  }
  return at->second;
}

std::vector<std::uint32_t> RowTable::keys() const {
  std::vector<std::uint32_t> keys(known_.begin(), known_.end());
  std::sort(keys.begin(), keys.end());
  return keys;
}

void add_sentence_features(const Sentence& sentence, float share, const WordVectors& vectors,
                           std::vector<Feature>& out, std::vector<Pair>& pairs) {
  VectorSums sums(vectors);
  share *= length_share(sentence.size());
  add_one(Kind::length, 0, static_cast<std::uint32_t>(length_class(sentence)), share, out);
  const WordRow* last = nullptr;
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const Reading reading = sentence[i];
    const WordRow& row = *reading.row;
    add_word(reading, Place::plain, Place::negated, share, sums, out);
    if (last && last->hash != 0 && row.hash != 0) {
      pairs.push_back({PairUse::sentence, last->hash, row.hash});
      add_one(Kind::pair, 0, pairs.back().key(), share, out);
    }
    last = &row;
  }
  sums.take(out);
}

void add_target_features(const Sentence& sentence, std::uint32_t first, std::uint32_t past,
                         const WordVectors& vectors, std::vector<Feature>& out,
                         std::vector<Pair>& pairs) {
  VectorSums sums(vectors);
  const std::uint32_t size = sentence.size();
  const auto add = [&](std::uint32_t i, Place place) {
    add_word(sentence[i], place, Place::target_negated, 1, sums, out);
  };
  for (std::uint32_t i = first - std::min(first, target_reach); i < first; ++i)
    add(i, place_before(first - i));
  for (std::uint32_t i = past; i < std::min(size, past + target_reach); ++i)
    add(i, place_after(i - past + 1));
  const auto add_near = [&](std::uint32_t i, Place place) {
    if (i == no_token) return;
    add_one(Kind::word, static_cast<std::uint32_t>(place), sentence.row(i).hash, 1, out);
    add_valence(sentence.row(i), place, 1, out);
    sums.add(sentence.row(i).hash, static_cast<std::uint32_t>(place), 1, 1);
  };
  const auto add_pair = [&](PairUse use, std::uint32_t left, std::uint32_t right) {
    pairs.push_back({use, sentence.row(left).hash, sentence.row(right).hash});
    add_one(Kind::pair, 0, pairs.back().key(), 1, out);
  };
  const NearWords after = words_after(sentence, past, sentence.first_change(past));
  const NearWords before = words_before(sentence, first, sentence.first_change(first));
  add_near(after.first, Place::first_after);
  add_near(before.first, Place::first_before);
  if (after.second != no_token) add_pair(PairUse::verb_after, after.first, after.second);
  if (before.second != no_token) add_pair(PairUse::verb_before, before.second, before.first);
  if (first >= 2) add_pair(PairUse::before_target, first - 2, first - 1);
  if (past + 2 <= size) add_pair(PairUse::after_target, past, past + 1);
  add_one(Kind::target_length, 0, static_cast<std::uint32_t>(length_class(sentence)), 1, out);
  add_one(Kind::situation, 0, static_cast<std::uint32_t>(situation_class(sentence, first)), 1, out);
  sums.take(out);
}

}  // namespace gloss::sentiment::train
