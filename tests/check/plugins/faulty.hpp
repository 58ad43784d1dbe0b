#pragma once
/// What the libraries of faulty annotators share: a description, layers, a record that is always
/// there.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

inline constexpr const char* types[] = {"hit", nullptr};
inline constexpr const char* keys[] = {"value", "note", nullptr};
inline constexpr gloss_layer hits{sizeof(gloss_layer), 0, "hits", types, keys};
inline constexpr const gloss_layer* no_inputs[] = {nullptr};
inline constexpr const gloss_layer* tokens_only[] = {&gloss::layers::tokens, nullptr};
inline constexpr const gloss_layer* outputs[] = {&hits, nullptr};
inline constexpr const char* no_options = R"({"type":"object","additionalProperties":false})";

struct Traits {
  const char* schema = no_options;
  const gloss_layer* const* inputs = no_inputs;
  std::uint32_t threads = GLOSS_THREADS_WORKER;
  std::uint32_t caps = GLOSS_CAP_DETERMINISTIC;
  const char* version = "1.0.0";
  const char* license = "MIT";
  const char* url = "";
  const char* summary = "Breaks one rule, for the tests.";
  const gloss_layer* const* writes = outputs;
};

constexpr gloss_description described(const char* id, const Traits& traits = {}) {
  return {sizeof(gloss_description),
          0,
          id,
          id,
          traits.version,
          "Glossator tests",
          traits.license,
          traits.url,
          traits.summary,
          traits.schema,
          traits.inputs,
          traits.writes,
          traits.threads,
          traits.caps};
}

inline gloss::Record mark_first_byte(const gloss::Document& document, gloss::Output& output) {
  const bool is_letter = !document.text().empty() && (document.text()[0] & 0x80) == 0;
  return output.add({0, is_letter ? 1u : 0u}, 0);
}

// What the optimizer cannot see through.
inline volatile unsigned sink;
