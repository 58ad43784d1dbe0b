#include "pickles.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <map>
#include <span>

#include "records/result_builder.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

using Shared = std::shared_ptr<KeptResult>;

std::string form_json(const ResultForm& form) {
  py::list layers;
  for (const LayerSchema& schema : *form.schemas) {
    py::list keys;
    for (const KeySchema& key : schema.keys)
      keys.append(py::make_tuple(key.name, static_cast<std::uint32_t>(key.kind), key.repeated,
                                 key.refers_to, key.description));
    layers.append(py::make_tuple(schema.name, schema.plugin, schema.step, schema.types, keys));
  }
  const JsonOptions& json = form.json;
  return json_call("dumps", py::make_tuple(layers, name_of(json.unit), json.layers, json.text,
                                           json.all_meta, json.meta))
      .cast<std::string>();
}

std::shared_ptr<const ResultForm> form_from(const std::string& text) {
  static std::map<std::string, std::shared_ptr<const ResultForm>> known;  // under the GIL
  if (auto& form = known[text]) return form;
  const py::list all = json_call("loads", py::str(text));
  std::vector<LayerSchema> schemas;
  for (const py::handle item : all[0]) {
    const py::list layer = py::reinterpret_borrow<py::list>(item);
    LayerSchema& schema = schemas.emplace_back();
    schema.name = layer[0].cast<std::string>();
    schema.plugin = layer[1].cast<std::string>();
    schema.step = layer[2].cast<std::string>();
    schema.types = layer[3].cast<std::vector<std::string>>();
    for (const py::handle key_item : layer[4]) {
      const py::list key = py::reinterpret_borrow<py::list>(key_item);
      schema.keys.push_back({key[0].cast<std::string>(),
                             static_cast<AttributeKind>(key[1].cast<std::uint32_t>()),
                             key[2].cast<bool>(), key[3].cast<std::vector<std::uint32_t>>(),
                             key[4].cast<std::string>()});
    }
  }
  JsonOptions options{unit_named(all[1].cast<std::string>()),
                      all[2].cast<std::vector<std::string>>(), all[3].cast<bool>(),
                      all[4].cast<bool>(), all[5].cast<std::vector<std::string>>()};
  constexpr std::size_t most_forms = 64;
  if (known.size() > most_forms) known.clear();
  return known[text] = std::make_shared<const ResultForm>(std::move(schemas), std::move(options));
}

template <typename Item>
py::bytes bytes_of(std::span<const Item> items) {
  return {reinterpret_cast<const char*>(items.data()), items.size_bytes()};
}

template <typename Item>
void read_bytes(const py::handle& object, std::vector<Item>& out) {
  const auto bytes = object.cast<std::string_view>();
  if (bytes.size() % sizeof(Item) != 0) throw py::value_error("the pickle is damaged");
  out.resize(bytes.size() / sizeof(Item));
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.data()));
}

py::tuple document_of(const Document& document) {
  return py::make_tuple(document.id, document.text, document.date, document.language,
                        py::bytes(document.meta_json));
}

py::list failures_of(const Annotations& annotations) {
  py::list list;
  for (const Failure& failure : annotations.failures())
    list.append(py::make_tuple(failure.plugin, failure.step, static_cast<int>(failure.code),
                               failure.message));
  return list;
}

py::list layers_of(const Annotations& annotations) {
  py::list list;
  for (const Layer& layer : annotations.layers())
    list.append(py::make_tuple(bytes_of(layer.raw_records()), bytes_of(layer.raw_attributes()),
                               py::bytes(layer.raw_pool().data(), layer.raw_pool().size())));
  return list;
}

py::object function(const char* name) {
  return py::module_::import("glossator._restore").attr(name);
}

py::object owner(const std::shared_ptr<const KeptResult>& result) {
  return py::cast(std::const_pointer_cast<KeptResult>(result));
}

// Records are stored as they are in memory: only the same version reads them.
Shared restore(const std::string& version, const std::string& form, const py::tuple& document,
               int status, const py::list& failures, const py::list& layers, py::object meta) {
  if (version != glossator::version())
    throw py::value_error("the pickle is of glossator " + version + "; this is " +
                          glossator::version());
  const auto made_by = form_from(form);
  ResultBuilder builder(Document{.id = document[0].cast<std::string>(),
                                 .text = document[1].cast<std::string>(),
                                 .date = document[2].cast<std::string>(),
                                 .language = document[3].cast<std::string>(),
                                 .meta_json = document[4].cast<std::string>()},
                        made_by->schemas);
  std::vector<Failure> failed;
  for (const py::handle each : failures) {
    const auto item = py::reinterpret_borrow<py::tuple>(each);
    failed.push_back({item[0].cast<std::string>(), item[1].cast<std::string>(),
                      static_cast<ErrorCode>(item[2].cast<int>()), item[3].cast<std::string>()});
  }
  builder.set_status(static_cast<Status>(status), std::move(failed));
  if (layers.size() != made_by->schemas->size()) throw py::value_error("the pickle is damaged");
  for (std::uint32_t i = 0; i < layers.size(); ++i) {
    const auto layer = py::reinterpret_borrow<py::tuple>(layers[i]);
    read_bytes(layer[0], builder.records(i));
    read_bytes(layer[1], builder.attributes(i));
    builder.pool(i) = layer[2].cast<std::string>();
  }
  auto kept = std::make_shared<KeptResult>(builder.take(), made_by);
  kept->meta = std::move(meta);
  return kept;
}

}  // namespace

py::tuple reduce_annotations(const KeptResult& kept) {
  const Annotations& annotations = kept.annotations();
  return py::make_tuple(
      function("result"),
      py::make_tuple(version(), form_json(kept.form()), document_of(kept.document()),
                     static_cast<int>(annotations.status()), failures_of(annotations),
                     layers_of(annotations), meta_of(kept)));
}

py::tuple reduce_record(const RecordView& view) {
  return py::make_tuple(function("record"),
                        py::make_tuple(owner(view.result), view.layer, view.record));
}

py::tuple reduce_layer(const LayerView& view) {
  return py::make_tuple(function("layer"), py::make_tuple(owner(view.result), view.layer));
}

py::tuple reduce_records(const RecordsView& view) {
  std::vector<std::uint32_t> numbers(view.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = view[i].record;
  return py::make_tuple(function("records"),
                        py::make_tuple(owner(view.result), view.layer, numbers));
}

void add_pickles(py::module_& module) {
  module.def("restore", &restore);
  module.def("layer_of", [](const Shared& result, std::uint32_t layer) {
    return LayerView{{result, layer}};
  });
  module.def("record_of", [](const Shared& result, std::uint32_t layer, std::uint32_t record) {
    return RecordView{result, layer, record};
  });
  module.def("records_of",
             [](const Shared& result, std::uint32_t layer, std::vector<std::uint32_t> numbers) {
               return RecordsView{result, layer}.with(std::move(numbers));
             });
}

}  // namespace glossator::python
