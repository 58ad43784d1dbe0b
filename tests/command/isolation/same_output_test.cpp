#include <fstream>

#include "isolated_batch.hpp"

namespace same_output_test {

using namespace isolated;

namespace {

std::vector<std::string> texts() {
  std::vector<std::string> texts;
  for (int i = 0; i < 150; ++i)
    texts.push_back(std::string(static_cast<std::size_t>(i % 37) * 30, 'x') + " word " +
                    (i % 10 == 5 ? "no UTF-8: \xFF" : "\xC3\xA4 end"));
  texts.push_back("");
  texts.push_back(std::string(300000, 'y'));
  return texts;
}

std::string written(const std::string& steps, const std::string& run, unsigned threads) {
  Texts reader(texts());
  return write(pipeline_of(steps, run), reader, threads).bytes;
}

}  // namespace

TEST_CASE("Isolation and threads change no byte of what is written") {
  const std::string steps = GENERATE(
      as<std::string>(), R"({"plugin": "everything"})",
      R"({"plugin": "everything"}, {"plugin": "reader", "inputs": {"extras": "things"}})",
      R"({"plugin": "everything"}, {"plugin": "throws", "on_error": "skip_layer"},
         {"plugin": "reader"})",
      R"({"plugin": "everything"}, {"plugin": "span_past_end"}, {"plugin": "reader"})",
      R"({"plugin": "everything"}, {"plugin": "undeclared_key", "on_error": "skip_layer"})");
  CAPTURE(steps);
  const std::string expected = written(steps, R"("isolation": "none")", 1);
  REQUIRE_FALSE(expected.empty());
  for (const char* isolation : {"chain", "plugin"})
    for (const unsigned threads : {1u, 2u}) {
      CAPTURE(isolation, threads);
      CHECK(written(steps, std::string(R"("isolation": ")") + isolation + "\"", threads) ==
            expected);
    }
}

TEST_CASE("Steps in this process and in others work on one document") {
  const std::string none = R"({"plugin": "everything"}, {"plugin": "reader"})";
  const std::string mixed =
      R"({"plugin": "everything", "isolation": "plugin"}, {"plugin": "reader", "isolation": "none"})";
  const std::string other_way =
      R"({"plugin": "everything", "isolation": "none"}, {"plugin": "reader", "isolation": "chain"})";
  CHECK(written(mixed, "", 1) == written(none, "", 1));
  CHECK(written(other_way, "", 2) == written(none, "", 1));
}

TEST_CASE("The shipped chain writes the same from other processes") {
  const auto written = [](const std::string& isolation) {
    const Pipeline pipeline(Config::from_file(std::string(GLOSSATOR_CONFIGS) + "/news.json",
                                              {{"/run/isolation", isolation}}));
    std::vector<std::string> texts;
    for (const char* name : {"state_visit", "earnings"}) {
      std::ifstream file(std::string(GLOSSATOR_DOCUMENTS) + "/" + name + ".txt");
      texts.emplace_back((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    }
    return annotate(pipeline, texts).bytes;
  };
  const std::string expected = written("none");
  CHECK(written("chain") == expected);
  CHECK(written("plugin") == expected);
}

TEST_CASE("A worker annotates one document at a time in other processes too") {
  const Pipeline pipeline = pipeline_of(R"({"plugin": "everything"})", R"("isolation": "chain")");
  Worker worker = pipeline.open();
  Worker other = pipeline.open();
  const Document first{.id = "a", .text = "some words"}, second{.id = "b", .text = "others"};
  const auto& annotations = worker.annotate(first);
  other.annotate(second);
  CHECK(annotations.status() == Status::ok);
  CHECK_FALSE(annotations.layers()[0].empty());
  CHECK(worker.document_times()[0].count() > 0);
  CHECK(worker.step_times() == worker.document_times());
}

TEST_CASE("Documents are taken until one is enough") {
  const Pipeline pipeline = pipeline_of(R"({"plugin": "everything"})", R"("isolation": "chain")");
  Worker worker = pipeline.open();
  std::vector<Document> documents(50, Document{.id = "a", .text = "some words"});
  std::vector<const Document*> pointers;
  for (const Document& document : documents) pointers.push_back(&document);
  std::vector<std::size_t> taken;
  worker.annotate(pointers, [&](std::size_t number, const Annotations&) {
    taken.push_back(number);
    return number < 40;
  });
  CHECK(taken.size() == 41);
  CHECK(taken.back() == 40);
}

}  // namespace same_output_test
