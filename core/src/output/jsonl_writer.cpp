#include "output/record_json.hpp"
#include "output/record_writer.hpp"

namespace glossator {
namespace {

class JsonlWriter final : public RecordWriter {
 public:
  explicit JsonlWriter(const Pipeline& pipeline)
      : layers_(output_layers(pipeline)),
        unit_(unit_text(pipeline.config())),
        with_text_(pipeline.config().output.text),
        records_(pipeline) {}

  std::vector<std::uint32_t> layers() const override { return layers_; }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    const auto& failures = annotations.failures();
    switch (annotations.status()) {
      case Status::ok:
        begin(document, "ok", out);
        break;
      case Status::partial:
        begin(document, "partial", out);
        out += ",\"errors\":[";
        for (const Failure& failure : failures) {
          if (&failure != &failures.front()) out += ',';
          append_error(failure.plugin, failure.code, failure.message, out);
        }
        out += ']';
        break;
      case Status::error:
        begin(document, "error", out);
        out += ",\"error\":";
        append_error(failures[0].plugin, failures[0].code, failures[0].message, out);
        break;
    }
    out += ",\"layers\":{";
    if (annotations.status() != Status::error) append_layers(document, annotations, out);
    out += "}}\n";
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    begin(document, "error", out);
    out += ",\"error\":";
    append_error("", error.code(), error.what(), out);
    out += ",\"layers\":{}}\n";
  }

 private:
  static std::string unit_text(const Config& config) {
    const bool in_source = config.input.offsets == "source";
    return ",\"unit\":\"" + config.output.unit + (in_source ? "\",\"offsets\":\"source\"" : "\"");
  }

  void begin(const Document& document, std::string_view status, OutputBuffer& out) {
    out += "{\"id\":";
    out.put_json_string(document.id);
    ((out += ",\"status\":\"") += status) += '"';
    if (!document.date.empty()) {
      out += ",\"date\":";
      out.put_json_string(document.date);
    }
    out += unit_;
    if (with_text_ && status != "error") {
      out += ",\"text\":";
      out.put_json_string(document.text);
    }
  }

  static void append_error(const std::string& plugin, ErrorCode code, const std::string& message,
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

  void append_layers(const Document& document, const Annotations& annotations, OutputBuffer& out) {
    records_.begin(document, annotations);
    bool first = true;
    for (const std::uint32_t number : layers_) {
      if (!first) out += ',';
      first = false;
      records_.append_layer(annotations.layers()[number], out);
    }
  }

  std::vector<std::uint32_t> layers_;
  std::string unit_;  // what says what offsets count
  bool with_text_;
  RecordJson records_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_jsonl_writer(const Pipeline& pipeline) {
  return std::make_unique<JsonlWriter>(pipeline);
}

std::vector<std::uint32_t> output_layers(const Pipeline& pipeline) {
  const auto layers = pipeline.layers();
  std::vector<std::uint32_t> numbers;
  const auto add = [&](const std::string& name) {
    for (std::uint32_t i = 0; i < layers.size(); ++i)
      if (layers[i].name == name) numbers.push_back(i);
  };
  for (const auto& name : pipeline.config().output.layers) add(name);
  if (pipeline.config().output.layers.empty())
    for (std::uint32_t i = 0; i < layers.size(); ++i) numbers.push_back(i);
  return numbers;
}

}  // namespace glossator
