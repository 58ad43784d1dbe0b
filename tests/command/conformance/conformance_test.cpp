// The rules that every shipped plugin must keep, tested on the shipped configs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "check/inputs/hostile_texts.hpp"
#include "glossator/pipeline.hpp"
#include "output/record_writer.hpp"
#include "plugins/plugin_library.hpp"

using namespace glossator;
using check::hostile_documents;
using Json = nlohmann::ordered_json;

namespace {

const std::vector<std::string> shipped{"tokens",        "names",   "dates",     "people",
                                       "organizations", "sectors", "sentiment", "gazetteer",
                                       "regex",         "merge"};
const std::string all_layers =
    R"(["tokens","sentences","names","dates","people","organizations","sectors","sentiment"])";

Config news() {
  return Config::from_file(std::string(GLOSSATOR_CONFIGS) + "/news.json",
                           {{"/output/layers", all_layers}});
}

/// The main config, and the configs of the plugins that need no code.
Config shipped_config() {
  const std::string folder = GLOSSATOR_CONFIGS;
  switch (GENERATE(0, 1, 2)) {
    case 0:
      return news();
    case 1:
      return Config::from_file(folder + "/lists.json",
                               {{"/output/layers", R"(["rivers","codes"])"}});
    default:
      return Config::from_file(
          folder + "/terms.json",
          {{"/pipeline/merge/options/losers", "true"},
           {"/output/layers", R"(["companies","model_names","names","losers","people"])"}});
  }
}

Pipeline::Options options(bool extensions = true) {
  return {.plugin_path = {GLOSSATOR_PLUGINS}, .extensions = extensions};
}

/// The records of a document as JSON text, and its faults if there are any.
std::string annotate(const Pipeline& pipeline, Worker& worker, const Document& document) {
  const Annotations& annotations = worker.annotate(document);
  if (annotations.status() != Status::ok)
    return "document " + document.id + ": " + annotations.failures()[0].message;
  OutputBuffer out;
  make_jsonl_writer(pipeline)->append(document, annotations, out);
  return std::string(out.text());
}

const gloss_description& described(const std::string& id) {
  return *PluginLibrary::load(std::string(GLOSSATOR_PLUGINS) + "/" + id + ".so").descriptions()[0];
}

}  // namespace

TEST_CASE("No hostile text makes a shipped plugin fail or break the contract") {
  const Pipeline pipeline(shipped_config(), options());
  Worker worker = pipeline.open();
  for (const Document& document : hostile_documents()) {
    const std::string out = annotate(pipeline, worker, document);
    CHECK(out.substr(0, 5) == "{\"id\"");
    if (out.size() < 1000000) CHECK(Json::parse(out)["status"] == "ok");
  }
}

TEST_CASE("A document's records do not depend on the documents before it") {
  const Pipeline pipeline(shipped_config(), options());
  const auto documents = hostile_documents();
  Worker forward = pipeline.open(), backward = pipeline.open();
  std::vector<std::string> first;
  for (const auto& document : documents) first.push_back(annotate(pipeline, forward, document));
  bool same = true;
  for (std::size_t i = documents.size(); i-- > 0;)
    same &= annotate(pipeline, backward, documents[i]) == first[i];
  CHECK(same);
}

TEST_CASE("Shipped plugins give the same records on a host without extensions") {
  const Config config = shipped_config();
  const Pipeline with(config, options(true)), without(config, options(false));
  Worker a = with.open(), b = without.open();
  for (const Document& document : hostile_documents())
    CHECK((annotate(with, a, document) == annotate(without, b, document)));
}

TEST_CASE("Workers in many threads give the same records as one") {
  const Pipeline pipeline(shipped_config(), options());
  auto documents = hostile_documents();
  documents.erase(std::remove_if(documents.begin(), documents.end(),
                                 [](const auto& document) { return document.text.size() > 20000; }),
                  documents.end());
  std::vector<std::string> expected;
  Worker worker = pipeline.open();
  for (const auto& document : documents) expected.push_back(annotate(pipeline, worker, document));
  std::vector<int> different(8, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < different.size(); ++t)
    threads.emplace_back([&, t] {
      Worker own = pipeline.open();
      for (std::size_t i = 0; i < documents.size(); ++i) {
        const std::size_t at = (i * 7 + t) % documents.size();
        different[t] += annotate(pipeline, own, documents[at]) != expected[at];
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(different == std::vector<int>(8, 0));
}

TEST_CASE("Defaults that are written out change nothing") {
  const Pipeline pipeline(shipped_config(), options());
  const Pipeline filled(Config::from_text(pipeline.filled_config(), GLOSSATOR_CONFIGS), options());
  Worker a = pipeline.open(), b = filled.open();
  for (const Document& document : hostile_documents())
    if (document.text.size() < 20000)
      CHECK(annotate(pipeline, a, document) == annotate(filled, b, document));
}

TEST_CASE("Every shipped plugin describes itself in full") {
  for (const auto& id : shipped) {
    INFO(id);
    const gloss_description& about = described(id);
    CHECK(about.id == id);
    CHECK(std::string(about.license) == "MIT");
    CHECK(std::count(about.version, about.version + std::string(about.version).size(), '.') == 2);
    CHECK(std::string(about.summary).size() > 10);
    CHECK((about.caps & GLOSS_CAP_DETERMINISTIC) != 0);
    CHECK(about.threads == GLOSS_THREADS_WORKER);
    const Json schema = Json::parse(about.config_schema_json);
    CHECK(schema["additionalProperties"] == false);
    for (const auto& [name, property] : schema["properties"].items()) {
      INFO(name);
      CHECK(property.contains("default"));
      CHECK(property.value("description", "").size() > 5);
    }
  }
}
