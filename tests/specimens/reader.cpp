// Reads layer `things` under numbers of its own, in another order and not all of them, and tells
// what it saw; its references point into that layer.
#include <gloss/export.hpp>

namespace {

constexpr const char* thing_types[] = {"evidence", "whole", nullptr};  // no piece
constexpr const char* thing_keys[] = {"real", "own", "integer", nullptr};
constexpr gloss_layer things{sizeof(gloss_layer), 0, "things", thing_types, thing_keys};
constexpr gloss_layer extras{sizeof(gloss_layer), 1, "extras", nullptr, nullptr};
constexpr const char* types[] = {"seen", nullptr};
constexpr const char* keys[] = {"what", "of", nullptr};
constexpr gloss_layer sightings{sizeof(gloss_layer), 0, "sightings", types, keys};
constexpr const gloss_layer* inputs[] = {&extras, &things, nullptr};
constexpr const gloss_layer* outputs[] = {&sightings, nullptr};

struct Reader {
  static constexpr gloss_description description{
      sizeof(gloss_description),
      0,
      "reader",
      "Reader",
      "1.0.0",
      "Glossator tests",
      "MIT",
      "",
      "Tells what it reads.",
      R"({"type":"object","additionalProperties":false})",
      inputs,
      outputs,
      GLOSS_THREADS_WORKER,
      GLOSS_CAP_DETERMINISTIC};
  explicit Reader(gloss::Config) {}

  void process(const gloss::Document& document, gloss::Output& output) const {
    const auto layer = document.layer(1);
    for (std::uint32_t i = 0; i < layer.size(); ++i) {
      const gloss_record& record = layer[i];
      std::string what = record.type == GLOSS_NONE ? "undeclared" : thing_types[record.type];
      for (std::uint32_t a = 0; a < record.attribute_count; ++a) {
        const gloss_attribute& attribute = layer.attribute(record, a);
        if (attribute.key == GLOSS_NONE) continue;
        what += " " + std::string(thing_keys[attribute.key]);
        if (attribute.kind == GLOSS_V_REF) what += std::to_string(attribute.value.ref.index);
      }
      for (auto name = document.layer(0).raw().types; *name; ++name)
        what += " +" + std::string(*name);
      output.add({record.begin, record.end}, 0).text(0, what).reference(1, 1, i);
    }
  }
};

}  // namespace

GLOSS_EXPORT(Reader)
