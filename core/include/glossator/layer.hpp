#pragma once
#include <gloss/plugin.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// The kind of an attribute's value.
enum class AttributeKind : std::uint32_t {
  text = GLOSS_V_STRING,
  integer = GLOSS_V_INT,
  real = GLOSS_V_FLOAT,
  boolean = GLOSS_V_BOOL,
  reference = GLOSS_V_REF,
  span = GLOSS_V_SPAN
};
/// "string", "integer", "real", "boolean", "reference" or "span".
GLOSSATOR_API const char* name_of(AttributeKind kind);

/// A key of a layer. Every attribute with it has its kind; a record has at most one, unless the key
/// repeats.
struct KeySchema {
  std::string name;
  AttributeKind kind = AttributeKind::text;
  bool repeated = false;
  std::vector<std::uint32_t> refers_to = {};  ///< numbers of the layers that references point into
  std::string description = {};               ///< one line
};

/// The types and keys of a layer, as its plugin declares them; part of the pipeline, the same for
/// all documents.
struct LayerSchema {
  std::string name;    ///< in the chain, after renaming
  std::string plugin;  ///< id of the plugin that writes it
  std::string step;    ///< name of its step
  std::vector<std::string> types;
  std::vector<KeySchema> keys;

  /// The number of the key, or nothing.
  std::optional<std::uint32_t> find_key(std::string_view key) const {
    for (std::uint32_t i = 0; i < keys.size(); ++i)
      if (keys[i].name == key) return i;
    return std::nullopt;
  }
};

class Layer;

/// A piece of a document's text: half-open, in UTF-8 bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

/// An attribute of a record. Borrowed from its layer; cheap to copy.
class Attribute {
 public:
  using Kind = AttributeKind;
  /// A reference: record number `record` of layer number `layer` of the same document.
  struct Reference {
    std::uint32_t layer;
    std::uint32_t record;
  };
  using Span = glossator::Span;

  Attribute(const Layer& layer, const gloss_attribute& raw) : layer_(&layer), raw_(&raw) {}

  Kind kind() const { return static_cast<Kind>(raw_->kind); }
  std::uint32_t key() const { return raw_->key; }  ///< index into the schema's keys
  const std::string& name() const;                 ///< the key's name
  const KeySchema& schema() const;                 ///< what the layer declares of the key

  // REQUIRES for each: kind() is its kind.
  std::string_view text() const;
  std::int64_t integer() const { return raw_->value.integer; }
  double real() const { return raw_->value.number; }
  bool boolean() const { return raw_->value.integer != 0; }
  Span span() const { return {raw_->value.span.begin, raw_->value.span.end}; }
  Reference reference() const;  ///< Annotations::follow() gives the record
  /// Whether a reference points into the layer that holds it.
  bool in_own_layer() const { return raw_->value.ref.input == GLOSS_NONE; }
  const gloss_attribute& raw() const { return *raw_; }  ///< in the form of gloss/plugin.h

 private:
  const Layer* layer_;
  const gloss_attribute* raw_;
};

/// The attributes of a record, in the order in which the plugin wrote them, for a range-based for.
class AttributeRange {
 public:
  struct Iterator {
    const Layer* layer;
    const gloss_attribute* at;

    Attribute operator*() const { return {*layer, *at}; }
    Iterator& operator++() { return ++at, *this; }
    bool operator==(const Iterator&) const = default;
  };

  AttributeRange(const Layer& layer, std::span<const gloss_attribute> raw)
      : layer_(&layer), raw_(raw) {}
  Iterator begin() const { return {layer_, raw_.data()}; }
  Iterator end() const { return {layer_, raw_.data() + raw_.size()}; }

 private:
  const Layer* layer_;
  std::span<const gloss_attribute> raw_;
};

/// A record of a layer. Borrowed from its layer; cheap to copy.
class Record {
 public:
  Record(const Layer& layer, std::uint32_t index);

  const Layer& layer() const { return *layer_; }
  std::uint32_t index() const { return index_; }
  /// Half-open, in UTF-8 bytes, on code-point boundaries; both 0 if is_document().
  std::uint32_t begin() const { return raw_->begin; }
  std::uint32_t end() const { return raw_->end; }
  Span span() const { return {raw_->begin, raw_->end}; }
  /// The part of the document's text that it covers; empty if is_document(). Borrowed from the
  /// text.
  std::string_view covered() const;
  /// Whether it is about the whole document; then it has no offsets.
  bool is_document() const { return raw_->flags & GLOSS_RECORD_DOCUMENT; }
  std::uint32_t type() const { return raw_->type; }  ///< index into the schema's types
  const std::string& type_name() const;
  std::optional<float> score() const {
    return std::isnan(raw_->score) ? std::nullopt : std::optional(raw_->score);
  }
  /// The record of this layer that it is a child of.
  std::optional<std::uint32_t> parent() const {
    return raw_->parent == GLOSS_NONE ? std::nullopt : std::optional(raw_->parent);
  }
  std::uint32_t attribute_count() const { return raw_->attribute_count; }
  Attribute attribute(std::uint32_t i) const;  ///< REQUIRES: i < attribute_count()
  AttributeRange attributes() const;
  /// The first attribute with this key.
  std::optional<Attribute> find(std::string_view key) const;

 private:
  const Layer* layer_;
  const gloss_record* raw_;
  std::uint32_t index_;
};

/// The records of one layer of one document, sorted: document records first, then by begin
/// ascending, then by end descending. Borrowed from the worker that made it, until that worker's
/// next document. Read-only: any number of threads.
class Layer {
 public:
  struct Iterator {
    const Layer* layer;
    std::uint32_t index;

    Record operator*() const { return {*layer, index}; }
    Iterator& operator++() { return ++index, *this; }
    bool operator==(const Iterator&) const = default;
  };

  Layer(const LayerSchema& schema, std::uint32_t number) : schema_(&schema), number_(number) {}

  const LayerSchema& schema() const { return *schema_; }
  const std::string& name() const { return schema_->name; }
  std::uint32_t number() const { return number_; }  ///< the number in Attribute::Reference::layer
  std::uint32_t size() const { return static_cast<std::uint32_t>(records_.size()); }
  bool empty() const { return records_.empty(); }
  /// REQUIRES: index < size().
  Record operator[](std::uint32_t index) const { return Record(*this, index); }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  /// The document's text. Borrowed.
  std::string_view text() const { return text_; }

  /// The arrays in the form of gloss/plugin.h; `input` of a reference is the number of a layer.
  std::span<const gloss_record> raw_records() const { return records_; }
  std::span<const gloss_attribute> raw_attributes() const { return attributes_; }
  std::string_view raw_pool() const { return pool_; }

 private:
  friend class Attribute;
  friend class Record;
  friend class LayerStore;
  friend class Result;
  friend class ResultBuilder;

  const LayerSchema* schema_;
  std::uint32_t number_;
  std::string_view text_;
  std::vector<gloss_record> records_;
  std::vector<gloss_attribute> attributes_;
  std::string pool_;
};

inline Record::Record(const Layer& layer, std::uint32_t index)
    : layer_(&layer), raw_(&layer.records_[index]), index_(index) {}
inline std::string_view Record::covered() const {
  return layer_->text().substr(begin(), end() - begin());
}
inline const std::string& Record::type_name() const { return layer_->schema().types[raw_->type]; }
inline Attribute Record::attribute(std::uint32_t i) const {
  return {*layer_, layer_->attributes_[raw_->attribute_begin + i]};
}
inline AttributeRange Record::attributes() const {
  return {*layer_, layer_->raw_attributes().subspan(raw_->attribute_begin, raw_->attribute_count)};
}
inline std::optional<Attribute> Record::find(std::string_view key) const {
  for (const Attribute attribute : attributes())
    if (attribute.name() == key) return attribute;
  return std::nullopt;
}
inline const KeySchema& Attribute::schema() const { return layer_->schema().keys[raw_->key]; }
inline const std::string& Attribute::name() const { return layer_->schema().keys[raw_->key].name; }
inline std::string_view Attribute::text() const {
  // Checked when it was emitted.
  return {layer_->pool_.data() + raw_->value.string.begin, raw_->value.string.size};
}
inline Attribute::Reference Attribute::reference() const {
  const auto& ref = raw_->value.ref;
  return {ref.input == GLOSS_NONE ? layer_->number() : ref.input, ref.index};
}

}  // namespace glossator
