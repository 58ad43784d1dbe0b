#pragma once
/// What the tiny wrong plugins of this folder share: no inputs, one layer `hits`.
#include <gloss/export.hpp>

inline constexpr const char* hit_types[] = {"hit", nullptr};
inline constexpr const char* hit_keys[] = {"key", nullptr};
inline constexpr gloss_layer hits{sizeof(gloss_layer), 0, "hits", hit_types, hit_keys};
inline constexpr const gloss_layer* no_inputs[] = {nullptr};
inline constexpr const gloss_layer* hit_outputs[] = {&hits, nullptr};

constexpr gloss_description describe(const char* id, std::uint32_t minor = 0) {
  return {sizeof(gloss_description),
          minor,
          id,
          id,
          "1.0.0",
          "Glossator tests",
          "MIT",
          "",
          "Misbehaves, for the tests.",
          R"({"type":"object","additionalProperties":false})",
          no_inputs,
          hit_outputs,
          GLOSS_THREADS_WORKER,
          GLOSS_CAP_DETERMINISTIC};
}

/// A plugin that behaves but for what process() does: the body that follows the id.
#define MISBEHAVING_PLUGIN(class_name, id, ...)                                            \
  namespace {                                                                              \
  struct class_name {                                                                      \
    static constexpr gloss_description description = describe(id);                         \
    explicit class_name(gloss::Config) {}                                                  \
    void process(const gloss::Document& document, gloss::Output& output) const __VA_ARGS__ \
  };                                                                                       \
  }                                                                                        \
  GLOSS_EXPORT(class_name)
