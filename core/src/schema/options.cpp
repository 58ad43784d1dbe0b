#include "schema/options.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "glossator/error.hpp"

namespace glossator {

std::vector<Mismatch> check_options(const nlohmann::ordered_json& schema,
                                    nlohmann::ordered_json& options) {
  auto found = mismatches(schema, options);
  std::stable_sort(found.begin(), found.end(),
                   [](const Mismatch& a, const Mismatch& b) { return a.pointer < b.pointer; });
  if (!found.empty()) return found;
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
  return {};
}

}  // namespace glossator
