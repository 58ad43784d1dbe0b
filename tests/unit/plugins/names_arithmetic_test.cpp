#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "names/tagger.hpp"

namespace names_arithmetic_test {

using namespace gloss::names;

namespace {

const Model& model() {
  static const Model loaded(PLUGIN_DATA "/model.bin");
  return loaded;
}

std::vector<Arithmetic> ways() {
  std::vector<Arithmetic> all = {{tag_words_sse, best_path_sse, margin_sse}};
  if (has_avx2()) all.push_back({tag_words_avx2, best_path_avx2, margin_avx2});
  return all;
}

Row row_of(const std::string& form) {
  std::string lower;
  gloss::to_lower(form, lower);
  Row row{};
  model().fill(form, lower, row);
  return row;
}

/// The score of a tag of word `i`, added up by the definitions of context.hpp.
int score_of(const SentenceView& sentence, std::ptrdiff_t i, Tag tag) {
  const ContextTables& tables = model().tables();
  const auto* const word = sentence.words + i;
  const auto* const phrase = sentence.phrases + i;
  const Row &left = *word[-1], &here = *word[0], &right = *word[1];
  int score = 0;
  for (std::ptrdiff_t offset = -reach; offset <= reach; ++offset)
    score += word[offset]->scores[static_cast<std::size_t>(offset + reach)][tag];
  const std::uint32_t place =
      place_code(sentence.mode, here.spelling, is_first(sentence, static_cast<std::uint32_t>(i)));
  score += tables.spellings[spelling_triple(left.spelling, here.spelling, right.spelling)][tag];
  score += tables.situations[situation(place, here.smallness, here.kind)][tag];
  score += tables.left_clusters[cluster_pair(left.cluster, here.cluster)][tag];
  score += tables.right_clusters[cluster_pair(here.cluster, right.cluster)][tag];
  score += tables.kinds[kind_triple(left.kind, here.kind, right.kind,
                                    here.spelling == Spelling::capital)][tag];
  if (phrase[0] | phrase[1]) score += tables.phrase_after[phrase_pair(phrase[0], phrase[1])][tag];
  if (phrase[-1]) score += tables.phrase_before[phrase_pair(phrase[-1], phrase[0])][tag];
  if (phrase[0]) score += tables.phrases[phrase_spelling(phrase[0], here.spelling)][tag];
  return score;
}

}  // namespace

TEST_CASE("Every arithmetic scores words by their rows and neighbours", "[names]") {
  std::vector<Row> rows;
  for (const char* form : {"\"", "The", "Bank", "of", "Japan", "said", "2004", "Zrkfbl", ",",
                           "UK-based", "van", "Ngozi", "NATO", "'s", "x", "U.S.", "walked", "("})
    rows.push_back(row_of(form));
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t count = 1 + static_cast<std::uint32_t>(round) % 12;
    std::vector<const Row*> words(2, &model().begin_row());
    std::vector<std::uint8_t> phrases(count + 4, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      words.push_back(&rows[i == 0 && round % 3 == 0 ? 0 : random() % rows.size()]);
      if (round % 2) phrases[i + 2] = static_cast<std::uint8_t>(random() % 4 ? 0 : random() % 32);
    }
    words.insert(words.end(), 2, &model().end_row());
    const SentenceView sentence{words.data() + 2, count, static_cast<Mode>(random() % mode_count),
                                phrases.data() + 2};
    const std::uint32_t first = random() % count;
    const std::uint32_t size = 1 + random() % (count - first);
    std::vector<Scores> scores(size);
    std::vector<Trail> trails(size);
    std::vector<Tag> tags(size), expected(size);
    const Surroundings around{first == 0, first + size == count};
    for (const Arithmetic& way : ways()) {
      const Stretch stretch{0, first, {scores.data(), tags.data(), size, around}};
      way.tag_words(model(), {&sentence, 1}, {&stretch, 1}, trails.data());
      for (std::uint32_t i = 0; i < size; ++i)
        for (Tag tag = 0; tag < tag_count; ++tag)
          REQUIRE(scores[i].of[tag] == score_of(sentence, first + i, tag));
      best_path_scalar(model(), {scores.data(), expected.data(), size, around}, trails.data());
      CHECK(tags == expected);
    }
  }
}

TEST_CASE("Every arithmetic sums the features as the scalar one", "[names]") {
  std::vector<SumFeatures> ways = {sum_features_sse};
  if (has_avx2()) ways.push_back(sum_features_avx2);
  std::mt19937 random(2);
  std::uniform_int_distribution<int> score(-128, 127), letter(0, 25);
  FeatureMaker maker(model().words());
  std::vector<FeatureBucket> buckets(64);
  for (int round = 0; round < 400; ++round) {
    std::string form = round % 3 ? "Q" : "-";
    for (int i = 0; i < round % 20; ++i) form += static_cast<char>('a' + letter(random));
    std::string lower;
    gloss::to_lower(form, lower);
    const WordFeatures& features = maker.of(form, lower);
    // So that some buckets have the features, in any place, and some do not.
    for (int offset = -reach; offset <= reach; ++offset)
      for (const std::uint64_t hash : features.at(offset).all()) {
        FeatureBucket& bucket = buckets[at_offset(hash, offset) % buckets.size()];
        const auto slot = random() % FeatureBucket::most;
        if (random() % 2) bucket.keys[slot] = feature_key(hash);
        for (std::int8_t& tag : bucket.scores[slot]) tag = static_cast<std::int8_t>(score(random));
      }
    const FeatureTable table{
        buckets, {}, static_cast<std::uint16_t>(random() % 5 ? random() : 3000)};
    RowScores expected, found;
    sum_features_scalar(table, features, expected);
    INFO(form);
    for (const SumFeatures way : ways) {
      way(table, features, found);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("Groups of features have the scores of their features", "[names]") {
  FeatureMaker one_by_one(model().words());
  FeatureMaker grouped(model().words(), FeatureMaker::Form::groups);
  for (const std::string form :
       {"the", "Washington", "NATO", "said", "2004", "O'Neill", "U.S.", "Ngozi", "x", "", "Corp.",
        "Zrkfbl", "zrkfbl", "ZRKFBL", "-", "Coca-Cola", "UK-based", "Ministry", "minister"}) {
    INFO(form);
    std::string lower;
    gloss::to_lower(form, lower);
    RowScores expected, found;
    const WordFeatures& all = one_by_one.of(form, lower);
    CHECK(all.groups.all().empty());
    sum_features_scalar(model().features(), all, expected);
    const WordFeatures& fewer = grouped.of(form, lower);
    CHECK(fewer.own.all().size() + 3 <= all.own.all().size());
    CHECK(fewer.kind == all.kind);
    CHECK(fewer.smallness == all.smallness);
    std::vector<SumFeatures> ways = {sum_features_scalar, sum_features_sse};
    if (has_avx2()) ways.push_back(sum_features_avx2);
    for (const SumFeatures way : ways) {
      way(model().features(), fewer, found);
      CHECK(found == expected);
    }
  }
}

TEST_CASE("Every arithmetic finds the paths and margins of the scalar one", "[names]") {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> score(-900, 900), extreme(-127 * 12, 127 * 12);
  for (int round = 0; round < 400; ++round) {
    const std::size_t size = 1 + static_cast<std::size_t>(round) % 40;
    std::vector<Scores> scores(size);
    for (Scores& word : scores)
      for (std::size_t tag = 0; tag < tag_count; ++tag)
        word.of[tag] = static_cast<std::int16_t>(round % 2 ? score(random) : extreme(random));
    const Surroundings around{round % 3 != 0, round % 5 != 0};
    std::vector<Trail> trails(size);
    std::vector<Tag> expected(size), found(size);
    const TaggedWords reference{scores.data(), expected.data(), static_cast<std::uint32_t>(size),
                                around};
    best_path_scalar(model(), reference, trails.data());
    for (std::size_t i = 1; i < size; ++i) CHECK(can_follow(expected[i - 1], expected[i]));
    for (const Arithmetic& way : ways()) {
      TaggedWords words = reference;
      words.tags = found.data();
      way.best_path(model(), words, trails.data());
      CHECK(found == expected);
      for (std::uint32_t first = 0; first < size; ++first) {
        if (expected[first] == outside) continue;
        std::uint32_t last = first + 1;
        while (last < size && expected[last] != outside && !is_begin(expected[last])) ++last;
        CHECK(way.margin(model(), words, first, last) ==
              margin_scalar(model(), reference, first, last));
      }
    }
  }
}

}  // namespace names_arithmetic_test
