#include "declaration.hpp"

#include <charconv>
#include <cstring>
#include <gloss/error.hpp>
#include <gloss/text.hpp>

namespace gloss_python {
namespace {

constexpr std::size_t marker_size = 32, capacity = 64 * 1024;

// The tool finds the marker in the file, and writes behind it: four bytes of size, little-endian,
// then fields that each end with NUL, so that tables can point to them. plugin_declaration.py has
// their order.
struct Section {
  char marker[marker_size];
  unsigned char size[4];
  char fields[capacity];
};
// Not `static const`, or the compiler reads the empty section once and for all.
extern const Section declaration_section;
__attribute__((used, aligned(16)))
const Section declaration_section = {"GLOSSATOR PYTHON DECLARATION 1\n", {0, 0, 0, 0}, {0}};

const Section& section() {
  const Section* at = &declaration_section;
  asm volatile("" : "+r"(at));
  return *at;
}

[[noreturn]] void fail(const char* text) { throw gloss::Error(GLOSS_E_CONFIG, text); }

std::string_view section_text() {
  const Section& all = section();
  const std::uint32_t size = all.size[0] | all.size[1] << 8 | all.size[2] << 16 |
                             static_cast<std::uint32_t>(all.size[3]) << 24;
  if (size == 0)
    fail(
        "this library is the frame of annotators written in Python, and has none; make a plugin of "
        "one with: python3 -m glossator.plugin build FILE.py");
  if (size > capacity || all.fields[size - 1] != '\0')
    fail("its declaration is damaged; build it again: python3 -m glossator.plugin build FILE.py");
  return {all.fields, size};
}

}  // namespace

class Declaration::Reader {
 public:
  explicit Reader(std::string_view fields) : begin_(fields.data()), rest_(fields) {}

  const char* text() {
    const auto end = rest_.find('\0');
    if (end == rest_.npos)
      fail("its declaration is cut short; build it again: python3 -m glossator.plugin build");
    const char* field = rest_.data();
    rest_.remove_prefix(end + 1);
    return field;
  }
  /// A number, or -1 for "-".
  int number() {
    const std::string_view field = text();
    int value = -1;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
  }
  std::string_view so_far() const {
    return {begin_, static_cast<std::size_t>(rest_.data() - begin_)};
  }

 private:
  const char* begin_;
  std::string_view rest_;
};

Declaration::Declaration() {
  Reader reader(section_text());
  if (std::strcmp(reader.text(), "1") != 0)
    fail("its declaration is of another version; build it again with this version's package");
  gloss_description& about = description_;
  about.struct_size = sizeof(gloss_description);
  for (const char** field : {&about.id, &about.name, &about.version, &about.vendor, &about.license,
                             &about.url, &about.summary, &about.config_schema_json})
    *field = reader.text();
  about.threads = GLOSS_THREADS_WORKER;
  about.caps = GLOSS_CAP_CANCELLABLE | (reader.number() == 1 ? GLOSS_CAP_DETERMINISTIC : 0u);
  inputs_ = read_layers(reader);
  outputs_ = read_layers(reader);
  about.inputs = inputs_.data();
  about.outputs = outputs_.data();
  fields_ = reader.so_far();
  for (const char** field : {&place_.file, &place_.absolute_file, &place_.class_name,
                             &place_.interpreter, &place_.package, &place_.library})
    *field = reader.text();
}

Declaration::Layers Declaration::read_layers(Reader& reader) {
  Layers layers;
  for (int count = reader.number(); count > 0; --count) layers.push_back(&read_layer(reader));
  layers.push_back(nullptr);
  return layers;
}

const gloss_layer& Declaration::read_layer(Reader& reader) {
  gloss_layer layer{};
  layer.struct_size = sizeof(gloss_layer);
  layer.name = reader.text();
  layer.optional = reader.number() == 1;
  layer.types = read_names(reader);
  layer.key_size = sizeof(gloss_key);
  if (int count = reader.number(); count >= 0) {
    std::vector<gloss_key>& keys = keys_.emplace_back();
    for (; count > 0; --count) keys.push_back(read_key(reader));
    layer.keys = keys.data();
    layer.key_count = static_cast<std::uint32_t>(keys.size());
  }
  return layers_.emplace_back(layer);
}

gloss_key Declaration::read_key(Reader& reader) {
  gloss_key key{};
  key.struct_size = sizeof(gloss_key);
  key.name = reader.text();
  key.kind = static_cast<std::uint32_t>(reader.number());
  key.repeated = reader.number() == 1;
  key.optional = reader.number() == 1;
  key.description = reader.text();
  key.refers_to = read_names(reader);
  return key;
}

const char* const* Declaration::read_names(Reader& reader) {
  int count = reader.number();
  if (count < 0) return nullptr;
  std::vector<const char*>& names = names_.emplace_back();
  for (; count > 0; --count) names.push_back(reader.text());
  names.push_back(nullptr);
  return names.data();
}

}  // namespace gloss_python
