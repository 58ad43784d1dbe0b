#pragma once
/// Describes an annotator, its inputs and its outputs: constant data, made at compile time.
///
///   constexpr const char* types[] = {"launch", nullptr};
///   constexpr gloss_key keys[] = {
///       gloss::text_key("product", "the product's name in the list"),
///       gloss::reference_key("date", "when it is launched", gloss::layers::refers_to_dates)};
///   constexpr gloss_layer launches = gloss::layer("launches", types, keys);
///   constexpr const gloss_layer* inputs[] = {&gloss::layers::tokens, nullptr};
///   constexpr const gloss_layer* outputs[] = {&launches, nullptr};
///   ... static constexpr gloss_description description = gloss::describe(
///           {.id = "acme.launches", .version = "1.0.0", .summary = "...", .inputs = inputs,
///            .outputs = outputs});
#include <cstddef>
#include <cstdint>

#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

// ---- keys: a name, and a line that says what its values mean ----

constexpr gloss_key key_of_kind(std::uint32_t kind, const char* name, const char* description) {
  return {sizeof(gloss_key), kind, 0, 0, name, description, nullptr};
}
constexpr gloss_key text_key(const char* name, const char* description) {
  return key_of_kind(GLOSS_V_STRING, name, description);
}
constexpr gloss_key integer_key(const char* name, const char* description) {
  return key_of_kind(GLOSS_V_INT, name, description);
}
constexpr gloss_key real_key(const char* name, const char* description) {
  return key_of_kind(GLOSS_V_FLOAT, name, description);
}
constexpr gloss_key boolean_key(const char* name, const char* description) {
  return key_of_kind(GLOSS_V_BOOL, name, description);
}
constexpr gloss_key span_key(const char* name, const char* description) {
  return key_of_kind(GLOSS_V_SPAN, name, description);
}
/// `refers_to`: NULL-ended names of the layers that the key points into; static.
constexpr gloss_key reference_key(const char* name, const char* description,
                                  const char* const* refers_to) {
  gloss_key key = key_of_kind(GLOSS_V_REF, name, description);
  key.refers_to = refers_to;
  return key;
}
/// Lets a record have the key several times; results hold a list.
constexpr gloss_key repeated(gloss_key key) {
  key.repeated = 1;
  return key;
}
/// Marks a key of an input that the plugin does not need.
constexpr gloss_key optional(gloss_key key) {
  key.optional = 1;
  return key;
}

// ---- layers: arrays are borrowed, and must be static ----

/// A layer without keys. `types` is NULL-ended.
constexpr gloss_layer layer(const char* name, const char* const* types) {
  return {sizeof(gloss_layer), 0, name, types, nullptr, 0, sizeof(gloss_key)};
}
template <std::size_t Count>
constexpr gloss_layer layer(const char* name, const char* const* types,
                            const gloss_key (&keys)[Count]) {
  return {sizeof(gloss_layer), 0, name, types, keys, Count, sizeof(gloss_key)};
}
/// Marks an input that the plugin does not need.
constexpr gloss_layer optional(gloss_layer layer) {
  layer.optional = 1;
  return layer;
}

// ---- the annotator ----

/// The list for a plugin that reads no layer.
inline constexpr const gloss_layer* no_layers[] = {nullptr};

/// gloss_description with named members and defaults. Texts are static.
struct Description {
  const char* id;
  const char* version;
  const char* summary;         ///< one line
  const char* name = nullptr;  ///< NULL: the id
  const char* vendor = "";
  const char* license = "";
  const char* url = "";
  /// A JSON Schema (gloss_description.config_schema_json); by default there are no options.
  const char* options = R"({"type": "object", "additionalProperties": false})";
  const gloss_layer* const* inputs = no_layers;   ///< NULL-ended
  const gloss_layer* const* outputs = no_layers;  ///< NULL-ended
  std::uint32_t threads = GLOSS_THREADS_WORKER;
  std::uint32_t caps = GLOSS_CAP_DETERMINISTIC;
  std::uint32_t abi_minor_needed = 0;
};

constexpr gloss_description describe(const Description& about) {
  return {sizeof(gloss_description),
          about.abi_minor_needed,
          about.id,
          about.name ? about.name : about.id,
          about.version,
          about.vendor,
          about.license,
          about.url,
          about.summary,
          about.options,
          about.inputs,
          about.outputs,
          about.threads,
          about.caps};
}

}  // namespace gloss
