#include <atomic>
#include <ctime>

#include "check/checks/all_checks.hpp"
#include "check/checks/stand_in_findings.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/subject.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

const Document& usual_document() {
  static const Document document = [] {
    Document all = plain_documents()[0];
    for (const Document& more : plain_documents()) all.text += more.text + "\n\n";
    return all;
  }();
  return document;
}

/// Refuses every call from a given number on.
class RefusingCall : public CallBetween {
 public:
  struct Plan {
    std::uint64_t reads_before = UINT64_MAX, emits_before = UINT64_MAX;
    gloss_status status = GLOSS_E_LIMIT;
    // The observed calls. The host itself may refuse some, too.
    std::uint64_t reads = 0, emits = 0, refused = 0, emits_after_refusal = 0;
  };
  RefusingCall(const gloss_call& call, Plan& plan) : CallBetween(call), plan_(plan) {}

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    return noted(plan_.reads++ < plan_.reads_before ? CallBetween::read_layer(input, out)
                                                    : plan_.status);
  }
  gloss_status emit(std::uint32_t output, const gloss_batch* batch) override {
    if (plan_.refused > 0) ++plan_.emits_after_refusal;
    return noted(plan_.emits++ < plan_.emits_before ? CallBetween::emit(output, batch)
                                                    : plan_.status);
  }

 private:
  gloss_status noted(gloss_status status) {
    if (status != GLOSS_OK) ++plan_.refused;
    return status;
  }

  Plan& plan_;
};

/// Processes a document with and without refusals.
class Refusals {
 public:
  Refusals(Subject& subject, Findings& findings)
      : findings_(findings),
        stand_in_(subject, {.process =
                                [this](const gloss_document& document, const gloss_call& call,
                                       const StandIn::Process& process) {
                                  RefusingCall between(call, plan_);
                                  return status_ = process(document, between.table());
                                }}),
        pipeline_(stand_in_.pipeline()),
        worker_(pipeline_.open()) {}

  /// The document's records without refusals.
  std::string usual() {
    plan_ = {};
    return record_text(pipeline_, worker_, usual_document());
  }

  /// Makes each call of the host fail in turn, and calls `judge` with its name and the observed
  /// calls.
  template <class Judge>
  void each_call(gloss_status status, Judge&& judge) {
    usual();
    const RefusingCall::Plan all = plan_;
    for (std::uint64_t n = 0; n < std::min(all.reads, most); ++n)
      judge("read_layer() call " + std::to_string(n + 1),
            refused({.reads_before = n, .status = status}, "read_layer()", n));
    for (std::uint64_t n = 0; n < std::min(all.emits, most); ++n)
      judge("emit() call " + std::to_string(n + 1),
            refused({.emits_before = n, .status = status}, "emit()", n));
  }

  /// The last status of process().
  gloss_status status() const { return status_; }

 private:
  static constexpr std::uint64_t most = 20;

  RefusingCall::Plan refused(const RefusingCall::Plan& plan, const char* call, std::uint64_t n) {
    findings_.trying(call + std::string(" call ") + std::to_string(n + 1) + " is refused");
    plan_ = plan;
    worker_.annotate(usual_document());
    return plan_;
  }

  Findings& findings_;
  RefusingCall::Plan plan_;
  gloss_status status_ = GLOSS_OK;
  StandIn stand_in_;
  Pipeline pipeline_;
  Worker worker_;
};

void takes_refusals(Subject& subject, Findings& findings) {
  Refusals refusals(subject, findings);
  const std::string usual = refusals.usual();
  for (const gloss_status status : {GLOSS_E_LIMIT, GLOSS_E_CONTRACT, GLOSS_E_CANCELLED})
    refusals.each_call(status, [&](const std::string& call, const RefusingCall::Plan& plan) {
      if (plan.refused > 0 && refusals.status() == GLOSS_OK)
        findings.fail("process() returns GLOSS_OK after " + call + " returned an error",
                      "return the status that the host gave");
      if (const std::string now = refusals.usual(); now != usual)
        findings.fail(
            "after a document in which " + call +
                " failed, the next has other records: " + first_difference(subject, usual, now),
            "begin each document anew, however the one before ended");
    });
}

void emits_nothing_after_an_error(Subject& subject, Findings& findings) {
  Refusals refusals(subject, findings);
  refusals.each_call(GLOSS_E_LIMIT, [&](const std::string& call, const RefusingCall::Plan& plan) {
    if (plan.emits_after_refusal > 0)
      findings.fail("emits " + std::to_string(plan.emits_after_refusal) + " more batches after " +
                        call + " returned an error",
                    "return from process() with the first error of the host");
  });
}

/// The host services that create() uses, some of them failing. The state is static because the
/// calls of gloss_config_api take no context.
class FailingServices {
 public:
  static constexpr std::uint64_t never = UINT64_MAX;

  /// Makes `count` calls fail, beginning with call number `first`.
  static void plan(std::uint64_t first, std::uint64_t count) {
    calls = 0;
    first_ = first;
    count_ = count;
  }

  static const gloss_host* host(const gloss_host& real) {
    static gloss_host table;
    real_host_ = &real;
    table = real;
    table.resource_path = failing_file<&gloss_host::resource_path>;
    table.data_path = failing_file<&gloss_host::data_path>;
    return &table;
  }
  static const gloss_config_api* config(const gloss_config_api& real) {
    static gloss_config_api table;
    real_config_ = &real;
    table = real;
    table.get_string = failing<gloss_string, &gloss_config_api::get_string>;
    table.get_int = failing<std::int64_t, &gloss_config_api::get_int>;
    table.get_float = failing<double, &gloss_config_api::get_float>;
    table.get_bool = failing<std::uint32_t, &gloss_config_api::get_bool>;
    table.get_size = failing<std::uint64_t, &gloss_config_api::get_size>;
    return &table;
  }

  static inline std::atomic<std::uint64_t> calls{0};

 private:
  static bool fails() {
    const std::uint64_t number = calls++;
    return number >= first_ && number - first_ < count_;
  }
  template <auto finder>
  static gloss_status failing_file(void* self, gloss_string name, gloss_string* path) {
    return fails() ? GLOSS_E_RESOURCE : (real_host_->*finder)(self, name, path);
  }
  template <class Value, auto getter>
  static gloss_status failing(const gloss_config* config, gloss_string key, Value* out) {
    return fails() ? GLOSS_E_CONFIG : (real_config_->*getter)(config, key, out);
  }

  static inline const gloss_host* real_host_ = nullptr;
  static inline const gloss_config_api* real_config_ = nullptr;
  static inline std::uint64_t first_ = never, count_ = 0;
};

void takes_failing_services(Subject& subject, Findings& findings) {
  StandIn stand_in(subject, {.host = FailingServices::host, .config = FailingServices::config});
  FailingServices::plan(FailingServices::never, 0);
  create_and_annotate(subject, stand_in, "nothing fails", findings);
  const std::uint64_t all = FailingServices::calls;
  FailingServices::plan(0, FailingServices::never);
  create_and_annotate(subject, stand_in, "no file is found and no option can be read", findings);
  const std::uint64_t samples = std::min<std::uint64_t>(all, 20);
  for (std::uint64_t i = 0; i < samples; ++i) {
    const std::uint64_t call = i * all / samples;
    FailingServices::plan(call, 1);
    create_and_annotate(subject, stand_in,
                        "call " + std::to_string(call + 1) + " of " + std::to_string(all) +
                            " for an option or a file fails",
                        findings);
  }
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void ends_when_cancelled(Subject& subject, Findings& findings) {
  if (!(subject.description().caps & GLOSS_CAP_CANCELLABLE))
    return findings.skip("it does not declare GLOSS_CAP_CANCELLABLE");
  static std::uint32_t cancelled = 1;
  const std::uint32_t* flag = nullptr;
  gloss_status status = GLOSS_OK;
  double seconds = 0;
  StandIn stand_in(subject, {.process =
                                 [&](const gloss_document& document, const gloss_call& call,
                                     const StandIn::Process& process) {
                                   gloss_call changed = call;
                                   if (flag) changed.cancelled = flag;
                                   const double begin = cpu_seconds();
                                   status = process(document, changed);
                                   seconds = cpu_seconds() - begin;
                                   return status;
                                 },
                             .has_extensions = true});
  const Pipeline pipeline = stand_in.pipeline();
  Worker worker = pipeline.open();
  Document document = usual_document();
  while (document.text.size() < (4u << 20)) document.text += document.text;
  worker.annotate(document);
  const double whole = seconds;
  flag = &cancelled;
  findings.trying("a document that is cancelled from its beginning");
  worker.annotate(document);
  if (status != GLOSS_E_CANCELLED && status != GLOSS_OK)
    findings.fail("a cancelled process() returns " + std::to_string(status),
                  "return GLOSS_E_CANCELLED; in C++ call document.throw_if_cancelled()");
  // A short call need not be cancellable.
  constexpr double moment = 0.1;
  if (seconds > moment && seconds > whole / 2)
    findings.fail("declares GLOSS_CAP_CANCELLABLE, and goes on for " + std::to_string(seconds) +
                      " s of " + std::to_string(whole) + " s after it was cancelled",
                  "look at `cancelled` every few thousand tokens; in C++ call "
                  "document.throw_if_cancelled()");
}

}  // namespace

std::span<const Check> trouble_checks() {
  static constexpr Check checks[] = {
      {"refused-calls", Group::trouble,
       "returns an error when the host refuses a call, and goes on", takes_refusals},
      {"silent-after-error", Group::trouble, "emits nothing after an error of the host",
       emits_nothing_after_an_error},
      {"failing-services", Group::trouble, "refuses to be created where files or options fail",
       takes_failing_services, Needs::nothing},
      {"cancelled", Group::trouble, "ends soon when it is cancelled", ends_when_cancelled},
  };
  return checks;
}

}  // namespace glossator::check
