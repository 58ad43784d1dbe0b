#include "output/brat_text.hpp"

#include <cctype>
#include <charconv>

#include "output/record_writer.hpp"

namespace glossator {
namespace {

void append_part(std::string_view part, OutputBuffer& out) {
  out.put_integer(part.size());
  out += '\n';
  out += part;
}

std::string_view next_part(std::string_view& bytes) {
  std::size_t size = 0;
  const auto end = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size).ptr;
  bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()) + 1);
  const std::string_view part = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return part;
}

}  // namespace

void append_brat_document(const BratDocument& document, OutputBuffer& out) {
  for (const std::string_view part : {document.id, document.text, document.annotations})
    append_part(part, out);
}

BratDocument next_brat_document(std::string_view& bytes) {
  BratDocument document;
  document.id = next_part(bytes);
  document.text = next_part(bytes);
  document.annotations = next_part(bytes);
  return document;
}

std::string brat_type(const LayerSchema& schema, std::uint32_t type) {
  std::string name = schema.name + "_" + schema.types[type];
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-') c = '_';
  return name;
}

std::string brat_configuration(const Pipeline& pipeline) {
  const auto layers = pipeline.layers();
  std::string entities = "[entities]\n", relations = "\n[relations]\n";
  for (const std::uint32_t number : output_layers(pipeline)) {
    const LayerSchema& schema = layers[number];
    for (std::uint32_t type = 0; type < schema.types.size(); ++type)
      entities += brat_type(schema, type) + "\n";
    for (const auto& key : schema.keys)
      relations +=
          brat_type({schema.name, "", "", {key}, {}}, 0) + "\tArg1:<ENTITY>, Arg2:<ENTITY>\n";
  }
  return entities + relations + "\n[events]\n\n[attributes]\n";
}

}  // namespace glossator
