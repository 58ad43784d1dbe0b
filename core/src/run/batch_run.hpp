#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"
#include "input/reader.hpp"
#include "output/record_writer.hpp"
#include "output/result_sink.hpp"
#include "run/earlier_results.hpp"
#include "run/result_index.hpp"
#include "run/run_position.hpp"
#include "run/run_times.hpp"

namespace glossator {

struct RunReport {
  RunPosition position;      ///< at the end, including earlier parts of a resumed run
  std::uint64_t before = 0;  ///< documents of earlier parts
  std::uint64_t kept = 0;    ///< documents whose result is that of an earlier run
  bool interrupted = false;  ///< `stop` was raised
  bool gave_up = false;      ///< a step with on_error stop failed, or too many documents did
  std::string gave_up_on;    ///< which document, and why
  std::vector<Quarantine> quarantined;  ///< steps in quarantine at the end
  RunTimes times{0};                    ///< over all threads, of this part only
  std::chrono::nanoseconds elapsed{};
};

/// One pass over a stream of documents: each gets its result, in input order, with the same bytes
/// for any number of threads, however long documents take. Memory is bounded: a few groups of
/// documents for each thread.
class BatchRun {
 public:
  BatchRun(const Pipeline& pipeline, Reader& reader,
           std::function<std::unique_ptr<RecordWriter>()> make_writer, ResultSink& sink);
  ~BatchRun();

  unsigned threads = 1;
  /// A prepared worker for each thread, which fills the layers of the writer. Empty: run() opens
  /// them, before it reads a document.
  std::vector<Worker> workers;
  /// The position of an earlier part; the reader and the sink are already behind it.
  RunPosition from;
  /// Called after each written group, by one thread at a time. May be empty.
  std::function<void(const RunPosition&)> after_write;
  /// Results that need not be made again. May be NULL.
  EarlierResults* earlier = nullptr;
  /// Gets each written document. May be NULL.
  ResultIndexWriter* result_index = nullptr;
  /// Called by each thread before its first document. May be empty.
  std::function<void()> thread_begins;
  /// When raised, the run reads no further documents and finishes those in flight. May be NULL.
  const std::atomic<bool>* stop = nullptr;

  /// Rethrows exceptions of the reader, the sink and open_workers(), after all threads have ended.
  RunReport run();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator
