#include <catch2/catch.hpp>
#include <fstream>

#include "sectors/codes.hpp"
#include "sectors/model.hpp"
#include "sectors/phrase_trie.hpp"
#include "sectors/taxonomy.hpp"
#include "sectors/term_list.hpp"
#include "support/temp_dir.hpp"

namespace sectors_lists_test {

using gloss::WordList;
using namespace gloss::sectors;

TEST_CASE("The codes are the sections and divisions of ISIC Rev.4", "[sectors]") {
  CHECK(code_count == 109);
  CHECK(find_code("A") == 0u);
  CHECK(find_code("U") == 20u);
  CHECK(find_code("U99") == code_count - 1);
  CHECK_FALSE(find_code("V"));
  CHECK_FALSE(find_code("A1"));
  CHECK_FALSE(find_code("evidence"));
  for (unsigned code = 0; code < code_count; ++code)
    CHECK(types[section_of(code)][0] == types[code][0]);
}

TEST_CASE("A phrase trie finds what was added and nothing else", "[sectors]") {
  PhraseTrie trie;
  for (std::uint32_t word = 1; word <= 5000; ++word) {
    const std::uint32_t pair[] = {word, word + 1};
    trie.add(pair, word);
  }
  const std::uint32_t again[] = {7, 8};
  trie.add(again, 99);
  for (std::uint32_t word = 1; word <= 5000; ++word) {
    const auto first = trie.next(PhraseTrie::none, word);
    REQUIRE(first != PhraseTrie::none);
    CHECK(trie.value(first) == PhraseTrie::no_value);
    CHECK(trie.value(trie.next(first, word + 1)) == word);
    REQUIRE(trie.may_have_next(first, word + 1));
    CHECK(trie.next(first, word + 2) == PhraseTrie::none);
  }
  CHECK(trie.next(PhraseTrie::none, 5001) == PhraseTrie::none);
}

TEST_CASE("Words get numbers from 1, equal words the same", "[sectors]") {
  WordNumbers numbers;
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 1; i <= 5000; ++i) REQUIRE(numbers.add("word" + std::to_string(i)) == i);
  CHECK(numbers.size() == 5000);
  CHECK(numbers.find("word77", key_hash("word77")) == 77);
  CHECK(numbers.find("word78", key_hash("word77")) == 0);
  CHECK(numbers.find("word", key_hash("word")) == 0);
}

TEST_CASE("A word of the text has the uses that the list gives it", "[sectors]") {
  const TermList terms(WordList("terms.tsv", "oil\tB06\t1\nfarm bill\tA01\t1", 2, 4));
  const auto described = [&](std::string_view form, std::string_view lower) {
    WordRow row;
    terms.describe({form, lower}, key_hash(lower), row);
    return row;
  };
  CHECK(described("oil", "oil").uses == (Use::begins_term | Use::is_phrase));
  CHECK(described("Farm", "farm").uses == Use::begins_term);
  CHECK(described("bill", "bill").uses == Use::follows);
  CHECK(described("Bill", "bill").uses == (Use::follows | Use::ends_law));
  CHECK(described("BILL", "bill").law_part == LawPart::none);
  CHECK(described("Committee", "committee").law_part == LawPart::committee);
  CHECK(described("and", "and").law_part == LawPart::conjunction);
  CHECK(described("And", "and").law_part == LawPart::none);
  CHECK(described("\xC3\x89tat", "\xC3\xA9tat").capitals == Capitals::first);
  CHECK(described("\xC3\xA9tat", "\xC3\xA9tat").capitals == Capitals::any);
  CHECK(described("", "").is_plain());
}

TEST_CASE("Sums by code show which codes reach a weight", "[sectors]") {
  const auto least = GENERATE(0.25f, 1.0f, 3.0f);
  CodeSums sums;
  for (unsigned code = 0; code < code_count; ++code)
    sums.add(code, static_cast<float>(code % 5) - 1.5f);
  const FloatWeight row[] = {{1, 3}, {-2, 50}, {0.5f, code_count - 1}};
  sums.add(row, 2);
  const CodeSet found = sums.at_least(least);
  for (unsigned code = 0; code < code_count; ++code) CHECK(found[code] == (sums[code] >= least));
  CHECK(sums[3] == 3.5f);
  CHECK(sums[50] == -5.5f);
  sums.clear();
  CHECK(sums.at_least(least).none());
  CHECK(sums.at_least(0).count() == code_count);
}

TEST_CASE("Rows of weights add up to the same sums by code in 16 bits and as floats", "[sectors]") {
  const std::size_t row_count = GENERATE(0u, 1u, 7u, 32u, 100u);
  const std::size_t together = 32;
  std::vector<CodeRow> rows(row_count);
  std::vector<const CodeRow*> places;
  std::vector<int> expected(code_count);
  for (std::size_t row = 0; row < row_count; ++row) {
    places.push_back(&rows[row]);
    for (unsigned code = 0; code < code_count; ++code) {
      const int weight = static_cast<int>((row * 31 + code * 17) % 2047) - 1023;
      rows[row].weights[code] = static_cast<std::int16_t>(weight);
      expected[code] += weight;
    }
  }
  CodeSums sums, of_divisions;
  sums.add<0>(places, 2, together);
  of_divisions.add(2, 7);
  of_divisions.add<section_count>(places, 1, together);
  for (unsigned code = 0; code < code_count; ++code) {
    CHECK(sums[code] == 2 * static_cast<float>(expected[code]));
    if (!is_section(code)) CHECK(of_divisions[code] == static_cast<float>(expected[code]));
  }
  for (unsigned code = 0; code < section_count; ++code)
    CHECK(of_divisions[code] == (code == 2 ? 7 : 0));
  if (row_count > together) return;
  const ShortSums in_16_bits(places);
  for (const float least : {-5000.5f, 0.0f, 0.5f, 3000.0f, 1e9f}) {
    const CodeSet found = in_16_bits.at_least(least);
    for (unsigned code = 0; code < code_count; ++code)
      CHECK(found[code] == (static_cast<float>(expected[code]) >= least));
  }
}

TEST_CASE("What a sum in 16 bits loses never hides a code", "[sectors]") {
  ShortSums sums({});
  sums.add(3, 0.25f);
  CHECK(sums.at_least(0.25f)[3]);
  CHECK(sums.at_least(0.25f).count() == 1);
  sums.add(4, 40000);
  sums.add(4, -39000);
  CHECK(sums.at_least(1000)[4]);
  sums.add(code_count - 1, -40000);
  const FloatWeight row[] = {{30000, code_count - 1}};
  sums.add(row, 2);
  CHECK(sums.at_least(20000)[code_count - 1]);
}

TEST_CASE("A set of codes has what was set, in order", "[sectors]") {
  CodeSet codes;
  CHECK(codes.none());
  for (const unsigned code : {108u, 63u, 0u, 64u, 20u}) codes.set(code);
  std::vector<unsigned> visited;
  codes.for_each([&](unsigned code) { visited.push_back(code); });
  CHECK(visited == std::vector<unsigned>{0, 20, 63, 64, 108});
  CHECK((codes & all_divisions).count() == 3);
  CHECK((codes | all_divisions).count() == 2 + code_count - section_count);
}

TEST_CASE("The places of the codes put each division behind its section", "[sectors]") {
  std::vector<unsigned> codes(code_count, code_count);
  for (unsigned code = 0; code < code_count; ++code) codes.at(place_of(code)) = code;
  for (unsigned place = 1; place < code_count; ++place)
    CHECK(std::string_view(types[codes[place - 1]]) < types[codes[place]]);
  for (unsigned code = section_count; code < code_count; ++code)
    CHECK((divisions[section_of(code)].begin <= code && code < divisions[section_of(code)].end));
}

TEST_CASE("The model gives the weights of sections before those of divisions", "[sectors]") {
  const Model model(PLUGIN_DATA "/model.bin");
  for (std::uint32_t row = 0; row < model.size(); ++row) {
    const Model::Row& weights = model.in_sentence(row);
    CodeRow by_code;
    for (const FloatWeight& item : weights.all())
      by_code.weights[item.code] = static_cast<std::int16_t>(item.weight);
    REQUIRE(model.by_code(row).weights == by_code.weights);
    for (const int weight : by_code.weights)
      REQUIRE(std::abs(weight) * static_cast<int>(model.rows_together()) <= 0x7FFF);
    const std::size_t sections = weights.all().size() - weights.of_divisions().size();
    for (std::size_t i = 0; i < weights.all().size(); ++i)
      REQUIRE(is_section(weights.all()[i].code) == (i < sections));
  }
}

TEST_CASE("A faulty term is refused with its line and the reason", "[sectors]") {
  const auto [row, complaint] = GENERATE(table<std::string, std::string>({
      {"oil\tX99\t1", "terms.tsv:2: unknown code \"X99\""},
      {"oil\tB06\t0", "terms.tsv:2: the weight is 0, or not in -10 to 10"},
      {"oil\tB06", "terms.tsv:2: \"\" is not a number"},
      {"oil\tB06\t1\tmaybe", "terms.tsv:2: \"maybe\" is no sense; known: ambiguous"},
      {"Coal\tB06\t1", "terms.tsv:2: \"Coal\" is there twice"},
  }));
  CHECK_THROWS_WITH(TermList(WordList("terms.tsv", "coal\tB05\t1\n" + row, 2, 4)), complaint);
}

TEST_CASE("A faulty taxonomy is refused with its line and the reason", "[sectors]") {
  const auto [rows, complaint] = GENERATE(table<std::string, std::string>({
      {"A\t-\tFarms\nA1\tA\tx", "isic4.tsv:2: unknown code \"A1\""},
      {"A\t-\tFarms\nA\t-\tFarms", "isic4.tsv:2: code \"A\" is there twice"},
      {"A01\tB\tCrops", "isic4.tsv:1: the parent of A01 is \"A\", not \"B\""},
      {"A\t-\tFarms", "isic4.tsv: code \"B\" is missing"},
      {"X\t-\tFarms\t\t\tA1", "isic4.tsv:1: unknown ISIC code \"A1\""},
      {"X\t-\tFarms\t\t\tA\nY\t-\tFish\t\t\tA",
       "isic4.tsv:2: ISIC code \"A\" belongs to \"X\" already"},
      {"X\tZ\tFarms\t\t\tA", "isic4.tsv:1: no row above has the parent \"Z\"; \"-\": none"},
      {"X\t-\tFarms\t\tfarm\nY\t-\tFish\t\t\tA03",
       "isic4.tsv:1: has aliases but no ISIC code that they could mean"},
  }));
  CHECK_THROWS_WITH(Taxonomy(WordList("isic4.tsv", rows, 3, 6)), complaint);
}

TEST_CASE("The shipped taxonomy has a label and a topic for every code", "[sectors]") {
  const Taxonomy taxonomy(WordList::read(PLUGIN_DATA "/isic4.tsv", 3, 6));
  for (unsigned code = 0; code < code_count; ++code) {
    REQUIRE(taxonomy.find(code));
    CHECK(taxonomy.find(code)->code == types[code]);
    CHECK_FALSE(taxonomy.find(code)->label.empty());
    CHECK(taxonomy.find(code)->iptc.size() == std::string_view("medtop:20000210").size());
  }
}

TEST_CASE("A taxonomy maps divisions, and others by their sections", "[sectors]") {
  const Taxonomy taxonomy(WordList("own.tsv",
                                   "10\t-\tEnergy\t\t\tB05 B06 C19\n"
                                   "15\t-\tMaterials\t\tgypsum board\tB C23\n",
                                   3, 6));
  CHECK_FALSE(taxonomy.is_isic());
  CHECK(taxonomy.find(*find_code("B06"))->code == "10");
  CHECK(taxonomy.find(*find_code("B07"))->code == "15");
  CHECK(taxonomy.find(*find_code("A01")) == nullptr);
  REQUIRE(taxonomy.aliases().size() == 1);
  CHECK(taxonomy.aliases()[0].phrase == "gypsum board");
}

TEST_CASE("A term of an own list takes the place of a shipped one", "[sectors]") {
  const WordList shipped("terms.tsv", "coal\tB05\t1\noil\tB06\t1", 2, 4);
  const WordList own("own.tsv", "coal\tD35\t1.5\nheat pump\tC28\t1", 2, 4);
  const TermList terms(shipped, &own);
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].code == *find_code("D35"));
  CHECK(terms[0].weight == 1.5);
  CHECK(terms[1].phrase == "heat pump");
  CHECK(terms[2].phrase == "oil");
  const WordList twice("own.tsv", "coal\tD35\t1\ncoal\tD35\t1", 2, 4);
  CHECK_THROWS_WITH(TermList(shipped, &twice), "own.tsv:2: \"coal\" is there twice");
}

TEST_CASE("A model that is cut off or of another kind is refused", "[sectors]") {
  const TempDir folder;
  std::ifstream in(PLUGIN_DATA "/model.bin", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  CHECK(Model(folder.write("model.bin", whole)).find(key_hash("headquartered")));
  const auto complaint = [&](const std::string& bytes) {
    try {
      Model{folder.write("model.bin", bytes)};
    } catch (const gloss::Error& error) {
      return std::string(error.what());
    }
    return std::string("none");
  };
  CHECK_THAT(complaint(whole.substr(0, whole.size() - 2)), Catch::Contains("is cut off"));
  CHECK_THAT(complaint(whole.substr(0, 20)), Catch::Contains("is too short"));
  CHECK_THAT(complaint("X" + whole.substr(1)), Catch::Contains("is no model of sectors"));
  std::string damaged = whole;  // the first words are no longer in order
  std::fill_n(damaged.begin() + 256, 64, '\xFF');
  CHECK_THAT(complaint(damaged), Catch::Contains("is damaged"));
}

}  // namespace sectors_lists_test
