#include "arrow_column.hpp"

#include <algorithm>

namespace glossator::python {
namespace {

std::size_t width_of(ArrowColumn::Type type) {
  switch (type) {
    case ArrowColumn::Type::int32:
    case ArrowColumn::Type::float32:
      return 4;
    case ArrowColumn::Type::int64:
    case ArrowColumn::Type::float64:
      return 8;
    default:
      return 0;
  }
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
    : name_(std::move(name)), type_(type), width_(width_of(type)), children_(std::move(children)) {
  if (type == Type::text || type == Type::list) offsets_.add_value(std::int32_t{0});
}

ArrowColumn ArrowColumn::empty() const {
  std::vector<ArrowColumn> children;
  for (const ArrowColumn& child : children_) children.push_back(child.empty());
  return {name_, type_, std::move(children)};
}

ArrowColumn ArrowColumn::only_nulls(std::size_t size,
                                    std::shared_ptr<const std::uint64_t[]> zeros) const {
  ArrowColumn column = empty();
  column.size_ = column.nulls_ = size;
  if (type_ == Type::structure)
    for (ArrowColumn& child : column.children_) child = child.only_nulls(size, zeros);
  column.zeros_ = std::move(zeros);
  return column;
}

void ArrowColumn::reserve(std::size_t size) {
  constexpr std::size_t usual_text = 8;
  validity_.reserve(size / 8 + 1);
  if (offsets_.size() > 0) offsets_.reserve((size + 1) * sizeof(std::int32_t));
  data_.reserve(size * (type_ == Type::text ? usual_text : width_));
}

void ArrowColumn::add_valid(std::size_t count) {
  if (nulls_ > 0) {
    make_bits(size_ + count);
    for (std::size_t i = size_; i < size_ + count; ++i) set_bit(i);
  }
  size_ += count;
}

/// Makes bits of 0 for at least `size` values.
void ArrowColumn::make_bits(std::size_t size) {
  if (validity_.size() * 8 < size) validity_.add_zeros(size / 4 + 8 - validity_.size());
}

void ArrowColumn::add_texts(std::string_view text, std::size_t count) {
  auto end = static_cast<std::int32_t>(data_.size());
  char* out = data_.add(count * text.size());
  char* const offsets = offsets_.add(count * sizeof(end));
  for (std::size_t i = 0; i < count; ++i) {
    out = std::copy(text.begin(), text.end(), out);
    end += static_cast<std::int32_t>(text.size());
    std::memcpy(offsets + i * sizeof(end), &end, sizeof(end));
  }
  add_valid(count);
}

void ArrowColumn::add_boolean(bool value) {
  if (data_.size() <= size_ / 8) data_.add_zeros(1);
  if (value) data_[size_ / 8] = static_cast<char>(data_[size_ / 8] | 1 << size_ % 8);
  add_valid();
}

void ArrowColumn::add_list() {
  offsets_.add_value(static_cast<std::int32_t>(children_[0].size()));
  add_valid();
}

void ArrowColumn::add_missing(std::size_t size) {
  // Without a null so far there are no bits.
  if (nulls_ == 0) {
    make_bits(size_ + 1);
    for (std::size_t i = 0; i < size_; ++i) set_bit(i);
  }
  const std::size_t count = size - size_;
  if (validity_.size() * 8 < size) make_bits(size);
  if (offsets_.size() > 0) {
    std::int32_t last;
    std::memcpy(&last, offsets_.data() + offsets_.size() - sizeof(last), sizeof(last));
    char* out = offsets_.add(count * sizeof(last));
    for (std::size_t i = 0; i < count; ++i, out += sizeof(last))
      std::memcpy(out, &last, sizeof(last));
  }
  if (type_ == Type::boolean) data_.add_zeros((size + 7) / 8 - data_.size());
  if (width_ > 0) data_.add_zeros(count * width_);
  nulls_ += count;
  size_ = size;
  if (type_ == Type::structure)
    for (ArrowColumn& child : children_) child.add_nulls(size);
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
  const void* const zeros = zeros_.get();
  data->buffers.push_back(nulls_ == 0 ? nullptr : zeros ? zeros : validity_.data());
  if (offsets_.size() > 0) data->buffers.push_back(zeros ? zeros : offsets_.data());
  if (type_ != Type::structure && type_ != Type::list)
    data->buffers.push_back(zeros ? zeros : data_.data());
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
