#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "reader.hpp"
#include "record_writer.hpp"
#include "result_sink.hpp"

namespace glossator {

/// What a run has done so far, or in all.
struct RunCounts {
  std::uint64_t documents = 0;                  ///< records written
  std::uint64_t failed = 0;                     ///< of them with status error or partial
  std::uint64_t bytes = 0;                      ///< of document text
  std::map<std::string, std::uint64_t> errors;  ///< failures by kind
};

struct RunReport {
  RunCounts counts;
  bool interrupted = false;                          ///< `stop` was raised
  bool gave_up = false;                              ///< a step with on_error stop failed
  std::string gave_up_on;                            ///< the document, and why
  std::vector<std::chrono::nanoseconds> step_times;  ///< over all threads
  std::chrono::nanoseconds elapsed{};
};

/// One pass over a stream of documents: each gets its record, in input order, and the same bytes
/// whatever the number of threads. Memory is bounded: a few groups of documents for each thread.
class BatchRun {
 public:
  BatchRun(const Pipeline& pipeline, Reader& reader,
           std::function<std::unique_ptr<RecordWriter>()> make_writer, ResultSink& sink);
  ~BatchRun();

  unsigned threads = 1;
  /// Called before a group is written, in one thread at a time. May be empty.
  std::function<void()> before_write;
  /// Called after each group that is written, in one thread at a time.
  std::function<void(const RunCounts&)> progress;
  /// When raised, no further documents are read; those in flight are finished. May be NULL.
  const std::atomic<bool>* stop = nullptr;

  /// Throws what the reader or the sink throws, after all threads have ended.
  RunReport run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
