#include "chain/output_binder.hpp"

#include <algorithm>

#include "plugins/contract_names.hpp"
#include "plugins/layer_keys.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
void OutputBinder::bind(Step& step, const StepConfig& config, const std::string& pointer) {
  constexpr auto use = DeclaredLayer::Use::output;
  check_renames(step, use, config, pointer, problems_);
  for (auto at = step.description().outputs; *at; ++at) {
    const DeclaredLayer output(step, **at, use, config, pointer);
    check_name(output);
    check_type_names(output);
    std::vector<KeySchema> keys = key_schemas(output);
    step.outputs.push_back(static_cast<std::uint32_t>(chain_.schemas.size()));
    chain_.schemas.push_back(std::make_unique<LayerSchema>(LayerSchema{
        output.name, step.plugin(), step.name(), strings((*at)->types), std::move(keys)}));
  }
}

void OutputBinder::check_name(const DeclaredLayer& output) {
  if (!is_layer_name(output.name))
    problems_.add(output.place,
                  output.plugin() + " cannot write layer " + ticked(output.name) +
                      ": the name is not allowed; expected a lower-case letter, then letters, "
                      "digits, `_`, `.`, `-`");
  if (const auto taken = chain_.layer_number(output.name))
    problems_.add(output.place, output.plugin() + " cannot write layer " + ticked(output.name) +
                                    ", which is written by the earlier step " +
                                    ticked(chain_.schemas[*taken]->step) +
                                    " already; rename one: \"outputs\": {\"" + output.layer.name +
                                    "\": \"another_name\"}");
}

void OutputBinder::check_type_names(const DeclaredLayer& output) {
  std::vector<std::string> before;
  for (const std::string& name : strings(output.layer.types)) {
    const bool is_repeated = contains(before, name);
    before.push_back(name);
    if (is_type_name(name) && !is_repeated) continue;
    problems_.add(output.plugin_place,
                  output.plugin() + " declares type " + ticked(shown_name(name)) + " of layer " +
                      ticked(output.layer.name) +
                      (is_repeated ? " twice; the plugin must declare it once"
                                   : ": the name is not allowed; expected valid UTF-8, not empty, "
                                     "without control characters or blanks at its ends"));
  }
}

std::vector<KeySchema> OutputBinder::key_schemas(const DeclaredLayer& output) {
  std::vector<KeySchema> keys;
  for (const gloss_key& key : keys_of(output.layer)) {
    check_key_name(output, key, keys);
    keys.push_back({key.name, static_cast<AttributeKind>(key.kind), key.repeated != 0,
                    layers_referred_to(output, key), key.description});
  }
  return keys;
}

// The output writes a record as one object, with its attributes beside its own members, so their
// names must differ.
void OutputBinder::check_key_name(const DeclaredLayer& output, const gloss_key& key,
                                  const std::vector<KeySchema>& before) {
  static const std::vector<std::string> own{"id",   "begin", "end",     "text",
                                            "type", "score", "children"};
  const bool is_own = contains(own, key.name);
  const bool is_repeated = std::any_of(
      before.begin(), before.end(), [&](const KeySchema& other) { return other.name == key.name; });
  const bool is_allowed = is_key_name(key.name);
  if (!is_own && !is_repeated && is_allowed) return;
  problems_.add(output.plugin_place,
                output.plugin() + " declares key " + ticked(shown_name(key.name)) + " of layer " +
                    ticked(output.layer.name) +
                    (!is_allowed ? ": the name is not allowed; expected a lower-case letter, then "
                                   "lower-case letters, digits and `_`"
                     : is_own    ? ", which every record has as a member of its own; the plugin "
                                   "must name it otherwise"
                                 : " twice; the plugin must name it otherwise"));
}

// Returns the layer itself, which is the next of the chain, or inputs of its step, without absent
// ones.
std::vector<std::uint32_t> OutputBinder::layers_referred_to(const DeclaredLayer& output,
                                                            const gloss_key& key) {
  std::vector<std::uint32_t> layers;
  if (key.kind != GLOSS_V_REF) return layers;
  const std::string declares = output.plugin() + " declares references by key " + ticked(key.name) +
                               " of layer " + ticked(output.layer.name);
  const std::vector<std::string> names = strings(key.refers_to);
  if (names.empty())
    problems_.add(output.plugin_place, declares + ", and no layer that they point into");
  for (const std::string& name : names) {
    bool is_known = name == output.layer.name;
    if (is_known) layers.push_back(static_cast<std::uint32_t>(chain_.schemas.size()));
    const gloss_layer* const* inputs = output.step.description().inputs;
    for (std::size_t i = 0; inputs[i]; ++i) {
      if (name != inputs[i]->name) continue;
      is_known = true;
      if (const auto layer = output.step.input_layers[i]; layer != GLOSS_NONE)
        layers.push_back(layer);
    }
    if (!is_known)
      problems_.add(output.plugin_place,
                    declares + " into layer " + ticked(name) +
                        ", which is neither that layer nor an input of the plugin");
  }
  return layers;
}

void OutputBinder::check_output_layers(const std::vector<std::string>& wanted) {
  const std::vector<std::string> written = chain_.layer_names();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (chain_.layer_number(wanted[i])) continue;
    if (plugins_.has_missed() && !nearest_name(wanted[i], written)) continue;
    problems_.add("/output/layers/" + std::to_string(i),
                  "no step writes layer " + ticked(wanted[i]) + did_you_mean(wanted[i], written) +
                      "; written: " + listed(written));
  }
}

}  // namespace glossator
