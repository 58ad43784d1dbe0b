#pragma once
#include <string>
#include <vector>

#include "json/json.hpp"
#include "schema/schema_patterns.hpp"
#include "schema/schema_report.hpp"

namespace glossator {

/// Whether `value` is of one of the types that `schema` allows.
bool has_type(const Json& schema, const Json& value);

/// Checks one value by a schema of sound form. Decides and explains in one pass; where only the
/// decision counts, as for "not", it uses a silent report.
class SchemaEvaluation {
 public:
  SchemaEvaluation(const Json& root, const SchemaPatterns& patterns)
      : root_(root), patterns_(patterns) {}

  /// Reports the mismatches between `schema`, a part of the root, and `value`, which is at
  /// `pointer`.
  void check(const Json& schema, const Json& value, const std::string& pointer, Report& report);

 private:
  bool fits(const Json& schema, const Json& value);

  void check_scalar(const Json& schema, const Json& value, const std::string& pointer,
                    Report& report);
  void check_number(const Json& schema, const Json& value, const std::string& pointer,
                    Report& report);
  void check_text(const Json& schema, const Json& value, const std::string& pointer,
                  Report& report);
  void check_size(const Json& schema, const char* least, const char* most, std::size_t size,
                  const char* unit, const std::string& pointer, Report& report);

  void check_array(const Json& schema, const Json& value, const std::string& pointer,
                   Report& report);
  void check_items(const Json& schema, const Json& value, const std::string& pointer,
                   Report& report);
  void check_contains(const Json& schema, const Json& value, const std::string& pointer,
                      Report& report);

  void check_object(const Json& schema, const Json& value, const std::string& pointer,
                    Report& report);
  void check_keys(const Json& schema, const Json& value, const std::string& pointer,
                  Report& report);
  void check_needed(const Json& schema, const JsonMember& dependent, const Json& value,
                    const std::string& pointer, Report& report);
  void check_member(const Json& schema, const JsonMember& member, const std::string& pointer,
                    Report& report);
  void check_name(const Json& schema, const std::string& name, const std::string& pointer,
                  Report& report);

  void check_parts(const Json& schema, const Json& value, const std::string& pointer,
                   Report& report);
  void check_branches(const Json& branches, bool takes_one, const Json& value,
                      const std::string& pointer, Report& report);
  void explain_branches(const Json& branches, const Json& value, const std::string& pointer,
                        Report& report);

  const Json& root_;
  const SchemaPatterns& patterns_;
  int depth_ = 0;
};

}  // namespace glossator
