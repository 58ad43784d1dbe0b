#include "sentiment/targets.hpp"

#include <algorithm>
#include <array>
#include <gloss/standard_layers.hpp>

namespace gloss::sentiment {
namespace {

constexpr std::array<std::string_view, input_count> target_names = {
    "", "", "people", "organizations", "places", "first", "second", "third", "fourth"};

Input input_of(std::string_view name) {
  for (unsigned i = people_input; i < input_count; ++i)
    if (target_names[i] == name) return static_cast<Input>(i);
  throw Error(GLOSS_E_CONFIG, "option /targets: unknown name " + std::string(name));
}

/// Whether its records have no `entity` as a rule, and may lie inside mentions of other inputs.
bool is_further(Input input) { return input >= names_input; }

/// Tells spans that lie inside one of `judged`. Both are visited in the order of their begins.
class Covered {
 public:
  explicit Covered(const std::vector<Span>& judged) : judged_(judged) {}
  bool has(Span span) {
    for (; next_ < judged_.size() && judged_[next_].begin <= span.begin; ++next_)
      end_ = std::max(end_, judged_[next_].end);
    return next_ > 0 && span.end <= end_;
  }

 private:
  const std::vector<Span>& judged_;
  std::size_t next_ = 0;
  std::uint32_t end_ = 0;
};

/// What tells the entity of a record that refers to none: the id in its list, or else its name
/// there, or else its text.
std::string_view key_of(const Document& document, const LayerView& layer,
                        const gloss_record& record) {
  for (const unsigned key : {entry_key, name_key})
    if (const gloss_attribute* const found = layer.find(record, key)) return layer.text(*found);
  return document.covered({record.begin, record.end});
}

void add_judged(const LayerView& layer, const std::vector<Mention>& mentions,
                std::vector<Span>& judged) {
  const auto middle = static_cast<std::ptrdiff_t>(judged.size());
  for (const Mention& mention : mentions) judged.push_back(layer.span(mention.record));
  std::inplace_merge(judged.begin(), judged.begin() + middle, judged.end(),
                     [](Span a, Span b) { return a.begin < b.begin; });
}

}  // namespace

Targets::Targets(const std::vector<std::string>& names) {
  for (const std::string& name : names) inputs_.push_back(input_of(name));
  const auto last = std::find_if(inputs_.rbegin(), inputs_.rend(), is_further);
  last_further_ = static_cast<std::size_t>(inputs_.rend() - last);
}

const std::vector<Mention>& Targets::read(const Document& document, std::size_t number,
                                          std::uint32_t most, Scratch& scratch) const {
  if (number == 0) scratch.judged.clear();
  scratch.mentions.clear();
  const Input input = inputs_[number];
  const LayerView layer = document.layer(input);
  scratch.firsts.clear();
  Covered covered(scratch.judged);
  for (std::uint32_t i = 0; i < layer.size() && scratch.mentions.size() < most; ++i) {
    const gloss_record& record = layer[i];
    if ((record.flags & GLOSS_RECORD_DOCUMENT) != 0 || record.parent != GLOSS_NONE) continue;
    if (input == names_input && record.type != layers::name::place) continue;
    if (is_further(input) && covered.has({record.begin, record.end})) {
      if (const Trace trace = document.trace())
        trace.dropped({record.begin, record.end}, "target", target_names[input], Trace::no_score,
                      "inside a mention of a layer that option targets names before");
      continue;
    }
    std::uint32_t entity = i;
    const gloss_attribute* const found =
        input == names_input ? nullptr : layer.find(record, entity_key);
    if (found && found->value.ref.index < layer.size())
      entity = found->value.ref.index;
    else if (is_further(input))
      entity = scratch.firsts.try_emplace(key_of(document, layer, record), i).first->second;
    scratch.mentions.push_back({i, entity});
  }
  if (number + 1 < last_further_) add_judged(layer, scratch.mentions, scratch.judged);
  return scratch.mentions;
}

}  // namespace gloss::sentiment
