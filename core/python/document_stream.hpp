#pragma once
#include <deque>
#include <memory>
#include <string>

#include "shared_pipeline.hpp"

namespace glossator::python {

/// Annotates documents in threads of its own; results come in the order of the documents. One
/// thread at a time pushes and pops, any may close it; all hold the GIL. A forked process leaves it
/// alone.
class DocumentStream {
 public:
  DocumentStream(std::shared_ptr<SharedPipeline> pipeline, unsigned threads);
  ~DocumentStream();
  DocumentStream(const DocumentStream&) = delete;

  /// Throws Error(usage) in a forked process, where nothing would come from it.
  void require_process() const;
  /// Whether it takes a further document: the documents ahead are limited in number and bytes.
  bool has_room() const;
  bool is_empty() const { return order_.empty(); }
  /// Gives the document up if the stream is closed.
  void push(Document document);
  /// A document that could not be read: its result takes its place among the others.
  void push(std::shared_ptr<KeptResult> refused);
  /// Waits for the result of the first document; NULL if another thread closes the stream. The GIL
  /// is free while it waits. Throws what a signal raises, such as KeyboardInterrupt. REQUIRES: not
  /// is_empty().
  std::shared_ptr<KeptResult> pop();
  /// Gives up all documents that have not been popped. Waits for none: threads end after the
  /// document that they are at. A forked process gives up nothing.
  void close();

  /// Waits until the threads of all streams of this process have ended, `seconds` at most. The GIL
  /// is free while it waits.
  static void wait_for_all(double seconds);

 private:
  struct Slot;
  struct State;
  static void work(const std::shared_ptr<State>& state);
  static void work_on(State& state, Worker& worker);
  void start_thread();

  const OwnProcess process_;
  std::shared_ptr<State> state_;
  const unsigned most_threads_;
  unsigned threads_ = 0;
  bool is_closed_ = false;  // under the GIL
  std::size_t bytes_ahead_ = 0;
  std::deque<std::shared_ptr<Slot>> order_;
};

}  // namespace glossator::python
