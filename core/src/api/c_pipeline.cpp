#include <algorithm>
#include <cstddef>

#include "api/c_errors.hpp"
#include "api/c_handles.hpp"

using namespace glossator;

namespace {

constexpr std::size_t least_options = offsetof(glossator_options, folder);
constexpr std::size_t least_document = offsetof(gloss_document, meta_json);

glossator_options given(const glossator_options* options) {
  if (!options) return {};
  return filled(*options, least_options, "glossator_options");
}

std::vector<Config::Override> overrides_of(const glossator_options& options) {
  std::vector<Config::Override> overrides;
  if (options.override_count > 0) required(options.overrides, "glossator_options.overrides");
  for (std::uint32_t i = 0; i < options.override_count; ++i)
    overrides.emplace_back(copied(options.overrides[i].pointer, "glossator_override.pointer"),
                           copied(options.overrides[i].value, "glossator_override.value"));
  return overrides;
}

// Texts of an array of `count`, none of which may be empty.
std::vector<std::string> texts_of(const gloss_string* texts, std::uint32_t count,
                                  const char* what) {
  std::vector<std::string> all;
  if (count > 0) required(texts, what);
  for (std::uint32_t i = 0; i < count; ++i) all.push_back(given_text(texts[i], what));
  return all;
}

OwnPlugin own_plugin_of(const glossator_own_plugin& own) {
  return {copied(own.name, "glossator_own_plugin.name"),
          &required(own.factory, "glossator_own_plugin.factory"),
          copied(own.data_folder, "glossator_own_plugin.data_folder")};
}

Pipeline::Options pipeline_options(const glossator_options& options) {
  Pipeline::Options out;
  out.plugin_path =
      texts_of(options.plugin_path, options.plugin_path_count, "glossator_options.plugin_path");
  out.plugin_files =
      texts_of(options.plugin_files, options.plugin_file_count, "glossator_options.plugin_files");
  if (options.own_plugin_count > 0) required(options.own_plugins, "glossator_options.own_plugins");
  for (std::uint32_t i = 0; i < options.own_plugin_count; ++i)
    out.own_plugins.push_back(own_plugin_of(options.own_plugins[i]));
  out.worker_program = copied(options.worker_program, "glossator_options.worker_program");
  if (options.log)
    out.logger = [log = options.log, self = options.log_self](LogLevel level,
                                                              std::string_view message) {
      log(self, static_cast<std::int32_t>(level), borrowed(message));
    };
  return out;
}

template <class MakeConfig>
glossator_pipeline* build(const glossator_options* options, MakeConfig&& make_config) {
  return guarded<glossator_pipeline*>(nullptr, [&] {
    const glossator_options all = given(options);
    const Config config = make_config(all, overrides_of(all));
    return new glossator_pipeline(Pipeline(config, pipeline_options(all)));
  });
}

void take_document(const gloss_document& given_document, Document& out) {
  const gloss_document in = filled(given_document, least_document, "gloss_document");
  const auto take = [](std::string& to, gloss_string text, const char* what) {
    if (text.size > 0) required(text.data, what);
    to.assign(text.size > 0 ? text.data : "", text.size);
  };
  take(out.id, in.id, "gloss_document.id");
  take(out.uri, in.uri, "gloss_document.uri");
  take(out.mime, in.mime, "gloss_document.mime");
  take(out.language, in.language, "gloss_document.language");
  take(out.text, in.text, "gloss_document.text");
  take(out.meta_json, in.meta_json, "gloss_document.meta_json");
  take(out.date, in.date, "gloss_document.date");
}

// The worker, whose last result is dead from now on, also if the call fails.
glossator_worker& free_worker(glossator_worker* worker) {
  glossator_worker& owner = required(worker, "worker");
  if (owner.is_busy) refuse("the worker is in a call of glossator_annotate_many()");
  owner.annotations.result = nullptr;
  return owner;
}

}  // namespace

void glossator_annotations::begin(const Annotations& next) {
  const std::vector<Layer>& all = next.layers();
  if (layers.empty())
    for (const Layer& layer : all) layers.push_back({this, &layer});
  for (std::size_t i = 0; i < all.size(); ++i) {
    layers[i].layer = &all[i];
    layers[i].is_indexed = false;
  }
  result = &next;
}

const char* glossator_version(void) { return version(); }
uint32_t glossator_abi_major(void) { return GLOSSATOR_ABI_MAJOR; }

glossator_pipeline* glossator_pipeline_from_file(gloss_string path,
                                                 const glossator_options* options) {
  return build(options, [&](const glossator_options&, const auto& overrides) {
    return Config::from_file(given_text(path, "path"), overrides);
  });
}

glossator_pipeline* glossator_pipeline_from_text(gloss_string json,
                                                 const glossator_options* options) {
  return build(options, [&](const glossator_options& all, const auto& overrides) {
    const std::string folder = copied(all.folder, "glossator_options.folder");
    return Config::from_text(given_text(json, "json"), folder.empty() ? "." : folder, overrides);
  });
}

void glossator_pipeline_free(glossator_pipeline* pipeline) { delete pipeline; }

const char* glossator_pipeline_config(const glossator_pipeline* pipeline) {
  return guarded<const char*>(nullptr,
                              [&] { return required(pipeline, "pipeline").config.c_str(); });
}

glossator_worker* glossator_worker_new(const glossator_pipeline* pipeline) {
  return guarded<glossator_worker*>(
      nullptr, [&] { return new glossator_worker(required(pipeline, "pipeline").pipeline); });
}

void glossator_worker_free(glossator_worker* worker) { delete worker; }

const glossator_annotations* glossator_annotate(glossator_worker* worker,
                                                const gloss_document* document) {
  return guarded<const glossator_annotations*>(nullptr, [&] {
    glossator_worker& owner = free_worker(worker);
    take_document(required(document, "document"), owner.document);
    owner.annotations.begin(owner.worker.annotate(owner.document));
    return &owner.annotations;
  });
}

glossator_status glossator_annotate_many(glossator_worker* worker,
                                         const gloss_document* const* documents, uint64_t count,
                                         glossator_take take, void* self) {
  return guarded_status([&] {
    glossator_worker& owner = free_worker(worker);
    required(take, "take");
    if (count > 0) required(documents, "documents");
    for (std::uint64_t i = 0; i < count; ++i)
      required(documents[i], ("documents[" + std::to_string(i) + "]").c_str());
    std::vector<Document> own(count);
    std::vector<const Document*> borrowed_documents;
    for (std::uint64_t i = 0; i < count; ++i) {
      take_document(*documents[i], own[i]);
      borrowed_documents.push_back(&own[i]);
    }
    owner.is_busy = true;
    const std::unique_ptr<glossator_worker, void (*)(glossator_worker*)> end(
        &owner, [](glossator_worker* busy) {
          busy->is_busy = false;
          busy->annotations.result = nullptr;
        });
    owner.worker.annotate(borrowed_documents, [&](std::size_t number, const Annotations& result) {
      owner.annotations.begin(result);
      return take(self, number, &owner.annotations) != 0;
    });
  });
}

const glossator_annotations* glossator_annotate_text(glossator_worker* worker, gloss_string text,
                                                     gloss_string date) {
  gloss_document document{};
  document.struct_size = sizeof document;
  document.text = text;
  document.date = date;
  return glossator_annotate(worker, &document);
}
