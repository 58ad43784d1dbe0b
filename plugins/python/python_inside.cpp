#include "python_inside.hpp"

#include <exception>
#include <gloss/error.hpp>
#include <mutex>
#include <utility>

#include "messages.hpp"
#include "python_api.hpp"

namespace gloss_python {
namespace {

constexpr const char* capsule_name = "gloss_python.find_file";

/// Bytes of Python whose text has no need to be escaped.
std::string python_text(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "bytes.fromhex('";
  for (const char c : text) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
  return out + "').decode(errors='surrogateescape')";
}

/// The one Python of a process.
class Interpreter {
 public:
  explicit Interpreter(const EmbeddedPython& python) : api(load_python_api(python.libraries)) {
    const bool is_own = !api.is_initialized();
    if (is_own) api.initialize(/*with_signal_handlers=*/0);
    const int state = is_own ? 0 : api.ensure();
    std::string code = "import sys\n";
    if (is_own)  // what a class prints must not be among the host's records
      code +=
          "sys.stdout = sys.stderr\n"
          "sys.argv = ['']\n"
          "sys.dont_write_bytecode = True\n";
    const std::string package = python_text(python.package);
    code +=
        "if 'glossator' not in sys.modules:\n"
        "  sys.path.insert(0, " +
        package +
        ")\n"
        "  import plugin_process\n"
        "  plugin_process.make_light_package()\n";
    if (is_own)
      code +=
          "import glossator.plugin_inside\n"
          "glossator.plugin_inside.add_packages_of(" +
          python_text(python.interpreter) + ")\n";
    const bool is_ready = api.run(code.c_str(), nullptr) == 0;
    if (is_own)
      api.save_thread();
    else
      api.release(state);
    if (!is_ready)
      throw gloss::Error(GLOSS_E_RESOURCE, "in_process: Python's package glossator in " +
                                               python.package + " cannot be imported");
  }

  const PythonApi api;
};

// Never destroyed: Python ends with the process.
Interpreter* the_interpreter = nullptr;

const PythonApi& python_api(const EmbeddedPython& python) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (!the_interpreter) the_interpreter = new Interpreter(python);
  return the_interpreter->api;
}

/// Python runs in this thread, and in no other one.
class Turn {
 public:
  explicit Turn(const PythonApi& api) : api_(api), state_(api.ensure()) {}
  ~Turn() { api_.release(state_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  const PythonApi& api_;
  int state_;
};

/// An object of Python, or none. Used, and destroyed, within a Turn.
class Owned {
 public:
  Owned(const PythonApi& api, Object* object) : api_(api), object_(object) {}
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (object_) api_.drop(object_);
  }
  Object* get() const { return object_; }
  Object* release() { return std::exchange(object_, nullptr); }

 private:
  const PythonApi& api_;
  Object* object_;
};

/// Finds files for a class that is being made.
struct Asked {
  const FindFile& find_file;
  std::exception_ptr failure;
};

/// Python prints its error; the document or the start fails.
[[noreturn]] void fail(const PythonApi& api) {
  api.print_error(0);
  throw gloss::Error(GLOSS_E_RESOURCE, "in_process: glossator/plugin_inside.py failed");
}

/// Copies the bytes that a call of Python returned. Throws gloss::Error if the call failed.
std::string taken_bytes(const PythonApi& api, const Owned& object) {
  char* text = nullptr;
  ssize_t size = 0;
  if (!object.get() || api.as_bytes(object.get(), &text, &size) != 0) fail(api);
  return std::string(text, static_cast<std::size_t>(size));
}

/// The function of Python that a class's resource() calls: find_file(name, is_required) -> path.
Object* find_file(Object* capsule, Object* arguments) {
  const PythonApi& api = the_interpreter->api;
  auto& asked = *static_cast<Asked*>(api.pointer(capsule, capsule_name));
  Object* name = nullptr;
  int is_required = 0;
  if (!api.parse(arguments, "Si", &name, &is_required)) return nullptr;
  try {
    char* text = nullptr;
    ssize_t size = 0;
    if (api.as_bytes(name, &text, &size) != 0) return nullptr;
    const std::string path =
        asked.find_file({text, static_cast<std::size_t>(size)}, is_required != 0);
    return api.bytes(path.data(), static_cast<ssize_t>(path.size()));
  } catch (...) {
    asked.failure = std::current_exception();
    api.set_error(api.runtime_error, "the host refuses the file");
    return nullptr;
  }
}
Method find_file_method = {"find_file", find_file, takes_tuple, nullptr};

/// The function of Python that answers messages of an object of the class. Owned by the caller.
Object* make_answerer(const PythonApi& api, std::string_view hello, const FindFile& find_file) {
  Asked asked{find_file, nullptr};
  const Turn turn(api);
  const Owned module(api, api.import("glossator.plugin_inside"));
  const Owned start(api, module.get() ? api.attribute(module.get(), "start") : nullptr);
  const Owned capsule(api, api.capsule(&asked, capsule_name, nullptr));
  const Owned function(api, api.function(&find_file_method, capsule.get(), nullptr));
  const Owned first(api, api.bytes(hello.data(), static_cast<ssize_t>(hello.size())));
  const Owned arguments(api, api.tuple(2, first.get(), function.get()));
  Owned answerer(api, start.get() ? api.call(start.get(), arguments.get()) : nullptr);
  if (asked.failure) std::rethrow_exception(asked.failure);
  if (!answerer.get()) fail(api);
  return answerer.release();
}

/// An object of the class, behind a function from a message to its answer.
class PythonInside : public PythonSide {
 public:
  /// Takes `answerer` over.
  PythonInside(const PythonApi& api, Object* answerer) : api_(api), answerer_(answerer) {}
  ~PythonInside() override {
    if (!answerer_ || !api_.is_initialized()) return;  // Python has ended before its host
    const Turn turn(api_);
    api_.drop(answerer_);
  }
  PythonInside(PythonInside&& other) noexcept
      : api_(other.api_), answerer_(std::exchange(other.answerer_, nullptr)) {}
  PythonInside& operator=(PythonInside&&) = delete;

  std::unique_ptr<PythonSide> taken() override {
    return std::make_unique<PythonInside>(std::move(*this));
  }
  bool is_running() const override { return true; }
  std::span<const char> ask(std::span<const char> message, const volatile std::uint32_t*) override {
    const Turn turn(api_);
    const Owned bytes(api_, api_.bytes(message.data(), static_cast<ssize_t>(message.size())));
    const Owned arguments(api_, api_.tuple(1, bytes.get()));
    answer_ = taken_bytes(api_, Owned(api_, api_.call(answerer_, arguments.get())));
    return answer_;
  }

 private:
  const PythonApi& api_;
  Object* answerer_;
  std::string answer_;
};

}  // namespace

std::unique_ptr<PythonSide> start_inside(const EmbeddedPython& python, std::string_view hello,
                                         const FindFile& find_file) {
  const PythonApi& api = python_api(python);
  auto side = std::make_unique<PythonInside>(api, make_answerer(api, hello, find_file));
  take_start(side->ask({}, nullptr));
  return side;
}

}  // namespace gloss_python
