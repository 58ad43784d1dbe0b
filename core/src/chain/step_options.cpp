#include "chain/step_options.hpp"

namespace glossator {

const nlohmann::ordered_json* StepOptions::find(gloss_string pointer) const {
  try {
    const nlohmann::ordered_json::json_pointer path(
        std::string(pointer.data, static_cast<std::size_t>(pointer.size)));
    return options_.contains(path) ? &options_.at(path) : nullptr;
  } catch (const nlohmann::ordered_json::exception&) {
    return nullptr;  // not a JSON Pointer
  }
}

const gloss_config_api& StepOptions::api() {
  static constexpr gloss_config_api table{
      sizeof(gloss_config_api),
      0,
      [](const gloss_config* config) -> gloss_string {
        return {of(config).text_.data(), of(config).text_.size()};
      },
      [](const gloss_config* config, gloss_string key, gloss_string* out) -> gloss_status {
        const auto* found = of(config).find(key);
        if (!found || !found->is_string()) return GLOSS_E_CONFIG;
        const auto& text = found->get_ref<const std::string&>();
        *out = {text.data(), text.size()};
        return GLOSS_OK;
      },
      [](const gloss_config* config, gloss_string key, std::int64_t* out) -> gloss_status {
        const auto* found = of(config).find(key);
        if (!found || !found->is_number_integer()) return GLOSS_E_CONFIG;
        *out = found->get<std::int64_t>();
        return GLOSS_OK;
      },
      [](const gloss_config* config, gloss_string key, double* out) -> gloss_status {
        const auto* found = of(config).find(key);
        if (!found || !found->is_number()) return GLOSS_E_CONFIG;
        *out = found->get<double>();
        return GLOSS_OK;
      },
      [](const gloss_config* config, gloss_string key, std::uint32_t* out) -> gloss_status {
        const auto* found = of(config).find(key);
        if (!found || !found->is_boolean()) return GLOSS_E_CONFIG;
        *out = found->get<bool>() ? 1 : 0;
        return GLOSS_OK;
      },
      [](const gloss_config* config, gloss_string key, std::uint64_t* out) -> gloss_status {
        const auto* found = of(config).find(key);
        if (!found || !found->is_structured()) return GLOSS_E_CONFIG;
        *out = found->size();
        return GLOSS_OK;
      }};
  return table;
}

}  // namespace glossator
