#include <catch2/catch.hpp>
#include <gloss/export.hpp>

#include "glossator/pipeline.hpp"

namespace layer_binding_test {

using namespace glossator;

namespace {

constexpr const char* types[] = {"one", "two", nullptr};
constexpr const char* some_types[] = {"two", "three", nullptr};
constexpr const char* other_types[] = {"three", "four", nullptr};
constexpr const char* own_layer[] = {"things", nullptr};
constexpr const char* nowhere[] = {"elsewhere", nullptr};

constexpr gloss_key written[] = {gloss::integer_key("count", "how many"),
                                 gloss::text_key("note", "a note"),
                                 gloss::reference_key("next", "the next thing", own_layer)};
constexpr gloss_key needed[] = {gloss::text_key("note", "a note"),
                                gloss::optional(gloss::text_key("count", "of another kind")),
                                gloss::optional(gloss::text_key("more", "that nobody writes"))};
constexpr gloss_key of_other_kind[] = {gloss::text_key("count", "as text")};
constexpr gloss_key missing[] = {gloss::text_key("more", "that nobody writes")};
constexpr gloss_key lost[] = {gloss::reference_key("next", "the next thing", nowhere)};

constexpr gloss_layer things = gloss::layer("things", types, written);
constexpr gloss_layer reads_some = gloss::layer("things", some_types, needed);
constexpr gloss_layer reads_other_types = gloss::layer("things", other_types);
constexpr gloss_layer may_read_other_types = gloss::optional(reads_other_types);
constexpr gloss_layer reads_other_kind = gloss::layer("things", types, of_other_kind);
constexpr gloss_layer reads_missing = gloss::layer("things", types, missing);
constexpr gloss_layer refers_nowhere = gloss::layer("lost", types, lost);
constexpr const gloss_layer* to_things[] = {&things, nullptr};

/// Writes a thing of each type.
struct Writer {
  static constexpr gloss_description description =
      gloss::describe({.id = "writer", .version = "1", .summary = "s", .outputs = to_things});
  explicit Writer(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output& output) const {
    output.add({0, 1}, 0).integer(0, 7).text(1, "a");
    output.add({1, 2}, 1).integer(0, 8).text(1, "b");
  }
};

/// Reports the content of `layer` in a failure.
template <const gloss_layer& layer>
struct LayerReader {
  static constexpr const gloss_layer* inputs[] = {&layer, nullptr};
  static constexpr gloss_description description =
      gloss::describe({.id = "reader", .version = "1", .summary = "s", .inputs = inputs});
  explicit LayerReader(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const gloss::LayerView seen = document.layer(0);
    const auto number = [](std::uint32_t value) {
      return value == GLOSS_NONE ? std::string(" none") : " " + std::to_string(value);
    };
    std::string found = "found";
    for (std::uint32_t i = 0; i < seen.size(); ++i) {
      found += number(seen[i].type) + ":";
      for (std::uint32_t k = 0; k < seen[i].attribute_count; ++k)
        found += number(seen.attribute(seen[i], k).key);
    }
    throw std::runtime_error(found);
  }
};

struct Lost {
  static constexpr const gloss_layer* outputs[] = {&refers_nowhere, nullptr};
  static constexpr gloss_description description =
      gloss::describe({.id = "lost", .version = "1", .summary = "s", .outputs = outputs});
  explicit Lost(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

template <class Second>
Pipeline pipeline() {
  const std::string id = Second::description.id;
  return Pipeline(
      Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "writer"}, {"plugin": ")" + id +
                        "\"}]}"),
      {.own_plugins = {{"demo", gloss::factory_of<Writer, Second>()}}});
}

template <class Second>
std::string problem() {
  try {
    pipeline<Second>();
    return "";
  } catch (const ConfigError& error) {
    REQUIRE(error.problems().size() == 1);
    return error.problems()[0].pointer + ": " + error.problems()[0].message;
  }
}

}  // namespace

TEST_CASE("A reader sees its own numbers, and none for what it does not know", "[binding]") {
  const Pipeline chain = pipeline<LayerReader<reads_some>>();
  Worker worker = chain.open();
  const Document document{.text = "ab"};
  CHECK(worker.annotate(document).failures().at(0).message ==
        "plugin `reader`: found none: none 0 0: none 0");
}

TEST_CASE("What a reader needs and the producer does not write is a problem", "[binding]") {
  CHECK(problem<LayerReader<reads_other_types>>() ==
        "/pipeline/1/plugin: plugin `reader` reads types three, four of layer `things`, none of "
        "which plugin `writer` writes; it writes: one, two; bind a layer that has them: "
        "\"inputs\": {\"things\": \"LAYER\"}");
  CHECK(problem<LayerReader<may_read_other_types>>() ==
        "/pipeline/1/plugin: plugin `reader` reads types three, four of layer `things`, none of "
        "which plugin `writer` writes; it writes: one, two; the plugin works without that layer: "
        "rename it in \"outputs\" of step `writer`, or run this step before it");
  CHECK(problem<LayerReader<reads_other_kind>>() ==
        "/pipeline/1/plugin: plugin `reader` reads key `count` of layer `things`, which plugin "
        "`writer` writes as integer; expected string");
  CHECK(problem<LayerReader<reads_missing>>() ==
        "/pipeline/1/plugin: plugin `reader` reads key `more` of layer `things`, which plugin "
        "`writer` does not write; it writes: count, note, next");
}

TEST_CASE("References lead into the layer itself or an input", "[binding]") {
  CHECK(problem<Lost>() ==
        "/pipeline/1/plugin: plugin `lost` declares references by key `next` of layer `lost` into "
        "layer `elsewhere`, which is neither that layer nor an input of the plugin");
  const std::vector<LayerSchema> layers = pipeline<LayerReader<reads_some>>().layers();
  CHECK(layers.at(0).keys.at(2).refers_to == std::vector<std::uint32_t>{0});
}

namespace {

constexpr gloss_layer maybe_things = gloss::optional(gloss::layer("things", types));

/// Reads `things` if there are any, and writes `others`.
struct Hopeful {
  static constexpr gloss_layer others = gloss::layer("others", types);
  static constexpr const gloss_layer* inputs[] = {&maybe_things, nullptr};
  static constexpr const gloss_layer* outputs[] = {&others, nullptr};
  static constexpr gloss_description description = gloss::describe(
      {.id = "hopeful", .version = "1", .summary = "s", .inputs = inputs, .outputs = outputs});
  explicit Hopeful(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

/// Reads a layer of the name that it gives its own output.
struct Circular {
  static constexpr gloss_layer reads = gloss::layer("loop", types);
  static constexpr gloss_layer writes = gloss::layer("loop", types);
  static constexpr const gloss_layer* inputs[] = {&reads, nullptr};
  static constexpr const gloss_layer* outputs[] = {&writes, nullptr};
  static constexpr gloss_description description = gloss::describe(
      {.id = "circular", .version = "1", .summary = "s", .inputs = inputs, .outputs = outputs});
  explicit Circular(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

/// Reads a layer that no plugin writes by its name.
struct Orphan {
  static constexpr gloss_layer reads = gloss::layer("anything", nullptr);
  static constexpr const gloss_layer* inputs[] = {&reads, nullptr};
  static constexpr gloss_description description =
      gloss::describe({.id = "orphan", .version = "1", .summary = "s", .inputs = inputs});
  explicit Orphan(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct Built {
  std::string log, problems;
  std::vector<StepInfo> steps = {};
};

Built built(const std::string& steps) {
  Built out;
  const Logger logger = [&](LogLevel level, std::string_view message) {
    out.log += std::to_string(static_cast<int>(level)) + " " + std::string(message) + "\n";
  };
  try {
    const auto* factory =
        gloss::factory_of<Writer, Hopeful, Circular, Orphan, LayerReader<reads_some>>();
    const Pipeline pipeline(
        Config::from_text("{\"glossator\": 1, \"pipeline\": [\n" + steps + "]}"),
        {.logger = logger, .own_plugins = {{"demo", factory}}});
    out.steps = pipeline.steps();
  } catch (const ConfigError& error) {
    out.problems = error.what();
  }
  return out;
}

}  // namespace

TEST_CASE("An optional input that only a later step writes is a warning with both places",
          "[binding]") {
  const Built late = built("{\"plugin\": \"hopeful\"},\n {\"plugin\": \"writer\"}");
  CHECK(late.log ==
        "2 step `hopeful` (line 2, column 1) runs without its optional layer `things`, because "
        "step `writer` (line 3, column 2), which writes it, runs later; move that step before "
        "this one\n");
  CHECK(built("{\"plugin\": \"writer\"}, {\"plugin\": \"hopeful\"}").log.empty());
  CHECK(built("{\"plugin\": \"hopeful\"}").log.empty());
}

TEST_CASE("A step tells what feeds each of its inputs", "[binding]") {
  const auto binding = [](const std::string& steps, std::size_t step) {
    const InputBinding bound = built(steps).steps.at(step).bindings.at(0);
    return bound.input + "/" + bound.layer + "/" + bound.step + "/" + bound.later_step;
  };
  CHECK(binding(R"({"plugin": "hopeful"})", 0) == "things/things//");
  CHECK(binding(R"({"plugin": "hopeful"}, {"plugin": "writer", "name": "w"})", 0) ==
        "things/things//w");
  CHECK(binding(R"({"plugin": "writer", "name": "w", "outputs": {"things": "stuff"}},
                   {"plugin": "hopeful", "inputs": {"things": "stuff"}})",
                1) == "things/stuff/w/");
}

TEST_CASE("A hint about a missing input names a step or a plugin that writes it", "[binding]") {
  CHECK(built(R"({"plugin": "reader"})")
            .problems.ends_with(
                "; written before it: none; add {\"plugin\": \"writer\"} before this step"));
  CHECK(built("{\"plugin\": \"reader\"},\n{\"plugin\": \"writer\", \"name\": \"w\"}")
            .problems.ends_with("; written before it: none; step `w` (line 3, column 1) writes it; "
                                "move that step before this one"));
  // Neither a plugin that does not write the layer nor the step's own.
  CHECK(built(R"({"plugin": "hopeful", "inputs": {"things": "writer"}})")
            .problems.ends_with("which step `hopeful` reads; written before it: none"));
  CHECK(built(R"({"plugin": "circular"})").problems.ends_with("; written before it: none"));
  // A layer that no plugin writes by that name.
  CHECK(built(R"({"plugin": "writer"}, {"plugin": "orphan"})")
            .problems.ends_with(
                "; written before it: things; bind one of them: \"inputs\": {\"anything\": "
                "\"LAYER\"}"));
}

TEST_CASE("Messages about layers name the plugin", "[binding]") {
  CHECK(built(R"({"plugin": "hopeful", "inputs": {"thing": "x"}})")
            .problems.find("plugin `hopeful` has no input layer `thing`; did you mean `things`?") !=
        std::string::npos);
  CHECK(built(R"({"plugin": "writer"}, {"plugin": "writer", "name": "w"})")
            .problems.find(
                "plugin `writer` cannot write layer `things`, which is written by the earlier step "
                "`writer` already") != std::string::npos);
}

}  // namespace layer_binding_test
