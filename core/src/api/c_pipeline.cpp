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

Pipeline::Options pipeline_options(const glossator_options& options) {
  Pipeline::Options out;
  if (options.plugin_path_count > 0) required(options.plugin_path, "glossator_options.plugin_path");
  for (std::uint32_t i = 0; i < options.plugin_path_count; ++i)
    out.plugin_path.push_back(copied(options.plugin_path[i], "glossator_options.plugin_path"));
  if (options.own_plugin_count > 0) required(options.own_plugins, "glossator_options.own_plugins");
  for (std::uint32_t i = 0; i < options.own_plugin_count; ++i)
    out.own_plugins.push_back({copied(options.own_plugins[i].name, "glossator_own_plugin.name"),
                               options.own_plugins[i].factory});
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
    return new glossator_pipeline{
        std::make_shared<SharedPipeline>(Pipeline(config, pipeline_options(all)))};
  });
}

const glossator_annotations& annotated(glossator_worker& worker) {
  glossator_annotations& out = worker.annotations;
  for (glossator_layer& layer : out.layers) layer.is_indexed = false;
  const Annotations& result = worker.worker.annotate(worker.document);
  if (out.layers.empty())
    for (const Layer& layer : result.layers()) out.layers.push_back({&out, &layer});
  out.result = &result;
  return out;
}

}  // namespace

const char* glossator_version(void) { return version(); }
uint32_t glossator_abi_major(void) { return GLOSSATOR_ABI_MAJOR; }

glossator_pipeline* glossator_pipeline_from_file(gloss_string path,
                                                 const glossator_options* options) {
  return build(options, [&](const glossator_options&, const auto& overrides) {
    return Config::from_file(copied(path, "path"), overrides);
  });
}

glossator_pipeline* glossator_pipeline_from_text(gloss_string json,
                                                 const glossator_options* options) {
  return build(options, [&](const glossator_options& all, const auto& overrides) {
    const std::string folder = copied(all.folder, "glossator_options.folder");
    return Config::from_text(copied(json, "json"), folder.empty() ? "." : folder, overrides);
  });
}

void glossator_pipeline_free(glossator_pipeline* pipeline) { delete pipeline; }

const char* glossator_pipeline_config(const glossator_pipeline* pipeline) {
  return guarded<const char*>(
      nullptr, [&] { return required(pipeline, "pipeline").shared->config.c_str(); });
}

glossator_worker* glossator_worker_new(const glossator_pipeline* pipeline) {
  return guarded<glossator_worker*>(
      nullptr, [&] { return new glossator_worker(required(pipeline, "pipeline").shared); });
}

void glossator_worker_free(glossator_worker* worker) { delete worker; }

const glossator_annotations* glossator_annotate(glossator_worker* worker,
                                                const gloss_document* document) {
  return guarded<const glossator_annotations*>(nullptr, [&] {
    glossator_worker& owner = required(worker, "worker");
    owner.annotations.result = nullptr;  // dead from now on, also if this call fails
    const gloss_document in =
        filled(required(document, "document"), least_document, "gloss_document");
    const auto take = [](std::string& out, gloss_string text, const char* what) {
      if (text.size > 0) required(text.data, what);
      out.assign(text.size > 0 ? text.data : "", text.size);
    };
    Document& own = owner.document;
    take(own.id, in.id, "gloss_document.id");
    take(own.uri, in.uri, "gloss_document.uri");
    take(own.mime, in.mime, "gloss_document.mime");
    take(own.language, in.language, "gloss_document.language");
    take(own.text, in.text, "gloss_document.text");
    take(own.meta_json, in.meta_json, "gloss_document.meta_json");
    take(own.date, in.date, "gloss_document.date");
    return &annotated(owner);
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
