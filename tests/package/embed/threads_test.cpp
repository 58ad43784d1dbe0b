#include <atomic>
#include <catch2/catch.hpp>
#include <gloss/export.hpp>
#include <glossator/config_builder.hpp>
#include <glossator/pipeline.hpp>
#include <glossator/query.hpp>
#include <string>
#include <thread>
#include <vector>

#include "glossator.h"

namespace threads_test {

using namespace glossator;

namespace {

const std::vector<std::string> texts = {
    "Kenyan President Amina Odhiambo will visit Lisbon in late June. Odhiambo was there in 2011.",
    "",
    "The Ministry of Foreign Affairs said on Thursday that talks were good. Mr. Duarte Vilhena "
    "left the Lisbon Chamber of Commerce on 3 May 2023.",
    "caf\xe9 is not UTF-8",
    "Ada Lovelace met Charles Babbage on 5 June 1833. Lovelace wrote in 1843.",
};

void add(std::string& out, const Record& record) {
  out += std::string(record.layer().name()).append(" ").append(record.type_name()).append(" ");
  out += record.covered();
  out += "\n";
}

// Everything that a program can read of a document, with references and neighbours.
std::string described(const Annotations& annotations) {
  std::string out = std::to_string(static_cast<int>(annotations.status())) + "\n";
  for (const Failure& failure : annotations.failures()) out += failure.message + "\n";
  if (annotations.status() != Status::ok) return out;
  const SpanIndex people(*annotations.find("people"));
  const SpanIndex sentences(*annotations.find("sentences"));
  for (const Layer& layer : annotations.layers())
    for (const Record record : layer) {
      add(out, record);
      for (const Attribute attribute : record.attributes())
        if (attribute.kind() == Attribute::Kind::reference) add(out, annotations.follow(attribute));
      if (record.is_document()) continue;
      for (const Record person : people.overlapping(record.span())) add(out, person);
      for (const Record around : sentences.covering(record.span())) add(out, around);
      for (const Record before : people.preceding(record.begin(), 2)) add(out, before);
      for (const Record after : people.following(record.end(), 1)) add(out, after);
    }
  return out;
}

std::string in_c(glossator_worker* worker, const std::string& text) {
  const auto* annotations =
      glossator_annotate_text(worker, {text.data(), text.size()}, glossator_text("2024-05-17"));
  const gloss_string json = glossator_annotations_json(annotations);
  std::string out(json.data, json.size);
  // Each thread has an error text of its own.
  if (!glossator_find_layer(annotations, {text.data(), text.size()})) out += glossator_error();
  const auto* people = glossator_find_layer(annotations, glossator_text("people"));
  glossator_cursor found;
  glossator_select(people, GLOSSATOR_INSIDE, 0, GLOSS_NONE, &found);
  for (std::uint32_t i; (i = glossator_next(&found)) != GLOSS_NONE;) {
    const gloss_string name = glossator_record_text(people, i);
    out.append(name.data, name.size);
  }
  return out;
}

// Runs `work(thread)` in eight threads at once.
template <class Work>
void in_eight_threads(Work work) {
  std::atomic<unsigned> waiting = 8;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      for (--waiting; waiting > 0;) std::this_thread::yield();
      work(i);
    });
  for (auto& thread : threads) thread.join();
}

constexpr unsigned rounds = 5;

/// Does nothing until it must stop.
struct Endless {
  static constexpr const gloss_layer* none[] = {nullptr};
  static constexpr gloss_description description{sizeof(gloss_description),
                                                 0,
                                                 "endless",
                                                 "Endless",
                                                 "1.0.0",
                                                 "Test",
                                                 "MIT",
                                                 "",
                                                 "Never ends.",
                                                 R"({"type":"object"})",
                                                 none,
                                                 none,
                                                 GLOSS_THREADS_WORKER,
                                                 GLOSS_CAP_CANCELLABLE};
  explicit Endless(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    while (!document.cancelled()) std::this_thread::yield();
    document.throw_if_cancelled();
  }
};

}  // namespace

TEST_CASE("Eight threads share a pipeline, each with its worker", "[threads]") {
  std::atomic<unsigned> messages = 0;
  const Pipeline pipeline(Config::from_file(GLOSSATOR_CONFIGS "/news.json"),
                          {.logger = [&](LogLevel, std::string_view) { ++messages; }});
  std::vector<std::string> expected;
  Worker alone = pipeline.open();
  for (const std::string& text : texts)
    expected.push_back(described(alone.annotate({.id = "d", .text = text, .date = "2024-05-17"})));
  REQUIRE(expected[0].find("people person Amina Odhiambo") != std::string::npos);

  std::atomic<unsigned> different = 0;
  in_eight_threads([&](unsigned thread) {
    Worker worker = pipeline.open();
    for (unsigned round = 0; round < rounds * texts.size(); ++round) {
      const std::size_t i = (round + thread) % texts.size();
      const Annotations& annotations =
          worker.annotate({.id = "d", .text = texts[i], .date = "2024-05-17"});
      different += described(annotations) != expected[i];
      if (round == 0) different += pipeline.filled_config().empty() + pipeline.steps().empty();
    }
  });
  CHECK(different == 0);
}

TEST_CASE("Several threads read one document's layers and one index", "[threads]") {
  const Pipeline pipeline(Config::from_file(GLOSSATOR_CONFIGS "/news.json"));
  Worker worker = pipeline.open();
  const Annotations& annotations = worker.annotate({.text = texts[0]});
  const std::string expected = described(annotations);
  const SpanIndex tokens(*annotations.find("tokens"));
  const std::uint32_t count = tokens.inside({0, 0xFFFFFFFF}).count();
  std::atomic<unsigned> different = 0;
  in_eight_threads([&](unsigned) {
    different += described(annotations) != expected;
    different += tokens.inside({0, 0xFFFFFFFF}).count() != count;
  });
  CHECK(count > 10);
  CHECK(different == 0);
}

TEST_CASE("Eight threads share a pipeline in C, whose handle may go first", "[threads]") {
  auto* pipeline =
      glossator_pipeline_from_file(glossator_text(GLOSSATOR_CONFIGS "/news.json"), nullptr);
  REQUIRE(pipeline);
  std::vector<std::string> expected;
  auto* alone = glossator_worker_new(pipeline);
  for (const std::string& text : texts) expected.push_back(in_c(alone, text));
  glossator_worker_free(alone);

  std::atomic<unsigned> opened = 0, different = 0;
  std::thread closer([&] {
    while (opened < 8) std::this_thread::yield();
    glossator_pipeline_free(pipeline);
  });
  in_eight_threads([&](unsigned thread) {
    auto* worker = glossator_worker_new(pipeline);
    ++opened;
    for (unsigned round = 0; round < rounds * texts.size(); ++round) {
      const std::size_t i = (round + thread) % texts.size();
      different += in_c(worker, texts[i]) != expected[i];
    }
    glossator_worker_free(worker);
  });
  closer.join();
  CHECK(different == 0);
}

TEST_CASE("Each thread's call is asked to stop when its time is over", "[threads]") {
  const Pipeline pipeline(
      ConfigBuilder{.pipeline = {{.plugin = "endless"}}, .run = {.document_seconds = 0.02}}.build(),
      {.own_plugins = {{"test", gloss::factory_of<Endless>()}}});
  std::atomic<unsigned> stopped = 0;
  in_eight_threads([&](unsigned) {
    Worker worker = pipeline.open();
    for (int i = 0; i < 2; ++i) {
      const Annotations& annotations = worker.annotate({.text = "x"});
      stopped +=
          annotations.failures().size() == 1 && annotations.failures()[0].code == ErrorCode::limit;
    }
  });
  CHECK(stopped == 16);
}

TEST_CASE("Pipelines of different configs are built and run at once", "[threads]") {
  std::atomic<unsigned> different = 0;
  in_eight_threads([&](unsigned thread) {
    const bool past = thread % 2 == 0;
    const Pipeline pipeline(ConfigBuilder{
        .pipeline = {{.plugin = "tokens"},
                     {.plugin = "dates", .options = {{"direction", past ? "past" : "future"}}}}}
                                .build());
    Worker worker = pipeline.open();
    const Annotations& annotations =
        worker.annotate({.text = "They met in June.", .date = "2024-06-15"});
    const Layer& dates = *annotations.find("dates");
    different += dates.size() != 1 || dates[0].find("value")->text().empty();
  });
  CHECK(different == 0);
}

}  // namespace threads_test
