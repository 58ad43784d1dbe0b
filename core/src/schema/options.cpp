#include "schema/options.hpp"

#include <algorithm>

#include "schema/schema_refusal.hpp"

namespace glossator {

std::vector<Mismatch> check_options(const Json& schema, Json& options) {
  auto found = mismatches(schema, options);
  std::stable_sort(found.begin(), found.end(),
                   [](const Mismatch& a, const Mismatch& b) { return a.pointer < b.pointer; });
  if (!found.empty()) return found;
  auto filled = options;
  fill_defaults(schema, filled);
  if (filled != options) {
    const auto broken = mismatches(schema, filled);
    if (!broken.empty())
      refuse_schema("", "a default is not allowed by it: " + broken.front().pointer + ": " +
                            broken.front().message);
    options = std::move(filled);
  }
  return {};
}

}  // namespace glossator
