/// Names between commas behind an office or a trade.
#include <catch2/catch.hpp>

#include "names/apposition.hpp"
#include "names_found.hpp"

namespace names_apposition_test {

using namespace gloss::names;

namespace {

/// The type that a doubtful organization gets whose name is `name` in `text`.
Type type_of(const std::string& text, const std::string& name, std::int32_t margin = 0) {
  const auto begin = static_cast<std::uint32_t>(text.find(name));
  std::vector<Name> names = {{begin, begin + static_cast<std::uint32_t>(name.size()),
                              Type::organization, margin, Name::Source::model}};
  names_test::with_document(text, [&](const DocumentView& document) {
    Appositions(names_test::model()).apply(document, names);
  });
  return names[0].type;
}

}  // namespace

TEST_CASE("A doubtful name between commas behind an office is a person", "[names][apposition]") {
  CHECK(type_of("A councillor, Jo Orr, spoke.", "Jo Orr") == Type::person);
  CHECK(type_of("The lawyer, Ann Lee Hale, was late.", "Ann Lee Hale") == Type::person);
  CHECK(type_of("The lawyer,  \n Ann Lee Hale, was late.", "Ann Lee Hale") == Type::person);
}

TEST_CASE("Other names stay organizations", "[names][apposition]") {
  constexpr std::int32_t sure = 10'000;
  CHECK(type_of("A councillor, Jo Orr, spoke.", "Jo Orr", sure) == Type::organization);
  CHECK(type_of("A councillor, Jo Orr spoke.", "Jo Orr") == Type::organization);
  CHECK(type_of("A bakery, Jo Orr, has closed.", "Jo Orr") == Type::organization);
  CHECK(type_of("The owner, Ann Hale Ltd, has closed.", "Ann Hale Ltd") == Type::organization);
  CHECK(type_of("The owner, Ann of Orr, has closed.", "Ann of Orr") == Type::organization);
  CHECK(type_of("The owner, Ann, has closed.", "Ann") == Type::organization);
  CHECK(type_of("Jo Orr, spoke.", "Jo Orr") == Type::organization);
  CHECK(type_of(", Jo Orr, spoke.", "Jo Orr") == Type::organization);
}

}  // namespace names_apposition_test
