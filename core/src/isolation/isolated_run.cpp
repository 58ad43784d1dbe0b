#include "isolation/isolated_run.hpp"

#include <algorithm>
#include <thread>

#include "isolation/answer.hpp"
#include "isolation/request.hpp"

namespace glossator {
namespace {

using Clock = WorkerProcess::Clock;

using std::chrono::milliseconds;

// Before the next process, after so many deaths in a row. A document costs two.
constexpr milliseconds pauses[] = {milliseconds(0), milliseconds(0), milliseconds(0),
                                   milliseconds(100), milliseconds(500)};
// After a process that could not be started.
constexpr milliseconds start_pauses[] = {milliseconds(100), milliseconds(1000), milliseconds(5000)};

template <std::size_t Count>
milliseconds pause_after(unsigned failures, const milliseconds (&all)[Count]) {
  return failures == 0 ? milliseconds(0) : all[std::min<std::size_t>(failures, Count) - 1];
}

bool contains(const std::vector<std::uint32_t>& steps, std::size_t step) {
  return std::find(steps.begin(), steps.end(), step) != steps.end();
}

Clock::duration duration(double seconds) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

WorkerProcess::Limits limits_of(const RunConfig& run, const Leg& leg, std::size_t documents) {
  const double step = run.document_seconds * run.kill_factor;
  return {duration(step), duration(step * static_cast<double>(leg.last - leg.first) *
                                   static_cast<double>(documents))};
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

}  // namespace

IsolatedRun::IsolatedRun(const Chain& chain, const IsolatedChain& elsewhere, StepRunner& local,
                         std::span<const std::uint32_t> wanted)
    : chain_(chain),
      isolated_(elsewhere),
      local_(local),
      places_(isolated_.placement().compartments.size()) {
  const auto& legs = isolated_.placement().legs;
  layers_.resize(legs.size());
  std::vector<std::uint32_t> later(wanted.begin(), wanted.end());
  for (std::size_t i = legs.size(); i-- > 0;) {
    layers_[i] = {layers_read(chain, legs[i]), later};
    later.insert(later.end(), layers_[i].read.begin(), layers_[i].read.end());
  }
}

const IsolatedRun::LegLayers& IsolatedRun::layers_of(const Leg& leg) const {
  const auto& legs = isolated_.placement().legs;
  return layers_[static_cast<std::size_t>(std::find(legs.begin(), legs.end(), leg) - legs.begin())];
}

IsolatedRun::~IsolatedRun() {
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (places_[i].process) isolated_.release(i, std::move(places_[i].process));
}

void IsolatedRun::open() {
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (!places_[i].process) places_[i].process = isolated_.acquire(i);
}

void IsolatedRun::run(std::span<const Document* const> documents,
                      std::span<DocumentResult* const> results) {
  for (const Leg& leg : isolated_.placement().legs) {
    Items items;
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (!results[i]->is_over()) items.push_back({documents[i], results[i], {}});
    if (leg.compartment) {
      run_elsewhere(leg, std::move(items));
    } else {
      for (const Item& item : items)
        local_.run(view_of(*item.document), leg.first, leg.last, *item.result);
    }
  }
}

void IsolatedRun::run_elsewhere(const Leg& leg, Items waiting) {
  while (!waiting.empty()) {
    if (isolated_.deaths().any()) skip_quarantined(leg, waiting);
    if (!waiting.empty()) run_batch(leg, waiting);
  }
}

// A document fails at a step in quarantine, with the effect that the step's on_error names.
void IsolatedRun::skip_quarantined(const Leg& leg, Items& waiting) {
  for (std::size_t step = leg.first; step < leg.last; ++step) {
    const std::string reason = isolated_.deaths().reason(step);
    if (reason.empty()) continue;
    for (Item& item : waiting)
      if (!item.result->is_over() && !contains(item.skipped, step))
        fail(item, step, ErrorCode::plugin, "is in quarantine: " + reason);
  }
  drop_finished(leg, waiting);
}

void IsolatedRun::run_batch(const Leg& leg, Items& waiting) {
  Place& place = places_[*leg.compartment];
  WorkerProcess* process = process_for(leg);
  if (!process) return;
  SharedWriter out = process->request();
  const std::size_t sent = write_batch(leg, waiting, out);
  if (sent == 0) return;
  const RunConfig& run = chain_.config.run();
  const auto reply = process->ask(Message::run, out.size(), static_cast<std::uint32_t>(sent),
                                  limits_of(run, leg, sent));
  const bool whole = reply.kind == WorkerProcess::Reply::answered;
  const Progress progress = process->progress();
  // A malformed reply invalidates all answers.
  const std::size_t answered = reply.kind == WorkerProcess::Reply::garbled
                                   ? 0
                                   : std::min<std::size_t>(progress.answered, sent);
  std::string garbled;
  const std::size_t taken =
      take_answers(leg, waiting, answered, whole ? reply.size : ~std::uint64_t{0}, garbled);
  isolated_.deaths().note_documents(leg.first, leg.last, taken);
  if (whole && taken == sent) {
    place.deaths = 0;
    return retire_if_worn(place, out.size(), reply.size);
  }
  if (taken > 0) place.deaths = 0;
  ++place.deaths;
  const std::unique_ptr<WorkerProcess> dead = std::move(place.process);
  if (taken == sent) return;  // it died after it had answered every document
  if (whole || reply.kind == WorkerProcess::Reply::garbled)
    blame(leg, waiting.front(), progress.step, ErrorCode::contract,
          "misbehaved: its process gave an answer that is none" +
              (garbled.empty() ? "" : " (" + garbled + ")") + dead->describe_printed());
  else if (dead->ran_out_of_memory())
    blame(leg, waiting.front(), progress.step, ErrorCode::limit,
          dead->describe_end() + dead->describe_printed());
  else if (reply.kind == WorkerProcess::Reply::timed_out)
    blame(leg, waiting.front(), progress.step, ErrorCode::timeout,
          "did not stop when it was asked to, and its process was killed after " +
              number(run.document_seconds * run.kill_factor) +
              " s (run.limits.document_seconds times run.limits.kill_factor)" +
              dead->describe_printed());
  else
    blame(leg, waiting.front(), progress.step, ErrorCode::crash,
          dead->describe_end() + dead->describe_printed());
  drop_finished(leg, waiting);
}

// Removes documents for which this leg has nothing more to do.
void IsolatedRun::drop_finished(const Leg& leg, Items& waiting) {
  std::erase_if(waiting, [&](const Item& item) {
    return item.result->is_over() || item.skipped.size() == leg.last - leg.first;
  });
}

// NULL: no process can be started, and the leg is in quarantine.
WorkerProcess* IsolatedRun::process_for(const Leg& leg) {
  Place& place = places_[*leg.compartment];
  if (!place.process) std::this_thread::sleep_for(pause_after(place.deaths, pauses));
  for (unsigned failures = 0; !place.process;) {
    try {
      place.process = isolated_.acquire(*leg.compartment);
      place.batches = place.first_memory = 0;
    } catch (const Error& error) {
      if (++failures <= std::size(start_pauses)) {
        std::this_thread::sleep_for(pause_after(failures, start_pauses));
        continue;
      }
      const auto* failure = dynamic_cast<const StartFailure*>(&error);
      const bool known =
          failure && failure->step && *failure->step >= leg.first && *failure->step < leg.last;
      isolated_.deaths().quarantine(
          known ? *failure->step : leg.first,
          std::string("its process cannot be started again: ") + error.what());
      return nullptr;
    }
  }
  return place.process.get();
}

// Writes the first waiting documents; returns how many.
std::size_t IsolatedRun::write_batch(const Leg& leg, Items& waiting, SharedWriter& out) {
  const LegLayers& layers = layers_of(leg);
  write_leg(out, {leg, layers.wanted});
  std::size_t sent = 0;
  for (const Item& item : waiting) {
    if (item.alone && sent > 0) break;
    const std::size_t before = out.size();
    write_document(out, *item.document, item.skipped, layers.read, *item.result);
    if (!out.fits()) {
      out.rewind(before);
      break;
    }
    ++sent;
    if (item.alone) break;
  }
  if (sent > 0) return sent;
  Item& item = waiting.front();
  std::size_t step = leg.first;
  while (contains(item.skipped, step)) ++step;
  fail(item, step, ErrorCode::limit,
       "the document with its layers is larger than run.limits.memory_mb allows");
  drop_finished(leg, waiting);
  return 0;
}

// Takes the answers to the first `answered` waiting documents; returns how many are valid.
std::size_t IsolatedRun::take_answers(const Leg& leg, Items& waiting, std::size_t answered,
                                      std::uint64_t size, std::string& garbled) {
  SharedReader in = places_[*leg.compartment].process->results(size);
  const AskedLeg asked{leg, layers_of(leg).wanted};
  std::size_t taken = 0;
  for (; taken < answered; ++taken) {
    Item& item = waiting.front();
    const std::size_t mark = item.result->mark();
    try {
      take_answer(in, chain_, asked, item.skipped, item.document->text, *item.result);
    } catch (const Garbled& error) {
      item.result->forget(mark, leg.first, leg.last);
      garbled = error.what();
      break;
    }
    waiting.pop_front();
  }
  return taken;
}

// A process died on the document, in `step` or in an unknown one.
void IsolatedRun::blame(const Leg& leg, Item& item, std::uint32_t step, ErrorCode code,
                        const std::string& what) {
  const bool known = step >= leg.first && step < leg.last && !contains(item.skipped, step);
  std::size_t at = known ? step : leg.first;
  while (contains(item.skipped, at)) ++at;
  if (!known && code != ErrorCode::contract && ++item.unexplained < 3) {
    item.alone = true;
    return;
  }
  if (!item.alone) {
    isolated_.deaths().note_death(at, what);
    item.alone = true;
    return;
  }
  isolated_.deaths().note_failed(leg.first, leg.last);
  fail(item, at, code, what);
}

void IsolatedRun::fail(Item& item, std::size_t step, ErrorCode code, const std::string& what) {
  const Step& failed = *chain_.steps[step];
  const char* between = what.starts_with("misbehaved") ? " " : ": ";
  item.result->fail(failed, code, who(failed) + between + what);
  item.skipped.push_back(static_cast<std::uint32_t>(step));
}

// Ends a process that has handled many documents or grown large; the next batch gets a new one.
void IsolatedRun::retire_if_worn(Place& place, std::size_t request_size,
                                 std::uint64_t results_size) {
  constexpr std::size_t unusual = 64u << 20;  // the end of the process frees its shared memory
  constexpr std::uint64_t slack = 64u << 20, batches_between_looks = 16;
  bool worn = place.process->documents() >= chain_.config.run().worker_documents ||
              request_size > unusual || results_size > unusual;
  if (!worn && place.batches++ % batches_between_looks == 0) {
    const std::uint64_t memory = place.process->private_memory();
    if (place.first_memory == 0) place.first_memory = memory;
    worn = memory > 2 * place.first_memory && memory > place.first_memory + slack;
  }
  if (worn) place.process.reset();
}

}  // namespace glossator
