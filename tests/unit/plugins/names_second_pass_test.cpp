/// What a document says of a name as a whole decides on the type of each of its places.
#include <catch2/catch.hpp>

#include "names_found.hpp"

namespace names_second_pass_test {

using names_test::Case;
using names_test::found_in;
using namespace gloss::names;

namespace {

/// A context that speaks for one type.
BeginScores for_type(Type type, std::int16_t score) {
  BeginScores context = {};
  context[begin_tag(type)] = score;
  return context;
}

}  // namespace

TEST_CASE("The places of a repeated name of one word agree on its type", "[names][second pass]") {
  for (const auto& [text, names] : std::initializer_list<Case>{
           // A firm of this name is well known, but here a woman speaks.
           {"The film opens on Friday. Michelin grew up in the north. \"I missed the snow,\" said "
            "Michelin. Michelin told the crowd that her mother taught her to sew. The audience "
            "clapped for a long time, and Michelin thanked them.",
            "p Michelin; p Michelin; p Michelin; p Michelin"},
           {"The crew flew to Orlan in March. Nobody lives in Orlan in winter. The road from Orlan "
            "to the coast was closed. Orlan is a good place for seals. Last year Orlan said no to "
            "the mine.",
            "l Orlan; l Orlan; l Orlan; l Orlan; l Orlan"},
           {"Shares of Texaco fell. Texaco said its profit doubled. Analysts think Texaco will cut "
            "its dividend. The board of Texaco met. Texaco declined to comment.",
            "o Texaco; o Texaco; o Texaco; o Texaco; o Texaco"}})
    CHECK(found_in(text, "polx") == names);
}

TEST_CASE("Other contexts of a word count by the square root of their number",
          "[names][second pass]") {
  DocumentEvidence evidence;
  evidence.clear();
  evidence.expect(40);
  const BeginScores own = for_type(Type::person, 100);
  std::uint32_t number = 0;
  for (int i = 0; i < 5; ++i)
    number = evidence.add(7, begin_tag(Type::organization), NamePart::none);
  CHECK(evidence.is_repeated(number));
  for (int i = 0; i < 5; ++i) evidence.add_context(number, own);
  REQUIRE(evidence.contexts(number) == 5);
  // Four others of 100 each: twice their mean, times .85.
  const BeginScores others = evidence.other_contexts(number, own);
  CHECK(others[begin_tag(Type::person)] == 169);
  CHECK(others[begin_tag(Type::place)] == 0);

  for (int i = 0; i < 1000; ++i) evidence.add_context(number, own);
  CHECK(evidence.contexts(number) == DocumentEvidence::most_contexts);
  CHECK(evidence.other_contexts(number, own)[begin_tag(Type::person)] == 380);
}

TEST_CASE("A word that gets other tags counts as if it had had them first",
          "[names][second pass]") {
  DocumentEvidence changed, fresh;
  for (DocumentEvidence* one : {&changed, &fresh}) {
    one->clear();
    one->expect(4);
  }
  const Tag person = begin_tag(Type::person), place = begin_tag(Type::place);
  std::uint32_t number = 0, other = 0;
  for (int i = 0; i < 3; ++i) {
    number = changed.add(9, person, NamePart::none);
    other = fresh.add(9, place, NamePart::none);
  }
  for (int i = 0; i < 3; ++i) {
    changed.remove(number, person, NamePart::none);
    changed.add_again(number, place, NamePart::none);
  }
  CHECK(changed.is_at_one(number));
  CHECK(changed.code(number, place, NamePart::none) == fresh.code(other, place, NamePart::none));
}

}  // namespace names_second_pass_test
