#include "interchange/jsonl_manifest.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "json/json.hpp"
#include "output/manifest_layers.hpp"
#include "system/beside_output.hpp"

namespace glossator::interchange {

namespace {

StepMaker step_of(const Json& json) {
  StepMaker step{{json.text_or("plugin", ""), json.text_or("version", "")}, {}};
  const auto add = [&](const Json& file) {
    const std::string name = std::filesystem::path(file.text_or("file", "")).filename().string();
    step.hashes[name] = file.text_or("sha256", "");
  };
  add(json);
  if (const Json* const resources = json.find("resources"))
    for (const Json& file : resources->items()) add(file);
  return step;
}

}  // namespace

JsonlManifest manifest_beside(const std::string& path) {
  const std::optional<Json> json = read_manifest(path);
  if (!json) return {};
  try {
    JsonlManifest manifest;
    if (const Json* const layers = json->find("layers")) manifest.layers = layers_of(*layers);
    if (const Json* const steps = json->find("steps"))
      for (const Json& step : steps->items())
        manifest.steps[step.text_or("name", "")] = step_of(step);
    for (const LayerSchema& layer : manifest.layers) {
      const auto step = manifest.steps.find(layer.step);
      manifest.makers[layer.name] = {
          layer.plugin, step == manifest.steps.end() ? "" : step->second.maker.version};
    }
    return manifest;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::input, manifest_file_of(path) + ": is no manifest: " + error.what());
  }
}

}  // namespace glossator::interchange
