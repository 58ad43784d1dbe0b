#pragma once
#include <pybind11/pybind11.h>

namespace glossator::python {

/// Adds Chain, the part of glossator.Pipeline that is not written in Python.
void add_pipeline(pybind11::module_& module);
/// Adds Stream, the threads of Pipeline.pipe().
void add_stream(pybind11::module_& module);

}  // namespace glossator::python
