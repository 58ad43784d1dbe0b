#include <charconv>

#include "interchange/cas_graph.hpp"
#include "interchange/document_files.hpp"
#include "interchange/xmi_documents.hpp"
#include "interchange/xml_reader.hpp"

namespace glossator::interchange {
namespace {

std::string number_text(double value) {
  char digits[40];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

std::string value_text(const CasValue& value) {
  if (const auto* id = std::get_if<CasId>(&value)) return std::to_string(id->number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return number_text(*real);
  return xml_text(std::get<std::string>(value));
}

// <layer:people xmi:id="3" .../>; texts of a list are elements of their own.
std::string element(const CasStructure& structure) {
  const auto dot = structure.type.rfind('.');
  const std::string name = (structure.type.starts_with("gloss.layer.") ? "layer:" : "gloss:") +
                           structure.type.substr(dot + 1);
  std::string out = "<" + name + " xmi:id=\"" + std::to_string(structure.id) + "\"", inner;
  if (structure.span)
    out += " sofa=\"" + std::to_string(Cas::sofa_id) + "\" begin=\"" +
           std::to_string(structure.span->first) + "\" end=\"" +
           std::to_string(structure.span->second) + "\"";
  for (const CasFeature& feature : structure.features) {
    if (feature.is_list && feature.kind == CasKind::text) {
      for (const CasValue& value : feature.values)
        inner += "<" + feature.name + ">" + value_text(value) + "</" + feature.name + ">";
      if (!feature.values.empty()) continue;
    }
    out += " " + feature.name + "=\"";
    for (std::size_t i = 0; i < feature.values.size(); ++i)
      out += (i > 0 ? " " : "") + value_text(feature.values[i]);
    out += '"';
  }
  return out + (inner.empty() ? "/>\n" : ">" + inner + "</" + name + ">\n");
}

std::string xmi_text(const Cas& cas) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" "
      "xmlns:gloss=\"http:///gloss.ecore\" xmlns:layer=\"http:///gloss/layer.ecore\" "
      "xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n";
  std::string members;
  for (const CasStructure& each : cas.structures) {
    out += element(each);
    members += (members.empty() ? "" : " ") + std::to_string(each.id);
  }
  const std::string sofa = std::to_string(Cas::sofa_id);
  out += "<cas:Sofa xmi:id=\"" + sofa +
         "\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text/plain\" sofaString=\"" +
         xml_text(cas.text) + "\"/>\n";
  return out + "<cas:View sofa=\"" + sofa + "\" members=\"" + members + "\"/>\n</xmi:XMI>\n";
}

std::string type_system_text(const CasTypes& types) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n";
  const auto put = [&](const char* name, const std::string& value) {
    out += std::string("<") + name + ">" + xml_text(value) + "</" + name + ">";
  };
  for (const auto& [name, type] : types.types()) {
    out += "<typeDescription>";
    put("name", name);
    put("description", "");
    put("supertypeName", type.super);
    out += "<features>\n";
    for (const CasFeatureType& feature : type.features) {
      out += "<featureDescription>";
      put("name", feature.name);
      put("description", "");
      put("rangeTypeName", cas_range(feature.kind, feature.is_list));
      if (feature.is_list && feature.kind == CasKind::reference)
        put("elementType", "uima.tcas.Annotation");
      out += "</featureDescription>\n";
    }
    out += "</features></typeDescription>\n";
  }
  return out + "</types>\n</typeSystemDescription>\n";
}

class XmiWriter final : public AnnotatedWriter {
 public:
  explicit XmiWriter(const std::string& path) : path_(path) { make_new_folder(path, ".xmi"); }
  void write(const AnnotatedDocument& document) override {
    const std::string text = xmi_text(cas_of(document, types_));
    write_file(new_file_for(document.id, path_, ".xmi") + ".xmi", text);
  }
  void close() override { write_file(path_ + "/TypeSystem.xml", type_system_text(types_)); }

 private:
  const std::string path_;
  CasTypes types_;
};

}  // namespace

std::unique_ptr<AnnotatedWriter> write_xmi(const std::string& path) {
  return std::make_unique<XmiWriter>(path);
}

}  // namespace glossator::interchange
