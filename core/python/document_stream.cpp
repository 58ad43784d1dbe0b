#include "document_stream.hpp"

#include <pybind11/pybind11.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace py = pybind11;

namespace glossator::python {
namespace {

constexpr std::size_t documents_per_thread = 16;
constexpr std::size_t most_bytes_ahead = 16u << 20;
constexpr std::chrono::milliseconds between_signal_checks(20);

/// The threads of all streams. They are detached, because a caller that is interrupted waits for
/// none; the program's end does for a moment.
struct RunningThreads {
  const OwnProcess process;
  std::mutex mutex;
  std::condition_variable ended;
  std::size_t count = 0;
};

// Those of this process: a forked one has none of the threads at first, but their count. The GIL is
// held.
RunningThreads& running() {
  static RunningThreads* threads = nullptr;
  if (!threads || !threads->process.is_this()) threads = new RunningThreads;  // outlives them
  return *threads;
}

}  // namespace

struct DocumentStream::Slot {
  Document document = {};
  std::size_t bytes = 0;
  std::shared_ptr<KeptResult> result = nullptr;
  std::string failure = {};  // why there is no result
  bool is_done = false;
};

struct DocumentStream::State {
  std::shared_ptr<SharedPipeline> pipeline;
  std::mutex mutex;  // of what follows, and of the slots that are waiting
  std::condition_variable has_work, has_result;
  std::deque<std::shared_ptr<Slot>> waiting;
  bool is_closed = false;
};

DocumentStream::DocumentStream(std::shared_ptr<SharedPipeline> pipeline, unsigned threads)
    : state_(std::make_shared<State>()), most_threads_(std::max(1u, threads)) {
  state_->pipeline = std::move(pipeline);
}

DocumentStream::~DocumentStream() {
  if (process_.is_this()) {
    close();
  } else {  // what the threads share stays as they left it
    new auto(std::move(state_));
    new auto(std::move(order_));
  }
}

bool DocumentStream::has_room() const {
  return order_.empty() ||
         (order_.size() < documents_per_thread * most_threads_ && bytes_ahead_ < most_bytes_ahead);
}

void DocumentStream::start_thread() {
  ++threads_;
  RunningThreads& threads = running();
  {
    const std::lock_guard lock(threads.mutex);
    ++threads.count;
  }
  std::thread([state = state_, &threads]() mutable {
    work(state);
    state.reset();
    const std::lock_guard lock(threads.mutex);
    --threads.count;
    threads.ended.notify_all();
  }).detach();
}

void DocumentStream::require_process() const {
  process_.require("pipe", "call pipe() in this one");
}

void DocumentStream::push(Document document) {
  require_process();
  if (is_closed_) return;
  if (threads_ < most_threads_) start_thread();
  auto slot = std::make_shared<Slot>();
  slot->document = std::move(document);
  slot->bytes = slot->document.text.size();
  bytes_ahead_ += slot->bytes;
  order_.push_back(slot);
  const std::lock_guard lock(state_->mutex);
  state_->waiting.push_back(std::move(slot));
  state_->has_work.notify_one();
}

void DocumentStream::push(std::shared_ptr<KeptResult> refused) {
  if (is_closed_) return;
  auto slot = std::make_shared<Slot>();
  slot->result = std::move(refused);
  slot->is_done = true;
  order_.push_back(std::move(slot));
}

std::shared_ptr<KeptResult> DocumentStream::pop() {
  require_process();
  const std::shared_ptr<Slot> slot = order_.front();
  for (bool is_done = false; !is_done;) {
    {
      const py::gil_scoped_release no_gil;
      std::unique_lock lock(state_->mutex);
      is_done =
          state_->has_result.wait_for(lock, between_signal_checks, [&] { return slot->is_done; });
    }
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (is_closed_) return nullptr;
  }
  order_.pop_front();
  bytes_ahead_ -= slot->bytes;
  // A worker may hold the slot still; what gets Python's objects must not end there.
  if (slot->result) return std::move(slot->result);
  return refused_result(state_->pipeline->form(), slot->document.id, slot->failure);
}

void DocumentStream::close() {
  if (!process_.is_this()) return;
  is_closed_ = true;
  order_.clear();
  bytes_ahead_ = 0;
  const std::lock_guard lock(state_->mutex);
  state_->is_closed = true;
  state_->waiting.clear();
  state_->has_work.notify_all();
}

void DocumentStream::work_on(State& state, Worker& worker) {
  std::vector<std::shared_ptr<Slot>> slots;
  std::vector<const Document*> documents;
  while (true) {
    {
      std::unique_lock lock(state.mutex);
      state.has_work.wait(lock, [&] { return state.is_closed || !state.waiting.empty(); });
      if (state.is_closed) return;
      const std::size_t count = std::min(state.pipeline->documents_at_once(), state.waiting.size());
      slots.assign(state.waiting.begin(),
                   state.waiting.begin() + static_cast<std::ptrdiff_t>(count));
      state.waiting.erase(state.waiting.begin(),
                          state.waiting.begin() + static_cast<std::ptrdiff_t>(count));
    }
    documents.clear();
    for (const auto& slot : slots) documents.push_back(&slot->document);
    std::vector<std::shared_ptr<KeptResult>> results;
    std::string failure;
    try {
      results = state.pipeline->annotate(worker, documents);
    } catch (const std::exception& error) {  // out of memory
      failure = error.what();
    }
    const std::lock_guard lock(state.mutex);
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (i < results.size()) slots[i]->result = std::move(results[i]);
      slots[i]->failure = failure;
      slots[i]->document.text = {};
      slots[i]->is_done = true;
    }
    state.has_result.notify_one();
  }
}

void DocumentStream::work(const std::shared_ptr<State>& state) {
  Worker worker = state->pipeline->take();
  work_on(*state, worker);
  state->pipeline->give_back(std::move(worker));
}

void DocumentStream::wait_for_all(double seconds) {
  RunningThreads& threads = running();
  const py::gil_scoped_release no_gil;
  std::unique_lock lock(threads.mutex);
  threads.ended.wait_for(lock, std::chrono::duration<double>(seconds),
                         [&] { return threads.count == 0; });
}

}  // namespace glossator::python
