#include <pybind11/stl.h>

#include <algorithm>

#include "arguments.hpp"
#include "pickles.hpp"
#include "record_views.hpp"
#include "text/shortest_decimal.hpp"

namespace py = pybind11;

namespace glossator::python {

py::object value_of(const RecordView& view, const Attribute& attribute) {
  switch (attribute.kind()) {
    case Attribute::Kind::text:
      return py::str(attribute.text().data(), attribute.text().size());
    case Attribute::Kind::integer:
      return py::int_(attribute.integer());
    case Attribute::Kind::real:
      return py::float_(attribute.real());
    case Attribute::Kind::boolean:
      return py::bool_(attribute.boolean());
    case Attribute::Kind::reference: {
      const auto [layer, record] = attribute.reference();
      return py::cast(RecordView{view.result, layer, record});
    }
    case Attribute::Kind::span:
      return py::make_tuple(view.result->code_points(attribute.span().begin),
                            view.result->code_points(attribute.span().end));
  }
  return py::none();
}

py::object find_value(const RecordView& view, const std::string& key) {
  py::list values;
  for (const Attribute attribute : view.get().attributes()) {
    if (attribute.name() != key) continue;
    if (!attribute.schema().repeated) return value_of(view, attribute);
    values.append(value_of(view, attribute));
  }
  return values.empty() ? py::object() : py::object(values);
}

std::vector<std::string> keys_of(const RecordView& view) {
  std::vector<std::string> keys;
  for (const Attribute attribute : view.get().attributes())
    if (std::find(keys.begin(), keys.end(), attribute.name()) == keys.end())
      keys.push_back(attribute.name());
  return keys;
}

void refuse_key(const std::string& what, const std::string& key,
                const std::vector<std::string>& known) {
  std::string message = what + " `" + key + "`; there are ";
  for (const std::string& name : known)
    message += (&name == &known.front() ? "`" : ", `") + name + "`";
  if (known.empty()) message += "none";
  throw py::key_error(message);
}

std::optional<double> score_of(const Record& record) {
  const auto score = record.score();
  return score ? std::optional(shortest_decimal(*score)) : std::nullopt;
}

namespace {

std::string covered(const RecordView& view) { return std::string(view.get().covered()); }

// A reference within a dict: {"layer": NAME, "index": NUMBER}, so that no dict contains another
// record.
py::object plain(const py::handle& value) {
  if (py::isinstance<RecordView>(value)) {
    const auto& view = value.cast<const RecordView&>();
    py::dict reference;
    reference["layer"] = view.result->layers()[view.layer].name();
    reference["index"] = view.record;
    return reference;
  }
  if (!py::isinstance<py::list>(value)) return py::reinterpret_borrow<py::object>(value);
  py::list list;
  for (const py::handle item : value) list.append(plain(item));
  return list;
}

py::dict to_dict(const RecordView& view) {
  const Record record = view.get();
  py::dict out;
  if (record.is_document()) {
    out["scope"] = "document";
  } else {
    out["begin"] = view.result->code_points(record.begin());
    out["end"] = view.result->code_points(record.end());
    out["text"] = covered(view);
  }
  out["type"] = record.type_name();
  if (const auto score = score_of(record)) out["score"] = *score;
  if (record.parent()) out["parent"] = *record.parent();
  for (const std::string& key : keys_of(view)) out[py::str(key)] = plain(find_value(view, key));
  return out;
}

template <std::uint32_t (Record::*offset)() const, bool in_bytes>
std::optional<std::uint32_t> offset_of(const RecordView& view) {
  const Record record = view.get();
  if (record.is_document()) return std::nullopt;
  return in_bytes ? (record.*offset)() : view.result->code_points((record.*offset)());
}

std::optional<RecordView> parent_of(const RecordView& view) {
  const auto parent = view.get().parent();
  if (!parent) return std::nullopt;
  return RecordView{view.result, view.layer, *parent};
}

constexpr const char* a_key = "the name of an attribute";

py::object item_of(const RecordView& view, const py::object& name) {
  const std::string key = text_argument(name, "record[...]", a_key);
  if (py::object value = find_value(view, key)) return value;
  refuse_key("this record has no", key, keys_of(view));
}

using View = RecordView;

void add_place(py::class_<View>& type) {
  type.def_property_readonly(
          "index", [](const View& view) { return view.record; }, "its number in the layer, from 0")
      .def_property_readonly(
          "layer",
          [](const View& view) {
            return LayerView{{view.result, view.layer}};
          },
          "the layer that it stands in")
      .def_property_readonly(
          "begin", &offset_of<&Record::begin, false>,
          "where it begins in the text, in code points; None if it is about the document")
      .def_property_readonly("end", &offset_of<&Record::end, false>,
                             "behind its last code point; None if it is about the document")
      .def_property_readonly("begin_byte", &offset_of<&Record::begin, true>,
                             "the same in bytes of UTF-8")
      .def_property_readonly("end_byte", &offset_of<&Record::end, true>,
                             "the same in bytes of UTF-8")
      .def_property_readonly(
          "is_document", [](const View& view) { return view.get().is_document(); },
          "whether it is about the whole document, without offsets")
      .def_property_readonly(
          "type", [](const View& view) { return view.get().type_name(); },
          "one of the layer's types")
      .def_property_readonly(
          "score", [](const View& view) { return score_of(view.get()); },
          "how sure its plugin is, from 0 to 1, or None")
      .def_property_readonly("text", &covered, "the part of the document's text that it covers")
      .def_property_readonly("parent", &parent_of, "the record that it is a child of, or None")
      .def_property_readonly(
          "children",
          [](const View& view) {
            const RecordsView all{view.result, view.layer};
            return all.with(view.result->children(view.layer)[view.record]);
          },
          "the records whose parent it is: the evidence");
}

void add_attributes(py::class_<View>& type) {
  type.def("keys", &keys_of, "the keys of its attributes")
      .def("__getitem__", &item_of,
           "An attribute: a reference is the Record that it points to, a span a tuple of code "
           "points, a repeated key a list. Raises KeyError.")
      .def("__contains__",
           [](const View& view, const py::object& key) {
             return PyUnicode_Check(key.ptr()) &&
                    view.get().find(text_argument(key, "", "")).has_value();
           })
      .def(
          "get",
          [](const View& view, const py::object& key, py::object otherwise) {
            py::object value = find_value(view, text_argument(key, "get()", a_key));
            return value ? value : otherwise;
          },
          py::arg("key"), py::arg("default") = py::none(),
          "The attribute, or `default` if it has none.")
      .def("to_dict", &to_dict,
           "Place, type, score and attributes as a dict, with offsets in code points; a reference "
           "is {\"layer\": NAME, \"index\": NUMBER}.")
      .def("__reduce__", &reduce_record)
      .def(
          "__eq__",
          [](const View& a, const View& b) {
            return a.result == b.result && a.layer == b.layer && a.record == b.record;
          },
          py::is_operator())
      .def("__hash__",
           [](const View& view) {
             return py::hash(py::make_tuple(reinterpret_cast<std::uintptr_t>(view.result.get()),
                                            view.layer, view.record));
           })
      .def("__repr__", [](const View& view) {
        return "<Record " + py::repr(to_dict(view)).cast<std::string>() + ">";
      });
}

}  // namespace

void add_record(py::module_& module) {
  py::class_<View> record(module, "Record", "A record of a layer; its attributes by key.");
  add_place(record);
  add_attributes(record);
}

}  // namespace glossator::python
