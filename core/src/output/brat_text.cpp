#include "output/brat_text.hpp"

#include <algorithm>
#include <cctype>

#include "output/record_writer.hpp"

namespace glossator {
namespace {

// The size of the character at the begin of `text` if it breaks a line or column; else 0.
std::uint32_t break_size(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if ((byte >= '\t' && byte <= '\r') || (byte >= 0x1C && byte <= 0x1E)) return 1;
  if (text.starts_with("\xC2\x85")) return 2;
  return text.starts_with("\xE2\x80\xA8") || text.starts_with("\xE2\x80\xA9") ? 3 : 0;
}

}  // namespace

std::string brat_type(const std::string& layer, const std::string& type) {
  std::string name = layer + "_" + type;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c)) && c != '-') c = '_';
  return name;
}

std::string brat_configuration(const Pipeline& pipeline) {
  const auto layers = pipeline.layers();
  std::string entities = "[entities]\n", relations = "\n[relations]\n";
  constexpr const char* ends = "\tArg1:<ENTITY>, Arg2:<ENTITY>\n";
  for (const std::uint32_t number : output_layers(pipeline)) {
    const LayerSchema& schema = layers[number];
    for (const auto& type : schema.types) entities += brat_type(schema.name, type) + "\n";
    relations += brat_type(schema.name, "parent") + ends;
    for (const KeySchema& key : schema.keys)
      if (key.kind == AttributeKind::reference)
        relations += brat_type(schema.name, key.name) + ends;
  }
  entities += "meta\nerror\n";
  return entities + relations + "\n[events]\n\n[attributes]\n";
}

std::vector<TextPart> brat_fragments(std::string_view text, std::uint32_t begin,
                                     std::uint32_t end) {
  std::vector<TextPart> parts;
  const auto add = [&](TextPart part) {
    while (part.begin < part.end && text[part.begin] == ' ') ++part.begin;
    while (part.begin < part.end && text[part.end - 1] == ' ') --part.end;
    if (part.begin < part.end) parts.push_back(part);
  };
  std::uint32_t from = begin;
  for (std::uint32_t at = begin; at < end;) {
    const std::uint32_t size = break_size(text.substr(at, end - at));
    if (size > 0) add({from, at});
    at += std::max(size, 1u);
    if (size > 0) from = at;
  }
  add({from, end});
  return parts;
}

std::vector<TextPart> brat_first_line(std::string_view text) {
  for (std::uint32_t begin = 0; begin < text.size();) {
    std::uint32_t end = begin, size = 0;
    while (end < text.size() && (size = break_size(text.substr(end))) == 0) ++end;
    auto parts = brat_fragments(text, begin, end);
    if (!parts.empty()) return parts;
    begin = end + size;
  }
  return {};
}

void append_brat_note(std::string_view json, OutputBuffer& out) {
  for (std::size_t at = 0; at < json.size();) {
    const std::uint32_t size = break_size(json.substr(at));
    if (size == 0) {
      out += json[at++];
      continue;
    }
    // JSON escapes the ASCII ones itself.
    out += size == 2 ? "\\u0085" : json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
    at += size;
  }
}

}  // namespace glossator
