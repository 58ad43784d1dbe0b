#pragma once
#include <pybind11/pybind11.h>

namespace glossator::python {

/// Adds Pipeline, as far as it is not written in Python (glossator/__init__.py).
void add_pipeline(pybind11::module_& module);

}  // namespace glossator::python
