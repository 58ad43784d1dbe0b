#pragma once
/// Shared parts of the libraries of faulty annotators: a description, layers, a record that is
/// always present.
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>

inline constexpr const char* types[] = {"hit", nullptr};
enum Key : unsigned { value, note, is_so };
inline constexpr gloss_key keys[] = {gloss::integer_key("value", "a number"),
                                     gloss::text_key("note", "a text"),
                                     gloss::boolean_key("is_so", "yes or no")};
inline constexpr gloss_layer hits = gloss::layer("hits", types, keys);
inline constexpr const gloss_layer* tokens_only[] = {&gloss::layers::tokens, nullptr};
inline constexpr const gloss_layer* outputs[] = {&hits, nullptr};
inline constexpr const char* no_options = R"({"type":"object","additionalProperties":false})";

/// The members in which a description may differ from a sound one.
struct Traits {
  const char* schema = no_options;
  const gloss_layer* const* inputs = gloss::no_layers;
  std::uint32_t caps = GLOSS_CAP_DETERMINISTIC;
  const char* version = "1.0.0";
  const char* license = "MIT";
  const char* url = "";
  const char* summary = "Breaks one rule, for the tests.";
  const gloss_layer* const* writes = outputs;
};

constexpr gloss_description described(const char* id, const Traits& traits = {}) {
  return gloss::describe({.id = id,
                          .version = traits.version,
                          .summary = traits.summary,
                          .vendor = "Glossator tests",
                          .license = traits.license,
                          .url = traits.url,
                          .options = traits.schema,
                          .inputs = traits.inputs,
                          .outputs = traits.writes,
                          .caps = traits.caps});
}

inline gloss::Record mark_first_byte(const gloss::Document& document, gloss::Output& output) {
  const bool is_letter = !document.text().empty() && (document.text()[0] & 0x80) == 0;
  return output.add({0, is_letter ? 1u : 0u}, 0);
}

// A use of values that the optimizer cannot remove.
inline volatile unsigned sink;
