#pragma once
/// A chain that ends in a plugin with a layer `matches`, and the matches that it finds.
#include <stdexcept>
#include <string>
#include <vector>

#include "glossator/pipeline.hpp"

namespace matches_test {

/// A record's covered text and attributes, one line: `Acme Inc [kind=company entry=A1]`. The keys
/// in `left_out` are not shown.
inline std::string shown(const glossator::Record& record, const std::string& text,
                         const std::vector<std::string>& left_out) {
  std::string out = text.substr(record.begin(), record.end() - record.begin());
  std::string attributes;
  for (std::uint32_t i = 0; i < record.attribute_count(); ++i) {
    const auto attribute = record.attribute(i);
    bool is_left_out = false;
    for (const auto& key : left_out) is_left_out |= key == attribute.name();
    if (is_left_out) continue;
    std::string value;
    if (attribute.kind() == glossator::Attribute::Kind::text) value = attribute.text();
    if (attribute.kind() == glossator::Attribute::Kind::span)
      value = std::to_string(attribute.span().begin) + "-" + std::to_string(attribute.span().end);
    attributes += (attributes.empty() ? "" : " ") + attribute.name() + "=" + value;
  }
  return attributes.empty() ? out : out + " [" + attributes + "]";
}

/// Built from the JSON of the steps, "{\"plugin\":\"tokens\"}, ...", with paths relative to
/// `folder`, and from members of "run".
class Chain {
 public:
  explicit Chain(const std::string& steps, const std::string& folder = ".",
                 const std::string& run = "")
      : pipeline_(
            glossator::Config::from_text(
                "{\"glossator\":1,\"pipeline\":[" + steps + "],\"run\":{" + run + "}}", folder),
            {.plugin_path = {GLOSSATOR_PLUGINS}}),
        worker_(pipeline_.open()) {}

  const glossator::Layer& annotate(const std::string& text) {
    document_.text = text;
    const auto& annotations = worker_.annotate(document_);
    if (annotations.status() != glossator::Status::ok)
      throw std::runtime_error(annotations.failures()[0].message);
    return *annotations.find("matches");
  }
  std::vector<std::string> matches(const std::string& text,
                                   const std::vector<std::string>& left_out) {
    std::vector<std::string> out;
    const glossator::Layer& layer = annotate(text);
    for (std::uint32_t i = 0; i < layer.size(); ++i) out.push_back(shown(layer[i], text, left_out));
    return out;
  }

 private:
  glossator::Pipeline pipeline_;
  glossator::Worker worker_;
  glossator::Document document_;
};

}  // namespace matches_test
