#include "options.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema_check.hpp"

namespace glossator {

std::vector<Problem> check_options(const nlohmann::ordered_json& schema,
                                   nlohmann::ordered_json& options) {
  std::vector<Problem> problems;
  for (auto& mismatch : mismatches(schema, options))
    problems.push_back({"", 0, 0, std::move(mismatch.pointer), std::move(mismatch.message)});
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.pointer < b.pointer; });
  if (!problems.empty()) return problems;
  auto filled = options;
  fill_defaults(schema, filled);
  if (filled != options) {
    const auto broken = mismatches(schema, filled);
    if (!broken.empty())
      throw Error(ErrorCode::plugin,
                  "the options schema is broken: a default is not allowed by it: " +
                      broken.front().pointer + ": " + broken.front().message);
    options = std::move(filled);
  }
  return problems;
}

}  // namespace glossator
