#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/allocation_failure.hpp"
#include "check/probes/sanitizer.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/stand_in.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

/// Makes some allocations of one part of the plugin's life fail, one at a time.
class Shortages {
 public:
  Shortages(Findings& findings, std::string part, std::uint64_t allocations)
      : findings_(findings), part_(std::move(part)), allocations_(allocations) {}

  /// Calls `run` twice for each of up to `samples` allocations: once with only that one failing,
  /// and once with all later ones failing too.
  template <class Run>
  void each(std::uint64_t samples, Run&& run) const {
    const std::uint64_t count = std::min(allocations_, samples);
    for (std::uint64_t i = 0; i < count; ++i)
      for (const bool alone : {true, false}) {
        const std::uint64_t n = i * allocations_ / count;
        findings_.trying("allocation " + std::to_string(n + 1) + " of " +
                         std::to_string(allocations_) + " in " + part_ + " fails" +
                         (alone ? "" : ", and all after it"));
        AllocationFailure::fail_after(n, alone ? 1 : AllocationFailure::all);
        run();
        AllocationFailure::stop();
      }
  }

 private:
  Findings& findings_;
  std::string part_;
  std::uint64_t allocations_;
};

void takes_lack_of_memory(Subject& subject, Findings& findings) {
  if (has_sanitizer()) return findings.skip("a sanitizer has allocators of its own");
  const AllocationFailure failure(subject.library().path());
  if (failure.entries() == 0)
    return findings.skip("it imports no malloc() that could be made to fail");
  StandIn stand_in(subject, {});
  AllocationFailure::fail_after(AllocationFailure::all);
  const Pipeline pipeline = stand_in.pipeline();
  const std::uint64_t at_creation = AllocationFailure::stop();
  const std::string usual = records_of(subject, pipeline);

  const Document document = plain_documents()[0];
  AllocationFailure::fail_after(AllocationFailure::all);
  pipeline.open().annotate(document);
  const std::uint64_t at_work = AllocationFailure::stop();
  Shortages(findings, "open() and process()", at_work).each(60, [&] {
    Worker worker = pipeline.open();
    worker.annotate(document);
    AllocationFailure::stop();
    const std::string after = record_text(pipeline, worker, document);
    Worker other = pipeline.open();
    if (const std::string expected = record_text(pipeline, other, document); after != expected)
      findings.fail("after a lack of memory the same worker gives other records: " +
                        first_difference(subject, expected, after),
                    "return GLOSS_E_FATAL, and leave nothing half made");
  });

  Shortages(findings, "create()", at_creation).each(20, [&] {
    try {
      const Pipeline other = stand_in.pipeline();
      AllocationFailure::stop();
      if (const std::string now = records_of(subject, other); now != usual)
        findings.fail(
            "create() returns GLOSS_OK after a lack of memory, and then it gives other "
            "records: " +
                first_difference(subject, usual, now),
            "return GLOSS_E_RESOURCE or GLOSS_E_FATAL where memory was refused");
    } catch (const ConfigError&) {
      AllocationFailure::stop();
      if (stand_in.created() == GLOSS_OK) throw;  // the plugin did not cause it
    }
  });
}

}  // namespace

std::span<const Check> memory_checks() {
  static constexpr Check checks[] = {
      {"no-memory", Group::trouble, "survives a lack of memory", takes_lack_of_memory},
  };
  return checks;
}

}  // namespace glossator::check
