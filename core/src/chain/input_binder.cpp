#include "chain/input_binder.hpp"

#include <algorithm>

#include "plugins/layer_keys.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

std::vector<std::string> key_names(const LayerSchema& schema) {
  std::vector<std::string> names;
  for (const KeySchema& key : schema.keys) names.push_back(key.name);
  return names;
}

// Matches the producer's names with those that the reader declares. Returns the reader's number for
// each of the producer's, or nothing if all numbers agree.
std::vector<std::uint32_t> translation(const std::vector<std::string>& produced,
                                       const std::vector<std::string>& declared) {
  std::vector<std::uint32_t> numbers;
  for (const auto& name : produced) {
    const auto at = std::find(declared.begin(), declared.end(), name);
    numbers.push_back(at == declared.end() ? GLOSS_NONE
                                           : static_cast<std::uint32_t>(at - declared.begin()));
  }
  bool same = true;
  for (std::uint32_t i = 0; i < numbers.size(); ++i) same &= numbers[i] == i;
  return same ? std::vector<std::uint32_t>{} : numbers;
}

}  // namespace

void InputBinder::bind(Step& step, const StepConfig& config, const std::string& pointer) {
  constexpr auto use = DeclaredLayer::Use::input;
  check_renames(step, use, config, pointer, problems_);
  for (auto at = step.description().inputs; *at; ++at) {
    step.inputs.push_back(bound({step, **at, use, config, pointer}, config));
    step.input_layers.push_back(step.inputs.back().layer);
  }
}

BoundInput InputBinder::bound(const DeclaredLayer& input, const StepConfig& config) {
  BoundInput bound;
  if (const auto layer = chain_.layer_number(input.name)) {
    bound.layer = *layer;
    bind_types(input, bound);
    bind_keys(input, bound);
    for (const KeySchema& key : chain_.schemas[*layer]->keys)
      for (const std::uint32_t target : key.refers_to) bound.refers_elsewhere |= target != *layer;
  } else {
    const bool is_needed = input.is_renamed || !(input.layer.optional || plugins_.has_missed());
    missing_.push_back({input, config.plugin, chain_.layer_names(), is_needed});
  }
  bound.type_names.push_back(nullptr);
  bound.key_names.push_back(nullptr);
  return bound;
}

void InputBinder::report_missing() {
  for (const Missing& missing : missing_) {
    const DeclaredLayer& input = missing.input;
    const std::string later = chain_.later_writer(input.step, input.name);
    if (missing.is_needed)
      problems_.add(input.place, message_of(missing));
    else if (input.layer.optional && !later.empty())
      warnings_.push_back("step " + ticked(input.step.name()) + place_of_step(input.step.name()) +
                          " runs without its optional layer " + ticked(input.name) +
                          ", because step " + ticked(later) + place_of_step(later) +
                          ", which writes it, runs later; move that step before this one");
  }
}

std::string InputBinder::message_of(const Missing& missing) const {
  const DeclaredLayer& input = missing.input;
  std::string message = "no earlier step writes layer " + ticked(input.name) + ", which " +
                        (input.is_renamed ? "step " + ticked(input.step.name())
                                          : "plugin " + ticked(missing.plugin)) +
                        " reads";
  if (const auto near = nearest_name(input.name, missing.written))
    message += "; did you mean " + ticked(*near) + ", written by plugin " +
               ticked(chain_.schemas[*chain_.layer_number(*near)]->plugin) + "?";
  return message + "; written before it: " + listed(missing.written) + remedy_of(missing);
}

// Names the step that writes the layer too late, else a plugin that would write it, else the way to
// bind another layer.
std::string InputBinder::remedy_of(const Missing& missing) const {
  const DeclaredLayer& input = missing.input;
  if (const std::string later = chain_.later_writer(input.step, input.name); !later.empty())
    return "; step " + ticked(later) + place_of_step(later) +
           " writes it; move that step before this one";
  const std::vector<std::string> writers = plugins_.writers_of(input.name);
  const std::string own = input.step.plugin();
  auto best = std::find(writers.begin(), writers.end(), input.name);
  if (best == writers.end())
    best = std::find_if(writers.begin(), writers.end(),
                        [&](const std::string& id) { return id != own; });
  if (best == writers.end() && !input.is_renamed && !missing.written.empty())
    return std::string("; bind one of them: \"inputs\": {\"") + input.layer.name + "\": \"LAYER\"}";
  if (best == writers.end() || *best == own) return "";
  return "; add {\"plugin\": \"" + *best + "\"} before this step";
}

// " (FILE:LINE:COLUMN)", or "" for a config made in code.
std::string InputBinder::place_of_step(const std::string& name) const {
  const std::string place = problems_.place_of_step(name);
  return place.empty() ? "" : " (" + place + ")";
}

void InputBinder::bind_types(const DeclaredLayer& input, BoundInput& bound) {
  const LayerSchema& schema = *chain_.schemas[bound.layer];
  if (!input.layer.types) {  // the producer's own numbering
    for (const auto& name : schema.types) bound.type_names.push_back(name.c_str());
    return;
  }
  const std::vector<std::string> known = strings(input.layer.types);
  if (!known.empty() && std::none_of(known.begin(), known.end(), [&](const std::string& type) {
        return contains(schema.types, type);
      }))
    problems_.add(
        input.place,
        input.plugin() + " reads types " + listed(known) + " of layer " + ticked(schema.name) +
            ", none of which plugin " + ticked(schema.plugin) +
            " writes; it writes: " + listed(schema.types) +
            (input.layer.optional
                 ? "; the plugin works without that layer: rename it in \"outputs\" of step " +
                       ticked(schema.step) + ", or run this step before it"
                 : "; bind a layer that has them: \"inputs\": {\"" + std::string(input.layer.name) +
                       "\": \"LAYER\"}"));
  bound.types = translation(schema.types, known);
  for (auto at = input.layer.types; *at; ++at) bound.type_names.push_back(*at);
}

void InputBinder::bind_keys(const DeclaredLayer& input, BoundInput& bound) {
  const LayerSchema& schema = *chain_.schemas[bound.layer];
  if (!input.layer.keys) {  // the producer's own numbering
    for (const KeySchema& key : schema.keys) bound.key_names.push_back(key.name.c_str());
    return;
  }
  std::vector<std::string> readable;  // "" for a key that is absent for the reader
  for (const gloss_key& key : keys_of(input.layer)) {
    readable.push_back(is_readable(input, key, schema) ? key.name : "");
    bound.key_names.push_back(key.name);
  }
  bound.keys = translation(key_names(schema), readable);
}

// Whether the producer writes the key as the reader expects. If it does not and the reader needs
// the key, adds a problem.
bool InputBinder::is_readable(const DeclaredLayer& input, const gloss_key& key,
                              const LayerSchema& schema) {
  const auto kind = static_cast<AttributeKind>(key.kind);
  const auto number = schema.find_key(key.name);
  if (number && schema.keys[*number].kind == kind) return true;
  if (key.optional) return false;
  const std::string reads = input.plugin() + " reads key " + ticked(key.name) + " of layer " +
                            ticked(schema.name) + ", which plugin " + ticked(schema.plugin);
  if (number)
    problems_.add(input.place, reads + " writes as " + name_of(schema.keys[*number].kind) +
                                   "; expected " + name_of(kind));
  else
    problems_.add(input.place, reads + " does not write; it writes: " + listed(key_names(schema)));
  return false;
}

}  // namespace glossator
