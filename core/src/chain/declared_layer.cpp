#include "chain/declared_layer.hpp"

#include <algorithm>
#include <map>

#include "json/json_pointer.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

using Use = DeclaredLayer::Use;

const std::map<std::string, std::string>& renames(const StepConfig& config, Use use) {
  return use == Use::input ? config.inputs : config.outputs;
}

std::string renames_pointer(const std::string& pointer, Use use) {
  return pointer + (use == Use::input ? "/inputs" : "/outputs");
}

}  // namespace

DeclaredLayer::DeclaredLayer(const Step& owner, const gloss_layer& declared, Use use,
                             const StepConfig& config, const std::string& pointer)
    : step(owner), layer(declared), name(declared.name), plugin_place(pointer + "/plugin") {
  const auto rename = renames(config, use).find(name);
  is_renamed = rename != renames(config, use).end();
  place = is_renamed ? pointer_to(renames_pointer(pointer, use), name) : plugin_place;
  if (is_renamed) name = rename->second;
}

void check_renames(const Step& step, Use use, const StepConfig& config, const std::string& pointer,
                   ConfigProblems& problems) {
  const bool reads = use == Use::input;
  std::vector<std::string> known;
  for (auto at = reads ? step.description().inputs : step.description().outputs; *at; ++at)
    known.emplace_back((*at)->name);
  for (const auto& [from, to] : renames(config, use))
    if (!contains(known, from))
      problems.add_about_key(pointer_to(renames_pointer(pointer, use), from),
                             "plugin " + ticked(step.plugin()) + " has no " +
                                 (reads ? "input" : "output") + " layer " + ticked(from) +
                                 did_you_mean(from, known) + "; it has: " + listed(known));
}

std::vector<std::string> strings(const char* const* names) {
  std::vector<std::string> out;
  for (; names && *names; ++names) out.emplace_back(*names);
  return out;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace glossator
