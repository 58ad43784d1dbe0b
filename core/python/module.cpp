#include <glossator/pipeline.hpp>

#include "errors.hpp"
#include "pickles.hpp"
#include "pipeline.hpp"
#include "record_table.hpp"
#include "record_views.hpp"
#include "result_file.hpp"

PYBIND11_MODULE(_glossator, module) {
  glossator::python::add_error(module);
  glossator::python::add_record(module);
  glossator::python::add_layers(module);
  glossator::python::add_annotations(module);
  glossator::python::add_pickles(module);
  glossator::python::add_result_file(module);
  glossator::python::add_tables(module);
  glossator::python::add_pipeline(module);
  glossator::python::add_stream(module);
  module.def("version", &glossator::version);
}
