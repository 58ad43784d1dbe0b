#include "api/c_errors.hpp"
#include "api/c_handles.hpp"

using namespace glossator;

namespace {

const Annotations& result_of(const glossator_annotations* annotations) {
  const Annotations* result = required(annotations, "annotations").result;
  if (!result) refuse("no document has been annotated");
  return *result;
}

void check_index(std::uint64_t index, std::uint64_t count, const char* what) {
  if (index >= count)
    refuse("no " + std::string(what) + " " + std::to_string(index) + "; there are " +
           std::to_string(count));
}

Record record_of(const glossator_layer* layer, std::uint32_t record) {
  const Layer& records = *required(layer, "layer").layer;
  check_index(record, records.size(), "record");
  return records[record];
}

const gloss_attribute& of_kind(const gloss_attribute* attribute, std::uint32_t kind,
                               const char* what) {
  const gloss_attribute& given = required(attribute, "attribute");
  if (given.kind != kind)
    refuse("the attribute is no " + std::string(what) + "; its kind is " +
           std::to_string(given.kind));
  return given;
}

}  // namespace

uint32_t glossator_outcome(const glossator_annotations* annotations) {
  static_assert(static_cast<int>(Status::ok) == GLOSSATOR_COMPLETE &&
                static_cast<int>(Status::partial) == GLOSSATOR_PARTIAL &&
                static_cast<int>(Status::error) == GLOSSATOR_FAILED);
  if (!annotations || !annotations->result) return GLOSSATOR_FAILED;
  return static_cast<uint32_t>(annotations->result->status());
}

uint32_t glossator_failure_count(const glossator_annotations* annotations) {
  if (!annotations || !annotations->result) return 0;
  return static_cast<uint32_t>(annotations->result->failures().size());
}

glossator_status glossator_failure_at(const glossator_annotations* annotations, uint32_t index,
                                      glossator_failure* out) {
  return guarded_status([&] {
    const auto& failures = result_of(annotations).failures();
    check_index(index, failures.size(), "failure");
    const Failure& failure = failures[index];
    hand_out({0, status_of(failure.code), borrowed(failure.plugin), borrowed(failure.step),
              borrowed(failure.message)},
             required(out, "out"), "glossator_failure");
  });
}

gloss_string glossator_annotations_json(const glossator_annotations* annotations) {
  return guarded(gloss_string{}, [&] {
    const Annotations& result = result_of(annotations);
    glossator_worker& worker = *annotations->worker;
    worker.json.clear();
    worker.json_of.append(result.document(), result, worker.json);
    return borrowed(worker.json.text());
  });
}

uint32_t glossator_layer_count(const glossator_annotations* annotations) {
  return annotations && annotations->result ? static_cast<uint32_t>(annotations->layers.size()) : 0;
}

const glossator_layer* glossator_layer_at(const glossator_annotations* annotations,
                                          uint32_t index) {
  return guarded<const glossator_layer*>(nullptr, [&] {
    result_of(annotations);
    const auto& layers = annotations->layers;
    check_index(index, layers.size(), "layer");
    return &layers[index];
  });
}

const glossator_layer* glossator_find_layer(const glossator_annotations* annotations,
                                            gloss_string name) {
  return guarded<const glossator_layer*>(nullptr, [&] {
    const std::string wanted = copied(name, "name");
    result_of(annotations);
    for (const glossator_layer& layer : annotations->layers)
      if (layer.layer->name() == wanted) return &layer;
    refuse("no step writes layer `" + wanted + "`");
  });
}

gloss_string glossator_layer_name(const glossator_layer* layer) {
  return layer ? borrowed(layer->layer->name()) : gloss_string{};
}

gloss_string glossator_layer_plugin(const glossator_layer* layer) {
  return layer ? borrowed(layer->layer->schema().plugin) : gloss_string{};
}

uint32_t glossator_type_count(const glossator_layer* layer) {
  return layer ? static_cast<uint32_t>(layer->layer->schema().types.size()) : 0;
}

gloss_string glossator_type_name(const glossator_layer* layer, uint32_t type) {
  return guarded(gloss_string{}, [&] {
    const auto& types = required(layer, "layer").layer->schema().types;
    check_index(type, types.size(), "type");
    return borrowed(types[type]);
  });
}

uint32_t glossator_key_count(const glossator_layer* layer) {
  return layer ? static_cast<uint32_t>(layer->layer->schema().keys.size()) : 0;
}

gloss_string glossator_key_name(const glossator_layer* layer, uint32_t key) {
  return guarded(gloss_string{}, [&] {
    const auto& keys = required(layer, "layer").layer->schema().keys;
    check_index(key, keys.size(), "key");
    return borrowed(keys[key].name);
  });
}

glossator_status glossator_key_at(const glossator_layer* layer, uint32_t key, glossator_key* out) {
  return guarded_status([&] {
    const auto& keys = required(layer, "layer").layer->schema().keys;
    check_index(key, keys.size(), "key");
    const KeySchema& found = keys[key];
    hand_out({0, static_cast<uint32_t>(found.kind), found.repeated, 0, borrowed(found.name),
              borrowed(found.description)},
             required(out, "out"), "glossator_key");
  });
}

uint32_t glossator_record_count(const glossator_layer* layer) {
  return layer ? layer->layer->size() : 0;
}

const gloss_record* glossator_record_at(const glossator_layer* layer, uint32_t record) {
  return guarded<const gloss_record*>(nullptr, [&] {
    const Record found = record_of(layer, record);
    return &found.layer().raw_records()[found.index()];
  });
}

gloss_string glossator_record_text(const glossator_layer* layer, uint32_t record) {
  return guarded(gloss_string{}, [&] { return borrowed(record_of(layer, record).covered()); });
}

const gloss_attribute* glossator_attribute_at(const glossator_layer* layer, uint32_t record,
                                              uint32_t index) {
  return guarded<const gloss_attribute*>(nullptr, [&] {
    const Record owner = record_of(layer, record);
    check_index(index, owner.attribute_count(), "attribute");
    return &owner.attribute(index).raw();
  });
}

const gloss_attribute* glossator_find_attribute(const glossator_layer* layer, uint32_t record,
                                                gloss_string key) {
  return guarded<const gloss_attribute*>(nullptr, [&] {
    if (key.size > 0) required(key.data, "key");
    const auto found = record_of(layer, record).find(std::string_view(key.data, key.size));
    return found ? &found->raw() : nullptr;
  });
}

gloss_string glossator_attribute_text(const glossator_layer* layer,
                                      const gloss_attribute* attribute) {
  return guarded(gloss_string{}, [&] {
    const Layer& owner = *required(layer, "layer").layer;
    const auto [begin, size] = of_kind(attribute, GLOSS_V_STRING, "string").value.string;
    if (std::uint64_t{begin} + size > owner.raw_pool().size())
      refuse("the attribute is of another layer");
    return borrowed(owner.raw_pool().substr(begin, size));
  });
}

const glossator_layer* glossator_follow(const glossator_layer* layer,
                                        const gloss_attribute* attribute, uint32_t* record) {
  return guarded<const glossator_layer*>(nullptr, [&] {
    const glossator_layer& owner = required(layer, "layer");
    of_kind(attribute, GLOSS_V_REF, "reference");
    const auto target = Attribute(*owner.layer, *attribute).reference();
    const auto& layers = owner.annotations->layers;
    check_index(target.layer, layers.size(), "layer");
    check_index(target.record, layers[target.layer].layer->size(), "record");
    required(record, "record") = target.record;
    return &layers[target.layer];
  });
}
