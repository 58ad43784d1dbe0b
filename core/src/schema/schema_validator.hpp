#pragma once
#include <vector>

#include "json/json.hpp"
#include "schema/schema_patterns.hpp"
#include "schema/schema_walk.hpp"

namespace glossator {

/// A JSON Schema 2020-12, checked and ready: it follows the standard, within the keywords and
/// limits of schema_keywords.hpp. mismatches() in schema_check.hpp is stricter. Thread-safe.
class SchemaValidator {
 public:
  /// Throws Error(plugin) if `schema`, borrowed, is broken or has an unknown keyword.
  explicit SchemaValidator(const Json& schema);

  /// Everything in `value` that the schema does not allow, each once; empty means valid.
  std::vector<Mismatch> mismatches(const Json& value) const;

 private:
  const Json& schema_;
  SchemaPatterns patterns_;
};

}  // namespace glossator
