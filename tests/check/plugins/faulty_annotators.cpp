// Annotators that break one rule each, and hold to all others: those of the groups processing,
// threads, trouble, options, description and figures. The id tells the rule.
#include <gloss/types.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <gloss/export.hpp>
#include <gloss/standard_layers.hpp>
#include <memory>
#include <mutex>
#include <thread>

namespace {

constexpr const char* types[] = {"hit", nullptr};
constexpr const char* keys[] = {"value", "note", nullptr};
constexpr gloss_layer hits{sizeof(gloss_layer), 0, "hits", types, keys};
constexpr const gloss_layer* no_inputs[] = {nullptr};
constexpr const gloss_layer* tokens_only[] = {&gloss::layers::tokens, nullptr};
constexpr const gloss_layer* outputs[] = {&hits, nullptr};
constexpr const char* no_options = R"({"type":"object","additionalProperties":false})";

struct Traits {
  const char* schema = no_options;
  const gloss_layer* const* inputs = no_inputs;
  std::uint32_t threads = GLOSS_THREADS_WORKER;
  std::uint32_t caps = GLOSS_CAP_DETERMINISTIC;
  const char* version = "1.0.0";
  const gloss_layer* const* writes = outputs;
};

constexpr gloss_description described(const char* id, const Traits& traits = {}) {
  return {sizeof(gloss_description),
          0,
          id,
          id,
          traits.version,
          "Glossator tests",
          "MIT",
          "",
          "Breaks one rule, for the tests.",
          traits.schema,
          traits.inputs,
          traits.writes,
          traits.threads,
          traits.caps};
}

gloss::Record mark_first_byte(const gloss::Document& document, gloss::Output& output) {
  const bool is_letter = !document.text().empty() && (document.text()[0] & 0x80) == 0;
  return output.add({0, is_letter ? 1u : 0u}, 0);
}

// What the optimizer cannot see through.
volatile unsigned sink;

struct ReadsBehindText {
  static constexpr gloss_description description = described("reads-behind-text");
  explicit ReadsBehindText(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const char* at = document.text().data();
    for (std::size_t i = 0; i < document.text().size(); ++i) sink = static_cast<unsigned>(at[i]);
    if (!document.text().empty()) sink = static_cast<unsigned>(at[document.text().size()]);
  }
};

struct WritesInputs {
  static constexpr gloss_description description =
      described("writes-inputs", {.inputs = tokens_only});
  explicit WritesInputs(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const auto tokens = document.layer(0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
      const_cast<gloss_record&>(tokens[i]).flags = 0;
  }
};

struct NeedsTokens {
  static constexpr gloss_description description =
      described("needs-tokens", {.inputs = tokens_only});
  explicit NeedsTokens(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    if (document.layer(0).empty() && document.text().size() > 3)
      throw std::runtime_error("there is no token");
  }
};

struct Counts {
  static constexpr gloss_description description = described("counts-documents");
  struct Worker {
    std::int64_t count = 0;
  };
  explicit Counts(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    mark_first_byte(document, output).integer(0, ++worker.count);
  }
};

struct LooksAround {
  static constexpr gloss_description description = described("looks-around");
  explicit LooksAround(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    std::time_t now = 0;
    std::tm local{};
    localtime_r(&now, &local);
    mark_first_byte(document, output).integer(0, local.tm_hour);
  }
};

// Two threads at once see each other.
struct SharesState {
  static constexpr gloss_description description = described("shares-state");
  mutable std::atomic<int> inside{0};
  explicit SharesState(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const bool is_alone = inside.fetch_add(1) == 0;
    std::this_thread::sleep_for(std::chrono::microseconds(50));
    inside.fetch_sub(1);
    mark_first_byte(document, output).boolean(0, is_alone);
  }
};

// Its worker knows the thread in which it was made. (Ids of threads that have ended come again.)
std::atomic<int> threads_seen{0};
thread_local const int this_thread = threads_seen++;

struct MindsThread {
  static constexpr gloss_description description = described("minds-thread");
  struct Worker {
    int made_in = this_thread;
  };
  explicit MindsThread(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output, Worker& worker) const {
    mark_first_byte(document, output).boolean(0, worker.made_in == this_thread);
  }
};

struct LeavesThread {
  static constexpr gloss_description description = described("leaves-thread");
  explicit LeavesThread(gloss::Config) {
    std::thread([] { pause(); }).detach();
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Takes every error of the host for none.
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

// Walks records as if it knew their size.
struct KnowsSizes {
  static constexpr gloss_description description =
      described("knows-sizes", {.inputs = tokens_only});
  explicit KnowsSizes(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto& batch = document.layer(0).raw();
    const auto* records = static_cast<const gloss_record*>(batch.records);
    std::int64_t sum = 0;
    for (std::uint32_t i = 0; i < batch.record_count; ++i) sum += records[i].begin;
    mark_first_byte(document, output).integer(0, sum);
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

struct NeedsOption {
  static constexpr gloss_description description =
      described("needs-option", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"word":{"type":"string","default":"","description":"a word"}}})"});
  explicit NeedsOption(gloss::Config config) {
    if (config.text("/word").empty()) throw std::runtime_error("a word is needed");
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct FalseDefault {
  static constexpr gloss_description description =
      described("false-default", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"least":{"type":"integer","minimum":1,"maximum":9,"description":"a number"}}})"});
  std::int64_t least;
  explicit FalseDefault(gloss::Config config)
      : least(config.json().find("least") == std::string_view::npos ? 1 : 2) {
    if (config.json().find('9') != std::string_view::npos) throw std::runtime_error("too many");
  }
  void process(const gloss::Document& document, gloss::Output& output) const {
    mark_first_byte(document, output).integer(0, least);
  }
};

// What is written out is another thing than what is not given.
struct TwoDefaults {
  static constexpr gloss_description description =
      described("two-defaults", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"a":{"type":"integer","default":1,"description":"a number"}}})"});
  static inline std::atomic<int> made{0};
  int number;
  explicit TwoDefaults(gloss::Config) : number(made++) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    mark_first_byte(document, output).integer(0, number);
  }
};

struct SilentRefusal {
  static constexpr gloss_description description =
      described("silent-refusal", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"pattern":{"type":"string","default":"a","description":"a pattern"}}})"});
  explicit SilentRefusal(gloss::Config config) {
    if (config.text("/pattern").find('(') != std::string::npos)
      throw std::runtime_error("something is wrong");
  }
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct LeavesMemory {
  static constexpr gloss_description description = described("leaves-memory");
  static inline std::vector<std::string> kept;
  explicit LeavesMemory(gloss::Config) { kept.emplace_back(1u << 18, 'x'); }
  void process(const gloss::Document&, gloss::Output&) const {}
};

constexpr const char* bad_types[] = {"hit", "hit", nullptr};
constexpr const char* bad_keys[] = {"text", nullptr};
constexpr gloss_layer bad_layer{sizeof(gloss_layer), 0, "Bad Layer", bad_types, bad_keys};
constexpr const gloss_layer* bad_outputs[] = {&bad_layer, nullptr};

struct BadNames {
  static constexpr gloss_description description =
      described("bad-names", {.version = "one", .writes = bad_outputs});
  explicit BadNames(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct LooseSchema {
  static constexpr gloss_description description = described(
      "loose-schema", {.schema = R"({"type":"object","properties":{"a":{"type":"integer"}}})"});
  explicit LooseSchema(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Where the text has a euro sign before its last byte.
struct MindsEuros {
  static constexpr gloss_description description = described("minds-euros");
  explicit MindsEuros(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const auto at = document.text().find("€");
    if (at != std::string_view::npos && at + 3 < document.text().size()) std::abort();
  }
};

struct Quadratic {
  static constexpr gloss_description description = described("quadratic");
  explicit Quadratic(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const std::string_view text = document.text();
    for (std::size_t i = 0; i < text.size(); i += 16)
      for (std::size_t k = 0; k < text.size(); k += 16) sink = static_cast<unsigned>(text[k]);
  }
};

struct Slow {
  static constexpr gloss_description description = described("slow-for-its-length");
  explicit Slow(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    // 14 microseconds a byte.
    const auto end = std::clock() + static_cast<std::clock_t>(document.text().size()) * 14;
    while (std::clock() < end) sink = sink + 1;
  }
};

struct KeepsAll {
  static constexpr gloss_description description = described("keeps-all");
  struct Worker {
    std::vector<std::string> texts;
  };
  explicit KeepsAll(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&, Worker& worker) const {
    worker.texts.emplace_back(document.text());
    worker.texts.back().append(4000, 'x');
  }
};

struct WritesText {
  static constexpr gloss_description description = described("writes-text");
  explicit WritesText(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    if (!document.text().empty()) const_cast<char&>(document.text()[0]) = 'x';
  }
};

// As if the longest word could have so many bytes.
struct MindsLength {
  static constexpr gloss_description description = described("minds-length");
  explicit MindsLength(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    const std::string_view text = document.text();
    std::size_t word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      word = text[i] == ' ' || text[i] == '\n' ? 0 : word + 1;
      if (word > (1u << 19)) throw std::length_error("a word that does not end");
    }
  }
};

constexpr const char* word_types[] = {"word", "number", "punctuation", "symbol",
                                      "url",  "email",  "handle",      nullptr};
constexpr gloss_layer optional_tokens{sizeof(gloss_layer), 1, "tokens", nullptr, nullptr};
constexpr const gloss_layer* maybe_tokens[] = {&optional_tokens, nullptr};
constexpr gloss_layer declared_tokens{sizeof(gloss_layer), 0, "tokens", word_types, nullptr};
constexpr const gloss_layer* numbered_tokens[] = {&declared_tokens, nullptr};

struct NeedsOptional {
  static constexpr gloss_description description =
      described("needs-optional", {.inputs = maybe_tokens});
  explicit NeedsOptional(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    if (!document.layer(0).raw().types[0]) throw std::runtime_error("there are no tokens");
  }
};

struct BehavesWithOptional {
  static constexpr gloss_description description =
      described("behaves-with-optional", {.inputs = maybe_tokens});
  explicit BehavesWithOptional(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    mark_first_byte(document, output).integer(0, document.layer(0).size());
  }
};

// The tokens plugin has its words first.
struct KnowsOrder {
  static constexpr gloss_description description =
      described("knows-order", {.inputs = maybe_tokens});
  explicit KnowsOrder(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    std::int64_t words = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) words += tokens[i].type == 0;
    mark_first_byte(document, output).integer(0, words);
  }
};

struct TrustsTypes {
  static constexpr gloss_description description =
      described("trusts-types", {.inputs = numbered_tokens});
  explicit TrustsTypes(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    std::array<std::int64_t, 7> counts{};
    for (std::uint32_t i = 0; i < tokens.size(); ++i) ++counts.at(tokens[i].type);
    mark_first_byte(document, output).integer(0, counts[0]);
  }
};

struct MindsMany {
  static constexpr gloss_description description = described("minds-many", {.inputs = tokens_only});
  explicit MindsMany(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    if (document.layer(0).size() > 1000000) throw std::length_error("too many tokens");
  }
};

}  // namespace

GLOSS_EXPORT(ReadsBehindText, WritesInputs, NeedsTokens, Counts, LooksAround, SharesState,
             MindsThread, LeavesThread, IgnoresRefusals, WrongStatus, NeedsExtension, KnowsSizes,
             NeverEnds, TrustsMemory, NeedsOption, FalseDefault, TwoDefaults, SilentRefusal,
             LeavesMemory, MindsEuros, BadNames, LooseSchema, Quadratic, Slow, KeepsAll, WritesText,
             MindsLength, NeedsOptional, BehavesWithOptional, KnowsOrder, TrustsTypes, MindsMany)
