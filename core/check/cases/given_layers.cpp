#include "check/cases/given_layers.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "check/cases/given_keys.hpp"
#include "glossator/error.hpp"
#include "plugins/layer_keys.hpp"
#include "records/layer_store.hpp"

namespace glossator::check {
namespace {

bool is_offset(const Json& json) { return json.is_integer() && json.number() >= 0; }

std::uint32_t as_uint32(const Json& json) { return static_cast<std::uint32_t>(json.integer()); }

}  // namespace

struct GivenLayers::Given {
  std::string name, id;
  std::vector<Given*> before;
  NameTable types;
  GivenKeys keys;
  std::vector<gloss_record> records;
  std::vector<std::uint32_t> rank;  // position of each listed record in the order of the contract
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
  void set_object(gloss_attribute& attribute, const Json& value, std::size_t number);
  void rank_records();
};

gloss_record GivenLayers::Given::place(const Json& json, std::size_t number,
                                       std::string_view text) const {
  gloss_record record{};
  record.score = std::numeric_limits<float>::quiet_NaN();
  record.parent = GLOSS_NONE;
  const Json *const begin = json.find("begin"), *const end = json.find("end"),
                    *const covered = json.find("text");
  if (json.text_or("scope", "") == "document") {
    record.flags = GLOSS_RECORD_DOCUMENT;
  } else if (begin && end && is_offset(*begin) && is_offset(*end)) {
    record.begin = as_uint32(*begin);
    record.end = as_uint32(*end);
  } else if (covered && covered->is_text()) {
    const auto at = text.find(covered->text());
    if (at == text.npos) refuse(number, "the document has no text `" + covered->text() + "`");
    record.begin = static_cast<std::uint32_t>(at);
    record.end = static_cast<std::uint32_t>(at + covered->text().size());
  } else {
    refuse(number,
           "has no place: give \"text\", or \"begin\" and \"end\", or "
           "\"scope\": \"document\"");
  }
  return record;
}

void GivenLayers::Given::read(const Json& list, std::string_view text) {
  static const std::set<std::string> own{"text", "begin", "end", "type", "score", "parent", "id"};
  for (const Json& json : list.items()) {
    const std::size_t number = records.size();
    gloss_record record = place(json, number, text);
    const Json* const type = json.find("type");
    if (!type || !type->is_text()) refuse(number, "has no \"type\"");
    record.type = types.number_of(type->text());
    if (const Json* const score = json.find("score"))
      record.score = static_cast<float>(score->number());
    if (const Json* const parent = json.find("parent")) record.parent = as_uint32(*parent);
    record.attribute_begin = static_cast<std::uint32_t>(attributes.size());
    for (const auto& [key, value] : json.members()) {
      if (own.contains(key) || (key == "scope" && value == "document")) continue;
      if (value.is_array()) keys.repeat(keys.number_of(key));
      if (!value.is_array())
        add_attribute(key, value, number);
      else
        for (const Json& item : value.items()) add_attribute(key, item, number);
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
  if (value.is_text()) {
    const std::string& text = value.text();
    attribute.kind = GLOSS_V_STRING;
    attribute.value.string = {static_cast<std::uint32_t>(pool.size()),
                              static_cast<std::uint32_t>(text.size())};
    pool += text;
  } else if (value.is_boolean()) {
    attribute.kind = GLOSS_V_BOOL;
    attribute.value.integer = value.boolean() ? 1 : 0;
  } else if (value.is_integer()) {
    attribute.kind = GLOSS_V_INT;
    attribute.value.integer = value.integer();
  } else if (value.is_number()) {
    attribute.kind = GLOSS_V_FLOAT;
    attribute.value.number = value.number();
  } else if (value.is_object()) {
    set_object(attribute, value, number);
  } else {
    refuse(number, "`" + key + "` is no attribute: " + value.dump());
  }
  if (!keys.fit(attribute, attributes))
    refuse(number, "`" + key + "` has values of another kind: " + value.dump());
  attributes.push_back(attribute);
}

void GivenLayers::Given::set_object(gloss_attribute& attribute, const Json& value,
                                    std::size_t number) {
  if (value.contains("begin") && value.contains("end")) {
    attribute.kind = GLOSS_V_SPAN;
    attribute.value.span = {as_uint32(value["begin"]), as_uint32(value["end"])};
    return;
  }
  if (!value.contains("index"))
    refuse(number, "expected {\"begin\", \"end\"}, {\"index\"} or {\"layer\", \"index\"}; found " +
                       value.dump());
  const std::uint32_t index = as_uint32(value["index"]);
  attribute.kind = GLOSS_V_REF;
  attribute.value.ref = {GLOSS_NONE, index};
  const Json* const layer = value.find("layer");
  keys.point_into(attribute.key, layer ? layer->text() : name);
  if (!layer || *layer == name) return;
  for (std::uint32_t input = 0; input < before.size(); ++input) {
    if (*layer != before[input]->name) continue;
    if (index >= before[input]->rank.size()) refuse(number, "no such record: " + value.dump());
    attribute.value.ref = {input, before[input]->rank[index]};
    return;
  }
  refuse(number, "refers to a layer that is not given before it: " + value.dump());
}

// The host sorts records into the order of the contract, and readers number them in that order.
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
  std::vector<std::string> known{name};
  for (Given* layer : before) {
    inputs.push_back(&layer->declared);
    known.push_back(layer->name);
  }
  const std::vector<gloss_key>& table = keys.table(known);
  declared = {sizeof(gloss_layer), 0,
              name.c_str(),        types.table(),
              table.data(),        static_cast<std::uint32_t>(table.size()),
              sizeof(gloss_key)};
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

/// The functions of the factory. The handles of annotator and worker are the same Given.
struct GivenLayersTable {
  using Given = GivenLayers::Given;

  static const gloss_description* describe(void* self, std::uint32_t index) {
    const auto& layers = static_cast<GivenLayers*>(self)->layers_;
    return index < layers.size() ? &layers[index]->description : nullptr;
  }
  static gloss_status create(void* self, std::uint32_t index, const gloss_host*,
                             const gloss_config_api*, const gloss_config*, gloss_annotator** out) {
    *out =
        reinterpret_cast<gloss_annotator*>(static_cast<GivenLayers*>(self)->layers_[index].get());
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
};

GivenLayers::GivenLayers(const Json& layers, std::string_view text, const gloss_description& reader,
                         const std::vector<std::string>& others) {
  const auto add = [&](const std::string& name, const Json& list) {
    auto given = std::make_unique<Given>();
    given->name = name;
    given->id = "given." + name;
    for (const auto& layer : layers_) given->before.push_back(layer.get());
    for (auto at = reader.inputs; *at; ++at) {
      if (name != (*at)->name) continue;
      given->types.add_all((*at)->types);
      for (const gloss_key& key : keys_of(**at)) given->keys.declare(key);
    }
    given->read(list, text);
    layers_.push_back(std::move(given));
  };
  for (const auto& [name, list] : layers.members()) add(name, list);
  for (auto at = reader.inputs; *at; ++at)
    if (!(*at)->optional && !layers.contains((*at)->name) &&
        std::find(others.begin(), others.end(), (*at)->name) == others.end())
      add((*at)->name, Json::array());
  for (const auto& layer : layers_) layer->declare();
  factory_ = {sizeof(gloss_factory),
              static_cast<std::uint32_t>(layers_.size()),
              this,
              GivenLayersTable::describe,
              GivenLayersTable::create,
              GivenLayersTable::destroy,
              GivenLayersTable::open,
              GivenLayersTable::close,
              GivenLayersTable::process};
}

GivenLayers::~GivenLayers() = default;

Json GivenLayers::steps() const {
  Json steps = Json::array();
  for (const auto& layer : layers_) steps.push_back(Json::object({{"plugin", layer->id}}));
  return steps;
}

}  // namespace glossator::check
