#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_interface.hpp"
#include "buffer.hpp"

namespace glossator::python {

/// A column of a table while it grows: the buffers of an Arrow array. Values are set row by row,
/// forward; rows that are passed over are null. One thread at a time.
class ArrowColumn {
 public:
  enum class Type { text, int32, int64, float32, float64, boolean, structure, list };

  /// A structure has its members as children, a list its one kind of item.
  ArrowColumn(std::string name, Type type, std::vector<ArrowColumn> children = {});

  const std::string& name() const { return name_; }
  Type type() const { return type_; }
  ArrowColumn& child(std::size_t i) { return children_[i]; }
  /// The row behind the last one that is set.
  std::size_t next() const { return next_; }
  /// The rows of the column. REQUIRES: the column is finished.
  std::size_t size() const { return size_; }
  bool has_values() const { return next_ > 0; }
  std::size_t text_bytes() const { return texts_.size(); }

  // REQUIRES of each: the column is of that type; row >= next().

  /// Sets the value of a row. REQUIRES: the column is of int32, int64, float32 or float64.
  template <typename Value>
  [[gnu::always_inline]] void set(std::size_t row, Value value) {
    mark(row);
    std::memcpy(data_.data() + row * sizeof(Value), &value, sizeof(Value));
  }
  /// The same of `count` rows, to be written by the caller before the next call.
  template <typename Value>
  Value* set_several(std::size_t row, std::size_t count) {
    mark_several(row, count);
    return reinterpret_cast<Value*>(data_.data()) + row;
  }
  /// Bytes up to `readable_end` may be read.
  [[gnu::always_inline]] void set_text(std::size_t row, std::string_view text,
                                       const char* readable_end) {
    mark(row);
    texts_.append(text, readable_end);
    set_end(row + 1, static_cast<std::int32_t>(texts_.size()));
  }
  /// Sets `count` rows to the same text.
  void set_texts(std::size_t row, std::size_t count, std::string_view text,
                 const char* readable_end);
  void set_boolean(std::size_t row, bool value) { set<char>(row, value); }
  /// Where the children have their values of the row.
  void set_structure(std::size_t row) { mark(row); }
  void set_structures(std::size_t count) { mark_several(0, count); }
  /// Behind the items of the list, which are rows of the child.
  void set_list(std::size_t row);

  /// Makes room for `rows` rows when the first of them is set.
  void expect(std::size_t rows) { first_room_ = rows; }
  /// Ends the column: it has `size` rows.
  void finish(std::size_t size);
  /// An empty column of the same name and type.
  ArrowColumn empty() const;
  /// A column of the same name and type with `size` nulls. `zeros` are as many words, one more, and
  /// all 0: they stand for all of its buffers.
  ArrowColumn only_nulls(std::size_t size, std::shared_ptr<const std::uint64_t[]> zeros) const;

  void export_schema(ArrowSchema& out) const;
  /// The array shares the buffers: `owner` keeps this column alive and unchanged. REQUIRES: it is
  /// finished.
  void export_array(const std::shared_ptr<const void>& owner, ArrowArray& out) const;

 private:
  [[gnu::always_inline]] void mark(std::size_t row) {
    if (row >= room_) [[unlikely]]
      make_room(row + 1);
    if (row > next_) pass_over(row);
    if (nulls_ > 0) set_bit(row);
    next_ = row + 1;
  }
  void mark_several(std::size_t row, std::size_t count);
  [[gnu::always_inline]] void set_bit(std::size_t row) {
    char& bits = bits_.data()[row / 8];
    bits = static_cast<char>(bits | 1 << row % 8);
  }
  [[gnu::always_inline]] void set_end(std::size_t i, std::int32_t end) {
    std::memcpy(data_.data() + i * sizeof(end), &end, sizeof(end));
  }
  void pass_over(std::size_t row);
  void make_room(std::size_t rows);
  void make_bits();
  void pack_booleans();
  bool has_ends() const { return type_ == Type::text || type_ == Type::list; }
  const char* format() const;

  // The members that set() reads for each value share a cache line.
  std::size_t next_ = 0, room_ = 0, nulls_ = 0;  // rows
  Type type_;
  std::uint32_t width_;  // bytes of a row in `data_`; 0: it has none
  Buffer data_;          // values; of texts and lists their begins and the last end, std::int32_t
  Buffer bits_;          // a bit for each row, whether it has a value; none before the first null
  TextBuffer texts_;     // bytes of texts
  std::vector<ArrowColumn> children_;
  std::size_t first_room_ = 1024, size_ = 0;      // rows
  std::shared_ptr<const std::uint64_t[]> zeros_;  // in place of all buffers; NULL: they are used
  std::string name_;
};

}  // namespace glossator::python
