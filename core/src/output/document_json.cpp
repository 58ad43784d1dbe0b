#include "output/document_json.hpp"

#include "output/record_writer.hpp"
#include "output/status_names.hpp"

namespace glossator {
namespace {

DocumentJson::Form form_of(const Pipeline& pipeline) {
  const OutputConfig& output = pipeline.config().output();
  return {output.unit, output_layers(pipeline), output.text, output.all_meta, output.meta};
}

void append_error(const std::string& plugin, ErrorCode code, const std::string& message,
                  OutputBuffer& out) {
  out += "{\"plugin\":";
  if (plugin.empty())
    out += "null";
  else
    out.put_json_string(plugin);
  ((out += ",\"kind\":\"") += name_of(code)) += "\",\"message\":";
  out.put_json_string(message);
  out += '}';
}

}  // namespace

DocumentJson::DocumentJson(const Pipeline& pipeline)
    : DocumentJson(pipeline.layers(), form_of(pipeline)) {}

DocumentJson::DocumentJson(const std::vector<LayerSchema>& schemas, Form form)
    : form_(std::move(form)), meta_(form_.all_meta, form_.meta), records_(schemas, form_.unit) {}

void DocumentJson::append(const Document& document, const Annotations& annotations,
                          OutputBuffer& out) {
  const auto& failures = annotations.failures();
  begin(document, name_of(annotations.status()), out);
  switch (annotations.status()) {
    case Status::ok:
      break;
    case Status::partial:
      out += ",\"errors\":[";
      for (const Failure& failure : failures) {
        if (&failure != &failures.front()) out += ',';
        append_error(failure.plugin, failure.code, failure.message, out);
      }
      out += ']';
      break;
    case Status::error:
      out += ",\"error\":";
      append_error(failures[0].plugin, failures[0].code, failures[0].message, out);
      break;
  }
  out += ",\"layers\":{";
  if (annotations.status() != Status::error) append_layers(document, annotations, out);
  out += "}}";
}

void DocumentJson::append(const Document& document, const Error& error, OutputBuffer& out) {
  begin(document, "error", out);
  out += ",\"error\":";
  append_error("", error.code(), error.what(), out);
  out += ",\"layers\":{}}";
}

void DocumentJson::begin(const Document& document, std::string_view status, OutputBuffer& out) {
  out += "{\"id\":";
  out.put_json_string(document.id);
  ((out += ",\"status\":\"") += status) += '"';
  if (!document.date.empty()) {
    out += ",\"date\":";
    out.put_json_string(document.date);
  }
  if (const auto meta = meta_.object_of(document); !meta.empty()) (out += ",\"meta\":") += meta;
  ((out += ",\"unit\":\"") += name_of(form_.unit)) += '"';
  if (!document.source.empty()) out += ",\"offsets\":\"source\"";
  if (form_.text && status != "error") {
    out += ",\"text\":";
    out.put_json_string(document.text);
  }
}

void DocumentJson::append_layers(const Document& document, const Annotations& annotations,
                                 OutputBuffer& out) {
  records_.begin(document, annotations);
  bool first = true;
  for (const std::uint32_t number : form_.layers) {
    if (!first) out += ',';
    first = false;
    records_.append_layer(annotations.layers()[number], out);
  }
}

}  // namespace glossator
