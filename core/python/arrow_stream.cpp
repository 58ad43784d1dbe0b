#include <pybind11/stl.h>

#include "arguments.hpp"
#include "record_table.hpp"
#include "record_views.hpp"
#include "result_file.hpp"
#include "shared_pipeline.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

/// The rows of a table, for readers of Arrow.
struct Batches {
  std::vector<Batch> batches;  // at least one
};

struct StreamData {
  std::vector<Batch> batches;
  std::size_t next = 0;
};

StreamData& data_of(ArrowArrayStream* stream) {
  return *static_cast<StreamData*>(stream->private_data);
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  data_of(stream).batches[0]->export_schema(*out);
  return 0;
}

// An array without a release function ends the stream.
int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  StreamData& data = data_of(stream);
  *out = {};
  if (data.next == data.batches.size()) return 0;
  const Batch& batch = data.batches[data.next++];
  batch->export_array(batch, *out);
  return 0;
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
  delete &data_of(stream);
  stream->release = nullptr;
}

py::object capsule_of(const Batches& table) {
  constexpr const char* name = "arrow_array_stream";
  auto* const stream = new ArrowArrayStream{get_schema, get_next, get_last_error, release_stream,
                                            new StreamData{table.batches}};
  return py::capsule(stream, name, [](PyObject* capsule) {
    auto* const unused = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, name));
    if (unused->release) unused->release(unused);
    delete unused;
  });
}

std::size_t row_count(const Batches& table) {
  std::size_t rows = 0;
  for (const Batch& batch : table.batches) rows += batch->size();
  return rows;
}

std::vector<std::string> column_names(const Batches& table) {
  ArrowSchema schema{};
  table.batches[0]->export_schema(schema);
  std::vector<std::string> names;
  for (std::int64_t i = 0; i < schema.n_children; ++i) names.push_back(schema.children[i]->name);
  schema.release(&schema);
  return names;
}

std::unique_ptr<RecordTable> table_of(const std::shared_ptr<const ResultForm>& form,
                                      const std::optional<std::vector<std::string>>& layers,
                                      const py::object& unit) {
  return std::make_unique<RecordTable>(form, layers.value_or(form->json.layers),
                                       unit_argument(unit));
}

// An object that is not in the cache is asked for some items ahead.
std::vector<std::shared_ptr<KeptResult>> results_in(const py::list& list) {
  constexpr std::size_t ahead = 8;
  std::vector<std::shared_ptr<KeptResult>> results;
  results.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i + ahead < list.size()) __builtin_prefetch(list[i + ahead].ptr());
    results.push_back(list[i].cast<std::shared_ptr<KeptResult>>());
  }
  return results;
}

}  // namespace

void add_tables(py::module_& module) {
  py::class_<Batches>(module, "Batches")
      .def("capsule", &capsule_of)
      .def_property_readonly("rows", &row_count)
      .def_property_readonly("columns", &column_names);
  py::class_<RecordTable>(module, "RecordTable")
      .def(py::init([](const SharedPipeline& chain,
                       const std::optional<std::vector<std::string>>& layers,
                       const py::object& unit) { return table_of(chain.form(), layers, unit); }))
      .def(py::init(
          [](const KeptResult& first, const std::optional<std::vector<std::string>>& layers,
             const py::object& unit) { return table_of(first.shared_form(), layers, unit); }))
      .def(
          py::init([](const ResultFile& file, const std::optional<std::vector<std::string>>& layers,
                      const py::object& unit) { return table_of(file.form(), layers, unit); }))
      .def("add",
           [](RecordTable& table, const py::list& given, unsigned threads) {
             const auto results = results_in(given);
             const py::gil_scoped_release no_gil;
             return table.add(results, threads);
           })
      .def("take", [](RecordTable& table) { return Batches{table.take()}; });
}

}  // namespace glossator::python
