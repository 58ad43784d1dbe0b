#include "given_layers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "glossator/error.hpp"
#include "records/layer_store.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

/// Texts as the C line wants them.
class Names {
 public:
  std::uint32_t number_of(const std::string& name) {
    const auto number = std::find(names_.begin(), names_.end(), name) - names_.begin();
    if (number == std::ssize(names_)) names_.push_back(name);
    return static_cast<std::uint32_t>(number);
  }
  void add_all(const char* const* names) {
    for (; names && *names; ++names) number_of(*names);
  }
  const char* const* table() {
    table_.clear();
    for (const auto& name : names_) table_.push_back(name.c_str());
    table_.push_back(nullptr);
    return table_.data();
  }

 private:
  std::vector<std::string> names_;
  std::vector<const char*> table_;
};

GivenLayers* current = nullptr;

}  // namespace

struct GivenLayers::Given {
  std::string name, id;
  std::vector<Given*> before;
  Names types, keys;
  std::vector<gloss_record> records;
  std::vector<std::uint32_t> rank;  // of each record of the list, in the order of the contract
  std::vector<gloss_attribute> attributes;
  std::string pool;

  gloss_layer declared{};
  std::vector<const gloss_layer*> inputs, outputs;
  gloss_description description{};

  void read(const Json& list, std::string_view text);
  void declare();

 private:
  [[noreturn]] void refuse(std::size_t number, const std::string& what) const {
    throw Error(ErrorCode::usage, "layers/" + name + "/" + std::to_string(number) + ": " + what);
  }
  gloss_record place(const Json& record, std::size_t number, std::string_view text) const;
  void add_attribute(const std::string& key, const Json& value, std::size_t number);
  void set_object(gloss_attribute& attribute, const Json& value, std::size_t number) const;
  void rank_records();
};

gloss_record GivenLayers::Given::place(const Json& json, std::size_t number,
                                       std::string_view text) const {
  gloss_record record{};
  record.score = std::numeric_limits<float>::quiet_NaN();
  record.parent = GLOSS_NONE;
  if (json.value("scope", Json()) == "document") {
    record.flags = GLOSS_RECORD_DOCUMENT;
  } else if (json.contains("begin") && json.contains("end") && json["begin"].is_number_unsigned() &&
             json["end"].is_number_unsigned()) {
    record.begin = json["begin"];
    record.end = json["end"];
  } else if (json.contains("text") && json["text"].is_string()) {
    const std::string covered = json["text"];
    const auto at = text.find(covered);
    if (at == text.npos) refuse(number, "the document has no text `" + covered + "`");
    record.begin = static_cast<std::uint32_t>(at);
    record.end = static_cast<std::uint32_t>(at + covered.size());
  } else {
    refuse(number,
           "has no place: give \"text\", or \"begin\" and \"end\", or "
           "\"scope\": \"document\"");
  }
  return record;
}

void GivenLayers::Given::read(const Json& list, std::string_view text) {
  static const std::set<std::string> own{"text", "begin", "end", "type", "score", "parent", "id"};
  for (const Json& json : list) {
    const std::size_t number = records.size();
    gloss_record record = place(json, number, text);
    if (!json.contains("type") || !json["type"].is_string()) refuse(number, "has no \"type\"");
    record.type = types.number_of(json["type"]);
    if (json.contains("score")) record.score = json["score"].get<float>();
    if (json.contains("parent")) record.parent = json["parent"].get<std::uint32_t>();
    record.attribute_begin = static_cast<std::uint32_t>(attributes.size());
    for (const auto& [key, value] : json.items()) {
      if (own.contains(key) || (key == "scope" && value == "document")) continue;
      if (!value.is_array())
        add_attribute(key, value, number);
      else
        for (const Json& item : value) add_attribute(key, item, number);
    }
    record.attribute_count = static_cast<std::uint32_t>(attributes.size()) - record.attribute_begin;
    records.push_back(record);
  }
  rank_records();
}

void GivenLayers::Given::add_attribute(const std::string& key, const Json& value,
                                       std::size_t number) {
  gloss_attribute attribute{};
  attribute.key = keys.number_of(key);
  if (value.is_string()) {
    const std::string text = value;
    attribute.kind = GLOSS_V_STRING;
    attribute.value.string = {static_cast<std::uint32_t>(pool.size()),
                              static_cast<std::uint32_t>(text.size())};
    pool += text;
  } else if (value.is_boolean()) {
    attribute.kind = GLOSS_V_BOOL;
    attribute.value.integer = value.get<bool>() ? 1 : 0;
  } else if (value.is_number_integer()) {
    attribute.kind = GLOSS_V_INT;
    attribute.value.integer = value;
  } else if (value.is_number_float()) {
    attribute.kind = GLOSS_V_FLOAT;
    attribute.value.number = value;
  } else if (value.is_object()) {
    set_object(attribute, value, number);
  } else {
    refuse(number, "`" + key + "` is no attribute: " + value.dump());
  }
  attributes.push_back(attribute);
}

void GivenLayers::Given::set_object(gloss_attribute& attribute, const Json& value,
                                    std::size_t number) const {
  if (value.contains("begin") && value.contains("end")) {
    attribute.kind = GLOSS_V_SPAN;
    attribute.value.span = {value["begin"].get<std::uint32_t>(), value["end"].get<std::uint32_t>()};
    return;
  }
  if (!value.contains("index"))
    refuse(number, "expected {\"begin\", \"end\"}, {\"index\"} or {\"layer\", \"index\"}; found " +
                       value.dump());
  const auto index = value["index"].get<std::uint32_t>();
  attribute.kind = GLOSS_V_REF;
  attribute.value.ref = {GLOSS_NONE, index};
  if (!value.contains("layer") || value["layer"] == name) return;
  for (std::uint32_t input = 0; input < before.size(); ++input) {
    if (before[input]->name != value["layer"]) continue;
    if (index >= before[input]->rank.size()) refuse(number, "no such record: " + value.dump());
    attribute.value.ref = {input, before[input]->rank[index]};
    return;
  }
  refuse(number, "refers to a layer that is not given before it: " + value.dump());
}

// The host brings records into the order of the contract, and their readers number them by it.
void GivenLayers::Given::rank_records() {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return comes_before(records[a], records[b]);
  });
  rank.resize(records.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
}

void GivenLayers::Given::declare() {
  declared = {sizeof(gloss_layer), 0, name.c_str(), types.table(), keys.table()};
  for (Given* layer : before) inputs.push_back(&layer->declared);
  inputs.push_back(nullptr);
  outputs = {&declared, nullptr};
  description = {sizeof(gloss_description),
                 0,
                 id.c_str(),
                 "Given layer",
                 "1.0.0",
                 "Glossator",
                 "MIT",
                 "",
                 "Writes what a spec case gives.",
                 R"({"type":"object","additionalProperties":false})",
                 inputs.data(),
                 outputs.data(),
                 GLOSS_THREADS_WORKER,
                 GLOSS_CAP_DETERMINISTIC};
}

/// The functions of the factory. An annotator is its own worker, and is a Given.
struct GivenLayersTable {
  using Given = GivenLayers::Given;

  static const gloss_description* describe(std::uint32_t index) {
    return current && index < current->layers_.size() ? &current->layers_[index]->description
                                                      : nullptr;
  }
  static gloss_status create(std::uint32_t index, const gloss_host*, const gloss_config_api*,
                             const gloss_config*, gloss_annotator** out) {
    *out = reinterpret_cast<gloss_annotator*>(current->layers_[index].get());
    return GLOSS_OK;
  }
  static void destroy(gloss_annotator*) {}
  static gloss_status open(gloss_annotator* annotator, gloss_worker** out) {
    *out = reinterpret_cast<gloss_worker*>(annotator);
    return GLOSS_OK;
  }
  static void close(gloss_worker*) {}
  static gloss_status process(gloss_worker* worker, const gloss_document*, const gloss_call* call) {
    const Given& given = *reinterpret_cast<const Given*>(worker);
    const gloss_batch batch{sizeof(gloss_batch),
                            sizeof(gloss_record),
                            sizeof(gloss_attribute),
                            static_cast<std::uint32_t>(given.records.size()),
                            static_cast<std::uint32_t>(given.attributes.size()),
                            static_cast<std::uint32_t>(given.pool.size()),
                            given.records.data(),
                            given.attributes.data(),
                            given.pool.data(),
                            nullptr,
                            nullptr};
    return given.records.empty() ? GLOSS_OK : call->emit(call->self, 0, &batch);
  }
  static const void* get_extension(gloss_annotator*, const char*) { return nullptr; }
};

GivenLayers::GivenLayers(const Json& layers, std::string_view text,
                         const gloss_description& reader) {
  const auto add = [&](const std::string& name, const Json& list) {
    auto given = std::make_unique<Given>();
    given->name = name;
    given->id = "given." + name;
    for (const auto& layer : layers_) given->before.push_back(layer.get());
    for (auto at = reader.inputs; *at; ++at) {
      if (name != (*at)->name) continue;
      given->types.add_all((*at)->types);
      given->keys.add_all((*at)->keys);
    }
    given->read(list, text);
    layers_.push_back(std::move(given));
  };
  for (const auto& [name, list] : layers.items()) add(name, list);
  for (auto at = reader.inputs; *at; ++at)
    if (!(*at)->optional && !layers.contains((*at)->name)) add((*at)->name, Json::array());
  for (const auto& layer : layers_) layer->declare();
  current = this;
}

GivenLayers::~GivenLayers() { current = nullptr; }

const gloss_factory* GivenLayers::factory() const {
  static gloss_factory table;
  table = {sizeof(gloss_factory),          static_cast<std::uint32_t>(layers_.size()),
           GivenLayersTable::describe,     GivenLayersTable::create,
           GivenLayersTable::destroy,      GivenLayersTable::open,
           GivenLayersTable::close,        GivenLayersTable::process,
           GivenLayersTable::get_extension};
  return &table;
}

Json GivenLayers::steps() const {
  Json steps = Json::array();
  for (const auto& layer : layers_) steps.push_back({{"plugin", layer->id}});
  return steps;
}

}  // namespace glossator::check
