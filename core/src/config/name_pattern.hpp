#pragma once
#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace glossator {

/// Reads a document's fields from the path of its file: a regular expression of RE2 with named
/// groups, such as `(?P<date>\d{4}-\d\d-\d\d)-(?P<id>.+)\.txt`, that matches anywhere in the path.
class NamePattern {
 public:
  struct Field {
    std::string name, value;
  };

  /// REQUIRES: problem_of(pattern) is empty.
  explicit NamePattern(const std::string& pattern);
  NamePattern(NamePattern&&) noexcept;
  ~NamePattern();

  /// The problem with `pattern`, or "".
  static std::string problem_of(const std::string& pattern);

  /// Sets `fields` to the groups that matched, in the order of their names; returns false if the
  /// pattern does not match in `path`.
  bool read(const std::string& path, std::vector<Field>& fields) const;

 private:
  std::unique_ptr<re2::RE2> expression_;
};

}  // namespace glossator
