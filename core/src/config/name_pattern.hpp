#pragma once
#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace glossator {

/// What the path of a file tells of the document in it: a regular expression of RE2 with named
/// groups, `(?P<date>\d{4}-\d\d-\d\d)-(?P<id>.+)\.txt`, which matches anywhere in the path.
class NamePattern {
 public:
  struct Field {
    std::string name, value;
  };

  /// REQUIRES: problem_of(pattern) is empty.
  explicit NamePattern(const std::string& pattern);
  NamePattern(NamePattern&&) noexcept;
  ~NamePattern();

  /// What is wrong with `pattern`, or "".
  static std::string problem_of(const std::string& pattern);

  /// Sets `fields` to the groups that took part, in the order of their names; returns false if the
  /// pattern is not in `path`.
  bool read(const std::string& path, std::vector<Field>& fields) const;

 private:
  std::unique_ptr<re2::RE2> expression_;
};

}  // namespace glossator
