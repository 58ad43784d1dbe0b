#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

class Pipeline;

/// A step that no longer runs, because its process died too often (run.quarantine) or could not be
/// started again. Documents fail at it.
struct Quarantine {
  std::string step, plugin;
  std::string reason;
};

/// The progress of Pipeline::annotate_all().
struct BatchProgress {
  std::uint64_t documents = 0;  ///< annotated, or found broken
  std::uint64_t failed = 0;     ///< of them with status error or partial
  std::uint64_t bytes_read = 0;
  std::optional<std::uint64_t> bytes_total = {};  ///< nothing if unknown
};

struct BatchOptions {
  unsigned threads = 0;  ///< 0: the config's run.threads; if that is 0 too, one per processor
  /// When raised, the batch reads no further documents and finishes those in flight. May be NULL.
  const std::atomic<bool>* stop = nullptr;
  /// Called after every few documents, by one thread at a time. May be empty. An exception from it
  /// ends the batch.
  std::function<void(const BatchProgress&)> progress = {};
};

/// The outcome of a batch.
struct BatchReport {
  std::uint64_t documents = 0;  ///< documents with a result, failed ones included
  std::uint64_t failed = 0;     ///< of them with status error or partial
  std::map<std::string, std::uint64_t> errors = {};  ///< failures by kind: name_of(ErrorCode)
  bool interrupted = false;  ///< BatchOptions::stop was raised, or `take` returned false
  bool gave_up = false;      ///< a step with on_error stop failed, or run.error_rate was exceeded
  std::string gave_up_on = {};               ///< which document, and why
  std::vector<Quarantine> quarantined = {};  ///< steps in quarantine at the end
  std::chrono::nanoseconds elapsed{};
};

/// The files that an output may replace.
struct OutputOptions {
  bool overwrite = false;  ///< whether a file that is there, and is not empty, is replaced
  /// As for open_inputs(): the output is none of their files, even with overwrite.
  std::vector<std::string> inputs = {};
};

/// A file or folder that results are written to. Movable. One thread at a time.
class Output {
 public:
  ~Output();
  Output(Output&&) noexcept;
  Output& operator=(Output&&) noexcept;

  /// Ends the output and reports errors that the system held back; nothing may follow. Without it
  /// the written results stay, but an SQLite file may lack its indices. Throws Error(output).
  void close();

 private:
  friend class Pipeline;
  friend Output open_output(const Pipeline& pipeline, const std::string& path,
                            const OutputOptions& options);
  struct State;
  explicit Output(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Begins the output `path` anew, as `gloss run -o` does: in the format of the config's
/// output.format, or else of the end of `path`. "": standard output, as JSONL unless the config
/// says otherwise. The output takes results of `pipeline`, which outlives it and must not be moved
/// meanwhile. Throws Error(usage) if it cannot be made, or would replace a file that `options`
/// keep.
GLOSSATOR_API Output open_output(const Pipeline& pipeline, const std::string& path,
                                 const OutputOptions& options = {});

}  // namespace glossator
