#include "arrow_column.hpp"

#include <algorithm>

namespace glossator::python {
namespace {

std::uint32_t width_of(ArrowColumn::Type type) {
  switch (type) {
    case ArrowColumn::Type::text:
    case ArrowColumn::Type::list:
    case ArrowColumn::Type::int32:
    case ArrowColumn::Type::float32:
      return 4;
    case ArrowColumn::Type::int64:
    case ArrowColumn::Type::float64:
      return 8;
    case ArrowColumn::Type::boolean:
      return 1;  // a bit, when it is finished
    case ArrowColumn::Type::structure:
      return 0;
  }
  return 0;
}

/// The memory that an exported schema owns.
struct SchemaData {
  std::string name;
  std::vector<ArrowSchema> children = {};
  std::vector<ArrowSchema*> child_pointers = {};
};

/// The memory that an exported array owns.
struct ArrayData {
  std::shared_ptr<const void> owner;
  std::vector<const void*> buffers = {};
  std::vector<ArrowArray> children = {};
  std::vector<ArrowArray*> child_pointers = {};
};

template <typename Data, typename Exported>
void release(Exported* exported) {
  auto* const data = static_cast<Data*>(exported->private_data);
  for (Exported& child : data->children)
    if (child.release) child.release(&child);
  delete data;
  exported->release = nullptr;
}

}  // namespace

ArrowColumn::ArrowColumn(std::string name, Type type, std::vector<ArrowColumn> children)
    : type_(type), width_(width_of(type)), children_(std::move(children)), name_(std::move(name)) {}

ArrowColumn ArrowColumn::empty() const {
  std::vector<ArrowColumn> children;
  for (const ArrowColumn& child : children_) children.push_back(child.empty());
  return {name_, type_, std::move(children)};
}

ArrowColumn ArrowColumn::only_nulls(std::size_t size,
                                    std::shared_ptr<const std::uint64_t[]> zeros) const {
  std::vector<ArrowColumn> children;
  for (const ArrowColumn& child : children_)
    children.push_back(child.only_nulls(type_ == Type::list ? 0 : size, zeros));
  ArrowColumn column(name_, type_, std::move(children));
  column.size_ = column.nulls_ = size;
  column.zeros_ = std::move(zeros);
  return column;
}

// With a begin of texts and lists behind the last row, and whole bytes of bits.
void ArrowColumn::make_room(std::size_t rows) {
  const bool is_first = room_ == 0;
  room_ = std::max({rows, 2 * room_, first_room_});
  data_.make_room((room_ + 1) * width_);
  if (nulls_ > 0) make_bits();
  if (is_first && has_ends()) set_end(0, 0);
  for (ArrowColumn& child : children_) child.expect(room_);
}

// All of their room is zero at first.
void ArrowColumn::make_bits() {
  const std::size_t before = bits_.room();
  bits_.make_room(room_ / 8 + 1);
  std::memset(bits_.data() + before, 0, bits_.room() - before);
}

// Rows without a value have zeros, and their text or list ends where the one before them ends.
void ArrowColumn::pass_over(std::size_t row) {
  if (nulls_ == 0) {
    make_bits();
    for (std::size_t i = 0; i < next_; ++i) set_bit(i);
  }
  nulls_ += row - next_;
  char* const data = data_.data();
  if (has_ends()) {
    std::int32_t end;
    std::memcpy(&end, data + next_ * sizeof(end), sizeof(end));
    for (std::size_t i = next_; i < row; ++i) set_end(i + 1, end);
  } else if (width_ == 4) {
    for (std::size_t i = next_; i < row; ++i) std::memset(data + i * 4, 0, 4);
  } else if (width_ == 8) {
    for (std::size_t i = next_; i < row; ++i) std::memset(data + i * 8, 0, 8);
  } else if (width_ == 1) {
    std::memset(data + next_, 0, row - next_);
  }
  next_ = row;
}

void ArrowColumn::mark_several(std::size_t row, std::size_t count) {
  if (row + count > room_) make_room(row + count);
  if (row > next_) pass_over(row);
  if (nulls_ > 0)
    for (std::size_t i = row; i < row + count; ++i) set_bit(i);
  next_ = row + count;
}

void ArrowColumn::set_texts(std::size_t row, std::size_t count, std::string_view text,
                            const char* readable_end) {
  mark_several(row, count);
  for (std::size_t i = row; i < row + count; ++i) {
    texts_.append(text, readable_end);
    set_end(i + 1, static_cast<std::int32_t>(texts_.size()));
  }
}

void ArrowColumn::set_list(std::size_t row) {
  mark(row);
  set_end(row + 1, static_cast<std::int32_t>(children_[0].next()));
}

void ArrowColumn::finish(std::size_t size) {
  if (zeros_) return;
  if (size >= room_) make_room(size + 1);
  if (size > next_) pass_over(size);
  size_ = size;
  if (type_ == Type::boolean) pack_booleans();
  for (ArrowColumn& child : children_) child.finish(type_ == Type::list ? child.next() : size);
}

// From a byte to a bit each.
void ArrowColumn::pack_booleans() {
  char* const data = data_.data();
  for (std::size_t i = 0; i < size_; i += 8) {
    unsigned bits = 0;
    for (std::size_t k = i; k < std::min(i + 8, size_); ++k)
      bits |= unsigned{data[k] != 0} << k % 8;
    data[i / 8] = static_cast<char>(bits);
  }
}

const char* ArrowColumn::format() const {
  switch (type_) {
    case Type::text:
      return "u";
    case Type::int32:
      return "i";
    case Type::int64:
      return "l";
    case Type::float32:
      return "f";
    case Type::float64:
      return "g";
    case Type::boolean:
      return "b";
    case Type::structure:
      return "+s";
    case Type::list:
      return "+l";
  }
  return "n";
}

void ArrowColumn::export_schema(ArrowSchema& out) const {
  auto* const data = new SchemaData{name_};
  data->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) {
    children_[i].export_schema(data->children[i]);
    data->child_pointers.push_back(&data->children[i]);
  }
  out = {format(),
         data->name.c_str(),
         nullptr,
         ARROW_FLAG_NULLABLE,
         static_cast<std::int64_t>(children_.size()),
         data->child_pointers.data(),
         nullptr,
         &release<SchemaData, ArrowSchema>,
         data};
}

void ArrowColumn::export_array(const std::shared_ptr<const void>& owner, ArrowArray& out) const {
  auto* const data = new ArrayData{owner};
  const auto add = [&](const char* bytes) {
    data->buffers.push_back(zeros_ ? static_cast<const void*>(zeros_.get()) : bytes);
  };
  if (nulls_ == 0)
    data->buffers.push_back(nullptr);
  else
    add(bits_.data());
  if (type_ != Type::structure) add(data_.data());
  if (type_ == Type::text) add(texts_.data());
  data->children.resize(children_.size());
  for (std::size_t i = 0; i < children_.size(); ++i) {
    children_[i].export_array(owner, data->children[i]);
    data->child_pointers.push_back(&data->children[i]);
  }
  out = {static_cast<std::int64_t>(size_),
         static_cast<std::int64_t>(nulls_),
         0,
         static_cast<std::int64_t>(data->buffers.size()),
         static_cast<std::int64_t>(children_.size()),
         data->buffers.data(),
         data->child_pointers.data(),
         nullptr,
         &release<ArrayData, ArrowArray>,
         data};
}

}  // namespace glossator::python
