#include "output/document_json.hpp"
#include "output/record_writer.hpp"

namespace glossator {
namespace {

class JsonlWriter final : public RecordWriter {
 public:
  explicit JsonlWriter(const Pipeline& pipeline) : json_(pipeline) {}

  std::vector<std::uint32_t> layers() const override { return json_.layers(); }

  void append(const Document& document, const Annotations& annotations,
              OutputBuffer& out) override {
    json_.append(document, annotations, out);
    out += '\n';
  }

  void append(const Document& document, const Error& error, OutputBuffer& out) override {
    json_.append(document, error, out);
    out += '\n';
  }

 private:
  DocumentJson json_;
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
  for (const auto& name : pipeline.config().output().layers) add(name);
  if (pipeline.config().output().layers.empty())
    for (std::uint32_t i = 0; i < layers.size(); ++i) numbers.push_back(i);
  return numbers;
}

}  // namespace glossator
