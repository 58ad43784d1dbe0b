#include "merge/type_map.hpp"

#include <algorithm>

#include "gloss/error.hpp"

namespace gloss::merge {

Target target_of(std::string_view name) {
  const auto at = std::find(target_names.begin(), target_names.end(), name);
  return static_cast<Target>(at - target_names.begin());
}

TypeMap::TypeMap(const Lists& lists) {
  std::string faults;
  for (std::size_t list = 0; list < lists.size(); ++list)
    for (std::size_t i = 0; i < lists[list].size(); ++i) {
      const std::string& type = lists[list][i];
      const auto [at, is_new] = targets_.emplace(type, static_cast<Target>(list));
      if (is_new) continue;
      faults += std::string(faults.empty() ? "" : "\n") + "option /types/" + target_names[list] +
                "/" + std::to_string(i) + ": the type \"" + type + "\" is also in /types/" +
                target_names[static_cast<std::size_t>(at->second)] +
                "; expected in one list only; remove it from the other";
    }
  if (!faults.empty()) throw Error(GLOSS_E_CONFIG, faults);
  for (const Target name : {Target::person, Target::organization, Target::place, Target::other})
    targets_.emplace(target_names[static_cast<std::size_t>(name)], name);
}

std::optional<Target> TypeMap::find(std::string_view type) const {
  const auto at = targets_.find(type);
  if (at == targets_.end()) return std::nullopt;
  return at->second;
}

}  // namespace gloss::merge
