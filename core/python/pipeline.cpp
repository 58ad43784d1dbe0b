#include "pipeline.hpp"

#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <glossator/pipeline.hpp>
#include <map>
#include <mutex>
#include <optional>

#include "views.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

/// A pipeline and its idle workers. Any thread.
class SharedPipeline {
 public:
  explicit SharedPipeline(Pipeline pipeline)
      : pipeline_(std::make_shared<const Pipeline>(std::move(pipeline))) {}

  const Pipeline& get() const { return *pipeline_; }

  std::shared_ptr<KeptResult> annotate(const Document& document) {
    Worker worker = take();
    auto result = std::make_shared<KeptResult>(worker.annotate(document).copy());
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(worker));
    return result;
  }

 private:
  Worker take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return pipeline_->open();
    Worker worker = std::move(idle_.back());
    idle_.pop_back();
    return worker;
  }

  std::shared_ptr<const Pipeline> pipeline_;
  std::mutex mutex_;
  std::vector<Worker> idle_;  // destroyed before the pipeline
};

// Any thread may call it. Prints an exception of the function as unraisable, because no caller can
// catch it.
Logger logger_of(const py::object& function) {
  if (function.is_none()) return {};
  const std::shared_ptr<py::object> kept(new py::object(function), [](py::object* object) {
    const py::gil_scoped_acquire gil;
    delete object;
  });
  return [kept](LogLevel level, std::string_view message) {
    constexpr const char* names[] = {"debug", "info", "warning", "error"};
    const py::gil_scoped_acquire gil;
    try {
      (*kept)(names[static_cast<int>(level)],
              py::reinterpret_steal<py::str>(PyUnicode_DecodeUTF8(
                  message.data(), static_cast<Py_ssize_t>(message.size()), "replace")));
    } catch (py::error_already_set& error) {
      error.discard_as_unraisable("the logger of a glossator.Pipeline");
    }
  };
}

std::string as_json(const py::handle& value) {
  return py::module_::import("json").attr("dumps")(value).cast<std::string>();
}

std::string path_of(const py::handle& path) {
  return py::module_::import("os").attr("fspath")(path).cast<std::string>();
}

std::unique_ptr<SharedPipeline> build(const py::object& config, const py::dict& overrides,
                                      const py::list& plugin_path, const py::object& logger,
                                      const std::string& folder) {
  std::vector<Config::Override> changes;
  for (const auto& [pointer, value] : overrides)
    changes.emplace_back(py::str(pointer), as_json(value));
  Pipeline::Options options;
  for (const py::handle path : plugin_path) options.plugin_path.push_back(path_of(path));
  options.logger = logger_of(logger);
  const bool is_dict = py::isinstance<py::dict>(config);
  const std::string given = is_dict ? as_json(config) : path_of(config);
  const py::gil_scoped_release no_gil;
  const Config read =
      is_dict ? Config::from_text(given, folder, changes) : Config::from_file(given, changes);
  return std::make_unique<SharedPipeline>(Pipeline(read, std::move(options)));
}

}  // namespace

void add_pipeline(py::module_& module) {
  py::class_<SharedPipeline>(module, "Pipeline")
      .def(py::init(&build), py::arg("config"), py::kw_only(), py::arg("overrides") = py::dict(),
           py::arg("plugin_path") = py::list(), py::arg("logger") = py::none(),
           py::arg("folder") = ".",
           "config: a path or a dict. overrides: {\"/run/threads\": 2}. plugin_path: folders that "
           "are searched first.\nlogger: called as logger(level, message) from any thread. folder: "
           "what relative names in a dict mean.\nRaises Error with all problems of the config.")
      .def(
          "annotate",
          [](SharedPipeline& self, std::string text, std::string id, std::string date,
             std::string language) {
            const py::gil_scoped_release no_gil;
            return self.annotate({.id = std::move(id),
                                  .text = std::move(text),
                                  .date = std::move(date),
                                  .language = std::move(language)});
          },
          py::arg("text"), py::arg("id") = "", py::arg("date") = "", py::arg("language") = "",
          "Annotates a text; date: its reference date, ISO 8601. Other Python threads run in the "
          "meantime.")
      .def_property_readonly(
          "layers",
          [](const SharedPipeline& self) {
            std::vector<std::string> names;
            for (const auto& schema : self.get().layers()) names.push_back(schema.name);
            return names;
          },
          "the names of the layers that the chain writes")
      .def_property_readonly(
          "config",
          [](const SharedPipeline& self) {
            return py::module_::import("json").attr("loads")(self.get().filled_config());
          },
          "the config as a dict, with every default");
}

}  // namespace glossator::python
