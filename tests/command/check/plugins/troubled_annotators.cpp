// Annotators that break one rule each, of the groups threads and trouble, and keep all others. The
// id names the rule.
#include <gloss/types.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <thread>

#include "faulty.hpp"

namespace {

// Two calls at once see each other.
struct SharesState {
  static constexpr gloss_description description = described("shares-state");
  mutable std::atomic<int> inside{0};
  explicit SharesState(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const bool is_alone = inside.fetch_add(1) == 0;
    std::this_thread::sleep_for(std::chrono::microseconds(50));
    inside.fetch_sub(1);
    mark_first_byte(document, output).boolean(is_so, is_alone);
  }
};

// Its worker remembers the thread that made it. (A count, since ids of ended threads are reused.)
std::atomic<int> threads_seen{0};
thread_local const int this_thread = threads_seen++;

struct MindsThread {
  static constexpr gloss_description description = described("minds-thread");
  struct Worker {
    int made_in = this_thread;
  };
  explicit MindsThread(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    mark_first_byte(document, output).boolean(is_so, worker.made_in == this_thread);
  }
};

struct LeavesThread {
  static constexpr gloss_description description = described("leaves-thread");
  explicit LeavesThread(gloss::Config) {
    std::thread([] { pause(); }).detach();
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Ignores every error of the host.
struct IgnoresRefusals {
  static constexpr gloss_description description =
      described("ignores-refusals", {.inputs = tokens_only});
  explicit IgnoresRefusals(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    try {
      document.layer(0);
    } catch (const gloss::Error&) {
    }
  }
};

struct WrongStatus {
  static constexpr gloss_description description = described("wrong-status");
  explicit WrongStatus(gloss::Config config) {
    gloss_string path{};
    const auto& host = config.host().raw();
    if (host.resource_path(host.self, {"/", 1}, &path) != GLOSS_OK)
      throw gloss::Error(GLOSS_E_DOCUMENT, "no file");
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct NeedsExtension {
  static constexpr gloss_description description = described("needs-extension");
  bool has_types;
  explicit NeedsExtension(gloss::Config config)
      : has_types(config.host().extension(GLOSS_TYPES_ID) != nullptr) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    if (has_types) mark_first_byte(document, output);
  }
};

// Walks records by the size that it was compiled with.
struct KnowsSizes {
  static constexpr gloss_description description =
      described("knows-sizes", {.inputs = tokens_only});
  explicit KnowsSizes(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto& batch = document.layer(0).raw();
    const auto* records = static_cast<const gloss_record*>(batch.records);
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < batch.record_count; ++i) sum += records[i].begin;
    mark_first_byte(document, output).integer(value, sum);
  }
};

struct NeverEnds {
  static constexpr gloss_description description =
      described("never-ends", {.caps = GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE});
  explicit NeverEnds(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    // A quarter of a second for 4 MiB and more.
    if (document.text().size() < (1u << 20)) return;
    const auto end = std::clock() + CLOCKS_PER_SEC / 4;
    while (std::clock() < end) sink = sink + 1;
  }
};

struct TrustsMemory {
  static constexpr gloss_description description = described("trusts-memory");
  explicit TrustsMemory(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    char* const copy = static_cast<char*>(std::malloc(document.text().size() + 1));
    std::memset(copy, 'x', document.text().size() + 1);
    sink = static_cast<unsigned>(copy[document.text().size() / 2]);
    std::free(copy);
  }
};

struct Behaves {
  static constexpr gloss_description description = described(
      "behaves", {.inputs = tokens_only, .caps = GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE});
  explicit Behaves(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (i % 4096 == 0) document.throw_if_cancelled();
      output.add(tokens.span(i), 0);
    }
  }
};

// Like a plugin that was built with a longer header and ignores struct_size.
struct ReadsBehindTables {
  static constexpr gloss_description description = described("reads-behind-tables");
  explicit ReadsBehindTables(gloss::Config config) {
    const auto* host = &config.host().raw();
    sink = *reinterpret_cast<const volatile unsigned char*>(host + 1);
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct MindsHostSize {
  static constexpr gloss_description description = described("minds-host-size");
  bool is_known;
  explicit MindsHostSize(gloss::Config config)
      : is_known(config.host().raw().struct_size == sizeof(gloss_host)) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    if (is_known) mark_first_byte(document, output);
  }
};

struct TrustsMemoryAtCreation {
  static constexpr gloss_description description = described("trusts-memory-at-creation");
  explicit TrustsMemoryAtCreation(gloss::Config) {
    // Volatile, or the optimizer removes the table.
    auto* const table = static_cast<volatile unsigned char*>(std::malloc(1000));
    table[500] = 'x';
    sink = table[500];
    std::free(const_cast<unsigned char*>(table));
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Leaves its state half built if memory is short.
struct KeepsHalf {
  static constexpr gloss_description description = described("keeps-half");
  struct Worker {
    bool is_busy = false;
  };
  explicit KeepsHalf(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    const bool was_busy = worker.is_busy;
    worker.is_busy = true;
    try {
      const std::string copy(document.text());
      sink = static_cast<unsigned>(copy.size());
    } catch (const std::bad_alloc&) {
      return;
    }
    worker.is_busy = false;
    mark_first_byte(document, output).boolean(is_so, was_busy);
  }
};

// Handles one unreadable option; the second one ends the process.
struct TrustsOptions {
  static constexpr gloss_description description =
      described("trusts-options", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"a":{"type":"integer","default":1,"description":"a number"},
          "b":{"type":"integer","default":2,"description":"a number"}}})"});
  explicit TrustsOptions(gloss::Config config) {
    config.integer("/a");
    second(config);
  }
  static void second(const gloss::Config& config) noexcept { config.integer("/b"); }
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Writes a file into its data folder.
struct WritesData {
  static constexpr gloss_description description = described("writes-data");
  explicit WritesData(gloss::Config config) {
    const std::string words = config.host().data("words.tsv");
    std::FILE* const file = std::fopen((words + ".cache").c_str(), "w");
    if (!file) throw gloss::Error(GLOSS_E_RESOURCE, words + ".cache cannot be written");
    std::fclose(file);
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct NeedsData {
  static constexpr gloss_description description = described("needs-data");
  explicit NeedsData(gloss::Config config) {
    try {
      config.host().data("words.tsv");
    } catch (const gloss::Error&) {
      std::abort();
    }
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

}  // namespace

GLOSS_EXPORT(SharesState, MindsThread, LeavesThread, IgnoresRefusals, WrongStatus, NeedsExtension,
             KnowsSizes, NeverEnds, TrustsMemory, Behaves, ReadsBehindTables, MindsHostSize,
             TrustsMemoryAtCreation, KeepsHalf, TrustsOptions, WritesData, NeedsData)
