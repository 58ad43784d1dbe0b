#pragma once
#include <future>
#include <optional>
#include <string>

#include "json/json.hpp"
#include "run/run_position.hpp"

namespace glossator {

/// The state of an unfinished run, from its journal.
struct JournalState {
  Json identity;             ///< run_identity()
  RunPosition position;      ///< after the last completely written group
  std::uint64_t output = 0;  ///< ResultSink::position() there
};

/// The file OUT.journal, from which a killed run can be resumed: a line of JSON with the run's
/// identity, then one for each written group of documents. Append-only; a line that was cut off is
/// ignored. One thread at a time.
class RunJournal {
 public:
  static std::string file_of(const std::string& output);

  /// The last state in the journal of `output`; none if there is no journal or it has no complete
  /// line. Throws Error(input) if the file is not a journal.
  static std::optional<JournalState> read(const std::string& output);

  /// Begins an empty journal; `identity` becomes its first line once it is known.
  static RunJournal begin(const std::string& output, std::shared_future<Json> identity);
  /// Continues the journal of `output`.
  static RunJournal resume(const std::string& output);

  RunJournal(RunJournal&& other) noexcept;
  RunJournal(const RunJournal&) = delete;
  ~RunJournal();

  /// Appends a line: everything up to `position` is written. Throws Error(output).
  void note(const RunPosition& position, std::uint64_t output);
  /// Removes the file, once the run is complete.
  void remove();

 private:
  RunJournal(std::string file, int flags);
  void write_line(const Json& line);

  std::string file_;
  int descriptor_ = -1;
  std::shared_future<Json> identity_;  // until its line is written
};

}  // namespace glossator
