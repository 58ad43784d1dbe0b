/// The frame of annotators written in Python: the tool copies this library, and writes an
/// annotator's declaration into the copy. Its class runs in a Python process for each worker.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <gloss/export.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "declaration.hpp"
#include "messages.hpp"
#include "python_inside.hpp"
#include "python_process.hpp"

namespace gloss_python {
namespace {

/// init() reads these once. They live as long as the process, since hosts keep the descriptions.
struct Library {
  std::optional<Declaration> declaration;
  std::string folder;       // of the library, with a slash at its end; empty: the current one
  std::string interpreter;  // of GLOSS_PYTHON, or empty
  std::string default_interpreter;  // of GLOSS_PYTHON_DEFAULT, or empty
};
// Never destroyed: threads of the host may outlive main().
Library& library = *new Library;

/// A path of the declaration: relative to the library's folder, or absolute.
std::string in_folder(const char* path) {
  return path[0] == '/' ? std::string(path) : library.folder + path;
}

constexpr const char* process_script = "/plugin_process.py";  // in the package

/// The folder of the Python package. A library that is shipped with its package, and was copied
/// without it, finds the package where it was built, as it finds its class.
std::string package_of(const Place& place) {
  const std::string found = in_folder(place.package);
  const std::string_view package(place.package), file(place.file), absolute(place.absolute_file);
  if (package.starts_with('/') || access((found + process_script).c_str(), R_OK) == 0) return found;
  const std::size_t inside = file.size() - std::min(file.size(), package.size());
  return std::string(absolute.substr(0, absolute.size() - std::min(absolute.size(), inside)));
}

/// In the order in which they are tried.
std::vector<std::string> interpreters(const Place& place) {
  if (!library.interpreter.empty()) return {library.interpreter};
  std::vector<std::string> tried;
  const bool is_shipped = place.interpreter[0] != '/';
  if (is_shipped && !library.default_interpreter.empty())
    tried.push_back(library.default_interpreter);
  tried.push_back(in_folder(place.interpreter));
  tried.push_back("python3");
  return tried;
}

/// libpython of the interpreter that built the plugin, which is not the one of GLOSS_PYTHON.
EmbeddedPython embedded_python(const Place& place) {
  const std::string path = place.library, name = path.substr(path.rfind('/') + 1);
  return {{path, name}, in_folder(place.interpreter), package_of(place)};
}

class Annotator {
 public:
  Annotator(const gloss_host& services, const gloss_config_api& api, const gloss_config* config)
      : host(services) {
    const gloss::Config options(gloss::Host(services), api, config);
    options_ = options.json();
    is_inside_ = options.boolean("/in_process");
    waiting_ = start([this](const std::string& name, bool is_required) {
      return find_first(name, is_required);
    });
  }

  /// A new object of the class. Throws gloss::Error.
  std::unique_ptr<PythonSide> start() const {
    return start([this](const std::string& name, bool is_required) {
      const auto known = files_.find(name);
      // A module that process() has imported since: the host knows of those from the start.
      const bool is_module = !is_required && name.starts_with('/') && name.ends_with(".py");
      if (known == files_.end() && is_module) return std::string();
      if (known == files_.end())
        throw gloss::Error(GLOSS_E_CONFIG, "it asks for the file `" + name +
                                               "`, and did not when it was first made");
      return known->second;
    });
  }

  /// The object that create() has made, for the first worker; else another one.
  std::unique_ptr<PythonSide> take() {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_) return std::exchange(waiting_, nullptr)->taken();
    }
    return start();
  }

  const gloss_host& host;

 private:
  std::unique_ptr<PythonSide> start(const FindFile& find_file) const {
    const Place& place = library.declaration->place();
    const std::string first = hello({library.declaration->fields(), library.folder + place.file,
                                     place.absolute_file, place.class_name, options_});
    if (is_inside_) return start_inside(embedded_python(place), first, find_file);
    auto process = std::make_unique<PythonProcess>(gloss::Host(host), interpreters(place),
                                                   package_of(place) + process_script);
    auto asked = take_start(process->ask(first, nullptr));
    while (asked)
      asked =
          take_start(process->ask(found_file(find_file(asked->name, asked->is_required)), nullptr));
    return process;
  }

  /// Asks the host, which then knows what files the results depend on. Empty: there is none.
  std::string find_first(const std::string& name, bool is_required) {
    std::string path;
    try {
      path = gloss::Host(host).resource(name);
    } catch (const gloss::Error&) {
      if (is_required) throw;
      host.set_error(host.self, GLOSS_OK, gloss::string(""));  // it is none
    }
    files_[name] = path;
    return path;
  }

  std::string options_;
  bool is_inside_ = false;
  std::map<std::string, std::string> files_;  // not changed after the first start
  std::mutex mutex_;
  std::unique_ptr<PythonSide> waiting_;
};

class Worker {
 public:
  explicit Worker(Annotator& owner) : annotator(owner), side_(owner.take()) {}

  void annotate(const gloss_document& document, const gloss_call& call) {
    if (!side_ || !side_->is_running()) {
      message_.forget();
      side_.reset();
      side_ = annotator.start();
    }
    const Declaration& declaration = *library.declaration;
    const auto message = message_.write(document, call, declaration.input_count());
    try {
      take_answer(side_->ask(message, call.cancelled), message_.serial(), call,
                  declaration.output_count());
    } catch (const BrokenProtocol&) {
      side_.reset();  // or what it sent besides would be taken for the next answer
      throw;
    }
  }

  Annotator& annotator;

 private:
  std::unique_ptr<PythonSide> side_;
  DocumentMessage message_;
};

// ---- the C tables ----

const gloss_description* describe(void*, std::uint32_t index) noexcept {
  return index == 0 ? &library.declaration->description() : nullptr;
}
gloss_status create(void*, std::uint32_t index, const gloss_host* host, const gloss_config_api* api,
                    const gloss_config* config, gloss_annotator** out) noexcept {
  if (index != 0) return GLOSS_E_UNSUPPORTED;
  return gloss::guarded(*host, GLOSS_E_CONFIG, [&] {
    *out = reinterpret_cast<gloss_annotator*>(new Annotator(*host, *api, config));
  });
}
void destroy(gloss_annotator* annotator) noexcept {
  delete reinterpret_cast<Annotator*>(annotator);
}
gloss_status open(gloss_annotator* given, gloss_worker** out) noexcept {
  Annotator& annotator = *reinterpret_cast<Annotator*>(given);
  return gloss::guarded(annotator.host, GLOSS_E_RESOURCE,
                        [&] { *out = reinterpret_cast<gloss_worker*>(new Worker(annotator)); });
}
void close(gloss_worker* worker) noexcept { delete reinterpret_cast<Worker*>(worker); }
gloss_status process(gloss_worker* given, const gloss_document* document,
                     const gloss_call* call) noexcept {
  Worker& worker = *reinterpret_cast<Worker*>(given);
  return gloss::guarded(worker.annotator.host, GLOSS_E_DOCUMENT,
                        [&] { worker.annotate(*document, *call); });
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

gloss_status init(const gloss_host* host, gloss_string path) noexcept {
  return gloss::guarded(*host, GLOSS_E_CONFIG, [&] {
    if (library.declaration) return;
    const std::string_view file = gloss::view(path);
    library.folder = file.substr(0, file.rfind('/') + 1);
    library.interpreter = variable("GLOSS_PYTHON");
    library.default_interpreter = variable("GLOSS_PYTHON_DEFAULT");
    library.declaration.emplace();
  });
}
void deinit() noexcept {}

constexpr gloss_factory factory{
    sizeof(gloss_factory), 1, nullptr, describe, create, destroy, open, close, process};

const void* get_factory(const char* id) noexcept {
  return std::strcmp(id, "gloss.factory/1") == 0 ? &factory : nullptr;
}

}  // namespace
}  // namespace gloss_python

extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = {
    GLOSS_MAGIC,        sizeof(gloss_entry),  GLOSS_ABI_MAJOR,          GLOSS_ABI_MINOR,
    gloss_python::init, gloss_python::deinit, gloss_python::get_factory};
