#include "chain.hpp"

#include "chain_builder.hpp"
#include "isolation/isolated_chain.hpp"
#include "plugin_description.hpp"

namespace glossator {

DescribedLibrary::DescribedLibrary(const std::string& path,
                                   const nlohmann::ordered_json& annotators)
    : descriptions(std::make_unique<PluginDescriptions>(annotators)),
      library(path, descriptions->all()) {}
DescribedLibrary::~DescribedLibrary() = default;

Chain::Chain() = default;
Chain::~Chain() = default;

std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options) {
  auto chain = std::make_unique<Chain>();
  chain->config = config;
  for (const OwnPlugin& own : options.own_plugins)
    chain->own_plugins.push_back(
        std::make_unique<PluginLibrary>(own.name, own.factory, own.data_folder));
  ChainBuilder builder(config, finder, *chain);
  builder.bind();
  if (builder.problems().empty() && config.problems().empty()) builder.create(options);
  config.throw_problems(std::move(builder.problems()));
  return chain;
}

}  // namespace glossator
