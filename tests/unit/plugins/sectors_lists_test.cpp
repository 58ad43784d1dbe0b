#include <catch2/catch.hpp>

#include "sectors/codes.hpp"
#include "sectors/phrase_trie.hpp"
#include "sectors/taxonomy.hpp"
#include "sectors/term_list.hpp"

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
    CHECK(trie.next(first, word + 2) == PhraseTrie::none);
  }
  CHECK(trie.next(PhraseTrie::none, 5001) == PhraseTrie::none);
}

TEST_CASE("A faulty term is refused with its line and the reason", "[sectors]") {
  const auto [row, complaint] = GENERATE(table<std::string, std::string>({
      {"oil\tX99\t1", "terms.tsv:2: unknown code \"X99\""},
      {"oil\tB06\t0", "terms.tsv:2: the weight is not in 0 to 10"},
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
  }));
  CHECK_THROWS_WITH(Taxonomy(WordList("isic4.tsv", rows, 3, 4)), complaint);
}

TEST_CASE("The shipped taxonomy has a label and a topic for every code", "[sectors]") {
  const Taxonomy taxonomy(WordList::read(PLUGIN_DATA "/isic4.tsv", 3, 4));
  for (unsigned code = 0; code < code_count; ++code) {
    CHECK_FALSE(taxonomy.label(code).empty());
    CHECK(taxonomy.iptc(code).size() == std::string_view("medtop:20000210").size());
  }
}

TEST_CASE("The shipped terms reach every section", "[sectors]") {
  const TermList terms(WordList::read(PLUGIN_DATA "/terms.tsv", 2, 4));
  unsigned sections = 0;
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    if (terms[i].weight > 0) sections |= 1u << section_of(terms[i].code);
  CHECK(sections == (1u << section_count) - 1);
}

}  // namespace sectors_lists_test
