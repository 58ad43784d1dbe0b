#include <chrono>
#include <optional>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/fuzz.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

using Clock = std::chrono::steady_clock;

/// Runs cases in sequence; those of one block of options share a pipeline.
class FuzzRun {
 public:
  FuzzRun(Subject& subject, Findings& findings)
      : subject_(subject),
        findings_(findings),
        corpus_(fuzz_corpus(subject.order().case_files, subject.order().text_files)),
        schema_(Json::parse(subject.description().config_schema_json).value_or(nullptr)) {}

  void run(std::uint64_t number, const Cuts& cuts) {
    const std::uint64_t block = number / cases_with_same_options;
    const std::string name = "case " + std::to_string(number);
    findings_.trying(name);
    if (!pipeline_ || block != block_) open(number);
    block_ = block;
    if (!worker_) return;
    Document document = fuzzed_document(subject_.seed(), number, corpus_);
    for (const auto& [begin, end] : cuts) document.text.erase(begin, end - begin);
    tell_failures(subject_, worker_->annotate(document), name,
                  "any valid UTF-8 is a document; what cannot be annotated gets no records",
                  findings_);
  }

 private:
  void open(std::uint64_t number) {
    worker_.reset();
    pipeline_.reset();
    const Json options = fuzzed_options(subject_.seed(), number, schema_, subject_.options());
    try {
      pipeline_.emplace(subject_.pipeline(options));
      worker_.emplace(pipeline_->open());
    } catch (const ConfigError&) {
      // The schema allows these options, but they contradict each other.
    }
  }

  Subject& subject_;
  Findings& findings_;
  const std::vector<Document> corpus_;
  const Json schema_;
  std::optional<Pipeline> pipeline_;
  std::optional<Worker> worker_;
  std::uint64_t block_ = 0;
};

void survives_changed_texts(Subject& subject, Findings& findings) {
  const FuzzOrder& fuzz = subject.order().fuzz;
  if (!fuzz.is_asked_for) return findings.skip("it takes time: see --fuzz SECONDS");
  FuzzRun run(subject, findings);
  const auto end = Clock::now() + std::chrono::duration<double>(fuzz.seconds);
  std::uint64_t number = fuzz.first;
  do {
    run.run(number, fuzz.cuts);
    ++number;
  } while (Clock::now() < end && findings.all().empty());
  findings.trying("case " + std::to_string(number));  // the next case, for the parent process
}

}  // namespace

std::span<const Check> fuzz_checks() {
  static constexpr Check checks[] = {
      {"fuzz", Group::fuzz, "survives texts and options that are changed at random",
       survives_changed_texts},
  };
  return checks;
}

}  // namespace glossator::check
