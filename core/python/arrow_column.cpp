#include "arrow_column.hpp"

#include <algorithm>

namespace glossator::python {
namespace {

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
    : name_(std::move(name)), type_(type), children_(std::move(children)) {
  if (type == Type::text || type == Type::list) offsets_.push_back(0);
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
  if (!offsets_.empty()) offsets_.reserve(size + 1);
  data_.reserve(size * (type_ == Type::text ? usual_text : width()));
}

void ArrowColumn::add_texts(std::string_view text, std::size_t count) {
  const std::size_t at = data_.size();
  data_.resize(at + count * text.size());
  offsets_.resize(offsets_.size() + count);
  char* out = data_.data() + at;
  std::int32_t* const offsets = offsets_.data() + offsets_.size() - count;
  for (std::size_t i = 0; i < count; ++i) {
    out = std::copy(text.begin(), text.end(), out);
    offsets[i] = static_cast<std::int32_t>(out - data_.data());
  }
  add_valid(count);
}

void ArrowColumn::add_boolean(bool value) {
  if (data_.size() <= size_ / 8) data_.resize(size_ / 8 + 1);
  if (value) data_[size_ / 8] = static_cast<char>(data_[size_ / 8] | 1 << size_ % 8);
  add_valid();
}

void ArrowColumn::add_list() {
  offsets_.push_back(static_cast<std::int32_t>(children_[0].size()));
  add_valid();
}

std::size_t ArrowColumn::width() const {
  switch (type_) {
    case Type::int32:
    case Type::float32:
      return 4;
    case Type::int64:
    case Type::float64:
      return 8;
    default:
      return 0;
  }
}

void ArrowColumn::add_nulls(std::size_t size) {
  if (size <= size_) return;
  // Without a null so far there are no bits.
  if (nulls_ == 0) {
    validity_.assign(size_ / 8, 0xFF);
    validity_.push_back(static_cast<std::uint8_t>((1u << size_ % 8) - 1));
  }
  nulls_ += size - size_;
  size_ = size;
  make_bits(size);
  if (!offsets_.empty()) offsets_.resize(size + 1, offsets_.back());
  if (type_ == Type::boolean) data_.resize((size + 7) / 8);
  if (width() > 0) data_.resize(size * width());
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
  if (!offsets_.empty()) data->buffers.push_back(zeros ? zeros : offsets_.data());
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
