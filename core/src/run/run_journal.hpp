#pragma once
#include <future>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "run/run_position.hpp"

namespace glossator {

/// What a journal tells of a run that has not come to its end.
struct JournalState {
  nlohmann::ordered_json identity;  ///< run_identity()
  RunPosition position;             ///< after the last group that was written whole
  std::uint64_t output = 0;         ///< ResultSink::position() there
};

/// The file OUT.journal, from which a run that was killed can be continued: a line of JSON with the
/// run's identity, then one for each group of documents that was written. Append-only: a line that
/// was cut off counts for nothing. One thread at a time.
class RunJournal {
 public:
  static std::string file_of(const std::string& output);

  /// The last state of the journal of `output`; none if there is no journal, or none with a whole
  /// line. Throws Error(input) if it is no journal.
  static std::optional<JournalState> read(const std::string& output);

  /// Begins an empty journal; `identity` becomes its first line once it is known.
  static RunJournal begin(const std::string& output, std::future<nlohmann::ordered_json> identity);
  /// Goes on with the journal that read() has told of.
  static RunJournal resume(const std::string& output);

  RunJournal(RunJournal&& other) noexcept;
  RunJournal(const RunJournal&) = delete;
  ~RunJournal();

  /// Notes that everything up to `position` is written. Throws Error(output).
  void note(const RunPosition& position, std::uint64_t output);
  /// The run is complete: removes the file.
  void remove();

 private:
  RunJournal(std::string file, int flags);
  void write_line(const nlohmann::ordered_json& line);

  std::string file_;
  int descriptor_ = -1;
  std::future<nlohmann::ordered_json> identity_;
};

}  // namespace glossator
