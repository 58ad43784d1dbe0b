#pragma once
#include <string>
#include <vector>

#include "json/json.hpp"

namespace glossator {

/// A schema within another, and its place there.
struct SchemaPlace {
  const Json* schema;
  std::string pointer;
};

inline constexpr const char* reference_expected = "expected a reference to a part of this schema";

/// Checks each "$ref" of `places`, all schemas within `root`: it leads to one of them, and
/// following references for one value neither meets a schema twice nor exceeds the limit. Throws
/// Error(plugin) with the place of the first "$ref" that fails.
void check_references(const Json& root, const std::vector<SchemaPlace>& places);

}  // namespace glossator
