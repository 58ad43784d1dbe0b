#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <map>
#include <random>

#include "names/document_evidence.hpp"
#include "names/spelling.hpp"
#include "names/word_table.hpp"

namespace names_words_test {

using namespace gloss::names;

namespace {

/// text_hash() as the model file was made by it.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = mixed(text.size(), 0xA0761D6478BD642Fu);
  for (std::size_t at = 0; at < text.size(); at += 8) {
    const std::size_t size = std::min<std::size_t>(8, text.size() - at);
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, size);
    hash = mixed(hash, size < 8 ? bytes + (std::uint64_t{size} << 56) : bytes);
  }
  return mixed(hash, 0xE7037ED1A0B428DBu);
}

/// The sketch of a word of ASCII, letter by letter.
std::string sketch_of(std::string_view form) {
  std::string out;
  for (const char c : form) {
    char sign = c;
    if (c >= 'A' && c <= 'Z') sign = 'X';
    if (c >= 'a' && c <= 'z') sign = 'x';
    if (c >= '0' && c <= '9') sign = '0';
    if (out.size() < 2 || out.back() != sign || out[out.size() - 2] != sign) out += sign;
  }
  return out;
}

std::string sketched(std::string_view form) {
  SketchMemory memory;
  return std::string(sketch(form, memory));
}

}  // namespace

TEST_CASE("Hashes and sketches of words are those of their bytes one by one", "[names]") {
  std::mt19937 random(4);
  constexpr std::string_view letters = "aaBB0/9:-.'xZ";
  for (std::size_t size = 0; size < 40; ++size)
    for (int round = 0; round < 50; ++round) {
      std::string word;
      for (std::size_t i = 0; i < size; ++i) word += letters[random() % letters.size()];
      INFO(word);
      CHECK(text_hash(word) == hash_of(word));
      CHECK(sketched(word) == sketch_of(word));
      std::string masked;
      mask_digits(word, masked);
      CHECK(masked_hash(word).hash == hash_of(masked));
      CHECK(masked_hash(word).is_changed == (masked != word));
    }
  CHECK(sketched("Émile") == "Xxx");
  CHECK(sketched("Müller-Lüdenscheidt") == "Xxx-Xxx");
}

TEST_CASE("A word that is long or has other letters is spelled as a short one", "[names]") {
  // The second of each has more than 16 bytes, the third a letter beyond ASCII.
  const auto& [form, longer, other, spelling] =
      GENERATE(table<const char*, const char*, const char*, Spelling>({
          {"lisbon", "internationalizations", "été", Spelling::lower},
          {"Lisbon", "Internationalizations", "École", Spelling::capital},
          {"NATO", "INTERNATIONALIZATIONS", "ÉTAT", Spelling::all_capitals},
          {"McDonald", "McDonaldsonbergerhaus", "McÉcole", Spelling::mixed},
          {"eBay", "eBayeBayeBayeBayeBay", "éBay", Spelling::mixed},
          {"Coca-Cola", "Coca-Cola-Coca-Cola-Co", "Coca-École", Spelling::capital_hyphen},
          {"UK-based", "UK-headquarter-based-up", "É-based", Spelling::capital_lower},
          {"G20", "G2000000000000000000000", "É20", Spelling::letters_digits},
          {"3.5", "3.5555555555555555555555", "3·5", Spelling::digits},
          {"J.", "J....................", "É.", Spelling::initial},
      }));
  for (const char* word : {form, longer, other}) {
    std::string lower;
    gloss::to_lower(word, lower);
    INFO(word);
    CHECK(spelling_of(word, lower) == spelling);
  }
  for (const char* particle : {"al", "bint", "van", "y", "zu", "dos"})
    CHECK(spelling_of(particle, particle) == Spelling::particle);
  for (const char* word : {"a", "alt", "vane", "vans", "fo", "dna", "eht"})
    CHECK(spelling_of(word, word) == Spelling::lower);
  CHECK(spelling_of("of", "of") == Spelling::of);
  CHECK(spelling_of("The", "the") == Spelling::capital);
  CHECK(spelling_of("the", "the") == Spelling::the);
  CHECK(spelling_of("and", "and") == Spelling::conjunction);
}

TEST_CASE("a word is known by its part of a longer name") {
  const Tag person = begin_tag(Type::person), later = inside_tag(Type::person);
  const Tag body = begin_tag(Type::organization), of_body = inside_tag(Type::organization);
  const std::array<Tag, 6> tags = {person, later, later, body, of_body, later};
  const std::array<NamePart, 6> parts = {NamePart::none, NamePart::none, NamePart::family,
                                         NamePart::head, NamePart::none, NamePart::family};
  for (std::size_t i = 0; i < tags.size(); ++i) CHECK(part_at(tags, i) == parts[i]);
}

TEST_CASE("Evidence counts the other uses of a word in the document", "[names]") {
  DocumentEvidence document;
  const Tag person = begin_tag(Type::person), later = inside_tag(Type::person);
  const Tag place = begin_tag(Type::place), body = begin_tag(Type::organization);
  for (int round = 0; round < 3; ++round) {  // nothing is left of the document before
    document.clear();
    document.add_small(40);
    // Hashes that begin at one place of the table, too.
    document.expect(2000);
    const std::uint32_t one = document.add(10, person, NamePart::none);
    CHECK(document.is_at_one(one));
    CHECK(document.code(one, person, NamePart::none) == evidence::alone);
    CHECK(document.add(10, later, NamePart::family) == one);
    CHECK(document.is_at_one(one));
    CHECK(document.add(10, place, NamePart::none) == one);
    CHECK_FALSE(document.is_at_one(one));
    CHECK(document.code(one, place, NamePart::none) ==
          evidence::code(1, true, false, false, true, false));
    CHECK(document.code(one, person, NamePart::none) ==
          evidence::code(1, false, false, false, true, false));
    // Its own part of a name is no evidence for it.
    CHECK(document.code(one, later, NamePart::family) ==
          evidence::code(1, false, false, false, false, false));
    CHECK(document.add(10, body, NamePart::head) == one);
    CHECK(document.code(one, place, NamePart::none) ==
          evidence::code(1, true, true, false, true, true));
    const std::uint32_t small = document.add(40, person, NamePart::none);
    CHECK_FALSE(document.is_at_one(small));
    CHECK(document.code(small, person, NamePart::none) == evidence::alone_code(true));
    // The same bit of small words.
    const std::uint32_t small_outside = document.add(40 + 4096, outside, NamePart::none);
    CHECK(document.is_at_one(small_outside));
    std::map<std::uint32_t, std::uint32_t> hashes;
    for (std::uint32_t hash = 100; hash < 1100; ++hash)
      CHECK(hashes.try_emplace(document.add(hash * 977, outside, NamePart::none), hash).second);
    for (const auto& [number, hash] : hashes)
      CHECK(document.add(hash * 977, outside, NamePart::none) == number);
  }
}

TEST_CASE("Evidence tells the words that stand once in a document", "[names]") {
  DocumentEvidence document;
  for (int round = 0; round < 3; ++round) {  // nothing is left of the document before
    document.clear();
    for (const std::uint32_t hash : {10, 20, 10, 30, 40}) document.announce(hash);
    document.add_small(30);
    CHECK(document.is_alone(20));
    CHECK(document.is_alone(40));
    CHECK_FALSE(document.is_alone(10));
    CHECK_FALSE(document.is_alone(30));
  }
  constexpr std::uint32_t once = DocumentEvidence::no_other;
  CHECK(document.is_at_one(once));
  CHECK_FALSE(document.is_repeated(once));
  CHECK(document.code(once, begin_tag(Type::person), NamePart::none) == evidence::alone);
}

TEST_CASE("A word of an organization is told by its code", "[names]") {
  constexpr std::uint32_t person = 1, body = 2;
  for (const bool clear : {false, true})
    for (const bool many : {false, true}) {
      const auto told = [&](std::uint32_t most, bool family, bool head) {
        return DocumentEvidence::is_of_organization(
            evidence::code(most, clear, many, clear, family, head));
      };
      CHECK(told(body, false, true));
      CHECK_FALSE(told(body, true, true));
      CHECK_FALSE(told(body, false, false));
      CHECK_FALSE(told(person, false, true));
    }
  CHECK_FALSE(DocumentEvidence::is_of_organization(evidence::unknown));
  CHECK_FALSE(DocumentEvidence::is_of_organization(evidence::alone_code(true)));
  CHECK_FALSE(DocumentEvidence::is_of_organization(evidence::alone_code(false)));
}

}  // namespace names_words_test
