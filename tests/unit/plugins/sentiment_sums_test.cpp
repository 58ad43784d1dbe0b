/// The sums take words that nothing changes together; these tests add up word by word.
#include <algorithm>
#include <catch2/catch.hpp>
#include <gloss/word_list.hpp>
#include <random>

#include "sentiment/passages.hpp"

namespace sentiment_sums_test {

using gloss::LayerView;
using gloss::WordList;
using namespace gloss::sentiment;

namespace {

/// The shipped lists and model, with a table of the words of the tests.
struct Shipped {
  Lexicon lexicon{WordList::read(PLUGIN_DATA "/lexicon.tsv", 2, 3),
                  WordList::read(PLUGIN_DATA "/modifiers.tsv", 2, 3)};
  Model model{PLUGIN_DATA "/model.bin", lexicon};
  SentenceReader reader{model.phrases()};
  ToneSum tone{model};
  std::vector<WordRow> rows;

  explicit Shipped(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      model.fill(word, word, rows.emplace_back());
      ToneSum::mark(rows.back());
    }
  }
};

const std::vector<std::string> plain_words = {
    "the",   "of",        "a",     "market", "in",     "said",   "plan",       "will",
    "thank", "you",       "piece", "junk",   "no",     "not",    "but",        "longer",
    "very",  "extremely", "good",  "bad",    "war",    "deaths", "cut",        "ends",
    "over",  "work",      "does",  "great",  "fear",   "damage", ",",          ".",
    ";",     "however",   "and",   "highly", "praise", "crisis", "recommended"};

std::vector<std::uint32_t> random_ids(std::mt19937& random, std::size_t count) {
  std::vector<std::uint32_t> ids(count);
  for (std::uint32_t& id : ids) id = random() % plain_words.size();
  return ids;
}

/// Numbers of some of so many words, in order.
std::vector<std::uint32_t> random_places(std::mt19937& random, std::size_t count) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < count; ++i)
    if (random() % 8 == 0) places.push_back(i);
  return places;
}

/// Reads one sentence after the other.
class SentenceMaker {
 public:
  explicit SentenceMaker(const Shipped& shipped) : shipped_(shipped) {}

  /// The sentence of these words, of which those of `named` are names; borrowed until the next
  /// call.
  Sentence make(const std::vector<std::uint32_t>& ids,
                const std::vector<std::uint32_t>& named = {}) {
    const Words words(ids, shipped_.rows.data(), sizeof(WordRow));
    changes_.clear();
    rows_.assign(ids.size(), nullptr);
    scan_.make(words, named, shipped_.tone.name(), shipped_.model.first_look(), rows_.data());
    const std::uint32_t contrast = shipped_.reader.read(words, rows_, scan_, changes_);
    return {rows_, changes_, contrast};
  }
  /// The scan of the last sentence.
  const Scan& scan() const { return scan_; }

 private:
  const Shipped& shipped_;
  std::vector<const WordRow*> rows_;
  std::vector<Change> changes_;
  Scan scan_;
};

constexpr double unit = 1.0 / (whole * weight_unit);

double tone_of(const Reading& reading, Place place, Place negated) {
  return unit * reading.multiplier * reading.row->at(reading.is_negated ? negated : place).tone;
}
double strength_of(const Reading& reading, Place place, Place negated) {
  const int ended = place == Place::plain ? -reading.multiplier / 2 : 0;
  const int share = reading.multiplier > 0 ? whole : ended;
  return unit * share * reading.row->at(reading.is_negated ? negated : place).strength;
}

struct Reference {
  double tone = 0, strength = 0;
  void add(Weight weight) {
    tone += unit * whole * weight.tone;
    strength += unit * whole * weight.strength;
  }
};

Reference sentence_reference(const Model& model, const Sentence& sentence) {
  Reference sum;
  sum.add(model.header().lengths[length_class(sentence)]);
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    sum.tone += tone_of(sentence[i], Place::plain, Place::negated);
    sum.strength += strength_of(sentence[i], Place::plain, Place::negated);
    if (i > 0) sum.add(model.pair(PairUse::sentence, sentence.row(i - 1), sentence.row(i)));
  }
  return sum;
}

Reference around_reference(const Sentence& sentence, std::uint32_t first, std::uint32_t past) {
  Reference sum;
  const auto add = [&](std::uint32_t i, Place place) {
    sum.tone += tone_of(sentence[i], place, Place::target_negated);
    sum.strength += strength_of(sentence[i], place, Place::target_negated);
  };
  for (std::uint32_t i = 0; i < first; ++i)
    if (first - i <= target_reach) add(i, place_before(first - i));
  for (std::uint32_t i = past; i < sentence.size(); ++i)
    if (i - past + 1 <= target_reach) add(i, place_after(i - past + 1));
  return sum;
}

/// The part of a target's sum that is no word around it.
Reference rest_of_target(const Model& model, const Sentence& sentence, std::uint32_t first,
                         std::uint32_t past) {
  Reference sum;
  const auto pair = [&](PairUse use, std::uint32_t left, std::uint32_t right) {
    sum.add(model.pair(use, sentence.row(left), sentence.row(right)));
  };
  const NearWords after = words_after(sentence, past, sentence.first_change(past));
  const NearWords before = words_before(sentence, first, sentence.first_change(first));
  for (const NearWords& side : {after, before}) {
    REQUIRE((side.first_row == nullptr) == (side.first == no_token));
    REQUIRE((side.second_row == nullptr) == (side.second == no_token));
    if (side.first_row) REQUIRE(side.first_row == &sentence.row(side.first));
    if (side.second_row) REQUIRE(side.second_row == &sentence.row(side.second));
  }
  if (after.first != no_token) sum.add(sentence.row(after.first).at(Place::first_after));
  if (before.first != no_token) sum.add(sentence.row(before.first).at(Place::first_before));
  if (after.second != no_token) pair(PairUse::verb_after, after.first, after.second);
  if (before.second != no_token) pair(PairUse::verb_before, before.second, before.first);
  if (first >= 2) pair(PairUse::before_target, first - 2, first - 1);
  if (past + 2 <= sentence.size()) pair(PairUse::after_target, past, past + 1);
  sum.add(model.header().target_lengths[length_class(sentence)]);
  sum.add(model.header().situations[situation_class(sentence, first)]);
  return sum;
}

}  // namespace

TEST_CASE("The sums are those of the words one by one", "[sentiment]") {
  const Shipped shipped(plain_words);
  std::mt19937 random(7);
  std::vector<Contribution> contributions;
  SentenceMaker maker(shipped);
  bool was_changed = false, was_plain = false, had_contrast = false;
  for (int round = 0; round < 3000; ++round) {
    const std::vector<std::uint32_t> ids = random_ids(random, 1 + random() % 50);
    const std::vector<std::uint32_t> named = random_places(random, ids.size());
    const Sentence sentence = maker.make(ids, named);
    if (sentence.changes().empty())
      for (const std::uint32_t i : named) REQUIRE(&sentence.row(i) == &shipped.tone.name());
    (sentence.changes().empty() ? was_plain : was_changed) = true;
    if (sentence.contrast() > 0) had_contrast = true;

    bool has_words = false;
    for (const std::uint32_t id : ids)
      has_words = has_words || (shipped.rows[id].flags & WordRow::is_word);
    const Reference expected =
        has_words ? sentence_reference(shipped.model, sentence) : Reference{};
    contributions.clear();
    const Sum sum = shipped.tone.of_sentence(sentence, maker.scan(), 0, contributions);
    REQUIRE(sum.tone == Approx(expected.tone).margin(1e-4));
    REQUIRE(sum.strength == Approx(expected.strength).margin(1e-4));

    const auto first = static_cast<std::uint32_t>(random() % ids.size());
    const std::uint32_t past =
        first + 1 + static_cast<std::uint32_t>(random() % (ids.size() - first));
    Reference target = around_reference(sentence, first, past);
    const Reference rest = rest_of_target(shipped.model, sentence, first, past);
    target.tone += rest.tone;
    target.strength += rest.strength;
    contributions.clear();
    const Sum toward = shipped.tone.of_target(sentence, first, past, 0, contributions);
    REQUIRE(toward.tone == Approx(target.tone).margin(1e-4));
    REQUIRE(toward.strength == Approx(target.strength).margin(1e-4));
    REQUIRE(contributions.size() <= ToneSum::most_of_target);
  }
  CHECK(was_changed);
  CHECK(was_plain);
  CHECK(had_contrast);
}

TEST_CASE("Every word that counts much is a contribution, in order", "[sentiment]") {
  const Shipped shipped(plain_words);
  std::mt19937 random(8);
  std::vector<Contribution> contributions;
  SentenceMaker maker(shipped);
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::uint32_t> ids = random_ids(random, 2 + random() % 40);
    ids[0] = 0;  // a word, so that the sum counts
    const std::vector<std::uint32_t> named = random_places(random, ids.size());
    const Sentence sentence = maker.make(ids, named);
    std::vector<std::uint32_t> expected, found;
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      const double tone = tone_of(sentence[i], Place::plain, Place::negated);
      const int least = ToneSum::least_of_sentence / (sentence[i].cause == no_token ? 1 : 2);
      if (std::abs(tone) >= unit * least) expected.push_back(i);
    }
    contributions.clear();
    shipped.tone.of_sentence(sentence, maker.scan(), 0, contributions);
    for (const Contribution& item : contributions) found.push_back(item.token);
    REQUIRE(found == expected);
  }
}

TEST_CASE("The first look at a pair finds every pair that was added", "[sentiment]") {
  std::mt19937 random(9);
  PairFilter filter;
  std::vector<std::uint32_t> mixes;
  for (int i = 0; i < 30'000; ++i) {
    const auto use = static_cast<PairUse>(random() % 5);
    mixes.push_back(
        pair_mix(use, static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random())));
    filter.add(mix_of(pair_key(mixes.back())));
  }
  for (const std::uint32_t mix : mixes) REQUIRE(filter.may_hold(mix));
  int others = 0;
  for (int i = 0; i < 30'000; ++i)
    others += filter.may_hold(static_cast<std::uint32_t>(random())) ? 1 : 0;
  CHECK(others < 3'000);
}

TEST_CASE("Records have the same tokens as names and as mentions", "[sentiment]") {
  std::mt19937 random(10);
  const auto layer_of = [](const std::vector<gloss_record>& records) {
    gloss_batch batch{};
    batch.record_size = sizeof(gloss_record);
    batch.record_count = static_cast<std::uint32_t>(records.size());
    batch.records = records.data();
    return batch;
  };
  const auto record_of = [](std::uint32_t begin, std::uint32_t end) {
    gloss_record record{};
    record.begin = begin;
    record.end = end;
    record.parent = GLOSS_NONE;
    return record;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<gloss_record> token_records, records;
    for (std::uint32_t at = 0; at < 60; at += 1 + random() % 4)
      token_records.push_back(record_of(at, at + 1 + random() % 2)), at = token_records.back().end;
    for (std::uint32_t i = 0; i < random() % 12; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % 60);
      records.push_back(record_of(begin, begin + 1 + static_cast<std::uint32_t>(random() % 12)));
    }
    std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    const gloss_batch token_batch = layer_of(token_records), batch = layer_of(records);
    const LayerView tokens(&token_batch), layer(&batch);
    const std::vector<std::uint32_t> ids(token_records.size());
    const WordRow row{};
    NamedWords named;
    named.add(layer, tokens, Words(ids, &row, sizeof row));
    const Reader reader{};
    MentionPlaces places(tokens, reader);
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
      const MentionPlace place = places.of(layer.span(i));
      REQUIRE(named.places(0)[i].first == place.first);
      REQUIRE(named.places(0)[i].past == place.past);
    }
  }
}

}  // namespace sentiment_sums_test
