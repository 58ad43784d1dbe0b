// Annotators that break one rule each, of the groups processing, options, description and figures,
// and keep all others. The id names the rule.
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "faulty.hpp"

namespace {

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
    mark_first_byte(document, output).integer(value, ++worker.count);
  }
};

struct LooksAround {
  static constexpr gloss_description description = described("looks-around");
  explicit LooksAround(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    std::time_t now = 0;
    std::tm local{};
    localtime_r(&now, &local);
    mark_first_byte(document, output).integer(value, local.tm_hour);
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
    mark_first_byte(document, output).integer(value, least);
  }
};

// Treats an option that is written out differently from one that is not given.
struct TwoDefaults {
  static constexpr gloss_description description =
      described("two-defaults", {.schema = R"({"type":"object","additionalProperties":false,
          "properties":{"a":{"type":"integer","default":1,"description":"a number"}}})"});
  static inline std::atomic<int> made{0};
  int number;
  explicit TwoDefaults(gloss::Config) : number(made++) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    mark_first_byte(document, output).integer(value, number);
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
constexpr gloss_key bad_keys[] = {gloss::text_key("text", "a text")};
constexpr gloss_layer bad_layer = gloss::layer("Bad Layer", bad_types, bad_keys);
constexpr const gloss_layer* bad_outputs[] = {&bad_layer, nullptr};

struct BadNames {
  static constexpr gloss_description description =
      described("bad-names", {.version = "one", .writes = bad_outputs});
  explicit BadNames(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

struct LooseSchema {
  static constexpr gloss_description description =
      described("loose-schema", {.schema = R"({"type":"object","additionalProperties":true,
                                       "properties":{"a":{"type":"integer"}}})"});
  explicit LooseSchema(gloss::Config) {}
  void process(const gloss::Document&, gloss::Output&) const {}
};

// Fails if the text has a euro sign before its last byte.
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
    // 12 microseconds a byte.
    const auto end = std::clock() + static_cast<std::clock_t>(document.text().size()) * 12;
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

// Assumes that no word has more than this many bytes.
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

constexpr gloss_layer optional_tokens = gloss::optional(gloss::layer("tokens", nullptr));
constexpr const gloss_layer* maybe_tokens[] = {&optional_tokens, nullptr};

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
    mark_first_byte(document, output).integer(value, document.layer(0).size());
  }
};

// Assumes that the first type of the tokens layer is the word.
struct KnowsOrder {
  static constexpr gloss_description description =
      described("knows-order", {.inputs = maybe_tokens});
  explicit KnowsOrder(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    std::int64_t words = 0;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) words += tokens[i].type == 0;
    mark_first_byte(document, output).integer(value, words);
  }
};

struct TrustsTypes {
  static constexpr gloss_description description =
      described("trusts-types", {.inputs = tokens_only});
  explicit TrustsTypes(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto tokens = document.layer(0);
    std::array<std::int64_t, 7> counts{};
    for (std::uint32_t i = 0; i < tokens.size(); ++i) ++counts.at(tokens[i].type);
    mark_first_byte(document, output).integer(value, counts[0]);
  }
};

struct MindsMany {
  static constexpr gloss_description description = described("minds-many", {.inputs = tokens_only});
  explicit MindsMany(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output&) const {
    if (document.layer(0).size() > 1000000) throw std::length_error("too many tokens");
  }
};

// Writes its numbers in the format of the locale.
struct MindsProcess {
  static constexpr gloss_description description = described("minds-process");
  bool is_worker;
  explicit MindsProcess(gloss::Config) {
    std::ifstream file("/proc/self/cmdline");
    const std::string arguments((std::istreambuf_iterator<char>(file)), {});
    is_worker = arguments.find("worker") != std::string::npos;
  }
  void process(const gloss::Document& document, gloss::Output& output) const {
    if (!is_worker) mark_first_byte(document, output);
  }
};

struct OpensFiles {
  static constexpr gloss_description description = described("opens-files");
  explicit OpensFiles(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    if (std::ifstream("/dev/null")) mark_first_byte(document, output);
  }
};

struct MindsLocale {
  static constexpr gloss_description description = described("minds-locale");
  explicit MindsLocale(gloss::Config) {}
  void process(const gloss::Document& document, gloss::Output& output) const {
    char text[16];
    std::snprintf(text, sizeof text, "%.1f", 0.5);
    mark_first_byte(document, output).text(note, text);
  }
};

}  // namespace

GLOSS_EXPORT(ReadsBehindText, WritesInputs, NeedsTokens, Counts, LooksAround, NeedsOption,
             FalseDefault, TwoDefaults, SilentRefusal, LeavesMemory, BadNames, LooseSchema,
             MindsEuros, Quadratic, Slow, KeepsAll, WritesText, MindsLength, NeedsOptional,
             BehavesWithOptional, KnowsOrder, TrustsTypes, MindsMany, MindsProcess, OpensFiles,
             MindsLocale)
