#pragma once
#include <optional>
#include <string>

#include "json/json.hpp"

namespace glossator::verify {

/// The first place where two results of a document differ.
struct Difference {
  std::string layer;      ///< empty: not in a layer, but in a member of the result, as `status`
  std::string record;     ///< "record 3", "record 3, child 0"; empty: not in a record
  std::string place;      ///< its offsets and text: `[12,20) "Thursday"`; empty: none
  std::string attribute;  ///< the member that differs; empty: the whole record
  std::string expected;   ///< JSON of the reference, "nothing" if it has none
  std::string found;      ///< JSON of the other way
};

/// Compares two results, as lines of JSONL. The layers are in the order in which steps write them,
/// so the difference is that of the earliest step. Nothing if the lines are equal as JSON.
std::optional<Difference> first_difference(const Json& expected, const Json& found);

}  // namespace glossator::verify
