#include "interchange/jsonl_manifest.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "glossator/error.hpp"
#include "json/json.hpp"
#include "output/manifest_layers.hpp"

namespace glossator::interchange {

JsonlManifest manifest_beside(const std::string& path) {
  const std::string file = manifest_file_of(path);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return {};
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::optional<Json> json = Json::parse(text);
  if (!json) throw Error(ErrorCode::input, file + ": is not JSON; remove it, or run again");
  try {
    JsonlManifest manifest;
    if (const Json* const layers = json->find("layers")) manifest.layers = layers_of(*layers);
    std::map<std::string, std::string> versions;  // by step
    if (const Json* const steps = json->find("steps"))
      for (const Json& step : steps->items())
        versions[step.text_or("name", "")] = step.text_or("version", "");
    for (const LayerSchema& layer : manifest.layers)
      manifest.makers[layer.name] = {layer.plugin, versions[layer.step]};
    return manifest;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::input, file + ": is no manifest: " + error.what());
  }
}

}  // namespace glossator::interchange
