#include "pipeline.hpp"

#include <pybind11/stl.h>

#include <optional>

#include "document_stream.hpp"
#include "text/document_date.hpp"

namespace py = pybind11;

namespace glossator::python {
namespace {

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
      error.discard_as_unraisable("the logger of a glossator pipeline");
    }
  };
}

std::shared_ptr<SharedPipeline> build(const std::string& config, bool is_text,
                                      const std::string& folder,
                                      const std::vector<Config::Override>& overrides,
                                      std::vector<std::string> plugin_path,
                                      const py::object& logger) {
  Pipeline::Options options;
  options.plugin_path = std::move(plugin_path);
  options.logger = logger_of(logger);
  const py::gil_scoped_release no_gil;
  const Config read =
      is_text ? Config::from_text(config, folder, overrides) : Config::from_file(config, overrides);
  return SharedPipeline::make(Pipeline(read, std::move(options)));
}

struct GivenDocument {
  Document document = {};
  std::string refusal = {};  // why it cannot be read; empty: it can
};

// The texts come as Python strings; a lone surrogate is the one thing in them that UTF-8 lacks. A
// date in another form becomes one of ISO 8601, as in files; the pipeline refuses any other.
GivenDocument document_of(const py::str& text, std::string id, const std::string& date,
                          std::string language, std::string meta) {
  GivenDocument given{.document = {.id = std::move(id),
                                   .date = read_document_date(date).value_or(date),
                                   .language = std::move(language),
                                   .meta_json = std::move(meta)}};
  Py_ssize_t size = 0;
  if (const char* utf8 = PyUnicode_AsUTF8AndSize(text.ptr(), &size)) {
    given.document.text.assign(utf8, static_cast<std::size_t>(size));
    return given;
  }
  const py::error_already_set error;
  given.refusal = "text: character " + py::str(error.value().attr("start")).cast<std::string>() +
                  " is a lone surrogate, which is no text; `text.encode('utf-8', 'replace')` puts "
                  "a question mark in its place";
  return given;
}

std::shared_ptr<KeptResult> annotate_document(SharedPipeline& self, const py::str& text,
                                              std::string id, const std::string& date,
                                              std::string language, std::string meta) {
  const GivenDocument given =
      document_of(text, std::move(id), date, std::move(language), std::move(meta));
  if (!given.refusal.empty()) return refused_result(self.form(), given.document.id, given.refusal);
  const py::gil_scoped_release no_gil;
  Worker worker = self.take();
  const Document* only = &given.document;
  auto results = self.annotate(worker, {&only, 1});
  self.give_back(std::move(worker));
  return results.at(0);
}

void push_document(DocumentStream& self, const SharedPipeline& pipeline, const py::str& text,
                   std::string id, const std::string& date, std::string language,
                   std::string meta) {
  GivenDocument given =
      document_of(text, std::move(id), date, std::move(language), std::move(meta));
  if (given.refusal.empty())
    self.push(std::move(given.document));
  else
    self.push(refused_result(pipeline.form(), given.document.id, given.refusal));
}

std::vector<std::string> chain_layers(const SharedPipeline& self) {
  std::vector<std::string> names;
  for (const auto& schema : *self.form()->schemas) names.push_back(schema.name);
  return names;
}

}  // namespace

void add_pipeline(py::module_& module) {
  py::class_<SharedPipeline, std::shared_ptr<SharedPipeline>>(module, "Chain")
      .def(py::init(&build))
      .def("annotate", &annotate_document)
      .def("refuse",
           [](const SharedPipeline& self, const std::string& id, const std::string& message) {
             return refused_result(self.form(), id, message);
           })
      .def_property_readonly("layers", &chain_layers)
      .def_property_readonly("output_layers",
                             [](const SharedPipeline& self) { return self.form()->json.layers; })
      .def_property_readonly(
          "threads", [](const SharedPipeline& self) { return self.get().config().run().threads; })
      .def_property_readonly("config",
                             [](const SharedPipeline& self) { return self.get().filled_config(); });
}

void add_stream(py::module_& module) {
  py::class_<DocumentStream>(module, "Stream")
      .def(py::init<std::shared_ptr<SharedPipeline>, unsigned>())
      .def("has_room", &DocumentStream::has_room)
      .def("is_empty", &DocumentStream::is_empty)
      .def("push", &push_document)
      .def("push_refused", [](DocumentStream& self,
                              std::shared_ptr<KeptResult> result) { self.push(std::move(result)); })
      .def("pop", &DocumentStream::pop)
      .def("require_process", &DocumentStream::require_process)
      .def("close", &DocumentStream::close);
  module.def("wait_for_threads", &DocumentStream::wait_for_all);
}

}  // namespace glossator::python
