#include "python_api.hpp"

#include <dlfcn.h>

#include <gloss/error.hpp>

namespace gloss_python {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw gloss::Error(
      GLOSS_E_RESOURCE,
      "in_process: " + what + "; leave the option out, and the class runs in a process of its own");
}

void* open_library(const std::vector<std::string>& libraries) {
  if (dlsym(RTLD_DEFAULT, "Py_IsInitialized")) return RTLD_DEFAULT;
  std::string tried;
  for (const std::string& path : libraries) {
    // Modules of Python written in C look its functions up among those of the whole process.
    if (void* const found = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL)) return found;
    tried += (tried.empty() ? "" : ", and then ") + path;
  }
  fail("no library of Python can be loaded (" + tried +
       "); install it (Debian: libpython3-dev), or build the plugin again with a Python that has "
       "it");
}

template <class Pointer>
void look_up(void* opened, const char* name, Pointer& out) {
  out = reinterpret_cast<Pointer>(dlsym(opened, name));
  if (!out) fail(std::string("this Python has no ") + name);
}

}  // namespace

PythonApi load_python_api(const std::vector<std::string>& libraries) {
  void* const opened = open_library(libraries);
  PythonApi api{};
  look_up(opened, "Py_IsInitialized", api.is_initialized);
  look_up(opened, "Py_InitializeEx", api.initialize);
  look_up(opened, "PyEval_SaveThread", api.save_thread);
  look_up(opened, "PyGILState_Ensure", api.ensure);
  look_up(opened, "PyGILState_Release", api.release);
  look_up(opened, "PyRun_SimpleStringFlags", api.run);
  look_up(opened, "PyImport_ImportModule", api.import);
  look_up(opened, "PyObject_GetAttrString", api.attribute);
  look_up(opened, "PyObject_CallObject", api.call);
  look_up(opened, "PyTuple_Pack", api.tuple);
  look_up(opened, "PyBytes_FromStringAndSize", api.bytes);
  look_up(opened, "PyBytes_AsStringAndSize", api.as_bytes);
  look_up(opened, "PyCapsule_New", api.capsule);
  look_up(opened, "PyCapsule_GetPointer", api.pointer);
  look_up(opened, "PyCFunction_NewEx", api.function);
  look_up(opened, "PyArg_ParseTuple", api.parse);
  look_up(opened, "PyErr_SetString", api.set_error);
  look_up(opened, "PyErr_PrintEx", api.print_error);
  look_up(opened, "Py_DecRef", api.drop);
  Object** runtime_error = nullptr;
  look_up(opened, "PyExc_RuntimeError", runtime_error);
  api.runtime_error = *runtime_error;
  return api;
}

}  // namespace gloss_python
