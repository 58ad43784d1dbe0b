#include "isolation/answer.hpp"

#include <algorithm>
#include <cmath>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"
#include "records/record_intake.hpp"
#include "text/readable_text.hpp"
#include "text/utf8.hpp"

namespace glossator {
namespace {

constexpr std::uint32_t marker = 0x57534E41;  // "ANSW": an answer begins here

/// The header before the arrays of a layer.
struct LayerHeader {
  std::uint32_t records, attributes, pool, reserved;
};

/// The record count that marks an omitted layer.
constexpr std::uint32_t absent = 0xFFFFFFFFu;

struct FailureHeader {
  std::uint32_t step, code;
};

bool contains(std::span<const std::uint32_t> steps, std::size_t step) {
  return std::find(steps.begin(), steps.end(), step) != steps.end();
}

/// Marks the layers that an answer must contain: the wanted ones and those that their records refer
/// to.
std::vector<bool> needed_layers(const AskedLeg& asked, const LayerStore& store) {
  std::vector<bool> needed(store.layers().size());
  std::vector<std::uint32_t> open;
  const auto need = [&](std::uint32_t layer) {
    if (!needed[layer]) open.push_back(layer);
    needed[layer] = true;
  };
  for (const std::uint32_t layer : asked.wanted) need(layer);
  while (!open.empty()) {
    const Layer& layer = store.layer(open.back());
    open.pop_back();
    for (const gloss_attribute& attribute : layer.raw_attributes())
      if (attribute.kind == GLOSS_V_REF && attribute.value.ref.input != GLOSS_NONE)
        need(attribute.value.ref.input);
  }
  return needed;
}

void write_layer(SharedWriter& out, const Layer& layer) {
  const std::string_view pool = layer.raw_pool();
  out.put(LayerHeader{layer.size(), static_cast<std::uint32_t>(layer.raw_attributes().size()),
                      static_cast<std::uint32_t>(pool.size()), 0});
  out.put_items(layer.raw_records());
  out.put_items(layer.raw_attributes());
  out.put_bytes(pool.data(), pool.size());
}

std::uint32_t step_number(const Chain& chain, const Failure& failure) {
  std::uint32_t number = 0;
  while (chain.steps[number]->name() != failure.step) ++number;
  return number;
}

void write_times(SharedWriter& out, const Leg& leg, const DocumentResult& result) {
  for (std::size_t i = leg.first; i < leg.last; ++i) out.put(std::int64_t{result.times[i].count()});
}

void write_failure(SharedWriter& out, const FailureHeader& header, std::string_view message) {
  out.put(header);
  out.put_text(repaired_text(message));
}

void write_whole(SharedWriter& out, const Chain& chain, const AskedLeg& asked,
                 std::span<const std::uint32_t> skipped, const DocumentResult& result) {
  const Leg& leg = asked.leg;
  const auto& failures = result.annotations().failures();
  out.put(marker);
  out.put(static_cast<std::uint32_t>(failures.size()));
  write_times(out, leg, result);
  std::vector<std::uint32_t> silent(skipped.begin(), skipped.end());
  for (const Failure& failure : failures) {
    const std::uint32_t step = step_number(chain, failure);
    silent.push_back(step);
    write_failure(out, {step, static_cast<std::uint32_t>(failure.code)}, failure.message);
  }
  if (result.is_over()) return;
  const std::vector<bool> needed = needed_layers(asked, result.store);
  for (std::size_t i = leg.first; i < leg.last; ++i)
    if (!contains(silent, i))
      for (const std::uint32_t layer : chain.steps[i]->outputs) {
        if (needed[layer])
          write_layer(out, result.store.layer(layer));
        else
          out.put(LayerHeader{absent, 0, 0, 0});
      }
}

/// Takes one answer.
class Taking {
 public:
  Taking(SharedReader& in, const Chain& chain, const AskedLeg& asked,
         std::span<const std::uint32_t> skipped, std::string_view text, DocumentResult& result)
      : in_(in),
        chain_(chain),
        leg_(asked.leg),
        wanted_(asked.wanted),
        silent_(skipped.begin(), skipped.end()),
        text_(text),
        result_(result) {}

  void run() {
    if (in_.get<std::uint32_t>() != marker) throw Garbled("no answer begins where one should");
    const auto failures = in_.get<std::uint32_t>();
    if (failures > leg_.last - leg_.first) throw Garbled("more steps failed than there are");
    for (std::size_t i = leg_.first; i < leg_.last; ++i) take_time(i);
    for (std::uint32_t i = 0; i < failures; ++i) take_failure();
    for (std::size_t i = leg_.first; i < leg_.last && !over_; ++i)
      if (!contains(silent_, i)) take_layers(*chain_.steps[i]);
  }

 private:
  void take_time(std::size_t step) {
    const auto time = in_.get<std::int64_t>();
    constexpr std::int64_t longest = std::int64_t{1} << 50;  // 13 days
    if (time < 0 || time > longest) throw Garbled("a step took no time that is possible");
    result_.times[step] = std::chrono::nanoseconds(time);
  }

  void take_failure() {
    const auto header = in_.get<FailureHeader>();
    const std::string message(in_.get_text());
    if (over_ || header.step < leg_.first || header.step >= leg_.last ||
        contains(silent_, header.step) ||
        header.code > static_cast<std::uint32_t>(ErrorCode::internal))
      throw Garbled("a step failed that cannot have, or in no known way");
    const Step& step = *chain_.steps[header.step];
    const bool readable = message.size() <= longest_message && !find_invalid_utf8(message);
    silent_.push_back(header.step);
    result_.fail(step, static_cast<ErrorCode>(header.code),
                 readable ? message : who(step) + ": failed, with a message that is not UTF-8");
    over_ = result_.is_over();
  }

  void take_layers(const Step& step) {
    std::string wrong;
    for (const std::uint32_t layer : step.outputs) {
      const std::string found = take_layer(step, layer);
      if (wrong.empty() && !found.empty())
        wrong = "layer `" + chain_.schemas[layer]->name + "`, " + found;
    }
    if (!wrong.empty() && !result_.is_over())
      result_.fail(step, ErrorCode::contract,
                   who(step) + " misbehaved: " + wrong + "; the answer of its process was refused");
  }

  // Returns the problem of the layer, or "". After a breach it still reads the rest, because the
  // answer for another document follows.
  std::string take_layer(const Step& step, std::uint32_t layer) {
    const auto header = in_.get<LayerHeader>();
    if (header.records == absent && !contains(wanted_, layer)) return "";
    const char* records = in_.get_bytes(std::uint64_t{header.records} * sizeof(gloss_record));
    const char* attributes =
        in_.get_bytes(std::uint64_t{header.attributes} * sizeof(gloss_attribute));
    const char* pool = in_.get_bytes(header.pool);
    if (result_.is_over()) return "";
    const gloss_batch batch{sizeof(gloss_batch),
                            sizeof(gloss_record),
                            sizeof(gloss_attribute),
                            header.records,
                            header.attributes,
                            header.pool,
                            records,
                            attributes,
                            pool,
                            nullptr,
                            nullptr};
    // References use layer numbers here, and may point into the layers that the step reads.
    readable_.assign(chain_.schemas.size(), GLOSS_NONE);
    for (const std::uint32_t input : step.input_layers)
      if (input != GLOSS_NONE) readable_[input] = input;
    const std::string wrong = take_records(batch, {text_, layer, readable_}, result_.store);
    if (wrong.empty()) result_.store.sort(layer);
    return wrong;
  }

  SharedReader& in_;
  const Chain& chain_;
  const Leg& leg_;
  std::span<const std::uint32_t> wanted_;
  std::vector<std::uint32_t> silent_;  // steps without layers here
  std::string_view text_;
  DocumentResult& result_;
  std::vector<std::uint32_t> readable_;
  bool over_ = false;  // the answer says that the document failed
};

}  // namespace

bool write_answer(SharedWriter& out, const Chain& chain, const AskedLeg& asked,
                  std::span<const std::uint32_t> skipped, const DocumentResult& result) {
  const Leg& leg = asked.leg;
  const std::size_t before = out.size();
  write_whole(out, chain, asked, skipped, result);
  if (out.fits()) return true;
  out.rewind(before);
  out.put(marker);
  std::vector<std::uint32_t> failed;
  for (std::size_t i = leg.first; i < leg.last; ++i) {
    if (contains(skipped, i)) continue;
    failed.push_back(static_cast<std::uint32_t>(i));
    if (chain.steps[i]->on_error != OnError::skip_layer) break;
  }
  out.put(static_cast<std::uint32_t>(failed.size()));
  write_times(out, leg, result);
  for (const std::uint32_t step : failed)
    write_failure(out, {step, static_cast<std::uint32_t>(ErrorCode::limit)},
                  who(*chain.steps[step]) +
                      ": the layers of its process are larger than run.limits.memory_mb allows");
  return out.fits();
}

void take_answer(SharedReader& in, const Chain& chain, const AskedLeg& asked,
                 std::span<const std::uint32_t> skipped, std::string_view text,
                 DocumentResult& result) {
  Taking(in, chain, asked, skipped, text, result).run();
}

}  // namespace glossator
