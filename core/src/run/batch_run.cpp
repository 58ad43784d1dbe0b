#include "run/batch_run.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "config/error_rate.hpp"
#include "run/group_order.hpp"
#include "run/kept_results.hpp"
#include "run/open_workers.hpp"
#include "run/pace.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

constexpr std::uint64_t groups_ahead = 4;  // groups per thread ahead of the next to write

}  // namespace

struct BatchRun::State {
  State(const Pipeline& chain, Reader& input, std::function<std::unique_ptr<RecordWriter>()> make,
        ResultSink& output)
      : pipeline(chain),
        reader(input),
        make_writer(std::move(make)),
        sink(output),
        stops(chain.config().run().on_error == OnError::stop),
        stopping_steps(steps_that_stop(chain.config())),
        error_rate(ErrorRate::parse(chain.config().run().error_rate)),
        group_writer(make_writer()),
        order(group_writer->makes_groups() || error_rate.has_value()) {
    report.times = RunTimes(chain.steps().size());
  }

  static std::set<std::string> steps_that_stop(const Config& config) {
    std::set<std::string> names;
    for (const auto& step : config.pipeline())
      if (step.on_error.value_or(config.run().on_error) == OnError::stop) names.insert(step.name);
    return names;
  }

  void work(Worker worker, unsigned thread_count, const std::atomic<bool>* stop_flag);
  std::unique_ptr<DocumentGroup> claim(std::size_t most, unsigned thread_count,
                                       const std::atomic<bool>* stop_flag);
  void fill(DocumentGroup& group, std::size_t most, const std::atomic<bool>* stop_flag);
  void find_keys(DocumentGroup& group) const;
  void annotate(DocumentGroup& group, Worker& worker, KeptResults& kept, RecordWriter& writer,
                RunTimes& times);
  void take_kept(DocumentGroup& group, std::size_t index, const std::string& result,
                 RecordWriter& writer);
  bool take_broken(DocumentGroup& group, std::size_t index, RecordWriter& writer);
  bool take_annotated(DocumentGroup& group, std::size_t index, const Annotations& annotations,
                      RecordWriter& writer);
  std::string quarantine(const Annotations& annotations) const;
  bool must_stop(const Annotations& annotations) const;
  void end(DocumentGroup& group, RecordWriter& writer) const;
  void put(std::unique_ptr<DocumentGroup> group);
  void write(DocumentGroup& group);
  void take(const DocumentGroup& group);
  void fail();

  const Pipeline& pipeline;
  Reader& reader;
  const std::function<std::unique_ptr<RecordWriter>()> make_writer;
  ResultSink& sink;
  const bool stops;  // on a failure that is not a step's
  const std::set<std::string> stopping_steps;
  std::optional<ErrorRate> error_rate;
  std::function<void(const RunPosition&)> after_write;
  EarlierResults* earlier = nullptr;
  ResultIndexWriter* result_index = nullptr;

  std::mutex reading_mutex;      // of the reader and what follows; locked before the other
  std::uint64_t input_hash = 0;  // of all documents that were claimed
  std::uint64_t next_number = 0, groups_begun = 0;
  std::size_t group_documents = 0, group_bytes = 0;  // of the group that is not ended

  std::mutex mutex;  // of what follows
  std::condition_variable written;
  const std::unique_ptr<RecordWriter> group_writer;  // ends the groups that were joined
  GroupOrder order;
  std::atomic<bool> ended = false;  // no more documents are to be claimed
  std::atomic<bool> interrupted = false;
  std::exception_ptr error;
  RunReport report;
};

// Documents are read in order, so one thread at a time reads for all. Reading may wait for a pipe,
// so it holds no lock that writing needs.
std::unique_ptr<DocumentGroup> BatchRun::State::claim(std::size_t most, unsigned thread_count,
                                                      const std::atomic<bool>* stop_flag) {
  const std::lock_guard reading(reading_mutex);
  std::unique_ptr<DocumentGroup> group;
  {
    std::unique_lock lock(mutex);
    written.wait(lock, [&] {
      return ended || group_documents > 0 ||
             groups_begun < order.ended() + groups_ahead * thread_count;
    });
    group = order.empty_group();
  }
  fill(*group, most, stop_flag);
  if (group->size == 0) return nullptr;
  group->number = next_number++;
  return group;
}

void BatchRun::State::fill(DocumentGroup& group, std::size_t most,
                           const std::atomic<bool>* stop_flag) {
  const auto is_stopped = [&] { return stop_flag && stop_flag->load(std::memory_order_relaxed); };
  group.begins_group = group_documents == 0;
  group.ends_group = true;
  while (!ended) {
    InputDocument& document = group.size < group.documents.size() ? group.documents[group.size]
                                                                  : group.documents.emplace_back();
    document.error.reset();
    const bool is_read = !is_stopped() && reader.next(document);
    // A document that could not be read may have been interrupted by the stop: a later run takes
    // it.
    if (is_stopped() && (!is_read || document.error)) interrupted = ended = true;
    if (!is_read) ended = true;
    if (ended) break;
    input_hash = hash_input(document, input_hash);
    group.input_hashes.push_back(input_hash);
    ++group.size;
    ++group_documents;
    group_bytes += document.document.text.size();
    if (group_documents == DocumentGroup::most_documents ||
        group_bytes >= DocumentGroup::enough_bytes || reader.would_wait())
      break;
    if (group.size == most) {
      group.ends_group = false;
      break;
    }
  }
  groups_begun += group.begins_group && group.size > 0;
  if (group.ends_group) group_documents = group_bytes = 0;
}

bool BatchRun::State::must_stop(const Annotations& annotations) const {
  const auto& failures = annotations.failures();
  return std::any_of(failures.begin(), failures.end(), [&](const Failure& failure) {
    return failure.step.empty() ? stops : stopping_steps.contains(failure.step);
  });
}

// Writes the result of a document that could not be read. Returns whether to go on; gives up if
// on_error is stop.
bool BatchRun::State::take_broken(DocumentGroup& group, std::size_t index, RecordWriter& writer) {
  const InputDocument& input = group.documents[index];
  const std::size_t before = group.output.size();
  writer.append(input.document, *input.error, group.output);
  group.count(index, false, before, writer);
  ++group.counts.errors[name_of(input.error->code())];
  if (stops) group.give_up(shown_id(input.document.id) + ": " + input.error->what());
  return !stops;
}

bool BatchRun::State::take_annotated(DocumentGroup& group, std::size_t index,
                                     const Annotations& annotations, RecordWriter& writer) {
  const InputDocument& input = group.documents[index];
  if (const auto reason = quarantine(annotations); !reason.empty()) {
    group.give_up(reason);
    return false;
  }
  const std::size_t before = group.output.size();
  writer.append(input.document, annotations, group.output);
  group.count(index, annotations.status() == Status::ok, before, writer);
  if (annotations.status() != Status::ok)
    for (const auto& failure : annotations.failures()) ++group.counts.errors[name_of(failure.code)];
  if (!must_stop(annotations)) return true;
  group.give_up(shown_id(input.document.id) + ": " + annotations.failures().back().message);
  return false;
}

// Why a document failed, if only because a step is in quarantine: a later run takes it. Else "".
std::string BatchRun::State::quarantine(const Annotations& annotations) const {
  if (annotations.status() != Status::error) return "";
  const Failure& failure = annotations.failures().back();
  if (failure.code != ErrorCode::plugin) return "";
  for (const Quarantine& step : pipeline.quarantined())
    if (step.step == failure.step)
      return "plugin `" + step.plugin + "` is in quarantine: " + step.reason;
  return "";
}

void BatchRun::State::take_kept(DocumentGroup& group, std::size_t index, const std::string& result,
                                RecordWriter& writer) {
  const std::size_t before = group.output.size();
  writer.append_kept(result, group.output);
  group.count(index, true, before, writer);
  ++group.kept;
}

void BatchRun::State::find_keys(DocumentGroup& group) const {
  if (!earlier && !result_index) return;
  for (std::size_t i = 0; i < group.size; ++i)
    group.keys.push_back(key_of(group.documents[i].document));
  if (earlier) earlier->note(group.keys);
}

// Hands the worker runs of sound documents of one encoding that have no result yet.
void BatchRun::State::annotate(DocumentGroup& group, Worker& worker, KeptResults& kept,
                               RecordWriter& writer, RunTimes& times) {
  find_keys(group);
  kept.begin_group();
  std::vector<const Document*> sound;
  for (std::size_t i = 0; i < group.size;) {
    if (group.documents[i].error) {
      if (!take_broken(group, i, writer)) return;
      ++i;
      continue;
    }
    if (kept.has(i, group)) {
      take_kept(group, i, kept.text(), writer);
      ++i;
      continue;
    }
    sound.clear();
    const Encoding encoding = group.documents[i].encoding;
    for (std::size_t at = i; at < group.size && !group.documents[at].error; ++at) {
      if (group.documents[at].encoding != encoding || kept.has(at, group)) break;
      sound.push_back(&group.documents[at].document);
    }
    const auto take = [&](std::size_t number, const Annotations& annotations) {
      times.add(*sound[number], worker.document_times());
      return take_annotated(group, i + number, annotations, writer);
    };
    worker.annotate(sound, take, encoding);
    if (group.gave_up) return;
    i += sound.size();
  }
}

// Counts a written group, and decides whether the run ends after it.
void BatchRun::State::take(const DocumentGroup& group) {
  RunPosition& position = report.position;
  if (group.gave_up) {
    report.gave_up = true;
    report.gave_up_on = group.gave_up_on;
  }
  for (const std::size_t index : group.failed) {
    if (!error_rate || !error_rate->fail(position.counts.documents + index) || report.gave_up)
      continue;
    report.gave_up = true;
    report.gave_up_on = shown_id(group.documents[index].document.id) +
                        ": with it more documents have failed " + "than run.error_rate allows (" +
                        pipeline.config().run().error_rate + ")";
  }
  if (report.gave_up) ended = true;
  position.counts += group.counts;
  report.kept += group.kept;
  position.counts.failed += group.failed.size();
  if (group.counts.documents > 0)
    position.input_hash = group.input_hashes[group.counts.documents - 1];
  if (error_rate) position.recent_failures = error_rate->recent();
}

// Ends the part of a thread, if it is not to be joined with others.
void BatchRun::State::end(DocumentGroup& group, RecordWriter& writer) const {
  if (!order.joins() || group.is_whole()) {
    writer.end_group(group.output);
    group.is_ended = true;
  }
  const std::span<Result> results = writer.results();
  group.results.assign(std::move_iterator(results.begin()), std::move_iterator(results.end()));
}

// Writes the group when those before it are finished, and those behind it that are.
void BatchRun::State::put(std::unique_ptr<DocumentGroup> group) {
  {
    const std::lock_guard lock(mutex);
    order.put(std::move(group));
    try {
      while (!error && !report.gave_up) {
        std::unique_ptr<DocumentGroup> next = order.next();
        if (!next) break;
        write(*next);
        order.take_back(std::move(next));
      }
    } catch (...) {
      fail();  // before another thread writes what is behind
    }
  }
  written.notify_all();
}

// Ends the run with the present exception. REQUIRES: the caller holds `mutex`.
void BatchRun::State::fail() {
  if (!error) error = std::current_exception();
  ended = true;
}

void BatchRun::State::write(DocumentGroup& group) {
  if (!group.is_ended) group_writer->end_group(group.output);
  sink.write({group.output.text(), group.written, group.results});
  if (result_index) result_index->add(group.with_places());
  take(group);
  if (!sink.wants_more()) ended = true;
  if (after_write) after_write(report.position);
}

void BatchRun::State::work(Worker worker, unsigned thread_count,
                           const std::atomic<bool>* stop_flag) {
  try {
    const auto writer = make_writer();
    RunTimes times(report.times.steps().size());
    KeptResults kept(earlier);
    Pace pace;
    while (auto group = claim(pace.documents(), thread_count, stop_flag)) {
      const auto begin = std::chrono::steady_clock::now();
      annotate(*group, worker, kept, *writer, times);
      pace.note(group->size, std::chrono::steady_clock::now() - begin);
      end(*group, *writer);
      put(std::move(group));
    }
    const std::lock_guard lock(mutex);
    report.times.add(times);
  } catch (...) {
    {
      const std::lock_guard lock(mutex);
      fail();
    }
    written.notify_all();
  }
}

BatchRun::BatchRun(const Pipeline& pipeline, Reader& reader,
                   std::function<std::unique_ptr<RecordWriter>()> make_writer, ResultSink& sink)
    : state_(std::make_unique<State>(pipeline, reader, std::move(make_writer), sink)) {}

BatchRun::~BatchRun() = default;

RunReport BatchRun::run() {
  const auto begin = std::chrono::steady_clock::now();
  state_->after_write = after_write;
  state_->earlier = earlier;
  state_->result_index = result_index;
  state_->report.position = from;
  state_->report.before = from.counts.documents;
  state_->input_hash = from.input_hash;
  if (state_->error_rate) state_->error_rate->restore(from.recent_failures);
  if (workers.empty())
    workers = open_workers(state_->pipeline, state_->make_writer()->layers(), threads);
  const auto work = [this](std::size_t i) {
    if (thread_begins) thread_begins();
    state_->work(std::move(workers[i]), static_cast<unsigned>(workers.size()), stop);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < workers.size(); ++i) others.emplace_back(work, i);
  work(0);
  for (auto& thread : others) thread.join();
  if (state_->error) std::rethrow_exception(state_->error);
  if (const auto rest = state_->order.rest()) state_->write(*rest);
  state_->report.interrupted = state_->interrupted;
  state_->report.quarantined = state_->pipeline.quarantined();
  state_->report.elapsed = std::chrono::steady_clock::now() - begin;
  return state_->report;
}

}  // namespace glossator
