#include "chain/step_options.hpp"

namespace glossator {

template <class Read>
gloss_status StepOptions::read(const gloss_config* config, gloss_string key, Read&& read) {
  const StepOptions& all = *reinterpret_cast<const StepOptions*>(config);
  const Json* option = all.options_.find_pointer({key.data, static_cast<std::size_t>(key.size)});
  if (!option) return GLOSS_E_CONFIG;
  try {
    read(*option);
    return GLOSS_OK;
  } catch (const JsonError&) {
    return GLOSS_E_CONFIG;  // the option is of another kind
  }
}

const gloss_config_api& StepOptions::api() {
  static constexpr gloss_config_api table{
      sizeof(gloss_config_api),
      0,
      [](const gloss_config* config) -> gloss_string {
        const std::string& text = reinterpret_cast<const StepOptions*>(config)->text_;
        return {text.data(), text.size()};
      },
      [](const gloss_config* config, gloss_string key, gloss_string* out) {
        return read(config, key, [&](const Json& option) {
          *out = {option.text().data(), option.text().size()};
        });
      },
      [](const gloss_config* config, gloss_string key, std::int64_t* out) {
        return read(config, key, [&](const Json& option) { *out = option.integer(); });
      },
      [](const gloss_config* config, gloss_string key, double* out) {
        return read(config, key, [&](const Json& option) { *out = option.number(); });
      },
      [](const gloss_config* config, gloss_string key, std::uint32_t* out) {
        return read(config, key, [&](const Json& option) { *out = option.boolean() ? 1 : 0; });
      },
      [](const gloss_config* config, gloss_string key, std::uint64_t* out) {
        return read(config, key, [&](const Json& option) {
          if (!option.is_structured()) throw JsonError("expected an array or an object");
          *out = option.size();
        });
      }};
  return table;
}

}  // namespace glossator
