#pragma once
/// A host for one plugin: loads the library, gives it a text with plain tokens and sentences, and
/// returns the emitted records. Enough for the plugins that label; tests/unit/core tests the real
/// host.
#include <dlfcn.h>

#include <cctype>
#include <cstdint>
#include <gloss/annotator.hpp>
#include <gloss/standard_layers.hpp>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace GLOSS_HIDDEN labels_test {

/// An emitted record, with its attributes by name.
struct Emitted {
  gloss::Span span;
  bool is_document = false;
  std::string type;
  std::string covered;  ///< the covered text, at most 200 bytes of it
  double score = 0;
  std::uint32_t parent = GLOSS_NONE;
  std::map<std::string, std::string> texts;
  std::map<std::string, double> numbers;
  std::map<std::string, std::int64_t> integers;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> references;

  std::string text(const std::string& key) const {
    const auto found = texts.find(key);
    return found == texts.end() ? "" : found->second;
  }
};

/// The input layers of a document, in the form in which the host gives them.
struct Layers {
  static constexpr std::uint32_t count = 9;
  std::vector<gloss_record> records[count];
  std::vector<gloss_attribute> attributes[count];
  std::string pools[count];

  void add(std::uint32_t input, std::size_t begin, std::size_t end) {
    records[input].push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), 0,
                              0, 0, GLOSS_NONE, 0, 0});
  }
  /// Gives the record added last an attribute.
  void set_text(std::uint32_t input, std::uint32_t key, std::string_view value) {
    gloss_attribute attribute{key, GLOSS_V_STRING, {}};
    attribute.value.string = {static_cast<std::uint32_t>(pools[input].size()),
                              static_cast<std::uint32_t>(value.size())};
    pools[input] += value;
    gloss_record& record = records[input].back();
    if (record.attribute_count++ == 0)
      record.attribute_begin = static_cast<std::uint32_t>(attributes[input].size());
    attributes[input].push_back(attribute);
  }
};

/// Words (letters, digits, and hyphens and dots inside), "'s" and "n't" apart, every other sign by
/// itself; a sentence ends after ".", "!" or "?" or at a line break.
inline Layers layers_of(std::string_view text) {
  Layers layers;
  const auto is_word = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || text[i] < 0);
  };
  const auto is_inside = [&](std::size_t i) {
    return i > 0 && (text[i] == '-' || text[i] == '.' || text[i] == '\'' || text[i] == '&') &&
           is_word(i - 1) && is_word(i + 1);
  };
  std::size_t sentence = 0, last = 0;
  const auto end_sentence = [&] {
    if (last > sentence) layers.add(1, sentence, last);
  };
  bool is_open = false;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\n' && is_open) {
      end_sentence();
      is_open = false;
    }
    if (std::isspace(static_cast<unsigned char>(text[i]))) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    if (is_word(i)) {
      while (end < text.size() && (is_word(end) || is_inside(end))) ++end;
      const std::string_view word = text.substr(i, end - i);
      const std::size_t clitic = word.size() > 3 && word.ends_with("n't")  ? 3
                                 : word.size() > 2 && word.ends_with("'s") ? 2
                                                                           : 0;
      layers.add(0, i, end - clitic);
      if (clitic > 0) layers.add(0, end - clitic, end);
    } else {
      layers.add(0, i, end);
    }
    if (!is_open) sentence = i;
    is_open = true;
    last = end;
    if (text[i] == '.' || text[i] == '!' || text[i] == '?') {
      end_sentence();
      is_open = false;
    }
    i = end;
  }
  if (is_open) end_sentence();
  return layers;
}

/// A plugin library and one annotator made from it.
class Plugin {
 public:
  /// `library` is a file, `data` the plugin's data folder, `options` a JSON object.
  Plugin(const std::string& library, std::string data, const std::string& options = "{}")
      : data_(std::move(data)) {
    void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) throw std::runtime_error(dlerror());
    const auto* entry = static_cast<const gloss_entry*>(dlsym(handle, "gloss_entry_1"));
    host_ = {sizeof(gloss_host), 0,         this,      {},          {}, log,
             set_error,          find_data, find_data, no_extension};
    entry->init(&host_, gloss::string(library));
    factory_ = static_cast<const gloss_factory*>(entry->get_factory("gloss.factory/1"));
    description_ = factory_->describe(factory_->self, 0);
    options_ = nlohmann::json::parse(options);
    const auto schema = nlohmann::json::parse(description_->config_schema_json);
    for (const auto& [name, property] : schema.at("properties").items())
      if (!options_.contains(name)) options_[name] = property.at("default");
    check(factory_->create(factory_->self, 0, &host_, &config_api,
                           reinterpret_cast<gloss_config*>(this), &annotator_));
    check(factory_->open(annotator_, &worker_));
  }
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;
  ~Plugin() {
    if (worker_) factory_->close(worker_);
    if (annotator_) factory_->destroy(annotator_);
  }

  const gloss_description& description() const { return *description_; }

  std::vector<Emitted> run(std::string_view text) { return run(text, layers_of(text)); }

  std::vector<Emitted> run(std::string_view text, const Layers& layers) {
    static const std::uint32_t never = 0;
    text_ = text;
    for (std::uint32_t i = 0; i < Layers::count; ++i) {
      batches_[i] = {};
      batches_[i].struct_size = sizeof(gloss_batch);
      batches_[i].record_size = sizeof(gloss_record);
      batches_[i].attribute_size = sizeof(gloss_attribute);
      batches_[i].record_count = static_cast<std::uint32_t>(layers.records[i].size());
      batches_[i].records = layers.records[i].data();
      batches_[i].attribute_count = static_cast<std::uint32_t>(layers.attributes[i].size());
      batches_[i].attributes = layers.attributes[i].data();
      batches_[i].pool_size = static_cast<std::uint32_t>(layers.pools[i].size());
      batches_[i].pool = layers.pools[i].data();
    }
    emitted_.clear();
    gloss_document document{};
    document.struct_size = sizeof document;
    document.text = gloss::string(text);
    const gloss_call call{sizeof(gloss_call), 0, this, &never, read_layer, emit};
    check(factory_->process(worker_, &document, &call));
    return std::move(emitted_);
  }

 private:
  static Plugin& self(void* pointer) { return *static_cast<Plugin*>(pointer); }
  static const nlohmann::json* option(const gloss_config* config, gloss_string key) {
    const auto& options = reinterpret_cast<const Plugin*>(config)->options_;
    const nlohmann::json::json_pointer pointer{std::string(gloss::view(key))};
    return options.contains(pointer) ? &options.at(pointer) : nullptr;
  }

  static void log(void*, std::int32_t, gloss_string) {}
  static void set_error(void* plugin, gloss_status, gloss_string message) {
    self(plugin).error_ = gloss::view(message);
  }
  static gloss_status find_data(void* plugin, gloss_string relative, gloss_string* absolute) {
    Plugin& owner = self(plugin);
    const std::string name(gloss::view(relative));
    owner.path_ = name.starts_with('/') ? name : owner.data_ + "/" + name;
    *absolute = gloss::string(owner.path_);
    return GLOSS_OK;
  }
  static const void* no_extension(void*, const char*) { return nullptr; }

  static gloss_status read_layer(void* plugin, std::uint32_t input, const gloss_batch** out) {
    *out = &self(plugin).batches_[input];
    return GLOSS_OK;
  }
  static gloss_status emit(void* plugin, std::uint32_t output, const gloss_batch* batch) {
    Plugin& owner = self(plugin);
    const gloss::LayerView view(batch);
    for (std::uint32_t i = 0; i < view.size(); ++i)
      owner.emitted_.push_back(owner.read(view, view[i], *owner.description_->outputs[output]));
    return GLOSS_OK;
  }

  Emitted read(const gloss::LayerView& view, const gloss_record& record,
               const gloss_layer& layer) const {
    Emitted out{{record.begin, record.end},
                (record.flags & GLOSS_RECORD_DOCUMENT) != 0,
                layer.types[record.type],
                "",
                record.score,
                record.parent,
                {},
                {},
                {},
                {}};
    if (!out.is_document) out.covered = gloss::covered(text_, out.span).substr(0, 200);
    for (std::uint32_t k = 0; k < record.attribute_count; ++k) {
      const gloss_attribute& attribute = view.attribute(record, k);
      if (attribute.key >= layer.key_count || layer.keys[attribute.key].kind != attribute.kind)
        throw std::runtime_error("an attribute that is not declared");
      const std::string key = layer.keys[attribute.key].name;
      if (attribute.kind == GLOSS_V_STRING) out.texts[key] = view.text(attribute);
      if (attribute.kind == GLOSS_V_FLOAT) out.numbers[key] = attribute.value.number;
      if (attribute.kind == GLOSS_V_INT) out.integers[key] = attribute.value.integer;
      if (attribute.kind == GLOSS_V_REF)
        out.references[key] = {attribute.value.ref.input, attribute.value.ref.index};
    }
    return out;
  }

  void check(gloss_status status) const {
    if (status != GLOSS_OK) throw std::runtime_error(error_);
  }

  static inline const gloss_config_api config_api{
      sizeof(gloss_config_api),
      0,
      [](const gloss_config*) { return gloss_string{}; },
      [](const gloss_config* config, gloss_string key, gloss_string* out) -> gloss_status {
        const auto* found = option(config, key);
        if (!found || !found->is_string()) return GLOSS_E_CONFIG;
        *out = gloss::string(found->get_ref<const std::string&>());
        return GLOSS_OK;
      },
      [](const gloss_config*, gloss_string, std::int64_t*) -> gloss_status {
        return GLOSS_E_CONFIG;
      },
      [](const gloss_config* config, gloss_string key, double* out) -> gloss_status {
        const auto* found = option(config, key);
        if (!found || !found->is_number()) return GLOSS_E_CONFIG;
        *out = found->get<double>();
        return GLOSS_OK;
      },
      [](const gloss_config*, gloss_string, std::uint32_t*) -> gloss_status {
        return GLOSS_E_CONFIG;
      },
      [](const gloss_config* config, gloss_string key, std::uint64_t* out) -> gloss_status {
        const auto* found = option(config, key);
        if (!found) return GLOSS_E_CONFIG;
        *out = found->size();
        return GLOSS_OK;
      }};

  gloss_host host_{};
  const gloss_factory* factory_ = nullptr;
  const gloss_description* description_ = nullptr;
  gloss_annotator* annotator_ = nullptr;
  gloss_worker* worker_ = nullptr;
  nlohmann::json options_;
  gloss_batch batches_[Layers::count]{};
  std::string data_, path_, error_;
  std::string_view text_;
  std::vector<Emitted> emitted_;
};

/// The children of record `parent`.
inline std::vector<Emitted> children(const std::vector<Emitted>& records, std::size_t parent) {
  std::vector<Emitted> out;
  for (const Emitted& record : records)
    if (record.parent == parent) out.push_back(record);
  return out;
}

}  // namespace labels_test
