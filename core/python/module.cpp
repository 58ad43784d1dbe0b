#include <glossator/pipeline.hpp>

#include "errors.hpp"
#include "pipeline.hpp"
#include "views.hpp"

PYBIND11_MODULE(_glossator, module) {
  glossator::python::add_error(module);
  glossator::python::add_views(module);
  glossator::python::add_pipeline(module);
  module.def("version", &glossator::version);
}
