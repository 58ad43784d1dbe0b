#include "schema/schema_patterns.hpp"

#include <re2/re2.h>

namespace glossator {

SchemaPatterns::SchemaPatterns() = default;
SchemaPatterns::SchemaPatterns(SchemaPatterns&&) noexcept = default;
SchemaPatterns::~SchemaPatterns() = default;

std::string SchemaPatterns::add(const std::string& pattern) {
  auto& compiled = compiled_[pattern];
  if (!compiled) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    compiled = std::make_unique<re2::RE2>(pattern, options);
  }
  return compiled->error();
}

bool SchemaPatterns::matches(const std::string& pattern, const std::string& text) const {
  return re2::RE2::PartialMatch(text, *compiled_.at(pattern));
}

}  // namespace glossator
