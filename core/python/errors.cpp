#include "errors.hpp"

#include <cstring>
#include <glossator/error.hpp>

namespace py = pybind11;

namespace glossator::python {
namespace {

py::handle error_class;  // owned by the module, which is never unloaded

py::list problems_of(const Error& error) {
  py::list list;
  const auto* config = dynamic_cast<const ConfigError*>(&error);
  if (!config) return list;
  for (const Problem& problem : config->problems()) {
    py::dict item;
    item["file"] = problem.file;
    item["line"] = problem.line;
    item["column"] = problem.column;
    item["pointer"] = problem.pointer;
    item["message"] = problem.message;
    list.append(item);
  }
  return list;
}

// Texts may quote bytes of a file that are not UTF-8.
py::str text(const char* bytes) {
  return py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(bytes, static_cast<Py_ssize_t>(std::strlen(bytes)), "replace"));
}

void translate(std::exception_ptr thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Error& error) {
    const py::object raised = error_class(text(error.what()));
    raised.attr("kind") = name_of(error.code());
    raised.attr("problems") = problems_of(error);
    PyErr_SetObject(error_class.ptr(), raised.ptr());
  }
}

}  // namespace

void add_error(py::module_& module) {
  error_class = PyErr_NewExceptionWithDoc(
      "glossator.Error",
      "What went wrong. `kind` says what kind of thing (config, plugin, resource, usage ...);\n"
      "`problems` lists all that is wrong with a config, as dicts of file, line, column, pointer\n"
      "and message.",
      nullptr, nullptr);
  module.add_object("Error", error_class);
  py::register_exception_translator(translate);
}

}  // namespace glossator::python
