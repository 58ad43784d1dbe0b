#include "merge/input_reader.hpp"

#include <cmath>
#include <utility>

namespace gloss::merge {

void InputReader::read(const Document& document, Scratch& scratch) const {
  scratch.candidates.clear();
  scratch.left_out.clear();
  scratch.layers.clear();
  for (std::uint32_t input = 0; input < inputs_.size(); ++input) {
    document.throw_if_cancelled();
    scratch.layers.push_back(document.layer(input));
    if (!scratch.layers.back().empty()) read_layer(scratch.layers.back(), input, scratch);
  }
}

void InputReader::read_layer(const LayerView& layer, std::uint32_t input, Scratch& scratch) const {
  scratch.types.clear();
  for (auto name = layer.raw().types; *name; ++name)
    scratch.types.push_back(types_.find(*name).value_or(inputs_[input].type));
  for (std::uint32_t i = 0; i < layer.size(); ++i) {
    const gloss_record& record = layer[i];
    const bool has_text = !(record.flags & GLOSS_RECORD_DOCUMENT) && record.begin < record.end;
    const Target type = has_text ? target(layer, record, input, scratch.types) : Target::skip;
    if (type == Target::error) refuse(layer, record, input);
    if (type == Target::skip)
      scratch.left_out.push_back({input, i, has_text});
    else
      scratch.candidates.push_back(
          {{record.begin, record.end},
           static_cast<std::uint32_t>(type),
           input,
           i,
           std::isnan(record.score) ? inputs_[input].score : record.score});
  }
}

// The kind of a record, as term lists and patterns have it, says more than its type.
Target InputReader::target(const LayerView& layer, const gloss_record& record, std::uint32_t input,
                           std::span<const Target> types) const {
  if (const gloss_attribute* const kind = layer.find(record, kind_key))
    if (const auto found = types_.find(layer.text(*kind))) return *found;
  return record.type < types.size() ? types[record.type] : inputs_[input].type;
}

void InputReader::refuse(const LayerView& layer, const gloss_record& record,
                         std::uint32_t input) const {
  const gloss_attribute* const kind = layer.find(record, kind_key);
  const std::string type(kind ? layer.text(*kind) : layer.raw().types[record.type]);
  throw Error(GLOSS_E_DOCUMENT,
              "input `" + std::string(input_names[input]) + "`: the record at bytes " +
                  std::to_string(record.begin) + " to " + std::to_string(record.end) +
                  " has the type \"" + type +
                  "\"; expected a type of names or one in option /types; add it there, or set "
                  "option /" +
                  input_names[input] + "/type to another than \"error\"");
}

}  // namespace gloss::merge
