#include <sys/resource.h>

#include <cstring>
#include <ctime>

#include "allocation_failure.hpp"
#include "check.hpp"
#include "glossator/error.hpp"
#include "hostile_texts.hpp"
#include "record_text.hpp"
#include "stand_in.hpp"
#include "subject.hpp"

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

/// Refuses from a given call on.
class RefusingCall : public CallBetween {
 public:
  struct Plan {
    std::uint64_t reads_before = UINT64_MAX, emits_before = UINT64_MAX;
    gloss_status status = GLOSS_E_LIMIT;
    std::uint64_t refused = 0, reads = 0, emits = 0;  // what became of it
  };
  RefusingCall(const gloss_call& call, Plan& plan) : CallBetween(call), plan_(plan) {}

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    if (plan_.reads++ < plan_.reads_before) return CallBetween::read_layer(input, out);
    ++plan_.refused;
    return plan_.status;
  }
  gloss_status emit(std::uint32_t output, const gloss_batch* batch) override {
    if (plan_.emits++ < plan_.emits_before) return CallBetween::emit(output, batch);
    ++plan_.refused;
    return plan_.status;
  }

 private:
  Plan& plan_;
};

/// Processes a document with refusals, then with none, and tells of what is wrong with either.
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
        worker_(pipeline_.open()),
        expected_(record_text(pipeline_, worker_, usual_document())),
        all_(plan_) {}

  std::uint64_t reads() const { return all_.reads; }
  std::uint64_t emits() const { return all_.emits; }

  void refuse(const RefusingCall::Plan& plan, const std::string& what) {
    findings_.trying(what);
    plan_ = plan;
    worker_.annotate(usual_document());
    if (plan_.refused > 0 && status_ == GLOSS_OK)
      findings_.fail("process() returns GLOSS_OK after " + what + " returned an error",
                     "return the status that the host gave");
    plan_ = {};
    if (const std::string now = record_text(pipeline_, worker_, usual_document()); now != expected_)
      findings_.fail("after a document in which " + what +
                         " failed, the next has other records: " + first_difference(expected_, now),
                     "begin each document anew, however the one before ended");
  }

 private:
  Findings& findings_;
  RefusingCall::Plan plan_;
  gloss_status status_ = GLOSS_OK;
  StandIn stand_in_;
  Pipeline pipeline_;
  Worker worker_;
  std::string expected_;
  RefusingCall::Plan all_;  // of a document without refusals
};

void takes_refusals(Subject& subject, Findings& findings) {
  Refusals refusals(subject, findings);
  for (const gloss_status status : {GLOSS_E_LIMIT, GLOSS_E_CONTRACT, GLOSS_E_CANCELLED}) {
    for (std::uint64_t n = 0; n < refusals.reads(); ++n)
      refusals.refuse({.reads_before = n, .status = status},
                      "read_layer() call " + std::to_string(n + 1));
    for (std::uint64_t n = 0; n < std::min<std::uint64_t>(refusals.emits(), 20); ++n)
      refusals.refuse({.emits_before = n, .status = status},
                      "emit() call " + std::to_string(n + 1));
  }
}

/// Tries to make the plugin's annotator with changed tables; it may refuse, but must say so.
void create_with(Subject& subject, const StandIn::Changes& changes, const std::string& what,
                 Findings& findings) {
  findings.trying(what);
  StandIn stand_in(subject, changes);
  try {
    const Pipeline pipeline = stand_in.pipeline();
    Worker worker = pipeline.open();
    for (const Document& document : plain_documents()) worker.annotate(document);
  } catch (const ConfigError& error) {
    const gloss_status status = stand_in.created();
    if (status == GLOSS_OK) throw;  // not the plugin's
    if (status != GLOSS_E_CONFIG && status != GLOSS_E_RESOURCE && status != GLOSS_E_UNSUPPORTED)
      findings.fail(what + ": create() returns " + std::to_string(status),
                    "return GLOSS_E_CONFIG or GLOSS_E_RESOURCE where options or files are at "
                    "fault");
  }
}

void takes_failing_services(Subject& subject, Findings& findings) {
  create_with(subject,
              {.host =
                   [](gloss_host& host) {
                     host.resource_path = [](void*, gloss_string, gloss_string*) -> gloss_status {
                       return GLOSS_E_RESOURCE;
                     };
                   }},
              "no file is found", findings);
  create_with(subject,
              {.config =
                   [](gloss_config_api& api) {
                     api.get_string = [](const gloss_config*, gloss_string,
                                         gloss_string*) -> gloss_status { return GLOSS_E_CONFIG; };
                     api.get_int = [](const gloss_config*, gloss_string,
                                      std::int64_t*) -> gloss_status { return GLOSS_E_CONFIG; };
                     api.get_float = [](const gloss_config*, gloss_string,
                                        double*) -> gloss_status { return GLOSS_E_CONFIG; };
                     api.get_bool = [](const gloss_config*, gloss_string,
                                       std::uint32_t*) -> gloss_status { return GLOSS_E_CONFIG; };
                     api.get_size = [](const gloss_config*, gloss_string,
                                       std::uint64_t*) -> gloss_status { return GLOSS_E_CONFIG; };
                   }},
              "no option can be read", findings);
}

void works_without_extensions(Subject& subject, Findings& findings) {
  const auto records = [&](bool has_extensions) {
    StandIn stand_in(subject, {.has_extensions = has_extensions});
    const Pipeline pipeline = stand_in.pipeline();
    Worker worker = pipeline.open();
    std::string all;
    for (const Document& document : plain_documents())
      all += record_text(pipeline, worker, document);
    return all;
  };
  const std::string with = records(true);
  findings.trying("a host without extensions");
  const std::string without = records(false);
  if (with != without)
    findings.fail("other records on a host without extensions: " + first_difference(with, without),
                  "get_extension() may give NULL: do the same without");
}

/// A struct of a host that knows more members, which this plugin must not touch.
template <class Table>
struct Longer {
  Table table;
  char tail[256];

  explicit Longer(const Table& known) : table(known) {
    table.struct_size = sizeof(Longer);
    std::memset(tail, 0xDB, sizeof tail);
  }
};

/// Gives layers as a newer writer would: records and attributes with more behind them.
class LongerRecords : public CallBetween {
 public:
  using CallBetween::CallBetween;

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    const gloss_batch* batch = nullptr;
    const gloss_status status = CallBetween::read_layer(input, &batch);
    if (status != GLOSS_OK) return status;
    copies_.emplace_back(*batch);
    gloss_batch& copy = copies_.back().table;
    copy.records = stretched(batch->records, batch->record_count, copy.record_size);
    copy.attributes = stretched(batch->attributes, batch->attribute_count, copy.attribute_size);
    *out = &copy;
    return GLOSS_OK;
  }

 private:
  const void* stretched(const void* items, std::size_t count, std::uint32_t& size) {
    constexpr std::uint32_t more = 16;
    std::string& bytes = bytes_.emplace_back(count * (size + more), '\xDB');
    for (std::size_t i = 0; i < count; ++i)
      std::memcpy(bytes.data() + i * (size + more), static_cast<const char*>(items) + i * size,
                  size);
    size += more;
    return bytes.data();
  }

  std::deque<Longer<gloss_batch>> copies_;
  std::deque<std::string> bytes_;
};

void takes_a_newer_host(Subject& subject, Findings& findings) {
  const auto records = [&](bool newer) {
    StandIn stand_in(subject, {.host =
                                   [&](gloss_host& host) {
                                     if (newer) host.abi_minor += 7, host.struct_size += 64;
                                   },
                               .config =
                                   [&](gloss_config_api& api) {
                                     if (newer) api.struct_size += 64;
                                   },
                               .process =
                                   [&](const gloss_document& document, const gloss_call& call,
                                       const StandIn::Process& process) {
                                     if (!newer) return process(document, call);
                                     LongerRecords between(call);
                                     const Longer<gloss_document> longer_document(document);
                                     const Longer<gloss_call> longer_call(between.table());
                                     return process(longer_document.table, longer_call.table);
                                   }});
    const Pipeline pipeline = stand_in.pipeline();
    Worker worker = pipeline.open();
    std::string all;
    for (const Document& document : plain_documents())
      all += record_text(pipeline, worker, document);
    return all;
  };
  const std::string now = records(false);
  findings.trying("a host of a later minor version, whose structs are longer");
  const std::string later = records(true);
  if (now != later)
    findings.fail("other records on a host whose structs and records are longer: " +
                      first_difference(now, later),
                  "walk records by record_size and attributes by attribute_size, and do not "
                  "compare struct_size for equality");
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
  // What takes less than a moment need not be broken off.
  constexpr double moment = 0.1;
  if (seconds > moment && seconds > whole / 2)
    findings.fail("declares GLOSS_CAP_CANCELLABLE, and goes on for " + std::to_string(seconds) +
                      " s of " + std::to_string(whole) + " s after it was cancelled",
                  "look at `cancelled` every few thousand tokens; in C++ call "
                  "document.throw_if_cancelled()");
}

void takes_lack_of_memory(Subject& subject, Findings& findings) {
  const AllocationFailure failure(subject.library().path());
  if (failure.entries() == 0)
    return findings.skip("it imports no malloc() that could be made to fail");
  gloss_status status = GLOSS_OK;
  std::uint64_t allowed = UINT64_MAX, made = 0;
  StandIn stand_in(subject, {.process = [&](const gloss_document& document, const gloss_call& call,
                                            const StandIn::Process& process) {
                     AllocationFailure::fail_after(allowed);
                     status = process(document, call);
                     made = AllocationFailure::stop();
                     return status;
                   }});
  const Pipeline pipeline = stand_in.pipeline();
  const auto allocations_of_new_worker = [&](std::uint64_t allow) {
    allowed = allow;
    Worker worker = pipeline.open();
    worker.annotate(usual_document());
    allowed = UINT64_MAX;
    worker.annotate(usual_document());  // it may have been opened anew
    return made;
  };
  allowed = UINT64_MAX;
  Worker first = pipeline.open();
  first.annotate(usual_document());
  const std::uint64_t all = made;
  constexpr std::uint64_t samples = 60;
  for (std::uint64_t i = 0; i < std::min(all, samples); ++i) {
    const std::uint64_t n = all <= samples ? i : i * all / samples;
    findings.trying("allocation " + std::to_string(n + 1) + " of " + std::to_string(all) +
                    " in process() fails, and all after it");
    allocations_of_new_worker(n);
    if (status != GLOSS_OK)
      findings.fail("after a lack of memory the next document has status " + std::to_string(status),
                    "return GLOSS_E_FATAL, and leave nothing half made");
  }
}

}  // namespace

std::span<const Check> trouble_checks() {
  static constexpr Check checks[] = {
      {"refused-calls", Group::trouble,
       "returns an error when the host refuses a call, and goes on", takes_refusals},
      {"failing-services", Group::trouble, "refuses to be created where files or options fail",
       takes_failing_services},
      {"no-extensions", Group::trouble, "gives the same records on a host without extensions",
       works_without_extensions},
      {"newer-host", Group::trouble, "works on a host of a later minor version",
       takes_a_newer_host},
      {"cancelled", Group::trouble, "ends soon when it is cancelled", ends_when_cancelled},
      {"no-memory", Group::trouble, "survives a lack of memory", takes_lack_of_memory},
  };
  return checks;
}

}  // namespace glossator::check
