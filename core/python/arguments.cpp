#include "arguments.hpp"

#include <limits>

#include "record_views.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

constexpr std::size_t most_shown = 40;  // characters of a value

std::string shown(const py::handle& value) {
  if (value.is_none()) return "None";
  const py::str text = py::str(py::repr(value).attr("__getitem__")(py::slice(0, most_shown, 1)));
  return py::str(py::type::handle_of(value).attr("__name__")).cast<std::string>() + " " +
         text.attr("encode")("utf-8", "replace").cast<std::string>();
}

}  // namespace

void refuse_argument(const std::string& what, const std::string& expected,
                     const py::handle& found) {
  throw py::type_error(what + ": expected " + expected + "; found " + shown(found));
}

std::string text_argument(const py::handle& value, const char* what, const char* expected) {
  if (!PyUnicode_Check(value.ptr())) refuse_argument(what, expected, value);
  return value.attr("encode")("utf-8", "replace").cast<std::string>();
}

std::optional<double> number_argument(const py::handle& value, const char* what) {
  if (value.is_none()) return std::nullopt;
  const double number = PyFloat_AsDouble(value.ptr());
  if (number == -1.0 && PyErr_Occurred()) {
    PyErr_Clear();
    refuse_argument(what, "a number", value);
  }
  return number;
}

std::optional<bool> truth_argument(const py::handle& value, const char* what) {
  if (value.is_none()) return std::nullopt;
  py::detail::make_caster<bool> caster;
  if (!caster.load(value, true)) refuse_argument(what, "True or False", value);
  return py::detail::cast_op<bool>(caster);
}

std::uint32_t offset_argument(const py::handle& value, const char* what) {
  if (!PyIndex_Check(value.ptr())) refuse_argument(what, "a whole number", value);
  const Py_ssize_t number = PyNumber_AsSsize_t(value.ptr(), nullptr);  // clipped
  if (number == -1 && PyErr_Occurred()) throw py::error_already_set();
  if (number < 0)
    throw py::value_error(std::string(what) + ": expected a number from 0 on; found " +
                          py::repr(value).cast<std::string>());
  constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
  return number > Py_ssize_t{most} ? most : static_cast<std::uint32_t>(number);
}

std::optional<std::vector<std::string>> names_argument(const py::handle& value, const char* what) {
  if (value.is_none()) return std::nullopt;
  constexpr const char* expected = "a name, or names in a list";
  std::vector<std::string> names;
  if (PyUnicode_Check(value.ptr())) {
    names.push_back(text_argument(value, what, expected));
    return names;
  }
  if (!py::isinstance<py::iterable>(value) || PyBytes_Check(value.ptr()))
    refuse_argument(what, expected, value);
  for (const py::handle each : value) names.push_back(text_argument(each, what, expected));
  return names;
}

Unit unit_argument(const py::handle& value) {
  return unit_named(text_argument(value, "unit", "`codepoint`, `byte` or `utf16`"));
}

}  // namespace glossator::python
