#include "check/subject/producers.hpp"

#include <map>
#include <set>

#include "glossator/error.hpp"
#include "plugins/plugin_finder.hpp"
#include "text/nearest_name.hpp"

namespace glossator::check {
namespace {

class Producers {
 public:
  explicit Producers(const PluginFinder& finder) : finder_(finder) {
    for (const auto& file : finder.files()) {
      const PluginAnswer& answer = finder.catalogue().ask(file);
      if (!answer.is_usable()) continue;
      for (const Json& about : answer.json["annotators"].items()) {
        const Json* const outputs = about.find("outputs");
        if (!outputs) continue;  // known only by its file name
        const std::string& id = about["id"].text();
        if (!known_.emplace(id, about).second) continue;  // an earlier file has the same id
        for (const Json& layer : outputs->items())
          if (const std::string& name = layer["name"].text(); name == id)
            writers_[name] = id;
          else
            writers_.emplace(name, id);
      }
    }
    finder.catalogue().cache().save();
  }

  void add_writer_of(const std::string& layer, bool optional, const std::string& reader) {
    if (written_.contains(layer)) return;
    const auto writer = writers_.find(layer);
    if (writer == writers_.end() || writer->second == reader ||
        !begun_.insert(writer->second).second) {
      if (optional) return;
      throw Error(ErrorCode::usage, "plugin `" + reader + "` reads layer `" + layer +
                                        "`, which no plugin at hand writes; looked in " +
                                        listed(finder_.folders()) +
                                        "; name the folder of one with --plugin-path, or a config "
                                        "that has its step with --config");
    }
    const Json& about = known_.at(writer->second);
    for (const Json& input : about["inputs"].items())
      add_writer_of(input["name"].text(), input["optional"].boolean(), writer->second);
    steps_.push_back(Json::object({{"plugin", writer->second}}));
    for (const Json& output : about["outputs"].items()) written_.insert(output["name"].text());
  }

  Json steps() const { return steps_; }

 private:
  const PluginFinder& finder_;
  std::map<std::string, Json> known_;           // by id
  std::map<std::string, std::string> writers_;  // of layers: ids
  std::set<std::string> begun_, written_;
  Json steps_ = Json::array();
};

}  // namespace

Json producers_of(const gloss_description& annotator, const std::vector<std::string>& folders) {
  if (!*annotator.inputs) return Json::array();
  const PluginFinder finder = PluginFinder::standard(folders);
  Producers producers(finder);
  for (auto at = annotator.inputs; *at; ++at)
    producers.add_writer_of((*at)->name, (*at)->optional != 0, annotator.id);
  return producers.steps();
}

namespace {

/// What a step's plugin has under `part`, "inputs" or "outputs", by the names that it declares.
std::vector<std::string> declared_layers(const PluginFinder& finder, const Json& step,
                                         const char* part) {
  std::vector<std::string> names;
  const auto file = finder.find(step["plugin"].text());
  if (!file) return names;
  const PluginAnswer& answer = finder.catalogue().ask(*file);
  if (!answer.is_usable()) return names;
  for (const Json& about : answer.json["annotators"].items()) {
    const Json* const layers = about.find(part);
    if (about["id"] != step["plugin"] || !layers) continue;
    for (const Json& layer : layers->items()) names.push_back(layer["name"].text());
  }
  return names;
}

}  // namespace

Json steps_that_keep_clear(Json steps, const Json& given, const std::vector<std::string>& folders) {
  const PluginFinder finder = PluginFinder::standard(folders);
  Json clear = Json::array();
  std::set<std::string> written;
  for (Json step : steps.items()) {
    for (const char* part : {"inputs", "outputs"})
      for (const auto& name : declared_layers(finder, step, part)) {
        const Json* const renamed = step.find(part);
        const std::string now = renamed ? renamed->text_or(name, name) : name;
        const bool is_output = part[0] == 'o';
        if (!given.contains(now) || (!is_output && !written.contains(now))) continue;
        if (is_output) written.insert(now);
        if (!renamed) step[part] = Json::object();
        step[part][name] = now + ".of_plugin";
      }
    clear.push_back(std::move(step));
  }
  finder.catalogue().cache().save();
  return clear;
}

}  // namespace glossator::check
