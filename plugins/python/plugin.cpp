/// The frame of annotators written in Python: the tool copies this library, and writes an
/// annotator's declaration into the copy. Its class runs in a Python process for each worker.
#include <cstdlib>
#include <cstring>
#include <gloss/export.hpp>
#include <mutex>
#include <optional>

#include "declaration.hpp"
#include "messages.hpp"
#include "python_process.hpp"

namespace gloss_python {
namespace {

/// What init() reads, for as long as the process lives: hosts keep the descriptions.
struct Library {
  std::optional<Declaration> declaration;
  std::string folder;       // of the library, with a slash at its end; empty: the current one
  std::string interpreter;  // of GLOSS_PYTHON, or empty
};
// Never destroyed: threads of the host may outlive main().
Library& library = *new Library;

std::string json_of(const gloss_config_api& api, const gloss_config* config) {
  return std::string(gloss::view(api.json(config)));
}

class Annotator {
 public:
  Annotator(const gloss_host& services, const gloss_config_api& api, const gloss_config* config)
      : host(services), options_(json_of(api, config)) {
    waiting_.emplace(start());
  }

  /// A process with the class's object in it. Throws gloss::Error.
  PythonProcess start() const {
    const Place& place = library.declaration->place();
    const bool is_given = !library.interpreter.empty();
    PythonProcess process(gloss::Host(host),
                          {is_given ? library.interpreter : place.interpreter, !is_given,
                           std::string(place.package) + "/plugin_process.py"});
    const std::string first = hello({library.declaration->fields(), library.folder + place.file,
                                     place.absolute_file, place.class_name, options_});
    take_ready(process.ask(first, nullptr));
    return process;
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
  std::string options_;
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

gloss_status init(const gloss_host* host, gloss_string path) noexcept {
  return gloss::guarded(*host, GLOSS_E_CONFIG, [&] {
    if (library.declaration) return;
    const std::string_view file = gloss::view(path);
    library.folder = file.substr(0, file.rfind('/') + 1);
    if (const char* interpreter = std::getenv("GLOSS_PYTHON")) library.interpreter = interpreter;
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
