#include "compare/diff/changes_json.hpp"

#include "compare/diff/changes_text.hpp"

namespace glossator::compare {
namespace {

Json json_of(const ChangeExample& example) {
  Json keys = Json::object();
  for (const KeyChange& key : example.keys) keys[key.key] = Json::array({key.before, key.after});
  return Json::object({{"kind", name_of(example.kind)},
                       {"document", example.document},
                       {"keys", std::move(keys)},
                       {"place", example.place},
                       {"before", example.context.before},
                       {"text", example.context.covered},
                       {"after", example.context.after}});
}

Json json_of(const GroupName& name, const ChangeGroup& group) {
  Json keys = Json::object(), examples = Json::array();
  for (const auto& [key, count] : group.keys) keys[key] = count;
  for (const ChangeExample& example : group.examples) examples.push_back(json_of(example));
  return Json::object({{"layer", name.layer},
                       {"type", name.type},
                       {"plugin", name.plugin},
                       {"rule", name.rule},
                       {"added", group.added},
                       {"removed", group.removed},
                       {"changed", group.changed},
                       {"keys", std::move(keys)},
                       {"examples", std::move(examples)}});
}

}  // namespace

Json json_of(const DiffReport& report) {
  Json notes = Json::object(), layers = Json::object(), groups = Json::array();
  for (const auto& [note, count] : report.notes) notes[note] = count;
  for (const auto& [layer, counts] : report.layers)
    layers[layer] = Json::object({{"before", counts.before},
                                  {"after", counts.after},
                                  {"added", counts.added},
                                  {"removed", counts.removed},
                                  {"changed", counts.changed}});
  for (const auto* const each : sorted_groups(report))
    groups.push_back(json_of(each->first, each->second));
  return Json::object({{"before", report.before},
                       {"after", report.after},
                       {"documents", report.documents},
                       {"different", report.different},
                       {"only_before", report.only_before},
                       {"only_after", report.only_after},
                       {"one_sided", report.one_sided},
                       {"notes", std::move(notes)},
                       {"makers", report.makers},
                       {"layers", std::move(layers)},
                       {"groups", std::move(groups)}});
}

}  // namespace glossator::compare
