#include "check/suite/check.hpp"

#include <algorithm>
#include <iterator>

#include "glossator/error.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {

const char* name_of(Group group) {
  constexpr const char* names[] = {"file",    "loading", "description", "options", "processing",
                                   "threads", "trouble", "cases",       "fuzz",    "figures"};
  static_assert(std::size(names) == static_cast<int>(Group::figures) + 1);
  return names[static_cast<int>(group)];
}

std::vector<Check> select_checks(const std::vector<Check>& all,
                                 const std::vector<std::string>& names) {
  if (names.empty()) return all;
  std::vector<std::string> known;
  for (const Check& check : all) {
    known.emplace_back(check.name);
    if (std::find(known.begin(), known.end(), name_of(check.group)) == known.end())
      known.emplace_back(name_of(check.group));
  }
  for (const auto& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw Error(ErrorCode::usage, "check: no check or group `" + name + "`" +
                                        did_you_mean(name, known) + "; see `gloss check --list`");
  std::vector<Check> selected;
  for (const Check& check : all)
    if (std::any_of(names.begin(), names.end(), [&](const std::string& name) {
          return name == check.name || name == name_of(check.group);
        }))
      selected.push_back(check);
  return selected;
}

}  // namespace glossator::check
