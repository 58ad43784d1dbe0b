#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace glossator::check {

/// From good to bad, except for skip: the check does not apply to this plugin.
enum class Verdict { pass, skip, note, warn, fail };
const char* name_of(Verdict verdict);  ///< "PASS", "SKIP" ...

/// One statement of a check.
struct Finding {
  Verdict verdict;
  std::string message;  ///< where, what is wrong, what was expected
  std::string remedy;   ///< what to do next; may be empty for skip and note
};

/// The first few findings show the fault; a thousand similar ones add nothing.
inline constexpr std::size_t most_findings = 10;

/// The cases of a file that a check has run.
struct CaseCount {
  std::string file;
  std::size_t all = 0, right = 0;
  std::vector<std::string> wrong;   ///< the names of the others, known failures among them
  std::vector<std::string> mended;  ///< the names of known failures that are right
};

/// The findings of a check about a plugin; none if it passes. One thread.
class Findings {
 public:
  virtual ~Findings() = default;

  void skip(const std::string& reason) { add({Verdict::skip, reason, ""}); }
  void note(const std::string& message) { add({Verdict::note, message, ""}); }
  void warn(const std::string& message, const std::string& remedy) {
    add({Verdict::warn, message, remedy});
  }
  void fail(const std::string& message, const std::string& remedy) {
    add({Verdict::fail, message, remedy});
  }
  /// How many findings of a verdict all() has at most; further ones are dropped.
  void show_at_most(std::size_t most) { most_ = most; }
  void count_cases(CaseCount cases) { cases_ = std::move(cases); }
  const std::optional<CaseCount>& cases() const { return cases_; }
  /// Records the next step, for the report if the plugin crashes or hangs in it.
  virtual void trying(const std::string& what) = 0;

  const std::vector<Finding>& all() const { return all_; }
  /// The gravest of all findings; pass if there is none.
  Verdict verdict() const;

 private:
  void add(Finding finding);

  std::vector<Finding> all_;
  std::size_t most_ = most_findings;
  std::optional<CaseCount> cases_;
};

}  // namespace glossator::check
