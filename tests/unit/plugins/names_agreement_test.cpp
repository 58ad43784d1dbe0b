#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "names/agreement.hpp"
#include "names/legal_form.hpp"

namespace names_agreement_test {

using namespace gloss::names;

namespace {

constexpr std::int32_t doubtful = 1, sure = 400;

/// A text of names that stand one behind the other.
struct Listed {
  std::string text;
  std::vector<Name> names;

  Listed& add(const std::string& name, Type type, std::int32_t margin) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += name;
    names.push_back(
        {begin, static_cast<std::uint32_t>(text.size()), type, margin, Name::Source::model});
    text += " / ";
    return *this;
  }
};

/// The types of the names after they agreed: "p" person, "o" organization, "l" place, "x" other.
std::string types_after(Listed listed) {
  static const Model model(PLUGIN_DATA "/model.bin");
  Agreement::Scratch scratch;
  Agreement(model).apply(listed.text, listed.names, scratch);
  std::string types;
  for (const Name& name : listed.names) {
    types += "polx"[static_cast<int>(name.type)];
    const bool is_changed = name.source == Name::Source::document;
    CHECK(name.margin >= (is_changed ? doubtful + 1 : doubtful));
  }
  return types;
}

}  // namespace

TEST_CASE("A doubtful name takes the type of a sure one with its spelling", "[names]") {
  const Listed firm = Listed()
                          .add("Tolvane", Type::person, doubtful)
                          .add("Tolvane", Type::organization, sure)
                          .add("Tolvane", Type::place, doubtful)
                          .add("Tolvan", Type::place, doubtful)
                          .add("Tolvane Bay", Type::place, doubtful);
  CHECK(types_after(firm) == "oooll");
}

TEST_CASE("Sure names keep their types, and two sure types decide nothing", "[names]") {
  CHECK(types_after(Listed()
                        .add("Jordan", Type::person, sure)
                        .add("Jordan", Type::place, sure)
                        .add("Jordan", Type::organization, doubtful)) == "plo");
}

TEST_CASE("A legal form says that the name before it is an organization", "[names]") {
  const auto with = [](const std::string& form) {
    return types_after(Listed()
                           .add("Tolvane Loop", Type::place, doubtful)
                           .add("Tolvane Loop" + form, Type::organization, sure));
  };
  for (const std::string form : {", Inc.", " Ltd", " Pty. Ltd.", " plc", " Corporation", " S.p.A."})
    CHECK(with(form) == "oo");
  for (const std::string form : {" Station", " of Inc", "Ltd"}) CHECK(with(form) == "lo");
}

TEST_CASE("A legal form says nothing of the name of a person in the text", "[names]") {
  CHECK(types_after(Listed()
                        .add("Ana Rydell", Type::person, sure)
                        .add("Rydell Ltd", Type::organization, sure)
                        .add("Rydell", Type::person, doubtful)) == "pop");
}

TEST_CASE("A doubtful person is the firm whose name begins so", "[names]") {
  const auto with = [](const std::string& firm, Type type = Type::person) {
    return types_after(Listed().add("Tolvane", type, doubtful).add(firm, Type::organization, sure));
  };
  for (const char* firm :
       {"Tolvane Motors", "Tolvane Biotech Inc.", "Tolvane Group", "Tolvane Ltd"})
    CHECK(with(firm) == "oo");
  for (const char* other : {"Tolvane Foundation", "Tolvane University", "Tolvan Motors"})
    CHECK(with(other) == "po");
  CHECK(with("Tolvane Motors", Type::place) == "lo");
  CHECK(types_after(Listed()
                        .add("Ana Tolvane", Type::person, doubtful)
                        .add("Tolvane Motors", Type::organization, sure)
                        .add("Tolvane", Type::person, doubtful)) == "pop");
  Listed titled;
  titled.text = "Mr. ";
  CHECK(types_after(titled.add("Tolvane", Type::person, doubtful)
                        .add("Tolvane Motors", Type::organization, sure)
                        .add("Tolvane", Type::person, doubtful)) == "pop");
}

TEST_CASE("Legal forms are found at the end of a name", "[names]") {
  CHECK(without_legal_form("Acme, Inc.") == "Acme");
  CHECK(without_legal_form("Acme Pty. Ltd.") == "Acme");
  CHECK(without_legal_form("Acme Holdings Limited") == "Acme Holdings");
  CHECK(without_legal_form("Acme Holdings") == "");
  CHECK(without_legal_form("Inc.") == "");
  CHECK(without_legal_form("Alban") == "");
  CHECK(without_legal_form("") == "");
}

TEST_CASE("A hundred thousand names agree in linear time", "[names]") {
  Listed many;
  for (int i = 0; i < 100000; ++i) many.add("Tolvane", Type::place, doubtful);
  many.add("Tolvane", Type::organization, sure);
  CHECK(types_after(many) == std::string(100001, 'o'));
}

}  // namespace names_agreement_test
