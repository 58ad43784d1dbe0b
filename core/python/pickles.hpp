#pragma once
#include "record_views.hpp"

namespace glossator::python {

// A pickle is a function of glossator/_restore.py and its arguments: of a result its form, its
// document and the arrays of its layers; of a view its result and its place in it.
pybind11::tuple reduce_annotations(const KeptResult& kept);
pybind11::tuple reduce_record(const RecordView& view);
pybind11::tuple reduce_layer(const LayerView& view);
pybind11::tuple reduce_records(const RecordsView& view);

/// Adds the functions that those of _restore.py call.
void add_pickles(pybind11::module_& module);

}  // namespace glossator::python
