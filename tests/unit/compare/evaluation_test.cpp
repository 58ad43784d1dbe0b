#include "compare/eval/evaluation.hpp"

#include <catch2/catch.hpp>

#include "compare/eval/minimum.hpp"
#include "compare/eval/report_html.hpp"
#include "glossator/error.hpp"

namespace evaluation_test {

using namespace glossator::compare;
using namespace glossator::interchange;

namespace {

AnnotatedDocument document(const std::string& id, const std::string& layer,
                           std::vector<TextSpan> spans) {
  AnnotatedDocument made;
  made.id = id;
  made.text = "0123456789 <b>0123456789";
  made.annotated = std::vector<std::string>{layer};
  made.layers.push_back({layer, {}});
  for (const TextSpan span : spans) {
    Annotation annotation;
    annotation.span = span;
    made.layers.back().annotations.push_back(annotation);
  }
  return made;
}

EvalReport report_of(EvalOptions options, const std::string& gold_layer,
                     const std::string& predicted_layer) {
  options.draws = 0;
  Evaluation evaluation(options);
  evaluation.add(document("a", gold_layer, {{0, 3}, {4, 6}}),
                 document("a", predicted_layer, {{0, 3}}));
  evaluation.add(document("b", gold_layer, {{11, 14}}), document("b", predicted_layer, {{0, 3}}));
  return evaluation.finish();
}

std::string layers_of(const EvalReport& report) {
  std::string names;
  for (const LayerReport& layer : report.layers) names += layer.layer + " ";
  return names;
}

}  // namespace

TEST_CASE("A layer of gold that no prediction has is scored only if it is asked for") {
  const EvalReport report = report_of({}, "places", "people");
  CHECK(layers_of(report) == "");
  CHECK(report.notes.contains("places: in gold, but in no prediction, not scored"));
  CHECK(report.worst.empty());
  EvalOptions asked;
  asked.layers = {"places", "dates"};
  const EvalReport other = report_of(asked, "places", "people");
  CHECK(layers_of(other) == "places ");
  CHECK(other.notes.contains("dates: not annotated in gold, not scored"));
}

TEST_CASE("A layer of one's own is scored if predictions have it") {
  CHECK(layers_of(report_of({}, "places", "places")) == "places ");
}

TEST_CASE("The worst documents come first, no more than asked for") {
  EvalOptions options;
  options.worst = 1;
  const EvalReport report = report_of(options, "people", "people");
  REQUIRE(report.worst.size() == 1);
  CHECK(report.worst[0].id == "b");  // one missed, one false; a has one missed
  CHECK(report.worst[0].mistakes[0].kind == "missed");
  CHECK(report.worst[0].mistakes[0].context.covered == "<b>");
  CHECK(report.worst[0].mistakes[1].kind == "false");
}

TEST_CASE("The page shows texts as texts and needs no other file") {
  EvalOptions options;
  options.worst = 5;
  const std::string page = html_of(report_of(options, "people", "people"));
  CHECK_THAT(page, Catch::Contains("<mark>&lt;b&gt;</mark>"));
  CHECK_THAT(page, !Catch::Contains("http") && !Catch::Contains("<script"));
  CHECK_THAT(page, Catch::Contains("prefers-color-scheme: dark"));
}

TEST_CASE("An empty span is refused with its layer") {
  Evaluation evaluation({});
  CHECK_THROWS_WITH(evaluation.add(document("a", "people", {{3, 3}}), document("a", "people", {})),
                    "layer people: the span at offset 3 is empty");
}

TEST_CASE("A document without prediction and one that is not complete count as empty") {
  Evaluation evaluation({});
  AnnotatedDocument partial = document("b", "people", {{0, 3}});
  partial.is_partial = true;
  evaluation.add(document("a", "people", {{0, 3}}), std::nullopt);
  evaluation.add(document("b", "people", {{0, 3}}), partial);
  const EvalReport report = evaluation.finish();
  CHECK(count_of(report.layers.at(0).counts, "predicted") == 0);
  CHECK(report.notes.at("documents without a prediction: counted as empty") == 1);
  CHECK(report.notes.at("documents with status \"partial\": counted as empty") == 1);
}

TEST_CASE("A minimum is missed below it, and reached at it") {
  const EvalReport report = report_of({}, "people", "people");  // 1 right, 3 gold, 2 predicted
  const auto missed = [&](const std::string& text) {
    return missed_minima(report, {Minimum::parse(text)});
  };
  CHECK(missed("people.strict_f1=40").empty());
  CHECK(missed("people.strict_f1=40.01") ==
        std::vector<std::string>{"people.strict_f1 is 40.00; expected at least 40.01"});
  CHECK_THROWS_WITH(missed("people.strict=40"),
                    Catch::Contains("layer people has no figure `strict`") &&
                        Catch::Contains("it has: strict_p, strict_r, strict_f1"));
  CHECK_THROWS_WITH(
      missed("persons.strict_f1=40"),
      Catch::Contains("layer `persons` is not scored") && Catch::Contains("scored: people"));
  for (const char* text : {"people", "people.strict_f1", "=3", "people.=3", "people.x=", "a.b=c"})
    CHECK_THROWS_WITH(Minimum::parse(text), Catch::Contains("expected LAYER.FIGURE=PERCENT"));
}

}  // namespace evaluation_test
