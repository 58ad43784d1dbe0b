#pragma once
#include <deque>
#include <memory>
#include <string>

#include "shared_pipeline.hpp"

namespace glossator::python {

/// Annotates documents in threads of its own; results come in the order of the documents. The one
/// thread that owns it pushes and pops.
class DocumentStream {
 public:
  DocumentStream(std::shared_ptr<SharedPipeline> pipeline, unsigned threads);
  ~DocumentStream();
  DocumentStream(const DocumentStream&) = delete;

  /// Whether it takes a further document: the documents ahead are limited in number and bytes.
  bool has_room() const;
  bool is_empty() const { return order_.empty(); }
  void push(Document document);
  /// A document that could not be read: its result takes its place among the others.
  void push(std::shared_ptr<KeptResult> refused);
  /// Waits for the result of the first document. The GIL is held, and free while it waits. Throws
  /// what a signal raises, such as KeyboardInterrupt. REQUIRES: not is_empty().
  std::shared_ptr<KeptResult> pop();
  /// Gives up all documents that have not been popped. Waits for none: threads end after the
  /// document that they are at.
  void close();

  /// Waits until the threads of all streams have ended, `seconds` at most.
  static void wait_for_all(double seconds);

 private:
  struct Slot;
  struct State;
  static void work(const std::shared_ptr<State>& state);
  static void work_on(State& state, Worker& worker);
  void start_thread();

  const std::shared_ptr<State> state_;
  const unsigned most_threads_;
  unsigned threads_ = 0;
  std::size_t bytes_ahead_ = 0;
  std::deque<std::shared_ptr<Slot>> order_;
};

}  // namespace glossator::python
