#include "chain.hpp"

#include "chain_builder.hpp"

namespace glossator {

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
