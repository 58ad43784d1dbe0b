#include "config/isolation_of_steps.hpp"

#include <algorithm>

namespace glossator {

bool has_isolated_steps(const Config& config) {
  const auto& steps = config.pipeline();
  return std::any_of(steps.begin(), steps.end(), [&](const StepConfig& step) {
    return step.isolation.value_or(config.run().isolation) != Isolation::none;
  });
}

Config with_isolation(const Config& config, Isolation isolation) {
  const std::string value = '"' + std::string(name_of(isolation)) + '"';
  std::vector<Config::Override> changes{{"/run/isolation", value}};
  for (std::size_t i = 0; i < config.pipeline().size(); ++i)
    if (config.pipeline()[i].isolation)
      changes.emplace_back("/pipeline/" + std::to_string(i) + "/isolation", value);
  return config.with(changes);
}

}  // namespace glossator
