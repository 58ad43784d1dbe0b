#pragma once
/// What an annotator written in C++ sees. An annotator is a plain class; nothing is subclassed:
///
///   1. `static constexpr gloss_description description` says what it reads and writes.
///   2. `explicit A(gloss::Config)` reads its options and loads its models; it may throw.
///   3. `struct Worker` (optional; default- or A-constructible) is the scratch space of one thread.
///   4. `void process(const gloss::Document&, gloss::Output&[, Worker&]) const` annotates one
///      document; it may throw, which costs that document only.
///   5. `GLOSS_EXPORT(A)` (gloss/export.hpp) makes the shared library's entry from it.
///
/// The annotator is created once and shared, read-only, by the workers of all threads.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

inline std::string_view view(gloss_string text) {
  return {text.data, static_cast<std::size_t>(text.size)};
}
inline gloss_string string(std::string_view text) { return {text.data(), text.size()}; }

/// A failure with the status that tells the host what to do next. Any other exception means
/// GLOSS_E_CONFIG in a constructor and GLOSS_E_DOCUMENT in process().
class Error : public std::runtime_error {
 public:
  Error(gloss_status status, const std::string& message)
      : std::runtime_error(message), status_(status) {}
  gloss_status status() const { return status_; }

 private:
  gloss_status status_;
};

/// Services of the host. Copyable; lives as long as the annotator. Any thread.
class Host {
 public:
  explicit Host(const gloss_host& host) : host_(&host) {}

  void info(std::string_view message) const { host_->log(host_->self, 1, string(message)); }
  void warn(std::string_view message) const { host_->log(host_->self, 2, string(message)); }

  /// The absolute path of a file named relative to the config file, or to the plugin's data folder.
  /// Throws Error(GLOSS_E_RESOURCE) if there is none; the host's text says where it looked.
  std::string resource(std::string_view relative) const {
    gloss_string path{};
    if (const auto status = host_->resource_path(host_->self, string(relative), &path))
      throw Error(status, "");
    return std::string(view(path));
  }

  /// The extension `id`, or NULL where this host has none.
  const void* extension(const char* id) const { return host_->get_extension(host_->self, id); }

  const gloss_host& raw() const { return *host_; }

 private:
  const gloss_host* host_;
};

/// The step's options, checked against the plugin's schema and filled with its defaults. Keys are
/// JSON Pointers ("/min_score"). Valid in the annotator's constructor only.
/// Every getter throws Error(GLOSS_E_CONFIG) if the key is absent or of another type.
class Config {
 public:
  Config(Host host, const gloss_config_api& api, const gloss_config* config)
      : host_(host), api_(&api), config_(config) {}

  const Host& host() const { return host_; }
  std::string_view json() const { return view(api_->json(config_)); }

  std::string text(std::string_view key) const {
    gloss_string out{};
    require(api_->get_string(config_, string(key), &out), key, "a string");
    return std::string(view(out));
  }
  std::int64_t integer(std::string_view key) const {
    std::int64_t out = 0;
    require(api_->get_int(config_, string(key), &out), key, "an integer");
    return out;
  }
  double number(std::string_view key) const {
    double out = 0;
    require(api_->get_float(config_, string(key), &out), key, "a number");
    return out;
  }
  bool boolean(std::string_view key) const {
    std::uint32_t out = 0;
    require(api_->get_bool(config_, string(key), &out), key, "true or false");
    return out != 0;
  }
  /// How many items the array or object has; 0 if there is no such key.
  std::uint64_t size(std::string_view key) const {
    std::uint64_t out = 0;
    return api_->get_size(config_, string(key), &out) == GLOSS_OK ? out : 0;
  }
  /// The strings of an array; empty if there is no such key.
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    for (std::uint64_t i = 0, count = size(key); i < count; ++i)
      out.push_back(text(std::string(key) + "/" + std::to_string(i)));
    return out;
  }

 private:
  static void require(gloss_status status, std::string_view key, const char* what) {
    if (status != GLOSS_OK)
      throw Error(GLOSS_E_CONFIG, "option " + std::string(key) + ": expected " + what);
  }

  Host host_;
  const gloss_config_api* api_;
  const gloss_config* config_;
};

/// The records of an input layer, sorted: begin up, end down, document records first. Borrowed
/// until process() returns.
class LayerView {
 public:
  explicit LayerView(const gloss_batch* batch) : batch_(batch) {}

  std::uint32_t size() const { return batch_->record_count; }
  bool empty() const { return size() == 0; }

  /// REQUIRES: index < size().
  const gloss_record& operator[](std::uint32_t index) const {
    return *reinterpret_cast<const gloss_record*>(static_cast<const char*>(batch_->records) +
                                                  std::size_t{index} * batch_->record_size);
  }
  Span span(std::uint32_t index) const { return {(*this)[index].begin, (*this)[index].end}; }

  /// The i-th attribute of `record`. REQUIRES: i < record.attribute_count.
  const gloss_attribute& attribute(const gloss_record& record, std::uint32_t i) const {
    return *reinterpret_cast<const gloss_attribute*>(static_cast<const char*>(batch_->attributes) +
                                                     (std::size_t{record.attribute_begin} + i) *
                                                         batch_->attribute_size);
  }
  /// The first attribute with `key`, a number of the plugin's own input declaration, or NULL.
  const gloss_attribute* find(const gloss_record& record, std::uint32_t key) const {
    for (std::uint32_t i = 0; i < record.attribute_count; ++i)
      if (const gloss_attribute& found = attribute(record, i); found.key == key) return &found;
    return nullptr;
  }
  /// The text of a GLOSS_V_STRING attribute.
  std::string_view text(const gloss_attribute& attribute) const {
    return {batch_->pool + attribute.value.string.begin, attribute.value.string.size};
  }
  const gloss_batch& raw() const { return *batch_; }

 private:
  const gloss_batch* batch_;
};

/// One document and the layers before this step. Borrowed until process() returns.
class Document {
 public:
  Document(const gloss_document& document, const gloss_call& call)
      : document_(&document), call_(&call) {}

  std::string_view id() const { return view(document_->id); }
  std::string_view text() const { return view(document_->text); }
  /// The reference date, ISO 8601, or empty: then none is known, and none may be guessed.
  std::string_view date() const {
    // By the member's own end: the struct may grow, and hosts of today keep its size of today.
    constexpr auto end = offsetof(gloss_document, date) + sizeof(gloss_document::date);
    return document_->struct_size >= end ? view(document_->date) : std::string_view{};
  }
  std::string_view language() const { return view(document_->language); }
  std::string_view meta_json() const { return view(document_->meta_json); }
  std::string_view covered(Span span) const { return gloss::covered(text(), span); }

  /// The layer bound to input number `input` of the description; empty if optional and absent.
  LayerView layer(std::uint32_t input) const {
    const gloss_batch* batch = nullptr;
    if (const auto status = call_->read_layer(call_->self, input, &batch)) throw Error(status, "");
    return LayerView(batch);
  }
  /// Whether the host wants the call to end; then throw_if_cancelled() is the way out.
  bool cancelled() const {
    // Another thread of the host writes it.
    return call_->cancelled != nullptr && __atomic_load_n(call_->cancelled, __ATOMIC_RELAXED) != 0;
  }
  void throw_if_cancelled() const {
    if (cancelled()) throw Error(GLOSS_E_CANCELLED, "cancelled by the host");
  }
  const gloss_call& call() const { return *call_; }

 private:
  const gloss_document* document_;
  const gloss_call* call_;
};

class Output;

/// The record that was added last; attributes are added to it before the next record of its layer.
class Record {
 public:
  Record& score(double value);
  Record& parent(std::uint32_t index);  ///< record of this layer and document
  Record& text(std::uint32_t key, std::string_view value);
  Record& integer(std::uint32_t key, std::int64_t value);
  Record& number(std::uint32_t key, double value);
  Record& boolean(std::uint32_t key, bool value);
  Record& span(std::uint32_t key, Span value);
  /// A reference to record `index` of the input layer `input`.
  Record& reference(std::uint32_t key, std::uint32_t input, std::uint32_t index);
  /// A reference to record `index` of the layer being written: may point forward, or to itself.
  Record& own_reference(std::uint32_t key, std::uint32_t index);
  /// The record's number, for parent() and own_reference(): 0, 1, 2 ... in order of add().
  std::uint32_t index() const { return index_; }

 private:
  friend class Output;
  struct Layer;
  Record(Layer& layer, std::uint32_t index) : layer_(&layer), index_(index) {}
  gloss_attribute& append(std::uint32_t key, std::uint32_t kind);

  Layer* layer_;
  std::uint32_t index_;
};

struct Record::Layer {
  std::vector<gloss_record> records;
  std::vector<gloss_attribute> attributes;
  std::string pool;
};

/// Collects the records of one document and hands them to the host, one batch a layer, when
/// process() returns. Buffers are kept from document to document.
class Output {
 public:
  /// A record over `span` of type number `type` of output number `output`.
  Record add(Span span, std::uint32_t type, std::uint32_t output = 0) {
    return append(output, {span.begin, span.end, type, 0, none, GLOSS_NONE, 0, 0});
  }
  /// A record about the whole document.
  Record add_document(std::uint32_t type, std::uint32_t output = 0) {
    return append(output, {0, 0, type, GLOSS_RECORD_DOCUMENT, none, GLOSS_NONE, 0, 0});
  }
  std::uint32_t size(std::uint32_t output = 0) const {
    return output < layers_.size() ? static_cast<std::uint32_t>(layers_[output].records.size()) : 0;
  }

  /// For bulk writers: the record buffer of a layer without attributes.
  std::vector<gloss_record>& records(std::uint32_t output = 0) { return layer(output).records; }

  /// Called by the wrapper: drops what an earlier document left.
  void begin(const gloss_call& call) {
    call_ = &call;
    for (auto& layer : layers_) {
      layer.records.clear();
      layer.attributes.clear();
      layer.pool.clear();
    }
  }
  /// Called by the wrapper at the end of process(). Throws Error with the host's status.
  void flush() {
    for (std::uint32_t output = 0; output < layers_.size(); ++output) {
      const auto& layer = layers_[output];
      if (layer.records.empty()) continue;
      const gloss_batch batch{sizeof(gloss_batch),
                              sizeof(gloss_record),
                              sizeof(gloss_attribute),
                              static_cast<std::uint32_t>(layer.records.size()),
                              static_cast<std::uint32_t>(layer.attributes.size()),
                              static_cast<std::uint32_t>(layer.pool.size()),
                              layer.records.data(),
                              layer.attributes.data(),
                              layer.pool.data(),
                              nullptr,
                              nullptr};
      if (const auto status = call_->emit(call_->self, output, &batch)) throw Error(status, "");
    }
  }

 private:
  static constexpr float none = std::numeric_limits<float>::quiet_NaN();

  Record::Layer& layer(std::uint32_t output) {
    if (output >= layers_.size()) layers_.resize(output + 1);
    return layers_[output];
  }
  Record append(std::uint32_t output, gloss_record record) {
    auto& target = layer(output);
    record.attribute_begin = static_cast<std::uint32_t>(target.attributes.size());
    target.records.push_back(record);
    return {target, static_cast<std::uint32_t>(target.records.size() - 1)};
  }

  const gloss_call* call_ = nullptr;
  std::vector<Record::Layer> layers_;
};

inline Record& Record::score(double value) {
  layer_->records[index_].score = static_cast<float>(value);
  return *this;
}
inline Record& Record::parent(std::uint32_t index) {
  layer_->records[index_].parent = index;
  return *this;
}
inline gloss_attribute& Record::append(std::uint32_t key, std::uint32_t kind) {
  if (index_ + 1 != layer_->records.size())
    throw std::logic_error("attributes belong to the record that was added last");
  ++layer_->records[index_].attribute_count;
  return layer_->attributes.emplace_back(gloss_attribute{key, kind, {}});
}
inline Record& Record::text(std::uint32_t key, std::string_view value) {
  const auto begin = static_cast<std::uint32_t>(layer_->pool.size());
  layer_->pool.append(value);
  append(key, GLOSS_V_STRING).value.string = {begin, static_cast<std::uint32_t>(value.size())};
  return *this;
}
inline Record& Record::integer(std::uint32_t key, std::int64_t value) {
  append(key, GLOSS_V_INT).value.integer = value;
  return *this;
}
inline Record& Record::number(std::uint32_t key, double value) {
  append(key, GLOSS_V_FLOAT).value.number = value;
  return *this;
}
inline Record& Record::boolean(std::uint32_t key, bool value) {
  append(key, GLOSS_V_BOOL).value.integer = value ? 1 : 0;
  return *this;
}
inline Record& Record::span(std::uint32_t key, Span value) {
  append(key, GLOSS_V_SPAN).value.span = {value.begin, value.end};
  return *this;
}
inline Record& Record::reference(std::uint32_t key, std::uint32_t input, std::uint32_t index) {
  append(key, GLOSS_V_REF).value.ref = {input, index};
  return *this;
}
inline Record& Record::own_reference(std::uint32_t key, std::uint32_t index) {
  append(key, GLOSS_V_REF).value.ref = {GLOSS_NONE, index};
  return *this;
}

}  // namespace gloss
