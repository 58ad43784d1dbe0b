#pragma once
#include <pybind11/pybind11.h>

namespace glossator::python {

/// Adds the exception `Error`, with members `kind` and `problems`, for glossator::Error.
void add_error(pybind11::module_& module);

}  // namespace glossator::python
