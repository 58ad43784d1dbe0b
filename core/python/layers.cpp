#include <pybind11/stl.h>

#include "arguments.hpp"
#include "pickles.hpp"
#include "record_views.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

RecordView item(const RecordsView& view, const py::object& number) {
  if (!PyIndex_Check(number.ptr()))
    refuse_argument("layer[...]",
                    "the number of a record, or a slice; filter() finds by type and "
                    "attribute",
                    number);
  const py::ssize_t index = PyNumber_AsSsize_t(number.ptr(), PyExc_IndexError);
  if (index == -1 && PyErr_Occurred()) throw py::error_already_set();
  const auto count = static_cast<py::ssize_t>(view.size());
  if (index < -count || index >= count) throw py::index_error("no record " + std::to_string(index));
  return view[static_cast<std::size_t>(index < 0 ? index + count : index)];
}

RecordsView slice(const RecordsView& view, const py::slice& range) {
  py::ssize_t begin = 0, end = 0, step = 0, count = 0;
  if (!range.compute(static_cast<py::ssize_t>(view.size()), &begin, &end, &step, &count))
    throw py::error_already_set();
  std::vector<std::uint32_t> numbers;
  for (py::ssize_t i = 0; i < count; ++i)
    numbers.push_back(view[static_cast<std::size_t>(begin + i * step)].record);
  return view.with(std::move(numbers));
}

std::vector<std::string> key_names(const LayerSchema& schema) {
  std::vector<std::string> names;
  for (const KeySchema& key : schema.keys) names.push_back(key.name);
  return names;
}

// A wanted value is the value itself, a list, tuple or set of such, or a function that tells.
bool meets(const py::handle& wanted, const py::handle& value) {
  if (PyCallable_Check(wanted.ptr())) return py::bool_(wanted(value));
  if (PyList_Check(wanted.ptr()) || PyTuple_Check(wanted.ptr()) || PyAnySet_Check(wanted.ptr()))
    return wanted.contains(value);
  return wanted.equal(value);
}

// Of a repeated key one of the values is enough.
bool has_wanted(const RecordView& view, const std::string& key, const KeySchema& schema,
                const py::handle& wanted) {
  const py::object value = find_value(view, key);
  if (!value) return wanted.is_none();
  if (!schema.repeated) return meets(wanted, value);
  for (const py::handle each : value)
    if (meets(wanted, each)) return true;
  return false;
}

RecordsView filter(const RecordsView& view, const py::object& type, const py::object& least,
                   const py::kwargs& attributes) {
  const std::optional<double> min_score = number_argument(least, "min_score");
  const LayerSchema& schema = view.of().schema();
  for (const auto& [key, wanted] : attributes)
    if (!schema.find_key(key.cast<std::string>()))
      refuse_key("layer `" + schema.name + "` has no key", key.cast<std::string>(),
                 key_names(schema));
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < view.size(); ++i) {
    const RecordView record = view[i];
    if (!type.is_none() && !meets(type, py::str(record.get().type_name()))) continue;
    if (min_score && !(score_of(record.get()).value_or(-1) >= *min_score)) continue;
    bool is_wanted = true;
    for (const auto& [key, wanted] : attributes) {
      const std::string name = key.cast<std::string>();
      is_wanted =
          is_wanted && has_wanted(record, name, schema.keys[*schema.find_key(name)], wanted);
    }
    if (is_wanted) found.push_back(record.record);
  }
  return view.with(std::move(found));
}

RecordsView found(const LayerView& layer, const Selection& selection) {
  std::vector<std::uint32_t> numbers;
  for (const Record record : selection) numbers.push_back(record.index());
  return layer.with(std::move(numbers));
}

// A record about the whole document stands for the whole text.
Span span_of(const LayerView& layer, const py::object& given, const char* query) {
  if (!py::isinstance<RecordView>(given))
    refuse_argument(std::string(query) + "()", "a record, or two offsets, begin and end", given);
  const auto& record = given.cast<const RecordView&>();
  if (record.result != layer.result)
    throw py::value_error("the record belongs to another document");
  if (record.get().is_document())
    return {0, static_cast<std::uint32_t>(layer.result->document().text.size())};
  return record.get().span();
}

template <Selection (SpanIndex::*query)(Span) const>
void add_span_query(py::class_<LayerView, RecordsView>& type, const char* name, const char* about) {
  type.def(
      name,
      [name](const LayerView& layer, const py::object& record) {
        const Span span = span_of(layer, record, name);
        return found(layer, (layer.result->index(layer.layer).*query)(span));
      },
      py::arg("record"), about);
  type.def(
      name,
      [](const LayerView& layer, const py::object& begin, const py::object& end) {
        const Span span{layer.result->bytes(offset_argument(begin, "begin")),
                        layer.result->bytes(offset_argument(end, "end"))};
        return found(layer, (layer.result->index(layer.layer).*query)(span));
      },
      py::arg("begin"), py::arg("end"), about);
}

template <Selection (SpanIndex::*query)(std::uint32_t, std::uint32_t) const>
RecordsView by_offset(const LayerView& layer, const py::object& offset, const py::object& count) {
  const SpanIndex& index = layer.result->index(layer.layer);
  const std::uint32_t at = layer.result->bytes(offset_argument(offset, "offset"));
  return found(layer, (index.*query)(at, offset_argument(count, "count")));
}

py::list key_dicts(const LayerView& view) {
  py::list list;
  for (const KeySchema& key : view.of().schema().keys) {
    py::dict item;
    item["name"] = key.name;
    item["kind"] = name_of(key.kind);
    item["repeated"] = key.repeated;
    item["description"] = key.description;
    list.append(item);
  }
  return list;
}

void add_records(py::module_& module) {
  py::class_<RecordsView>(module, "Records", "Records of one layer, in its order: a sequence.")
      .def("__len__", &RecordsView::size)
      .def("__getitem__", &slice)
      .def("__getitem__", &item)
      .def("__reduce__", &reduce_records)
      .def(
          "filter", &filter, py::arg("type") = py::none(), py::kw_only(),
          py::arg("min_score") = py::none(),
          "The records of a type, with at least this score, and with attributes of these values. A "
          "value may also be a list, tuple or set of values, or a function of the value; None: the "
          "record has no such attribute. Of a repeated key one value is enough. Raises KeyError "
          "for "
          "a key that the layer does not have.")
      .def("__eq__",
           [](const RecordsView& a, const py::object& other) -> py::object {
             if (!py::isinstance<RecordsView>(other))
               return py::reinterpret_borrow<py::object>(Py_NotImplemented);
             const auto& b = other.cast<const RecordsView&>();
             if (a.result != b.result || a.layer != b.layer || a.size() != b.size())
               return py::bool_(false);
             for (std::size_t i = 0; i < a.size(); ++i)
               if (a[i].record != b[i].record) return py::bool_(false);
             return py::bool_(true);
           })
      .def("__repr__", [](const RecordsView& view) {
        return "<Records of " + view.of().name() + ", " + std::to_string(view.size()) + ">";
      });
}

}  // namespace

void add_layers(py::module_& module) {
  add_records(module);
  py::class_<LayerView, RecordsView> layer(module, "Layer",
                                           "All records of a layer: those about the document "
                                           "first, then by begin.");
  layer.def("__reduce__", &reduce_layer)
      .def_property_readonly(
          "name", [](const LayerView& view) { return view.of().name(); }, "its name in the chain")
      .def_property_readonly(
          "plugin", [](const LayerView& view) { return view.of().schema().plugin; },
          "the id of the plugin that writes it")
      .def_property_readonly(
          "types", [](const LayerView& view) { return view.of().schema().types; },
          "the types that its records may have")
      .def_property_readonly(
          "keys", &key_dicts,
          "the keys that its records may have: dicts of name, kind, repeated, description")
      .def("following", &by_offset<&SpanIndex::following>, py::arg("offset"),
           py::arg("count") = SpanIndex::all,
           "The first `count` records that begin at `offset` or behind it.")
      .def("preceding", &by_offset<&SpanIndex::preceding>, py::arg("offset"),
           py::arg("count") = SpanIndex::all,
           "The last `count` records that end at `offset` or before it.")
      .def("__repr__", [](const LayerView& view) {
        return "<Layer " + view.of().name() + ", " + std::to_string(view.size()) + " records>";
      });
  add_span_query<&SpanIndex::at>(
      layer, "at",
      "The records with exactly this place: that of a record, or two offsets in code points.");
  add_span_query<&SpanIndex::inside>(
      layer, "inside", "The records within it: that of a record, or two offsets in code points.");
  add_span_query<&SpanIndex::covering>(
      layer, "covering", "The records around it: that of a record, or two offsets in code points.");
  add_span_query<&SpanIndex::overlapping>(
      layer, "overlapping",
      "The records that share text with it: that of a record, or two offsets in code points.");
}

}  // namespace glossator::python
