#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

constexpr unsigned thread_count = 8;
constexpr std::size_t document_count = 1000;
constexpr auto least_time = std::chrono::seconds(1);

std::vector<Document> many_documents(const Setting& setting) {
  std::vector<Document> some = plain_documents();
  for (const Document& document : setting.documents) some.push_back(document);
  std::vector<Document> many;
  std::size_t bytes = 0;
  constexpr std::size_t most_bytes = 1u << 20;
  for (std::size_t i = 0; i < document_count && bytes < most_bytes; ++i) {
    many.push_back(some[i % some.size()]);
    many.back().id += " (" + std::to_string(i) + ")";
    bytes += many.back().text.size();
  }
  return many;
}

/// Annotates `documents` in many threads, each of which begins elsewhere and takes other steps, so
/// that different texts meet. The number of documents whose records are not `expected`, and what is
/// wrong with the first.
class ManyThreads {
 public:
  ManyThreads(const Pipeline& pipeline, const std::vector<Document>& documents,
              const std::vector<std::string>& expected)
      : pipeline_(pipeline), documents_(documents), expected_(expected) {}

  void run() {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < thread_count; ++i) threads.emplace_back([this, i] { work(i); });
    for (auto& thread : threads) thread.join();
  }
  std::size_t wrong() const { return wrong_; }
  std::size_t first_wrong() const { return first_wrong_; }
  const std::string& found() const { return found_; }

 private:
  void work(unsigned number) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = documents_.size();
    for (unsigned round = 0; round < 2 || std::chrono::steady_clock::now() - begin < least_time;
         ++round) {
      Worker worker = pipeline_.open();  // at fresh addresses each time
      const std::size_t from = number * count / thread_count + round * 7;
      // Each second thread goes backwards; all begin with the same texts in the second round.
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = round == 1 ? i : (number % 2 ? from + count - i : from + i) % count;
        const std::string records = record_text(pipeline_, worker, documents_[at]);
        if (records == expected_[at]) continue;
        const std::lock_guard lock(mutex_);
        if (wrong_++ > 0) continue;
        first_wrong_ = at;
        found_ = records;
      }
    }
  }

  const Pipeline& pipeline_;
  const std::vector<Document>& documents_;
  const std::vector<std::string>& expected_;
  std::mutex mutex_;
  std::size_t wrong_ = 0, first_wrong_ = 0;
  std::string found_;
};

void works_in_many_threads(Subject& subject, Findings& findings) {
  StandIn stand_in(subject, {.has_extensions = true});
  const std::vector<Setting> settings = subject.settings();
  for (const Setting& setting : settings) {
    if (&setting != &settings[0] && !setting.layers.is_null()) continue;  // for one text only
    subject.use(setting);
    try {
      const Pipeline pipeline = stand_in.pipeline();
      const auto documents = many_documents(setting);
      std::vector<std::string> serial;
      Worker worker = pipeline.open();
      for (const Document& document : documents)
        serial.push_back(record_text(pipeline, worker, document));
      findings.trying("8 threads");
      ManyThreads threads(pipeline, documents, serial);
      threads.run();
      if (threads.wrong() > 0)
        findings.fail(
            "with 8 threads other records than with one, " + std::to_string(threads.wrong()) +
                " times; first text `" + documents[threads.first_wrong()].id +
                "`: " + first_difference(subject, serial[threads.first_wrong()], threads.found()),
            "keep what changes in the worker, or declare GLOSS_THREADS_SERIAL");
    } catch (const ConfigError&) {
      if (&setting == &settings[0]) throw;  // another case's options may be refused
    }
  }
  subject.use(settings[0]);
}

void does_not_mind_which_thread(Subject& subject, Findings& findings) {
  const auto documents = subject.documents();
  std::string here, there;
  const auto annotate_all = [&](const Pipeline& pipeline, Worker& worker, std::string& out) {
    for (const Document& document : documents) out += record_text(pipeline, worker, document);
  };
  {
    const Pipeline pipeline = subject.pipeline();
    Worker worker = pipeline.open();
    annotate_all(pipeline, worker, here);
  }
  const auto in_thread = [&](const std::string& what, const std::function<void()>& run) {
    findings.trying(what + " in a thread of its own");
    std::exception_ptr error;
    std::thread([&] {
      try {
        run();
      } catch (...) {
        error = std::current_exception();
      }
    }).join();
    if (error) std::rethrow_exception(error);
  };
  std::optional<Pipeline> pipeline;
  std::optional<Worker> worker;
  in_thread("create()", [&] { pipeline.emplace(subject.pipeline()); });
  in_thread("open()", [&] { worker.emplace(pipeline->open()); });
  in_thread("the first process()", [&] { worker->annotate(documents[0]); });
  in_thread("process()", [&] { annotate_all(*pipeline, *worker, there); });
  in_thread("close()", [&] { worker.reset(); });
  in_thread("destroy()", [&] { pipeline.reset(); });
  if (here != there)
    findings.fail("other records where each call is in a thread of its own: " +
                      first_difference(subject, here, there),
                  "use no thread-local memory between calls");
}

std::size_t threads_now() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& task : std::filesystem::directory_iterator("/proc/self/task"))
    ++count;
  return count;
}

void joins_its_threads(Subject& subject, Findings& findings) {
  if (!std::filesystem::exists("/proc/self/task"))
    return findings.skip("this system does not tell of a process's threads");
  subject.library();
  const std::size_t before = threads_now();
  {
    const Pipeline pipeline = subject.pipeline();
    Worker worker = pipeline.open();
    for (const Document& document : subject.documents()) worker.annotate(document);
  }
  std::size_t after = threads_now();
  // The system may still list a joined thread for a moment.
  for (int tries = 0; after > before && tries < 50; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    after = threads_now();
  }
  if (after > before)
    findings.fail(std::to_string(after - before) + " threads go on after destroy()",
                  "join a worker's threads in close() and an annotator's in destroy()");
}

}  // namespace

std::span<const Check> threads_checks() {
  static constexpr Check checks[] = {
      {"many-threads", Group::threads, "gives in 8 threads the records that it gives in one",
       works_in_many_threads},
      {"any-thread", Group::threads, "does not mind in which thread a call comes",
       does_not_mind_which_thread},
      {"joins-threads", Group::threads, "has joined its threads when it is destroyed",
       joins_its_threads},
  };
  return checks;
}

}  // namespace glossator::check
