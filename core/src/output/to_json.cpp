#include "glossator/json.hpp"
#include "output/document_json.hpp"

namespace glossator {
namespace {

std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& names,
                                      const Annotations& annotations) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& name : names) {
    const Layer* layer = annotations.find(name);
    if (!layer) throw Error(ErrorCode::usage, "no step writes layer `" + name + "`");
    numbers.push_back(layer->number());
  }
  if (names.empty())
    for (const Layer& layer : annotations.layers()) numbers.push_back(layer.number());
  return numbers;
}

}  // namespace

std::string to_json(const Annotations& annotations, const JsonOptions& options) {
  std::vector<LayerSchema> schemas;
  for (const Layer& layer : annotations.layers()) schemas.push_back(layer.schema());
  const Document& document = annotations.document();
  DocumentJson json(schemas, {options.unit, numbers_of(options.layers, annotations), options.text,
                              options.all_meta, options.meta});
  OutputBuffer out;
  json.append(document, annotations, out);
  return std::string(out.text());
}

}  // namespace glossator
