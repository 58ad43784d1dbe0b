#pragma once
#include <map>
#include <memory>
#include <string>

namespace re2 {
class RE2;
}

namespace glossator {

/// The patterns of a schema, compiled by RE2. They match in linear time, anywhere in a text.
/// Thread-safe once all are added.
class SchemaPatterns {
 public:
  SchemaPatterns();
  SchemaPatterns(SchemaPatterns&&) noexcept;
  ~SchemaPatterns();

  /// Adds `pattern`. Returns RE2's error text if it is not valid, else "".
  std::string add(const std::string& pattern);

  /// REQUIRES: `pattern` was added.
  bool matches(const std::string& pattern, const std::string& text) const;

 private:
  std::map<std::string, std::unique_ptr<re2::RE2>> compiled_;
};

}  // namespace glossator
