#pragma once
#include <string>

namespace glossator {

/// The claim of a run on its output: while it lives, no other run can claim the same output. It is
/// a lock on the output's journal, which the system gives back when the process ends in any way.
class OutputClaim {
 public:
  /// Creates the journal if there is none. Throws Error(usage) if another run holds the claim or
  /// the journal cannot be made.
  explicit OutputClaim(const std::string& output);
  /// Removes the journal if it is as empty as the claim made it, unless the output is begun.
  ~OutputClaim();
  OutputClaim(const OutputClaim&) = delete;

  /// Keeps the journal, though it is empty: it tells that what stands in the output is a run's.
  void begin_output() { is_begun_ = true; }
  /// Whether an earlier run had left its journal.
  bool found_journal() const { return found_journal_; }

 private:
  std::string file_;
  int descriptor_ = -1;
  bool found_journal_ = false;
  bool is_begun_ = false;
};

}  // namespace glossator
