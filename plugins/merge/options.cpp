#include "merge/options.hpp"

namespace gloss::merge {
namespace {

Policy policy_of(const Config& config) {
  const std::string policy = config.text("/policy");
  return policy == "score"      ? Policy::score
         : policy == "priority" ? Policy::priority
                                : Policy::longest;
}

}  // namespace

TypeMap type_map(const Config& config) {
  TypeMap::Lists lists;
  for (std::size_t i = 0; i < lists.size(); ++i)
    lists[i] = config.texts(std::string("/types/") + target_names[i]);
  return TypeMap(lists);
}

InputReader::Inputs input_options(const Config& config) {
  InputReader::Inputs options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string at = std::string("/") + input_names[i];
    options[i].name = config.text(at + "/name");
    if (options[i].name.empty()) options[i].name = input_names[i];
    options[i].type = target_of(config.text(at + "/type"));
    options[i].score = static_cast<float>(config.number(at + "/score"));
  }
  return options;
}

Preference preference_of(const Config& config) {
  return Preference(policy_of(config), config.texts("/order"));
}

SelectionOptions selection_options(const Config& config) {
  return {config.text("/equal") == "types" ? Equal::types : Equal::one, config.boolean("/nested")};
}

}  // namespace gloss::merge
