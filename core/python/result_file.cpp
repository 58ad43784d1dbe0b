#include "result_file.hpp"

#include <pybind11/stl.h>

#include "record_views.hpp"

namespace py = pybind11;

namespace glossator::python {

// The file holds the meta that the output of its run asked for, so a result gives all of it.
ResultFile::ResultFile(const std::string& path, std::vector<std::string> layers,
                       const std::string& unit, bool text)
    : reader_(path) {
  JsonOptions json{.unit = unit_named(unit), .text = text, .all_meta = true};
  json.layers = std::move(layers);
  form_ = std::make_shared<const ResultForm>(reader_.layers(), std::move(json));
}

ResultFile::Reading::Reading(ResultFile& file) : file_(file) {
  if (file.is_read_)
    throw py::value_error("another thread reads from these results already; give each its own");
  file.is_read_ = true;
}

std::shared_ptr<KeptResult> ResultFile::next() {
  auto result = reader_.next();
  return result ? std::make_shared<KeptResult>(std::move(*result), form_) : nullptr;
}

void add_result_file(py::module_& module) {
  py::class_<ResultFile>(module, "ResultFile")
      .def(py::init<const std::string&, std::vector<std::string>, const std::string&, bool>())
      .def("__iter__", [](ResultFile& file) -> ResultFile& { return file; })
      .def("__next__", [](ResultFile& file) {
        std::shared_ptr<KeptResult> result;
        const ResultFile::Reading reading(file);
        {
          const py::gil_scoped_release no_gil;
          result = file.next();
        }
        if (!result) throw py::stop_iteration();
        return result;
      });
}

}  // namespace glossator::python
