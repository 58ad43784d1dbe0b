#pragma once
/// The functions of Python's stable C interface (PEP 384) that python_inside.cpp calls. They are
/// looked up at run time, so that the plugin fits every Python 3.9 and later, and none is needed
/// where classes run in processes of their own.
#include <sys/types.h>

#include <string>
#include <vector>

extern "C" {
struct gloss_python_object;  // PyObject
}

namespace gloss_python {

using Object = gloss_python_object;
using Function = Object* (*)(Object* self, Object* arguments);

/// As PyMethodDef.
struct Method {
  const char* name;
  Function function;
  int flags;
  const char* documentation;
};
constexpr int takes_tuple = 1;  ///< METH_VARARGS

struct PythonApi {
  int (*is_initialized)();
  void (*initialize)(int with_signal_handlers);
  void* (*save_thread)();
  int (*ensure)();
  void (*release)(int state);
  int (*run)(const char* text, void* flags);
  Object* (*import)(const char* name);
  Object* (*attribute)(Object* object, const char* name);
  Object* (*call)(Object* function, Object* arguments);
  Object* (*tuple)(ssize_t count, ...);
  Object* (*bytes)(const char* text, ssize_t size);
  int (*as_bytes)(Object* object, char** text, ssize_t* size);
  Object* (*capsule)(void* pointer, const char* name, void (*destructor)(Object*));
  void* (*pointer)(Object* capsule, const char* name);
  Object* (*function)(Method* method, Object* self, Object* module);
  int (*parse)(Object* arguments, const char* format, ...);
  void (*set_error)(Object* type, const char* text);
  void (*print_error)(int set_last_vars);
  void (*drop)(Object* object);
  Object* runtime_error;
};

/// Those of the Python program that this process is, else of the first of `libraries` that can be
/// loaded, which stays loaded. Throws gloss::Error(GLOSS_E_RESOURCE).
PythonApi load_python_api(const std::vector<std::string>& libraries);

}  // namespace gloss_python
