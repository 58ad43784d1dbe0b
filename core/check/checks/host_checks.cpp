#include <cstddef>
#include <cstring>
#include <deque>

#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/probes/read_only_memory.hpp"
#include "check/subject/record_text.hpp"
#include "check/subject/stand_in.hpp"
#include "check/subject/subject.hpp"

namespace glossator::check {
namespace {

void works_without_extensions(Subject& subject, Findings& findings) {
  if (subject.description().abi_minor_needed > 0)
    return findings.skip("it needs a host of ABI 1." +
                         std::to_string(subject.description().abi_minor_needed));
  const std::string with =
      records_of(subject, StandIn(subject, {.has_extensions = true}).pipeline());
  findings.trying("a host of ABI 1.0 without extensions");
  gloss_host oldest;
  StandIn stand_in(subject, {.host = [&](const gloss_host& host) {
                     oldest = host;
                     oldest.abi_minor = 0;
                     return &oldest;
                   }});
  const std::string without = records_of(subject, stand_in.pipeline());
  if (with != without)
    findings.fail(
        "other records on a host without extensions: " + first_difference(subject, with, without),
        "get_extension() may give NULL: do the same without");
}

/// A struct of a newer host with more members, which this plugin must not touch.
template <class Table>
struct Longer {
  Table table;
  char tail[256];

  explicit Longer(const Table& known) : table(known) {
    table.struct_size = sizeof(Longer);
    std::memset(tail, 0xDB, sizeof tail);
  }
};

/// Gives layers as a newer writer would: records and attributes are longer.
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
  const std::string now = records_of(subject, StandIn(subject, {}).pipeline());
  findings.trying("a host of a later minor version, whose structs are longer");
  std::optional<Longer<gloss_host>> longer_host;
  std::optional<Longer<gloss_config_api>> longer_api;
  StandIn newer(subject, {.host =
                              [&](const gloss_host& host) {
                                longer_host.emplace(host);
                                longer_host->table.abi_minor += 7;
                                return &longer_host->table;
                              },
                          .config =
                              [&](const gloss_config_api& api) {
                                longer_api.emplace(api);
                                return &longer_api->table;
                              },
                          .process =
                              [](const gloss_document& document, const gloss_call& call,
                                 const StandIn::Process& process) {
                                LongerRecords between(call);
                                const Longer<gloss_document> longer_document(document);
                                const Longer<gloss_call> longer_call(between.table());
                                return process(longer_document.table, longer_call.table);
                              }});
  const std::string later = records_of(subject, newer.pipeline());
  if (now != later)
    findings.fail("other records on a host whose structs and records are longer: " +
                      first_difference(subject, now, later),
                  "walk records by record_size and attributes by attribute_size, and do not "
                  "compare struct_size for equality");
}

// The sizes of structs in ABI 1.0, from their last members; today's header may append more.
template <class Member, class Table>
constexpr std::uint32_t end_of(std::size_t offset, Member Table::*) {
  return static_cast<std::uint32_t>(offset + sizeof(Member));
}
constexpr auto host_size = end_of(offsetof(gloss_host, get_extension), &gloss_host::get_extension);
constexpr auto api_size = end_of(offsetof(gloss_config_api, get_size), &gloss_config_api::get_size);
constexpr auto document_size = end_of(offsetof(gloss_document, date), &gloss_document::date);
constexpr auto call_size = end_of(offsetof(gloss_call, emit), &gloss_call::emit);
constexpr auto batch_size = end_of(offsetof(gloss_batch, keys), &gloss_batch::keys);

/// The first `size` bytes of `table`, as an older host gives it, followed by an unreadable page.
template <class Table>
const Table* cut_off(ReadOnlyMemory& memory, Table table, std::uint32_t size) {
  table.struct_size = size;
  return static_cast<const Table*>(memory.copy(&table, size, alignof(Table)));
}

class ShortBatches : public CallBetween {
 public:
  ShortBatches(const gloss_call& call, ReadOnlyMemory& memory)
      : CallBetween(call), memory_(memory) {}

 protected:
  gloss_status read_layer(std::uint32_t input, const gloss_batch** out) override {
    const gloss_batch* batch = nullptr;
    const gloss_status status = CallBetween::read_layer(input, &batch);
    if (status == GLOSS_OK) *out = cut_off(memory_, *batch, batch_size);
    return status;
  }

 private:
  ReadOnlyMemory& memory_;
};

void takes_the_oldest_host(Subject& subject, Findings& findings) {
  if (subject.description().abi_minor_needed > 0)
    return findings.skip("it needs a host of ABI 1." +
                         std::to_string(subject.description().abi_minor_needed));
  const std::string now = records_of(subject, StandIn(subject, {}).pipeline());
  findings.trying("a host whose structs end with the last member of ABI 1.0");
  ReadOnlyMemory lasting;
  StandIn oldest(
      subject,
      {.host =
           [&](gloss_host host) {
             host.abi_minor = 0;
             return cut_off(lasting, host, host_size);
           },
       .config = [&](const gloss_config_api& api) { return cut_off(lasting, api, api_size); },
       .process =
           [](const gloss_document& document, const gloss_call& call,
              const StandIn::Process& process) {
             ReadOnlyMemory memory;
             ShortBatches between(call, memory);
             return process(*cut_off(memory, document, document_size),
                            *cut_off(memory, between.table(), call_size));
           }});
  const std::string then = records_of(subject, oldest.pipeline());
  if (now != then)
    findings.fail("other records on a host of ABI 1.0: " + first_difference(subject, now, then),
                  "take a member that lies behind struct_size for absent, and ask for the minor "
                  "version that is needed in abi_minor_needed");
}

}  // namespace

std::span<const Check> host_checks() {
  static constexpr Check checks[] = {
      {"no-extensions", Group::trouble, "gives the same records on a host without extensions",
       works_without_extensions},
      {"newer-host", Group::trouble, "works on a host of a later minor version",
       takes_a_newer_host},
      {"oldest-host", Group::trouble, "reads no member that the oldest host does not have",
       takes_the_oldest_host},
  };
  return checks;
}

}  // namespace glossator::check
