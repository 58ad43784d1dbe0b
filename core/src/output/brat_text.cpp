#include "output/brat_text.hpp"

#include <cctype>

#include "output/record_writer.hpp"

namespace glossator {

std::string brat_type(const std::string& layer, const std::string& type) {
  std::string name = layer + "_" + type;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-') c = '_';
  return name;
}

std::string brat_configuration(const Pipeline& pipeline) {
  const auto layers = pipeline.layers();
  std::string entities = "[entities]\n", relations = "\n[relations]\n";
  for (const std::uint32_t number : output_layers(pipeline)) {
    const LayerSchema& schema = layers[number];
    for (const auto& type : schema.types) entities += brat_type(schema.name, type) + "\n";
    for (const KeySchema& key : schema.keys)
      relations += brat_type(schema.name, key.name) + "\tArg1:<ENTITY>, Arg2:<ENTITY>\n";
  }
  return entities + relations + "\n[events]\n\n[attributes]\n";
}

}  // namespace glossator
