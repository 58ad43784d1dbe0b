#pragma once
#include <pybind11/pybind11.h>

namespace glossator::python {

/// Adds the part of Pipeline that is not written in Python (glossator/__init__.py).
void add_pipeline(pybind11::module_& module);

}  // namespace glossator::python
