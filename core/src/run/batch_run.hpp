#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "glossator/pipeline.hpp"
#include "input/reader.hpp"
#include "output/record_writer.hpp"
#include "output/result_sink.hpp"
#include "run/run_position.hpp"
#include "run/run_times.hpp"

namespace glossator {

struct RunReport {
  RunPosition position;      ///< at the end, with what earlier parts of a resumed run have done
  std::uint64_t before = 0;  ///< documents of those earlier parts
  bool interrupted = false;  ///< `stop` was raised
  bool gave_up = false;      ///< a step with on_error stop failed, or too many documents did
  std::string gave_up_on;    ///< which document, and why
  std::vector<Quarantine> quarantined;  ///< steps that were no longer run at the end
  RunTimes times{0};                    ///< over all threads, of this part
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
  /// What was done before: the reader and the sink stand behind it.
  RunPosition from;
  /// Called before a group is written, in one thread at a time. May be empty.
  std::function<void()> before_write;
  /// Called after each group that is written, in one thread at a time. May be empty.
  std::function<void(const RunPosition&)> after_write;
  /// When raised, no further documents are read; those in flight are finished. May be NULL.
  const std::atomic<bool>* stop = nullptr;

  /// Throws what the reader or the sink throws, after all threads have ended.
  RunReport run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
