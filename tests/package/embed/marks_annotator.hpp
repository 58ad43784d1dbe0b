#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "glossator.h"

/// An annotator as a C program would write it: marks each `x`, with a note.
namespace marks {

struct State {
  gloss_string note;
  char text[32];
};

inline const char* const types[] = {"mark", nullptr};
inline const char* const own_layer[] = {"marks", nullptr};
inline const gloss_key keys[] = {
    {sizeof(gloss_key), GLOSS_V_STRING, 0, 0, "note", "the option's text", nullptr},
    {sizeof(gloss_key), GLOSS_V_REF, 0, 0, "other", "the first mark", own_layer},
    {sizeof(gloss_key), GLOSS_V_INT, 1, 0, "size", "never written", nullptr},
    {sizeof(gloss_key), GLOSS_V_BOOL, 0, 0, "is_first", "never written", nullptr}};
inline const gloss_layer layer{sizeof(gloss_layer), 0, "marks", types, keys, 4, sizeof(gloss_key)};
inline const gloss_layer* const no_layers[] = {nullptr};
inline const gloss_layer* const outputs[] = {&layer, nullptr};
inline const gloss_description description{
    sizeof(gloss_description),
    0,
    "marks",
    "Marks",
    "1.0.0",
    "Test",
    "MIT",
    "",
    "Marks each x.",
    R"({"type":"object","additionalProperties":false,"properties":{
        "note":{"type":"string","default":"n","maxLength":30}}})",
    no_layers,
    outputs,
    GLOSS_THREADS_WORKER,
    0};

inline const gloss_description* describe(void*, std::uint32_t index) {
  return index == 0 ? &description : nullptr;
}
inline gloss_status create(void*, std::uint32_t, const gloss_host* host,
                           const gloss_config_api* api, const gloss_config* config,
                           gloss_annotator** out) {
  auto* made = new State{};
  gloss_string note{};
  api->get_string(config, glossator_text("/note"), &note);
  std::memcpy(made->text, note.data, note.size);
  made->note = {made->text, note.size};
  host->log(host->self, 2, glossator_text("created"));
  *out = reinterpret_cast<gloss_annotator*>(made);
  return GLOSS_OK;
}
inline void destroy(gloss_annotator* annotator) { delete reinterpret_cast<State*>(annotator); }
inline gloss_status open_worker(gloss_annotator* annotator, gloss_worker** out) {
  *out = reinterpret_cast<gloss_worker*>(annotator);
  return GLOSS_OK;
}
inline void close_worker(gloss_worker*) {}
inline gloss_status process(gloss_worker* worker, const gloss_document* document,
                            const gloss_call* call) {
  const auto& state = *reinterpret_cast<const State*>(worker);
  std::vector<gloss_record> records;
  std::vector<gloss_attribute> attributes;
  for (std::uint32_t i = 0; i < document->text.size; ++i) {
    if (document->text.data[i] != 'x') continue;
    const auto first = static_cast<std::uint32_t>(attributes.size());
    gloss_attribute note{0, GLOSS_V_STRING, {}}, other{1, GLOSS_V_REF, {}};
    note.value.string = {0, static_cast<std::uint32_t>(state.note.size)};
    other.value.ref = {GLOSS_NONE, 0};
    attributes.insert(attributes.end(), {note, other});
    records.push_back({i, i + 1, 0, 0, 0.5f, GLOSS_NONE, first, 2});
  }
  const gloss_batch batch{sizeof(gloss_batch),
                          sizeof(gloss_record),
                          sizeof(gloss_attribute),
                          static_cast<std::uint32_t>(records.size()),
                          static_cast<std::uint32_t>(attributes.size()),
                          static_cast<std::uint32_t>(state.note.size),
                          records.data(),
                          attributes.data(),
                          state.note.data,
                          nullptr,
                          nullptr};
  return call->emit(call->self, 0, &batch);
}
inline const gloss_factory factory{
    sizeof(gloss_factory), 1,      nullptr, describe, create, destroy, open_worker,
    close_worker,          process};

}  // namespace marks

inline std::string str(gloss_string text) {
  return std::string(text.data ? text.data : "", text.size);
}

inline const std::string marks_config = R"({"glossator": 1, "pipeline": [{"plugin": "marks"}]})";

/// A pipeline of the annotator above, and a worker.
struct Marks {
  explicit Marks(const std::string& config = marks_config) {
    options.struct_size = sizeof options;
    options.own_plugins = &own;
    options.own_plugin_count = 1;
    pipeline = glossator_pipeline_from_text(glossator_text(config.c_str()), &options);
    worker = pipeline ? glossator_worker_new(pipeline) : nullptr;
  }
  Marks(const Marks&) = delete;
  ~Marks() {
    glossator_worker_free(worker);
    glossator_pipeline_free(pipeline);
  }
  const glossator_annotations* annotate(const char* text) const {
    return glossator_annotate_text(worker, glossator_text(text), glossator_text(""));
  }

  glossator_own_plugin own{glossator_text("test"), &marks::factory, {}};
  glossator_options options{};
  glossator_pipeline* pipeline;
  glossator_worker* worker;
};
