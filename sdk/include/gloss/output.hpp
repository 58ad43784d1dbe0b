#pragma once
/// The output of an annotator: records and their attributes.
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "error.hpp"
#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

class Output;

/// A record over `span` without score, parent and attributes, for Output::add().
constexpr gloss_record record_of(Span span, std::uint32_t type) {
  return {span.begin, span.end, type, 0, std::numeric_limits<float>::quiet_NaN(), GLOSS_NONE, 0, 0};
}

/// A text that Output::shared_text() keeps once for the attributes of many records of one layer.
struct SharedText {
  std::uint32_t begin = 0, size = 0;
};

// Attributes for Output::add(); see the functions of Record.
constexpr gloss_attribute text_attribute(std::uint32_t key, SharedText value) {
  gloss_attribute attribute{key, GLOSS_V_STRING, {}};
  attribute.value.string = {value.begin, value.size};
  return attribute;
}
constexpr gloss_attribute integer_attribute(std::uint32_t key, std::int64_t value) {
  gloss_attribute attribute{key, GLOSS_V_INT, {}};
  attribute.value.integer = value;
  return attribute;
}
constexpr gloss_attribute number_attribute(std::uint32_t key, double value) {
  gloss_attribute attribute{key, GLOSS_V_FLOAT, {}};
  attribute.value.number = value;
  return attribute;
}
constexpr gloss_attribute span_attribute(std::uint32_t key, Span value) {
  gloss_attribute attribute{key, GLOSS_V_SPAN, {}};
  attribute.value.span = {value.begin, value.end};
  return attribute;
}
constexpr gloss_attribute reference_attribute(std::uint32_t key, std::uint32_t input,
                                              std::uint32_t index) {
  gloss_attribute attribute{key, GLOSS_V_REF, {}};
  attribute.value.ref = {input, index};
  return attribute;
}

/// An added record. Add its attributes before the next record of its layer, else they throw
/// std::logic_error. Valid until process() returns.
class Record {
 public:
  Record& score(double value);
  Record& parent(std::uint32_t index);  ///< record of this layer and document
  Record& text(std::uint32_t key, std::string_view value);
  /// REQUIRES: shared_text() of this layer gave `value` for this document.
  Record& text(std::uint32_t key, SharedText value);
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
  /// Items that are never emptied one by one. Growing costs one test for several items.
  template <class Item>
  class Buffer {
   public:
    const Item* data() const { return data_.get(); }
    std::size_t size() const { return size_; }
    void clear() { size_ = 0; }
    /// The place for `count` more items, which are part of the buffer then.
    Item* extend(std::size_t count) {
      if (capacity_ - size_ < count) grow(count);
      Item* const out = data_.get() + size_;
      size_ += count;
      return out;
    }

    /// Takes the last `count` items off.
    void drop(std::size_t count) { size_ -= count; }

   private:
    [[gnu::noinline]] void grow(std::size_t more) {
      const std::size_t grown = 2 * (capacity_ + more) + 256;
      std::unique_ptr<Item[]> data(new Item[grown]);
      if (size_ > 0) std::memcpy(data.get(), data_.get(), size_ * sizeof(Item));
      data_ = std::move(data);
      capacity_ = grown;
    }

    std::unique_ptr<Item[]> data_;
    std::size_t size_ = 0, capacity_ = 0;
  };

  /// The texts of the attributes, one behind the other.
  class Pool {
   public:
    const char* data() const { return bytes_.size() > 0 ? bytes_.data() : ""; }
    std::size_t size() const { return bytes_.size(); }
    void clear() { bytes_.clear(); }
    void append(std::string_view text) {
      copy(text.data(), text.size(), bytes_.extend(text.size()));
    }

   private:
    // Most texts are short: two moves, which may overlap, are faster than a call.
    static void copy(const char* from, std::size_t size, char* to) {
      if (size > 16) {
        std::memcpy(to, from, size);
      } else if (size >= 8) {
        copy_ends<8>(from, size, to);
      } else if (size >= 4) {
        copy_ends<4>(from, size, to);
      } else if (size >= 2) {
        copy_ends<2>(from, size, to);
      } else if (size == 1) {
        *to = *from;
      }
    }
    template <std::size_t Part>
    static void copy_ends(const char* from, std::size_t size, char* to) {
      char first[Part], last[Part];
      std::memcpy(first, from, Part);
      std::memcpy(last, from + size - Part, Part);
      std::memcpy(to, first, Part);
      std::memcpy(to + size - Part, last, Part);
    }

    Buffer<char> bytes_;
  };

  std::vector<gloss_record> records;
  Buffer<gloss_attribute> attributes;
  Pool pool;
};

/// Collects the records of one document and hands them to the host, one batch per layer, when
/// process() returns. Keeps its buffers from document to document.
class Output {
 public:
  /// Adds a record over `span`, of type number `type` of output number `output`.
  Record add(Span span, std::uint32_t type, std::uint32_t output = 0) {
    return append(output, record_of(span, type));
  }
  /// Adds a record about the whole document.
  Record add_document(std::uint32_t type, std::uint32_t output = 0) {
    return append(output, {0, 0, type, GLOSS_RECORD_DOCUMENT, none, GLOSS_NONE, 0, 0});
  }
  /// Adds a record with all its attributes, for writers of many records. Fills in where its
  /// attributes are. Returns the record's number, as Record::index().
  template <std::size_t Count>
  std::uint32_t add(gloss_record record, const gloss_attribute (&attributes)[Count],
                    std::uint32_t output = 0) {
    return add(record, std::span<const gloss_attribute>(attributes), output);
  }
  std::uint32_t add(gloss_record record, std::span<const gloss_attribute> attributes,
                    std::uint32_t output = 0) {
    const std::uint32_t index = size(output);
    std::memcpy(add_room(record, attributes.size(), output), attributes.data(),
                attributes.size_bytes());
    return index;
  }
  /// Adds a record with `count` attributes, and returns their places, which are to be filled before
  /// the next call.
  gloss_attribute* add_room(gloss_record record, std::size_t count, std::uint32_t output = 0) {
    auto& target = layer(output);
    record.attribute_begin = static_cast<std::uint32_t>(target.attributes.size());
    record.attribute_count = static_cast<std::uint32_t>(count);
    target.records.push_back(record);
    return target.attributes.extend(count);
  }
  /// The same for the first `count` of `attributes`, for records that lack some of them.
  template <std::size_t Most>
  std::uint32_t add(gloss_record record, const std::array<gloss_attribute, Most>& attributes,
                    std::size_t count, std::uint32_t output = 0) {
    auto& target = layer(output);
    record.attribute_begin = static_cast<std::uint32_t>(target.attributes.size());
    record.attribute_count = static_cast<std::uint32_t>(count);
    target.records.push_back(record);
    // A copy whose size is known takes a few moves.
    std::memcpy(target.attributes.extend(Most), attributes.data(), sizeof attributes);
    target.attributes.drop(Most - count);
    return static_cast<std::uint32_t>(target.records.size() - 1);
  }
  /// Keeps a text for Record::text(), until process() returns.
  SharedText shared_text(std::string_view text, std::uint32_t output = 0) {
    Record::Layer::Pool& pool = layer(output).pool;
    const auto begin = static_cast<std::uint32_t>(pool.size());
    pool.append(text);
    return {begin, static_cast<std::uint32_t>(text.size())};
  }
  std::uint32_t size(std::uint32_t output = 0) const {
    return output < layers_.size() ? static_cast<std::uint32_t>(layers_[output]->records.size())
                                   : 0;
  }

  /// For bulk writers with an array of their own: hands records without attributes to the host at
  /// once. Throws Error with the host's status.
  void write(std::span<const gloss_record> records, std::uint32_t output = 0) const {
    emit(output, records, {}, {});
  }
  /// For bulk writers: the record buffer of a layer without attributes.
  std::vector<gloss_record>& records(std::uint32_t output = 0) { return layer(output).records; }

  /// Called by the wrapper: drops the records of an earlier document.
  void begin(const gloss_call& call) {
    call_ = &call;
    for (const auto& layer : layers_) {
      layer->records.clear();
      layer->attributes.clear();
      layer->pool.clear();
    }
  }
  /// Called by the wrapper at the end of process(). Throws Error with the host's status.
  void flush() {
    for (std::uint32_t output = 0; output < layers_.size(); ++output) {
      const auto& layer = *layers_[output];
      emit(output, layer.records, {layer.attributes.data(), layer.attributes.size()},
           {layer.pool.data(), layer.pool.size()});
    }
  }

 private:
  static constexpr float none = std::numeric_limits<float>::quiet_NaN();

  void emit(std::uint32_t output, std::span<const gloss_record> records,
            std::span<const gloss_attribute> attributes, std::string_view pool) const {
    if (records.empty()) return;
    const gloss_batch batch{sizeof(gloss_batch),
                            sizeof(gloss_record),
                            sizeof(gloss_attribute),
                            static_cast<std::uint32_t>(records.size()),
                            static_cast<std::uint32_t>(attributes.size()),
                            static_cast<std::uint32_t>(pool.size()),
                            records.data(),
                            attributes.data(),
                            pool.data(),
                            nullptr,
                            nullptr};
    if (const auto status = call_->emit(call_->self, output, &batch)) throw Error(status, "");
  }
  Record::Layer& layer(std::uint32_t output) {
    while (output >= layers_.size()) layers_.push_back(std::make_unique<Record::Layer>());
    return *layers_[output];
  }
  Record append(std::uint32_t output, gloss_record record) {
    auto& target = layer(output);
    record.attribute_begin = static_cast<std::uint32_t>(target.attributes.size());
    target.records.push_back(record);
    return {target, static_cast<std::uint32_t>(target.records.size() - 1)};
  }

  const gloss_call* call_ = nullptr;
  // A Record points to its layer, which must not move when others are added.
  std::vector<std::unique_ptr<Record::Layer>> layers_;
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
  return *new (layer_->attributes.extend(1)) gloss_attribute{key, kind, {}};
}
inline Record& Record::text(std::uint32_t key, std::string_view value) {
  const auto begin = static_cast<std::uint32_t>(layer_->pool.size());
  layer_->pool.append(value);
  append(key, GLOSS_V_STRING).value.string = {begin, static_cast<std::uint32_t>(value.size())};
  return *this;
}
inline Record& Record::text(std::uint32_t key, SharedText value) {
  append(key, GLOSS_V_STRING).value.string = {value.begin, value.size};
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
