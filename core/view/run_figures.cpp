#include "view/run_figures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "glossator/error.hpp"
#include "output/manifest_layers.hpp"
#include "view/run_results.hpp"

namespace glossator::view {
namespace {

constexpr std::size_t most_rows = 50;
using Name = std::pair<std::string, std::string>;  // a layer, and a name or type in it

struct Named {
  std::size_t documents = 0, mentions = 0;
};

struct Mean {
  double sum = 0;
  std::size_t count = 0;
  void add(double value) { sum += value, ++count; }
  Json json() const {
    return count == 0 ? Json() : Json(std::round(sum / double(count) * 1e4) / 1e4);
  }
};

struct Month {
  std::size_t documents = 0;
  Mean tone;
  std::map<Name, std::size_t> types;
};

/// The entries with the largest `size`, in its order, then in that of the names.
template <class Value, class Size>
std::vector<std::pair<Name, Value>> largest(const std::map<Name, Value>& all, Size size) {
  std::vector<std::pair<Name, Value>> sorted(all.begin(), all.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const auto& a, const auto& b) { return size(a.second) > size(b.second); });
  return sorted;
}

class Figures {
 public:
  void add(const Json& result) {
    ++documents_;
    if (const Json* error = result.find("error")) add_failure(result, *error);
    const std::string date = result.text_or("date", "");
    Month* month = date.size() >= 7 ? &months_[date.substr(0, 7)] : nullptr;
    if (month) ++month->documents;
    const Json* layers = result.find("layers");
    if (!layers) return;
    std::set<Name> names, labels;
    for (const JsonMember& layer : layers->members()) {
      if (std::find(layers_.begin(), layers_.end(), layer.key) == layers_.end())
        layers_.push_back(layer.key);
      for (const Json& record : layer.value.items()) {
        const Name type{layer.key, record.text_or("type", "")};
        ++types_[type];
        if (month) ++month->types[type];
        add_name(layer.key, record, names);
        if (record.text_or("scope", "") == "document") add_label(type, record, labels, month);
      }
    }
    add_tones(*layers);
  }

  Json json(const Json& manifest) const {
    Json figures = Json::object({{"documents", documents_},
                                 {"ok", documents_ - failed_},
                                 {"failed", failed_},
                                 {"failures", failures_},
                                 {"layers", layers_},
                                 {"counts", counts_json(types_)},
                                 {"months", months_json()},
                                 {"named", named_json()},
                                 {"labels", labels_json()},
                                 {"tone", tone_json()}});
    add_manifest(manifest, figures);
    return figures;
  }

 private:
  void add_failure(const Json& result, const Json& error) {
    if (result.text_or("status", "") == "error") ++failed_;
    if (failures_.size() == most_rows) return;
    failures_.push_back(Json::object({{"id", result.text_or("id", "")},
                                      {"plugin", error.text_or("plugin", "")},
                                      {"kind", error.text_or("kind", "")},
                                      {"message", error.text_or("message", "")}}));
  }

  void add_name(const std::string& layer, const Json& record, std::set<Name>& seen) {
    if (!record.contains("entity")) return;
    const Name name{layer, record.text_or("name", record.text_or("text", ""))};
    Named& named = named_[name];
    ++named.mentions;
    if (seen.insert(name).second) ++named.documents;
  }

  void add_label(const Name& type, const Json& record, std::set<Name>& seen, Month* month) {
    if (seen.insert(type).second) ++labels_[type];
    const std::string label = record.text_or("label", "");
    if (!label.empty()) label_texts_[type] = label;
    const Json* value = record.find("value");
    if (month && value && value->is_number()) month->tone.add(value->number());
  }

  /// The tone towards names: of records on the whole chain of a name if there are any, else of
  /// those on single mentions.
  void add_tones(const Json& layers) {
    for (const JsonMember& layer : layers.members()) {
      const auto& records = layer.value.items();
      const bool has_entities = std::any_of(records.begin(), records.end(), [](const Json& one) {
        return one.text_or("scope", "") == "entity";
      });
      std::map<Name, Mean> means;
      for (const Json& record : records)
        if (record.text_or("scope", "") == (has_entities ? "entity" : "target"))
          if (const Json* value = record.find("value"); value && value->is_number())
            means[target_of(layers, record)].add(value->number());
      for (const auto& [name, mean] : means)
        if (!name.second.empty()) tones_[name].add(mean.sum / double(mean.count));
    }
  }

  static Name target_of(const Json& layers, const Json& record) {
    const Json* target = record.find("target");
    const Json* id = target ? target->find("id") : nullptr;
    if (!id) return {};
    const std::string layer = target->text_or("layer", "");
    const Json* records = layers.find(layer);
    for (const Json& other : records ? records->items() : Json::Items{})
      if (const Json* own = other.find("id"); own && *own == *id)
        return {layer, other.text_or("name", other.text_or("text", ""))};
    return {};
  }

  static Json counts_json(const std::map<Name, std::size_t>& types) {
    Json counts = Json::array();
    for (const auto& [type, count] : types)
      counts.push_back(
          Json::object({{"layer", type.first}, {"type", type.second}, {"records", count}}));
    return counts;
  }

  Json months_json() const {
    Json months = Json::array();
    for (const auto& [name, month] : months_) {
      std::map<std::string, std::size_t> layers;
      for (const auto& [type, count] : month.types) layers[type.first] += count;
      Json by_layer = Json::object();
      for (const auto& [layer, count] : layers) by_layer[layer] = count;
      months.push_back(Json::object({{"month", name},
                                     {"documents", month.documents},
                                     {"tone", month.tone.json()},
                                     {"layers", by_layer},
                                     {"types", counts_json(month.types)}}));
    }
    return months;
  }

  Json named_json() const {
    Json all = Json::object();
    for (const auto& [name, named] : largest(named_, [](const Named& one) { return one.mentions; }))
      if (Json& rows = all[name.first]; rows.size() < most_rows)
        rows.push_back(Json::object(
            {{"name", name.second}, {"documents", named.documents}, {"mentions", named.mentions}}));
    return all;
  }

  Json labels_json() const {
    Json all = Json::object();
    for (const auto& [type, count] : largest(labels_, [](std::size_t one) { return one; })) {
      const auto text = label_texts_.find(type);
      all[type.first].push_back(
          Json::object({{"type", type.second},
                        {"label", text == label_texts_.end() ? std::string() : text->second},
                        {"documents", count}}));
    }
    return all;
  }

  Json tone_json() const {
    Json all = Json::array();
    for (const auto& [name, mean] : largest(tones_, [](const Mean& one) { return one.count; })) {
      if (all.size() == most_rows) break;
      all.push_back(Json::object({{"name", name.second},
                                  {"layer", name.first},
                                  {"mean", mean.json()},
                                  {"documents", mean.count}}));
    }
    return all;
  }

  static void add_manifest(const Json& manifest, Json& figures) {
    Json times = Json::array();
    const Json* steps = manifest.find("steps");
    for (const Json& step : steps ? steps->items() : Json::Items{}) {
      Json row = Json::object({{"step", step.text_or("name", "")},
                               {"plugin", step.text_or("plugin", "")},
                               {"version", step.text_or("version", "")}});
      const Json* milliseconds = step.find("milliseconds");
      for (const auto& [key, value] : milliseconds ? milliseconds->members() : Json::Members{})
        row[key] = value;
      times.push_back(row);
    }
    figures["times"] = times;
    const Json* slowest = manifest.find("slowest");
    figures["slowest"] = slowest ? *slowest : Json::array();
  }

  std::size_t documents_ = 0, failed_ = 0;
  std::vector<std::string> layers_;  // in the order of the results
  Json failures_ = Json::array();
  std::map<Name, std::size_t> types_, labels_;
  std::map<Name, std::string> label_texts_;
  std::map<Name, Named> named_;
  std::map<Name, Mean> tones_;
  std::map<std::string, Month> months_;
};

}  // namespace

Json run_figures(const std::string& path) {
  Figures figures;
  for_each_line(path, [&](std::string_view line, std::uint64_t number) {
    const auto result = Json::parse(line);
    if (!result || !result->find("id") || !result->is_object())
      throw Error(ErrorCode::input,
                  path + ":" + std::to_string(number) +
                      ": not a result; expected a line that `gloss run -o OUT.jsonl` writes");
    figures.add(*result);
    return true;
  });
  const Json manifest = read_manifest(path).value_or(Json());
  Json json = figures.json(manifest);
  json["complete"] = is_complete(path, manifest);
  return json;
}

}  // namespace glossator::view
