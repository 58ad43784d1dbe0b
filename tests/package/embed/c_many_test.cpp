#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "c_refusals.hpp"
#include "glossator.h"
#include "marks_annotator.hpp"

namespace c_many_test {

namespace {

/// Documents for glossator_annotate_many(), and what it passed on: the number and JSON of each.
struct Many {
  explicit Many(std::vector<std::string> all) : texts(std::move(all)) {
    for (const std::string& text : texts) documents.push_back(document_of(text));
    for (const gloss_document& document : documents) pointers.push_back(&document);
  }
  Many(const Many&) = delete;
  glossator_status annotate(glossator_worker* worker) {
    return glossator_annotate_many(worker, pointers.data(), pointers.size(), take, this);
  }
  static std::int32_t take(void* self, std::uint64_t number,
                           const glossator_annotations* annotations) {
    auto& many = *static_cast<Many*>(self);
    many.numbers.push_back(number);
    many.results.push_back(str(glossator_annotations_json(annotations)));
    many.last = annotations;
    if (many.also) many.also();
    return many.numbers.size() < many.most;
  }

  std::vector<std::string> texts;
  std::vector<gloss_document> documents = {};
  std::vector<const gloss_document*> pointers = {};
  std::uint64_t most = 1000;        // stops after so many
  std::function<void()> also = {};  // called with each result
  std::vector<std::uint64_t> numbers = {};
  std::vector<std::string> results = {};
  const glossator_annotations* last = nullptr;
};

using Numbers = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("Many documents give the results of single calls, in order, in C", "[c_many]") {
  const Marks marked;
  Many many({"x", "", "ax\xffx", "b xx", "x\xC3\xA9x"});
  REQUIRE(many.annotate(marked.worker) == GLOSSATOR_OK);
  CHECK(many.numbers == Numbers{0, 1, 2, 3, 4});
  std::vector<std::string> single;
  for (const gloss_document& document : many.documents)
    single.push_back(str(glossator_annotations_json(glossator_annotate(marked.worker, &document))));
  CHECK(many.results == single);
}

TEST_CASE("No documents are many too in C", "[c_many]") {
  const Marks marked;
  Many many({});
  CHECK(glossator_annotate_many(marked.worker, nullptr, 0, Many::take, &many) == GLOSSATOR_OK);
  CHECK(many.numbers.empty());
  CHECK(usage(glossator_annotate_many(marked.worker, nullptr, 0, nullptr, &many)) ==
        "take is NULL");
}

TEST_CASE("A receiver that returns 0 gets no further document in C", "[c_many]") {
  const Marks marked;
  Many many({"a", "x", "xx", "xxx"});
  many.most = 2;
  CHECK(many.annotate(marked.worker) == GLOSSATOR_OK);
  CHECK(many.numbers == Numbers{0, 1});
  CHECK(glossator_record_count(glossator_layer_at(marked.annotate("xx"), 0)) == 2);
}

TEST_CASE("If one of many documents is wrong, none is taken in C", "[c_many]") {
  const Marks marked;
  Many many({"x", "x", "x"});
  SECTION("NULL") {
    many.pointers[2] = nullptr;
    CHECK(usage(many.annotate(marked.worker)) == "documents[2] is NULL");
  }
  SECTION("a text that is NULL") {
    many.documents[2].text = null_of_three;
    CHECK(usage(many.annotate(marked.worker)) == "gloss_document.text is NULL");
  }
  SECTION("a struct without its size") {
    many.documents[2].struct_size = 0;
    CHECK(usage(many.annotate(marked.worker)) ==
          "gloss_document.struct_size is 0; expected sizeof gloss_document");
  }
  SECTION("all of them NULL") {
    CHECK(usage(glossator_annotate_many(marked.worker, nullptr, 3, Many::take, &many)) ==
          "documents is NULL");
  }
  CHECK(many.numbers.empty());
  CHECK(glossator_record_count(glossator_layer_at(marked.annotate("xx"), 0)) == 2);
}

TEST_CASE("A receiver that calls its worker is refused, and its result stays in C", "[c_many]") {
  const Marks marked;
  Many many({"x", "xx"}), nested({"xxx"});
  const std::string busy = "the worker is in a call of glossator_annotate_many()";
  many.also = [&] {
    CHECK(usage(marked.annotate("xxx")) == busy);
    CHECK(usage(glossator_annotate(marked.worker, many.pointers[0])) == busy);
    CHECK(usage(nested.annotate(marked.worker)) == busy);
    const auto records = static_cast<std::uint32_t>(many.numbers.size());
    CHECK(glossator_record_count(glossator_layer_at(many.last, 0)) == records);
    CHECK(str(glossator_annotations_json(many.last)) == many.results.back());
  };
  CHECK(many.annotate(marked.worker) == GLOSSATOR_OK);
  CHECK(many.numbers == Numbers{0, 1});
  CHECK(nested.numbers.empty());
  CHECK(glossator_outcome(many.last) == GLOSSATOR_FAILED);
  CHECK(usage(glossator_annotations_json(many.last)) == "no document has been annotated");
}

TEST_CASE("A receiver may use another worker of the pipeline in C", "[c_many]") {
  const Marks marked;
  glossator_worker* second = glossator_worker_new(marked.pipeline);
  Many many({"x", "xx"}), nested({"xxx"});
  many.also = [&] { CHECK(nested.annotate(second) == GLOSSATOR_OK); };
  CHECK(many.annotate(marked.worker) == GLOSSATOR_OK);
  CHECK(nested.numbers == Numbers{0, 0});
  glossator_worker_free(second);
}

TEST_CASE("Many documents in another process give the same results in C", "[c_many]") {
  const auto worker_of = [](const char* isolation) {
    const std::string config = R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}],)"
                               R"("run": {"isolation": ")" +
                               std::string(isolation) + R"("}})";
    auto* pipeline = glossator_pipeline_from_text(glossator_text(config.c_str()), nullptr);
    INFO(glossator_error());
    REQUIRE(pipeline);
    glossator_worker* worker = glossator_worker_new(pipeline);
    glossator_pipeline_free(pipeline);
    return worker;
  };
  const std::vector<std::string> texts{"One two.", "", "caf\xe9", "Three four five.", "Six."};
  glossator_worker* const outside = worker_of("chain");
  glossator_worker* const inside = worker_of("none");
  Many stopped(texts), all(texts), expected(texts);
  stopped.most = 2;
  CHECK(stopped.annotate(outside) == GLOSSATOR_OK);
  CHECK(all.annotate(outside) == GLOSSATOR_OK);
  CHECK(expected.annotate(inside) == GLOSSATOR_OK);
  CHECK(stopped.numbers == Numbers{0, 1});
  CHECK(all.numbers == Numbers{0, 1, 2, 3, 4});
  CHECK(all.results == expected.results);
  glossator_worker_free(outside);
  glossator_worker_free(inside);
}

}  // namespace c_many_test
