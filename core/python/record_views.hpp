#pragma once
#include <pybind11/pybind11.h>

#include <memory>
#include <vector>

#include "kept_result.hpp"

namespace glossator::python {

// Views keep their result alive.

/// A record of a layer.
struct RecordView {
  std::shared_ptr<const KeptResult> result;
  std::uint32_t layer;
  std::uint32_t record;

  Record get() const { return result->layers()[layer][record]; }
};

/// Records of a layer, in its order.
struct RecordsView {
  std::shared_ptr<const KeptResult> result;
  std::uint32_t layer;
  std::shared_ptr<const std::vector<std::uint32_t>> numbers = nullptr;  // NULL: all of the layer

  const Layer& of() const { return result->layers()[layer]; }
  std::size_t size() const { return numbers ? numbers->size() : of().size(); }
  /// REQUIRES: i < size().
  RecordView operator[](std::size_t i) const {
    return {result, layer, numbers ? (*numbers)[i] : static_cast<std::uint32_t>(i)};
  }
  RecordsView with(std::vector<std::uint32_t> chosen) const {
    return {result, layer, std::make_shared<const std::vector<std::uint32_t>>(std::move(chosen))};
  }
};

/// A layer: all of its records.
struct LayerView : RecordsView {};

/// The value of an attribute: a reference is a RecordView, a span a tuple of code points.
pybind11::object value_of(const RecordView& view, const Attribute& attribute);
/// The value of `key`, a list if the key repeats; a null handle if there is none.
pybind11::object find_value(const RecordView& view, const std::string& key);
std::vector<std::string> keys_of(const RecordView& view);
/// The score as JSON shows it: the shortest number that is this float, not the float's own digits.
std::optional<double> score_of(const Record& record);
/// Throws KeyError with the names that there are.
[[noreturn]] void refuse_key(const std::string& what, const std::string& key,
                             const std::vector<std::string>& known);

/// The meta as the caller gave it, or as the file of results has it, or None.
pybind11::object meta_of(const KeptResult& kept);
/// Throws ValueError for a unit that there is not.
Unit unit_named(const std::string& name);
/// Calls a function of Python's module json.
pybind11::object json_call(const char* function, const pybind11::object& value);

void add_record(pybind11::module_& module);
/// Adds Records and Layer.
void add_layers(pybind11::module_& module);
/// Adds Annotations.
void add_annotations(pybind11::module_& module);

}  // namespace glossator::python
