#include "chain/chain.hpp"

#include "plugins/plugin_description.hpp"

namespace glossator {

DescribedLibrary::DescribedLibrary(const std::string& path,
                                   const nlohmann::ordered_json& annotators)
    : descriptions(std::make_unique<PluginDescriptions>(annotators)),
      library(path, descriptions->all()) {}
DescribedLibrary::~DescribedLibrary() = default;

}  // namespace glossator
