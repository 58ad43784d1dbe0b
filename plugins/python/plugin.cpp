/// The frame of annotators written in Python: the tool copies this library, and writes an
/// annotator's declaration into the copy. Its class runs in a Python process for each worker.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <gloss/export.hpp>
#include <map>
#include <mutex>
#include <optional>

#include "declaration.hpp"
#include "messages.hpp"
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

/// The program of the Python process. A library that is shipped with its package, and was copied
/// without it, finds the package where it was built, as it finds its class.
std::string script(const Place& place) {
  const std::string name = "/plugin_process.py", found = in_folder(place.package) + name;
  const std::string_view package(place.package), file(place.file), absolute(place.absolute_file);
  if (package.starts_with('/') || access(found.c_str(), R_OK) == 0) return found;
  const std::size_t inside = file.size() - std::min(file.size(), package.size());
  return std::string(absolute.substr(0, absolute.size() - std::min(absolute.size(), inside))) +
         name;
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

std::string json_of(const gloss_config_api& api, const gloss_config* config) {
  return std::string(gloss::view(api.json(config)));
}

class Annotator {
 public:
  Annotator(const gloss_host& services, const gloss_config_api& api, const gloss_config* config)
      : host(services), options_(json_of(api, config)) {
    waiting_.emplace(start([this](const AskedFile& asked) { return find_first(asked); }));
  }

  /// A process with the class's object in it. Throws gloss::Error.
  PythonProcess start() const {
    return start([this](const AskedFile& asked) {
      const auto known = files_.find(asked.name);
      if (known == files_.end())
        throw gloss::Error(GLOSS_E_CONFIG, "it asks for the file `" + asked.name +
                                               "`, and did not when it was first made");
      return known->second;
    });
  }

  /// The process that create() has started, for the first worker; else another one.
  PythonProcess take_process() {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_) {
        PythonProcess taken(std::move(*waiting_));
        waiting_.reset();
        return taken;
      }
    }
    return start();
  }

  const gloss_host& host;

 private:
  template <class FindFile>
  PythonProcess start(FindFile find_file) const {
    const Place& place = library.declaration->place();
    PythonProcess process(gloss::Host(host), interpreters(place), script(place));
    const std::string first = hello({library.declaration->fields(), library.folder + place.file,
                                     place.absolute_file, place.class_name, options_});
    auto asked = take_start(process.ask(first, nullptr));
    while (asked) asked = take_start(process.ask(found_file(find_file(*asked)), nullptr));
    return process;
  }

  /// Asks the host, which then knows what files the results depend on. Empty: there is none.
  std::string find_first(const AskedFile& asked) {
    std::string path;
    try {
      path = gloss::Host(host).resource(asked.name);
    } catch (const gloss::Error&) {
      if (asked.is_required) throw;
      host.set_error(host.self, GLOSS_OK, gloss::string(""));  // it is none
    }
    files_[asked.name] = path;
    return path;
  }

  std::string options_;
  std::map<std::string, std::string> files_;  // not changed after the first start
  std::mutex mutex_;
  std::optional<PythonProcess> waiting_;
};

class Worker {
 public:
  explicit Worker(Annotator& owner) : annotator(owner) { process_.emplace(owner.take_process()); }

  void annotate(const gloss_document& document, const gloss_call& call) {
    if (!process_ || !process_->is_running()) {
      message_.forget();
      process_.reset();
      process_.emplace(annotator.start());
    }
    const Declaration& declaration = *library.declaration;
    const auto message = message_.write(document, call, declaration.input_count());
    try {
      take_answer(process_->ask(message, call.cancelled), message_.serial(), call,
                  declaration.output_count());
    } catch (const BrokenProtocol&) {
      process_.reset();  // or what it sent besides would be taken for the next answer
      throw;
    }
  }

  Annotator& annotator;

 private:
  std::optional<PythonProcess> process_;
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
