#include "check.hpp"

#include <algorithm>

#include "glossator/error.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {

const char* name_of(Verdict verdict) {
  constexpr const char* names[] = {"PASS", "SKIP", "NOTE", "WARN", "FAIL"};
  return names[static_cast<int>(verdict)];
}

const char* name_of(Group group) {
  constexpr const char* names[] = {"file",    "loading", "description", "options", "processing",
                                   "threads", "trouble", "cases",       "fuzz",    "figures"};
  static_assert(std::size(names) == static_cast<int>(Group::figures) + 1);
  return names[static_cast<int>(group)];
}

Verdict Findings::verdict() const {
  Verdict gravest = Verdict::pass;
  for (const Finding& finding : all_) gravest = std::max(gravest, finding.verdict);
  return gravest;
}

void Findings::add(Finding finding) {
  // The first few tell what is wrong; a thousand like them tell no more.
  constexpr std::size_t most = 10;
  const auto alike = std::count_if(all_.begin(), all_.end(), [&](const Finding& known) {
    return known.verdict == finding.verdict;
  });
  if (static_cast<std::size_t>(alike) < most) all_.push_back(std::move(finding));
}

const std::vector<Check>& all_checks() {
  static const std::vector<Check> all = [] {
    std::vector<Check> list;
    for (const auto& part :
         {file_checks(),        loading_checks(),  entry_checks(),   neighbour_checks(),
          description_checks(), schema_checks(),   options_checks(), refusal_checks(),
          create_checks(),      text_checks(),     layer_checks(),   processing_checks(),
          isolation_checks(),   threads_checks(),  trouble_checks(), host_checks(),
          memory_checks(),      resource_checks(), case_checks(),    fuzz_checks(),
          figures_checks()})
      list.insert(list.end(), part.begin(), part.end());
    return list;
  }();
  return all;
}

std::vector<Check> select_checks(const std::vector<std::string>& names) {
  if (names.empty()) return all_checks();
  std::vector<std::string> known;
  for (const Check& check : all_checks()) {
    known.emplace_back(check.name);
    if (std::find(known.begin(), known.end(), name_of(check.group)) == known.end())
      known.emplace_back(name_of(check.group));
  }
  for (const auto& name : names)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw Error(ErrorCode::usage, "check: no check or group `" + name + "`" +
                                        did_you_mean(name, known) + "; see `gloss check --list`");
  std::vector<Check> selected;
  for (const Check& check : all_checks())
    if (std::any_of(names.begin(), names.end(), [&](const std::string& name) {
          return name == check.name || name == name_of(check.group);
        }))
      selected.push_back(check);
  return selected;
}

}  // namespace glossator::check
