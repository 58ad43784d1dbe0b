#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glossator::check {

/// From good to bad, but for skip: the check does not apply to this plugin.
enum class Verdict { pass, skip, note, warn, fail };
const char* name_of(Verdict verdict);  ///< "PASS", "SKIP" ...

/// One thing that a check has to say.
struct Finding {
  Verdict verdict;
  std::string message;  ///< where, what is wrong, what was expected
  std::string remedy;   ///< what to do next; may be empty for skip and note
};

/// What a check says of a plugin: nothing, if all is well. One thread.
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
  /// Says what is tried next, for the case that the plugin crashes or hangs in it.
  virtual void trying(const std::string& what) = 0;

  const std::vector<Finding>& all() const { return all_; }
  /// The gravest of all findings; pass if there is none.
  Verdict verdict() const;

 private:
  void add(Finding finding);

  std::vector<Finding> all_;
};

class Subject;

enum class Group {
  file,
  loading,
  description,
  options,
  processing,
  threads,
  trouble,
  cases,
  fuzz,
  figures
};
const char* name_of(Group group);

/// One check of the suite. It runs in a process of its own, so it may change the process as it
/// likes: signals, limits, environment, current folder.
struct Check {
  std::string_view name;  ///< kebab-case, unique
  Group group;
  std::string_view about;  ///< a sentence without full stop: what holds for a plugin that passes
  /// Whatever it throws is a failure, with the exception's text.
  void (*run)(Subject& subject, Findings& findings);
};

/// The checks of one subject each, in the order in which they are run and told.
std::span<const Check> file_checks();
std::span<const Check> loading_checks();
std::span<const Check> entry_checks();
std::span<const Check> neighbour_checks();
std::span<const Check> description_checks();
std::span<const Check> schema_checks();
std::span<const Check> options_checks();
std::span<const Check> refusal_checks();
std::span<const Check> create_checks();
std::span<const Check> text_checks();
std::span<const Check> layer_checks();
std::span<const Check> processing_checks();
std::span<const Check> threads_checks();
std::span<const Check> trouble_checks();
std::span<const Check> host_checks();
std::span<const Check> isolation_checks();
std::span<const Check> memory_checks();
std::span<const Check> resource_checks();
std::span<const Check> case_checks();
std::span<const Check> fuzz_checks();
std::span<const Check> figures_checks();

/// All of them, group by group.
const std::vector<Check>& all_checks();

/// The checks that `names` asks for: names of checks or of groups; all if it is empty. Throws
/// Error(usage) for an unknown one.
std::vector<Check> select_checks(const std::vector<std::string>& names);

}  // namespace glossator::check
