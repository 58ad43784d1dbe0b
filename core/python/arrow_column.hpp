#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_interface.hpp"
#include "buffer.hpp"

namespace glossator::python {

/// A column of a table while it grows: the buffers of an Arrow array. One thread at a time.
class ArrowColumn {
 public:
  enum class Type { text, int32, int64, float32, float64, boolean, structure, list };

  /// A structure has its members as children, a list its one kind of item.
  ArrowColumn(std::string name, Type type, std::vector<ArrowColumn> children = {});

  const std::string& name() const { return name_; }
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return data_.size(); }
  Type type() const { return type_; }
  ArrowColumn& child(std::size_t i) { return children_[i]; }

  // REQUIRES of each: the column is of that type.
  [[gnu::always_inline]] void add_text(std::string_view text) {
    data_.append(text);
    offsets_.add_value(static_cast<std::int32_t>(data_.size()));
    add_valid();
  }
  /// Adds the same text `count` times.
  void add_texts(std::string_view text, std::size_t count);
  void add_int32(std::int32_t value) { add_plain(value); }
  /// Adds `count` values, to be written by the caller before the next call.
  std::int32_t* add_int32s(std::size_t count) { return add_several<std::int32_t>(count); }
  float* add_float32s(std::size_t count) { return add_several<float>(count); }
  void add_int64(std::int64_t value) { add_plain(value); }
  void add_float32(float value) { add_plain(value); }
  void add_float64(double value) { add_plain(value); }
  void add_boolean(bool value);
  /// Behind a value for each of its children.
  void add_structure() { add_valid(); }
  void add_structures(std::size_t count) { add_valid(count); }
  /// Behind the items of the list.
  void add_list();
  void add_null() { add_nulls(size_ + 1); }
  /// Adds nulls until the column has `size` values.
  [[gnu::always_inline]] void add_nulls(std::size_t size) {
    if (size > size_) add_missing(size);
  }

  /// An empty column of the same name and type.
  ArrowColumn empty() const;
  /// A column of the same name and type with `size` nulls. `zeros` are as many words, one more, and
  /// all 0: they stand for all of its buffers.
  ArrowColumn only_nulls(std::size_t size, std::shared_ptr<const std::uint64_t[]> zeros) const;
  /// Makes room for `size` values.
  void reserve(std::size_t size);

  void export_schema(ArrowSchema& out) const;
  /// The array shares the buffers: `owner` keeps this column alive and unchanged.
  void export_array(const std::shared_ptr<const void>& owner, ArrowArray& out) const;

 private:
  template <typename Value>
  [[gnu::always_inline]] void add_plain(Value value) {
    data_.add_value(value);
    add_valid();
  }
  template <typename Value>
  Value* add_several(std::size_t count) {
    add_valid(count);
    return reinterpret_cast<Value*>(data_.add(count * sizeof(Value)));
  }
  [[gnu::always_inline]] void add_valid() {
    if (nulls_ > 0) {
      if (validity_.size() <= size_ / 8) make_bits(size_ + 1);
      set_bit(size_);
    }
    ++size_;
  }
  void add_valid(std::size_t count);
  void add_missing(std::size_t size);
  void set_bit(std::size_t i) {
    validity_[i / 8] = static_cast<char>(validity_[i / 8] | 1 << i % 8);
  }
  void make_bits(std::size_t size);
  const char* format() const;

  std::string name_;
  Type type_;
  std::size_t width_;  // bytes of a value; 0: others hold it
  std::vector<ArrowColumn> children_;
  std::size_t size_ = 0, nulls_ = 0;
  Buffer validity_;  // a bit for each value; none before the first null
  Buffer offsets_;   // std::int32_t: of texts and lists
  Buffer data_;      // values, or the bytes of texts
  std::shared_ptr<const std::uint64_t[]> zeros_;  // in place of all three; NULL: they are used
};

}  // namespace glossator::python
