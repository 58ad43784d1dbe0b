#include <atomic>
#include <filesystem>
#include <optional>
#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

constexpr unsigned thread_count = 8;
constexpr std::size_t document_count = 1000;

std::vector<Document> many_documents() {
  const auto plain = plain_documents();
  std::vector<Document> many;
  for (std::size_t i = 0; i < document_count; ++i) {
    many.push_back(plain[i % plain.size()]);
    many.back().id = std::to_string(i);
  }
  return many;
}

void works_in_many_threads(Subject& subject, Findings& findings) {
  StandIn stand_in(subject, {.has_extensions = true});
  const Pipeline pipeline = stand_in.pipeline();
  const auto documents = many_documents();
  std::vector<std::string> serial, parallel(documents.size());
  {
    Worker worker = pipeline.open();
    for (const Document& document : documents)
      serial.push_back(record_text(pipeline, worker, document));
  }
  findings.trying("8 threads");
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < thread_count; ++i)
    threads.emplace_back([&] {
      Worker worker = pipeline.open();
      for (std::size_t at; (at = next.fetch_add(1)) < documents.size();)
        parallel[at] = record_text(pipeline, worker, documents[at]);
    });
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (serial[i] != parallel[i])
      findings.fail(
          "with 8 threads other records than with one: " + first_difference(serial[i], parallel[i]),
          "keep what changes in the worker, or declare GLOSS_THREADS_SERIAL");
}

void does_not_mind_which_thread(Subject& subject, Findings& findings) {
  const auto documents = plain_documents();
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
    findings.fail(
        "other records where each call is in a thread of its own: " + first_difference(here, there),
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
    for (const Document& document : plain_documents()) worker.annotate(document);
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
