#include "record_columns.hpp"

namespace glossator::python {
namespace {

using Type = ArrowColumn::Type;

std::vector<ArrowColumn> members(const char* first, Type type, const char* second) {
  std::vector<ArrowColumn> columns;
  columns.emplace_back(first, type);
  columns.emplace_back(second, Type::int32);
  return columns;
}

ArrowColumn value_column(const std::string& name, const KeySchema& key) {
  switch (key.kind) {
    case AttributeKind::text:
      return {name, Type::text};
    case AttributeKind::integer:
      return {name, Type::int64};
    case AttributeKind::real:
      return {name, Type::float64};
    case AttributeKind::boolean:
      return {name, Type::boolean};
    case AttributeKind::span:
      return {name, Type::structure, members("begin", Type::int32, "end")};
    case AttributeKind::reference:
      // The number of a record, and of several layers its layer too.
      if (key.refers_to.size() == 1) return {name, Type::int32};
      return {name, Type::structure, members("layer", Type::text, "record")};
  }
  return {name, Type::text};
}

}  // namespace

std::vector<ArrowColumn> basic_columns() {
  std::vector<ArrowColumn> columns;
  for (const char* name : {"document", "layer"}) columns.emplace_back(name, Type::text);
  for (const char* name : {"record", "parent"}) columns.emplace_back(name, Type::int32);
  columns.emplace_back("type", Type::text);
  for (const char* name : {"begin", "end"}) columns.emplace_back(name, Type::int32);
  columns.emplace_back("text", Type::text);
  columns.emplace_back("score", Type::float32);
  return columns;
}

ArrowColumn column_of(const std::string& name, const KeySchema& key) {
  if (!key.repeated) return value_column(name, key);
  std::vector<ArrowColumn> item;
  item.push_back(value_column("item", key));
  return {name, Type::list, std::move(item)};
}

}  // namespace glossator::python
