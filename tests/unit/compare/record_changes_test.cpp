#include "compare/diff/record_changes.hpp"

#include <catch2/catch.hpp>

namespace record_changes_test {

using namespace glossator::compare;
using namespace glossator::interchange;

namespace {

Annotation record(std::optional<TextSpan> span, const std::string& type,
                  std::vector<Attribute> attributes = {}) {
  Annotation made;
  made.span = span;
  made.type = type;
  made.attributes = std::move(attributes);
  return made;
}

Attribute named(const std::string& name) { return {"name", {name}}; }

AnnotatedDocument with(std::vector<Annotation> records) {
  AnnotatedDocument document;
  document.layers.push_back({"people", std::move(records)});
  return document;
}

/// "changed span type, added 3..5": the kinds with keys or places.
std::string told(const AnnotatedDocument& before, const AnnotatedDocument& after,
                 const std::set<std::string>& ignored = {}) {
  std::string out;
  for (const RecordChange& change : changes_of("people", before, after, ignored)) {
    out += (out.empty() ? "" : ", ") + std::string(name_of(change.kind));
    for (const KeyChange& key : change.keys) out += " " + key.key;
    const Annotation& one = change.after ? *change.after : *change.before;
    if (change.keys.empty()) out += " " + (one.span ? std::to_string(one.span->begin) : one.type);
  }
  return out;
}

}  // namespace

TEST_CASE("Equal records are no change, in any order") {
  const Annotation a = record({{0, 3}}, "person"), b = record({{5, 9}}, "person");
  CHECK(told(with({a, b}), with({b, a})) == "");
}

TEST_CASE("A record matches with another name, another type, then by overlap") {
  const Annotation ada = record({{0, 3}}, "person", {named("Ada")});
  CHECK(told(with({ada}), with({record({{0, 3}}, "person", {named("Ada B")})})) == "changed name");
  CHECK(told(with({ada}), with({record({{0, 3}}, "robot", {named("Ada")})})) == "changed type");
  CHECK(told(with({ada}), with({record({{0, 5}}, "person", {named("Ada")})})) == "changed span");
  CHECK(told(with({ada}), with({record({{3, 5}}, "person")})) == "removed 0, added 3");
}

TEST_CASE("Children that repeat count as often as they stand there") {
  const auto parent = [](const std::vector<std::string>& children) {
    std::vector<Annotation> records{record({{0, 9}}, "person")};
    for (const std::string& type : children) {
      records.push_back(record({{1, 2}}, type));
      records.back().parent = 0;
    }
    return with(records);
  };
  const auto changes = changes_of("people", parent({"a", "b", "a"}), parent({"b", "a", "c"}), {});
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].keys[0].before == "a 1..2");
  CHECK(changes[0].keys[0].after == "c 1..2");
  CHECK(told(parent({"a", "b"}), parent({"b", "a"})) == "changed children");
}

TEST_CASE("Records of one span match by their names first") {
  const auto at = [](const std::string& name, std::int64_t n) {
    return record({{0, 3}}, "person", {named(name), {"n", {n}}});
  };
  CHECK(told(with({at("a", 1), at("b", 2)}), with({at("b", 2), at("a", 3)})) == "changed n");
}

TEST_CASE("A type of the whole document does not become another, unless both are single") {
  const auto label = [](const std::string& type) { return record({}, type); };
  CHECK(
      told(with({label("D35"), label("K64")}), with({label("K64"), label("J60"), label("C10")})) ==
      "removed D35, added J60, added C10");
  CHECK(told(with({label("positive")}), with({label("neutral")})) == "changed type");
}

TEST_CASE("References compare by the span of their targets, not by numbers") {
  const auto document = [](bool has_more, std::uint32_t first) {
    std::vector<Annotation> records{
        record({{0, 3}}, "person"),
        record({{5, 9}}, "person", {{"entity", {Reference{"people", first}}}})};
    if (has_more) records.insert(records.begin(), record({{20, 22}}, "person"));
    return with(records);
  };
  CHECK(told(document(false, 0), document(true, 1)) == "added 20");
  CHECK(told(document(false, 0), document(true, 0)) == "changed entity, added 20");
}

TEST_CASE("Children belong to their parents") {
  AnnotatedDocument before = with({record({}, "D35"), record({{4, 9}}, "evidence")});
  before.layers[0].annotations[1].parent = 0;
  AnnotatedDocument after = before;
  CHECK(told(before, after) == "");
  after.layers[0].annotations[1].attributes.push_back({"weight", {0.5}});
  CHECK(told(before, after) == "changed children");
  CHECK(told(before, after, {"weight"}) == "");
  const auto changes = changes_of("people", before, after, {});
  CHECK(changes[0].keys[0].before == "evidence 4..9");
  CHECK(changes[0].keys[0].after == "evidence 4..9 weight=0.5");
}

TEST_CASE("Ignored keys do not count") {
  Annotation scored = record({{0, 3}}, "person");
  scored.score = 0.5;
  CHECK(told(with({scored}), with({record({{0, 3}}, "person")})) == "changed score");
  CHECK(told(with({scored}), with({record({{0, 3}}, "person")}), {"score"}) == "");
}

}  // namespace record_changes_test
