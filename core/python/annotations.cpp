#include <pybind11/stl.h>

#include <algorithm>

#include "arguments.hpp"
#include "pickles.hpp"
#include "record_views.hpp"
#include "records/result_builder.hpp"

namespace py = pybind11;

namespace glossator::python {

Unit unit_named(const std::string& name) {
  for (const Unit unit : {Unit::byte, Unit::codepoint, Unit::utf16})
    if (name == name_of(unit)) return unit;
  throw py::value_error("no unit `" + name + "`; there are `codepoint`, `byte`, `utf16`");
}

py::object json_call(const char* function, const py::object& value) {
  return py::module_::import("json").attr(function)(value);
}

py::object meta_of(const KeptResult& kept) {
  if (!kept.meta) {
    const std::string& json = kept.document().meta_json;
    kept.meta = json.empty() ? py::object(py::none()) : json_call("loads", py::str(json));
  }
  return kept.meta;
}

namespace {

using Shared = std::shared_ptr<KeptResult>;

std::vector<std::string> layer_names(const KeptResult& kept) {
  std::vector<std::string> names;
  for (const Layer& layer : kept.layers()) names.push_back(layer.name());
  return names;
}

LayerView layer_named(const Shared& result, const py::object& key) {
  const std::string name = text_argument(key, "doc[...]", "the name of a layer");
  if (const Layer* layer = result->annotations().find(name)) return {{result, layer->number()}};
  refuse_key("no layer", name, layer_names(*result));
}

py::list errors_of(const KeptResult& kept) {
  py::list list;
  for (const Failure& failure : kept.annotations().failures()) {
    py::dict item;
    item["plugin"] = failure.plugin.empty() ? py::object(py::none()) : py::str(failure.plugin);
    item["kind"] = name_of(failure.code);
    item["message"] = failure.message;
    list.append(item);
  }
  return list;
}

// No names of layers stand for all layers: so for none there must be none.
Result without_layers(const KeptResult& kept) {
  ResultBuilder builder(kept.document(), std::make_shared<const std::vector<LayerSchema>>());
  builder.set_status(kept.annotations().status(), kept.annotations().failures());
  return builder.take();
}

std::string to_json(const KeptResult& kept, const py::object& unit, const py::object& layers,
                    const py::object& text) {
  JsonOptions options = kept.form().json;
  if (!unit.is_none()) options.unit = unit_argument(unit);
  options.text = truth_argument(text, "text").value_or(options.text);
  if (auto names = names_argument(layers, "layers")) {
    options.layers = std::move(*names);
    if (options.layers.empty()) return glossator::to_json(*without_layers(kept), options);
  }
  return glossator::to_json(kept.annotations(), options);
}

void add_document(py::class_<KeptResult, Shared>& type) {
  type.def_property_readonly(
          "id", [](const KeptResult& kept) { return kept.document().id; },
          "as it was given; in a pipe its number, if none was")
      .def_property_readonly(
          "text", [](const KeptResult& kept) { return kept.document().text; },
          "the text that the offsets count in")
      .def_property_readonly(
          "date",
          [](const KeptResult& kept) -> std::optional<std::string> {
            if (kept.document().date.empty()) return std::nullopt;
            return kept.document().date;
          },
          "the reference date, ISO 8601, or None")
      .def_property_readonly(
          "language", [](const KeptResult& kept) { return kept.document().language; },
          "as it was given")
      .def_property_readonly(
          "meta", [](const KeptResult& kept) { return meta_of(kept); },
          "the object that was given as meta, or the other keys of a dict")
      .def_property_readonly("_meta_json",
                             [](const KeptResult& kept) { return kept.document().meta_json; })
      .def("_set_meta", [](KeptResult& kept, py::object meta) { kept.meta = std::move(meta); })
      .def_property_readonly(
          "status",
          [](const KeptResult& kept) {
            constexpr const char* names[] = {"ok", "partial", "error"};
            return names[static_cast<int>(kept.annotations().status())];
          },
          "ok; partial: a step failed and its layers are empty; error: no records")
      .def_property_readonly("errors", &errors_of,
                             "why steps failed: dicts of plugin, kind and message")
      .def_property_readonly(
          "error",
          [](const KeptResult& kept) -> py::object {
            const py::list errors = errors_of(kept);
            return errors.empty() ? py::object(py::none()) : errors[0];
          },
          "the first of the errors, or None");
}

void add_layers(py::class_<KeptResult, Shared>& type) {
  type.def("keys", &layer_names, "the names of all layers")
      .def("__len__", [](const KeptResult& kept) { return kept.layers().size(); })
      .def("__iter__", [](const KeptResult& kept) { return py::iter(py::cast(layer_names(kept))); })
      .def("__contains__",
           [](const KeptResult& kept, const py::object& name) {
             return PyUnicode_Check(name.ptr()) &&
                    kept.annotations().find(text_argument(name, "", "")) != nullptr;
           })
      .def("__getitem__", &layer_named, "The layer of that name. Raises KeyError.");
}

void add_forms(py::class_<KeptResult, Shared>& type) {
  type.def("to_json", &to_json, py::kw_only(), py::arg("unit") = py::none(),
           py::arg("layers") = py::none(), py::arg("text") = py::none(),
           "The line that `gloss run` writes, without its end, as the config's output says: in "
           "bytes "
           "unless `unit` is codepoint or utf16, with the layers of the output unless `layers` "
           "names "
           "another, or several or none in a list, with the text if `text` is true.")
      .def(
          "to_dict",
          [](const KeptResult& kept) {
            const auto line = to_json(kept, py::str("codepoint"), py::none(), py::none());
            return json_call("loads", py::str(line));
          },
          "The line of to_json() as a dict, with offsets in code points.")
      .def("_repr_html_",
           [](const Shared& kept) {
             return py::module_::import("glossator._html").attr("html_of")(kept);
           })
      .def("__repr__",
           [](const KeptResult& kept) {
             constexpr const char* names[] = {"ok", "partial", "error"};
             std::string out = "<Annotations of " +
                               py::repr(py::str(kept.document().id)).cast<std::string>() + ", " +
                               names[static_cast<int>(kept.annotations().status())];
             for (const Layer& layer : kept.layers())
               out += ", " + layer.name() + " (" + std::to_string(layer.size()) + ")";
             return out + ">";
           })
      .def("__reduce__", &reduce_annotations);
}

}  // namespace

void add_annotations(py::module_& module) {
  py::class_<KeptResult, Shared> annotations(module, "Annotations",
                                             "A document and its layers, by name.");
  add_document(annotations);
  add_layers(annotations);
  add_forms(annotations);
}

}  // namespace glossator::python
