#include "compare/diff/difference.hpp"

#include <catch2/catch.hpp>

#include "compare/diff/changes_html.hpp"
#include "glossator/error.hpp"

namespace difference_test {

using namespace glossator::compare;
using namespace glossator::interchange;

namespace {

AnnotatedDocument document(const std::string& id, std::vector<TextSpan> spans) {
  AnnotatedDocument made;
  made.id = id;
  made.text = "0123456789 <b>0123456789";
  made.layers.push_back({"people", {}});
  for (const TextSpan span : spans) {
    Annotation annotation;
    annotation.span = span;
    annotation.type = "person";
    annotation.attributes.push_back({"rule", {std::string("full")}});
    made.layers.back().annotations.push_back(annotation);
  }
  return made;
}

JsonlManifest manifest(const std::string& version, const std::string& hash) {
  JsonlManifest made;
  made.steps["people"] = {{"people", version}, {{"people.so", hash}, {"words.tsv", "1"}}};
  made.makers["people"] = {"people", version};
  return made;
}

}  // namespace

TEST_CASE("Changes are grouped by layer, type, plugin with version, and rule") {
  Difference difference({.layers = {}, .ignored = {}, .examples = 1}, manifest("0.2.0", "1"),
                        manifest("0.3.0", "2"));
  const auto a = document("a", {{0, 3}, {5, 6}, {7, 8}}), b = document("a", {{0, 4}, {11, 14}});
  difference.add(&a, &b);
  difference.add(&a, nullptr);
  const DiffReport report = difference.take();
  CHECK(report.documents == 1);
  CHECK(report.different == 1);
  CHECK(report.only_before == 1);
  CHECK(report.makers ==
        std::vector<std::string>{
            "step people: people 0.2.0 -> people 0.3.0; other content: people.so"});
  CHECK(report.groups.at({"people", "person", "people 0.2.0", "full"}).removed == 5);
  CHECK(report.groups.at({"people", "person", "people 0.3.0", "full"}).added == 1);
  const ChangeGroup& changed =
      report.groups.at({"people", "person", "people 0.2.0 -> people 0.3.0", "full"});
  CHECK(changed.changed == 1);
  CHECK(changed.keys.at("span") == 1);
  CHECK(report.groups.at({"people", "person", "people 0.2.0", "full"}).examples.size() == 1);
  CHECK(report.layers.at("people").before == 6);
  const std::string page = html_of(report);
  CHECK_THAT(page, Catch::Contains("<mark>&lt;b&gt;</mark>"));
  CHECK_THAT(page, !Catch::Contains("http") && !Catch::Contains("<script"));
}

TEST_CASE("A layer that one side did not write is not compared") {
  Difference difference({}, {}, {});
  auto a = document("a", {{0, 3}}), b = document("a", {{0, 3}});
  b.layers.clear();
  difference.add(&a, &b);
  const DiffReport report = difference.take();
  CHECK(report.different == 0);
  CHECK(report.notes.contains("layer people: only in A, not compared"));
}

TEST_CASE("A layer without records in one document is compared if the side has it in others") {
  for (const bool is_late : {false, true}) {
    Difference difference({}, {}, {});
    auto a = document("a", {{0, 3}}), b = document("a", {});
    b.layers.clear();
    const auto c = document("c", {{5, 6}});
    if (!is_late) difference.add(&c, &c);
    difference.add(&a, &b);
    if (is_late) difference.add(&c, &c);
    const DiffReport report = difference.take();
    CHECK(report.different == 1);
    CHECK(report.layers.at("people").removed == 1);
    CHECK(report.layers.at("people").before == 2);
    CHECK(!report.notes.contains("layer people: only in A, not compared"));
  }
}

TEST_CASE("The records of a document that fails on one side are removed") {
  Difference difference({}, {}, {});
  auto a = document("a", {{0, 3}}), b = document("a", {});
  b.error = "people: too long";
  difference.add(&a, &b);
  const DiffReport report = difference.take();
  CHECK(report.different == 1);
  CHECK(report.notes.contains("documents ok -> failed"));
  REQUIRE(report.groups.size() == 1);
  CHECK(report.groups.begin()->second.removed == 1);
}

TEST_CASE("Documents without offsets have units of any name") {
  Difference difference({}, {}, {});
  auto a = document("a", {}), b = document("a", {{0, 3}});
  b.unit = "utf16";
  difference.add(&a, &b);
  a.layers.clear();
  b.layers.clear();
  a.error = b.error = "people: too long";
  difference.add(&a, &b);
  const DiffReport report = difference.take();
  CHECK(report.documents == 2);
  CHECK(report.different == 1);
}

TEST_CASE("Offsets of different units are refused") {
  Difference difference({}, {}, {});
  auto a = document("a", {{0, 3}}), b = document("a", {{0, 3}});
  b.unit = "utf16";
  CHECK_THROWS_WITH(difference.add(&a, &b),
                    "document `a`: offsets count byte and utf16; write both with output.text, or "
                    "in bytes");
}

}  // namespace difference_test
