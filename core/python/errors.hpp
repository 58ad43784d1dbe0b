#pragma once
#include <pybind11/pybind11.h>

namespace glossator::python {

/// Adds the exception `Error` with its members `kind` and `problems`, which glossator::Error
/// becomes.
void add_error(pybind11::module_& module);

}  // namespace glossator::python
