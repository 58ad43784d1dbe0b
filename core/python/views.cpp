#include "views.hpp"

#include <pybind11/stl.h>

#include <algorithm>

namespace py = pybind11;

namespace glossator::python {

KeptResult::KeptResult(Result owned) : result(std::move(owned)) {
  for (const Layer& layer : layers()) indices.emplace_back(layer);
  if (result->status() != Status::error) units.begin(document().text);
}

std::uint32_t KeptResult::bytes(std::uint32_t wanted) const {
  std::uint32_t low = 0, high = static_cast<std::uint32_t>(document().text.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (code_points(middle) < wanted)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

namespace {

std::uint32_t item_number(py::ssize_t index, std::size_t size) {
  const auto count = static_cast<py::ssize_t>(size);
  if (index < -count || index >= count) throw py::index_error("no item " + std::to_string(index));
  return static_cast<std::uint32_t>(index < 0 ? index + count : index);
}

std::string covered(const RecordView& view) { return std::string(view.get().covered()); }

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

// The value of `key`, as a list if the key repeats; a null handle if there is none.
py::object find(const RecordView& view, const std::string& key) {
  py::list values;
  for (const Attribute attribute : view.get().attributes()) {
    if (attribute.name() != key) continue;
    if (!attribute.schema().repeated) return value_of(view, attribute);
    values.append(value_of(view, attribute));
  }
  return values.empty() ? py::object() : py::object(values);
}

std::vector<std::string> keys(const RecordView& view) {
  std::vector<std::string> keys;
  for (const Attribute attribute : view.get().attributes())
    if (std::find(keys.begin(), keys.end(), attribute.name()) == keys.end())
      keys.push_back(attribute.name());
  return keys;
}

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
  if (record.score()) out["score"] = *record.score();
  if (record.parent()) out["parent"] = *record.parent();
  for (const std::string& key : keys(view)) out[py::str(key)] = plain(find(view, key));
  return out;
}

std::vector<RecordView> views(const LayerView& layer, const Selection& selection) {
  std::vector<RecordView> found;
  for (const Record record : selection)
    found.push_back({layer.result, layer.layer, record.index()});
  return found;
}

// A query by two offsets in code points.
template <Selection (SpanIndex::*query)(Span) const>
std::vector<RecordView> by_span(const LayerView& layer, std::uint32_t begin, std::uint32_t end) {
  const SpanIndex& index = layer.result->indices[layer.layer];
  return views(layer, (index.*query)({layer.result->bytes(begin), layer.result->bytes(end)}));
}

template <Selection (SpanIndex::*query)(std::uint32_t, std::uint32_t) const>
std::vector<RecordView> by_offset(const LayerView& layer, std::uint32_t offset,
                                  std::uint32_t count) {
  const SpanIndex& index = layer.result->indices[layer.layer];
  return views(layer, (index.*query)(layer.result->bytes(offset), count));
}

void add_record(py::module_& module) {
  using View = RecordView;
  const auto offset = [](const View& view, std::uint32_t at) -> py::object {
    return view.get().is_document() ? py::object(py::none())
                                    : py::object(py::int_(view.result->code_points(at)));
  };
  py::class_<View>(module, "Record", "A record of a layer; keeps its document's result alive.")
      .def_readonly("index", &View::record, "its number in the layer")
      .def_property_readonly("layer",
                             [](const View& view) {
                               return LayerView{view.result, view.layer};
                             })
      .def_property_readonly("begin",
                             [=](const View& view) { return offset(view, view.get().begin()); })
      .def_property_readonly(
          "end", [=](const View& view) { return offset(view, view.get().end()); },
          "begin and end are None for a record about the document")
      .def_property_readonly("is_document",
                             [](const View& view) { return view.get().is_document(); })
      .def_property_readonly("type", [](const View& view) { return view.get().type_name(); })
      .def_property_readonly("score", [](const View& view) { return view.get().score(); })
      .def_property_readonly("text", &covered)
      .def_property_readonly("parent",
                             [](const View& view) -> std::optional<View> {
                               const auto parent = view.get().parent();
                               if (!parent) return std::nullopt;
                               return View{view.result, view.layer, *parent};
                             })
      .def("keys", &keys)
      .def(
          "__getitem__",
          [](const View& view, const std::string& key) {
            py::object value = find(view, key);
            if (!value) throw py::key_error(key);
            return value;
          },
          "An attribute: a reference is the Record it points to, a span a tuple; of a repeated "
          "key, a list.")
      .def("__contains__", [](const View& view,
                              const std::string& key) { return view.get().find(key).has_value(); })
      .def(
          "get",
          [](const View& view, const std::string& key, py::object otherwise) {
            py::object value = find(view, key);
            return value ? value : otherwise;
          },
          py::arg("key"), py::arg("default") = py::none())
      .def("to_dict", &to_dict,
           "All of it as a dict; references are {\"layer\": NAME, \"index\": NUMBER}.")
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

void add_layer(py::module_& module) {
  constexpr const char* by = "Records by where they stand; offsets in code points.";
  py::class_<LayerView>(module, "Layer",
                        "The records of a layer, sorted: those about the document first, then by "
                        "begin.")
      .def_property_readonly("name", [](const LayerView& view) { return view.get().name(); })
      .def_property_readonly("plugin",
                             [](const LayerView& view) { return view.get().schema().plugin; })
      .def_property_readonly("types",
                             [](const LayerView& view) { return view.get().schema().types; })
      .def_property_readonly("keys", [](const LayerView& view) { return view.get().schema().keys; })
      .def("__len__", [](const LayerView& view) { return view.get().size(); })
      .def("__getitem__",
           [](const LayerView& view, py::ssize_t index) {
             return RecordView{view.result, view.layer, item_number(index, view.get().size())};
           })
      .def("at", &by_span<&SpanIndex::at>, by, py::arg("begin"), py::arg("end"))
      .def("inside", &by_span<&SpanIndex::inside>, by, py::arg("begin"), py::arg("end"))
      .def("covering", &by_span<&SpanIndex::covering>, by, py::arg("begin"), py::arg("end"))
      .def("overlapping", &by_span<&SpanIndex::overlapping>, by, py::arg("begin"), py::arg("end"))
      .def("following", &by_offset<&SpanIndex::following>, by, py::arg("offset"),
           py::arg("count") = SpanIndex::all)
      .def("preceding", &by_offset<&SpanIndex::preceding>, by, py::arg("offset"),
           py::arg("count") = SpanIndex::all)
      .def("__repr__", [](const LayerView& view) {
        return "<Layer " + view.get().name() + ", " + std::to_string(view.get().size()) +
               " records>";
      });
}

}  // namespace

void add_views(py::module_& module) {
  using Pointer = std::shared_ptr<const KeptResult>;
  const auto layer_named = [](const Pointer& result, const std::string& name) {
    for (const Layer& layer : result->layers())
      if (layer.name() == name) return LayerView{result, layer.number()};
    throw py::key_error(name);
  };
  add_record(module);
  add_layer(module);
  py::class_<KeptResult, std::shared_ptr<KeptResult>>(module, "Annotations",
                                                      "A document and its layers, by name.")
      .def_property_readonly("id", [](const KeptResult& kept) { return kept.document().id; })
      .def_property_readonly("text", [](const KeptResult& kept) { return kept.document().text; })
      .def_property_readonly(
          "status",
          [](const KeptResult& kept) {
            constexpr const char* names[] = {"ok", "partial", "error"};
            return names[static_cast<int>(kept.result->status())];
          },
          "ok; partial: a step failed, its layers are empty; error: no layers")
      .def_property_readonly(
          "failures",
          [](const KeptResult& kept) {
            py::list list;
            for (const Failure& failure : kept.result->failures()) {
              py::dict item;
              item["plugin"] = failure.plugin;
              item["step"] = failure.step;
              item["kind"] = name_of(failure.code);
              item["message"] = failure.message;
              list.append(item);
            }
            return list;
          },
          "what failed: dicts of plugin, step, kind and message")
      .def("keys",
           [](const KeptResult& kept) {
             std::vector<std::string> names;
             for (const Layer& layer : kept.layers()) names.push_back(layer.name());
             return names;
           })
      .def("__len__", [](const KeptResult& kept) { return kept.layers().size(); })
      .def("__iter__", [](const py::object& self) { return py::iter(self.attr("keys")()); })
      .def("__contains__",
           [](const KeptResult& kept, const std::string& name) {
             return std::any_of(kept.layers().begin(), kept.layers().end(),
                                [&](const Layer& layer) { return layer.name() == name; });
           })
      .def("__getitem__", [=](const std::shared_ptr<KeptResult>& result, const std::string& name) {
        return layer_named(result, name);
      });
}

}  // namespace glossator::python
