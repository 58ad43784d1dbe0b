#include "view/view_page.hpp"

#include <algorithm>
#include <map>

#include "view/html_page.hpp"
#include "view/view_script.hpp"
#include "view/view_style.hpp"

namespace glossator::view {
namespace {

/// A document with its result in each run; NULL: none.
struct ViewedDocument {
  std::vector<const ViewedResult*> results;

  const ViewedResult& first() const {
    return **std::find_if(results.begin(), results.end(), [](auto result) { return result; });
  }
};

std::vector<ViewedDocument> documents_of(const std::vector<RunResults>& runs) {
  std::vector<ViewedDocument> documents;
  std::map<std::string, std::vector<std::size_t>> numbers;  // of the documents of an id
  for (std::size_t run = 0; run < runs.size(); ++run) {
    std::map<std::string, std::size_t> seen;  // ids may repeat in a run
    for (const ViewedResult& result : runs[run].results) {
      auto& same = numbers[result.id];
      const std::size_t place = seen[result.id]++;
      if (place == same.size()) {
        same.push_back(documents.size());
        documents.push_back({std::vector<const ViewedResult*>(runs.size())});
      }
      documents[same[place]].results[run] = &result;
    }
  }
  return documents;
}

/// The island that the list of documents reads: runs, layers, types, and a line for each document.
class Index {
 public:
  explicit Index(const std::vector<RunResults>& runs) {
    for (const RunResults& run : runs) {
      std::string plugins;
      if (const Json* steps = run.manifest.find("steps"))
        for (const Json& step : steps->items())
          plugins += (plugins.empty() ? "" : ", ") + step.text_or("plugin", "") + " " +
                     step.text_or("version", "");
      runs_.push_back(
          Json::object({{"name", run.name}, {"plugins", plugins}, {"complete", run.is_complete}}));
      add_keys(run.manifest);
      for (const std::string& layer : run.layers)
        if (std::find(layers_.begin(), layers_.end(), layer) == layers_.end())
          layers_.push_back(layer);
    }
  }

  void add(const ViewedDocument& document) {
    std::map<std::size_t, std::size_t> most;  // count of each type in the run that has most
    std::string status = "ok";
    for (const ViewedResult* result : document.results) {
      if (!result) continue;
      if (result->status != "ok") status = result->status;
      for (const TypeCount& count : result->counts) {
        std::size_t& known = most[number_of(count)];
        known = std::max(known, count.count);
      }
    }
    Json counts = Json::array();
    for (const auto& [type, count] : most) counts.push_back(Json::array({type, count}));
    const ViewedResult& first = document.first();
    documents_.push_back(Json::array({first.id, first.date, status, counts}));
  }

  std::string json() const {
    return Json::object({{"runs", runs_},
                         {"layers", layers_},
                         {"keys", keys_},
                         {"types", types_},
                         {"documents", documents_}})
        .dump();
  }

 private:
  void add_keys(const Json& manifest) {
    const Json* layers = manifest.find("layers");
    for (const Json& layer : layers ? layers->items() : Json::Items{}) {
      Json& keys = keys_[layer.text_or("name", "")];
      if (!keys.is_null()) continue;
      keys = Json::object();
      const Json* described = layer.find("keys");
      for (const Json& key : described ? described->items() : Json::Items{})
        keys[key.text_or("name", "")] =
            Json::array({key.text_or("kind", ""), key.text_or("description", "")});
    }
  }

  std::size_t number_of(const TypeCount& count) {
    const auto [at, is_new] = numbers_.emplace(std::pair(count.layer, count.type), numbers_.size());
    if (is_new) types_.push_back(Json::array({count.layer, count.type}));
    return at->second;
  }

  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;
  std::vector<std::string> layers_;
  Json keys_ = Json::object(), runs_ = Json::array(), types_ = Json::array(),
       documents_ = Json::array();
};

std::string island_of(const ViewedDocument& document) {
  std::string json = "{";
  for (const ViewedResult* result : document.results) {
    if (!result || !result->text) continue;
    json += "\"text\":" + *result->text + ",";
    break;
  }
  json += "\"runs\":[";
  for (std::size_t run = 0; run < document.results.size(); ++run) {
    if (run > 0) json += ',';
    json += document.results[run] ? document.results[run]->json : "null";
  }
  return json + "]}";
}

}  // namespace

std::string view_page(const std::string& title, const std::vector<RunResults>& runs) {
  HtmlPage page(title, view_style_text);
  Index index(runs);
  const auto documents = documents_of(runs);
  for (const ViewedDocument& document : documents) index.add(document);
  page.add_island("index", index.json());
  for (std::size_t i = 0; i < documents.size(); ++i)
    page.add_island("d" + std::to_string(i), island_of(documents[i]));
  return std::move(page).finish(view_script_text);
}

}  // namespace glossator::view
