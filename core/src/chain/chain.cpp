#include "chain/chain.hpp"

#include "plugins/plugin_description.hpp"

namespace glossator {

DescribedLibrary::DescribedLibrary(const std::string& path, const Json& annotators)
    : descriptions(std::make_unique<PluginDescriptions>(annotators)),
      library(path, descriptions->all()) {}
DescribedLibrary::~DescribedLibrary() = default;

std::optional<std::uint32_t> Chain::layer_number(const std::string& name) const {
  for (std::uint32_t i = 0; i < schemas.size(); ++i)
    if (schemas[i]->name == name) return i;
  return std::nullopt;
}

std::string Chain::later_writer(const Step& step, const std::string& name) const {
  const auto layer = layer_number(name);
  return layer && schemas[*layer]->step != step.name() ? schemas[*layer]->step : "";
}

std::vector<std::string> Chain::layer_names() const {
  std::vector<std::string> names;
  for (const auto& schema : schemas) names.push_back(schema->name);
  return names;
}

}  // namespace glossator
