#include <charconv>
#include <filesystem>
#include <sstream>

#include "glossator/error.hpp"
#include "interchange/cas_graph.hpp"
#include "interchange/document_files.hpp"
#include "interchange/document_format.hpp"
#include "interchange/xmi_documents.hpp"
#include "interchange/xml_reader.hpp"

namespace glossator::interchange {
namespace {

std::string local_name(const std::string& name) { return name.substr(name.find(':') + 1); }

/// TypeSystem.xml.
CasTypes read_types(std::string_view text) {
  CasTypes types;
  std::string type, super, feature, range, content;
  std::vector<CasFeatureType> features;
  bool in_feature = false;
  XmlEvents events;
  events.begin = [&](const std::string& name, const XmlAttributes&) {
    content.clear();
    in_feature |= local_name(name) == "featureDescription";
  };
  events.text = [&](std::string_view piece) { content += piece; };
  events.end = [&](const std::string& qualified) {
    const std::string name = local_name(qualified);
    if (name == "name") (in_feature ? feature : type) = content;
    if (name == "supertypeName") super = content;
    if (name == "rangeTypeName") range = content;
    if (name == "featureDescription") {
      const auto [kind, is_list] = kind_of_range(range);
      features.push_back({feature, kind, is_list});
      in_feature = false;
    }
    if (name == "typeDescription") types.set(type, {super, std::move(features)});
    if (name == "typeDescription") features.clear();
  };
  read_xml(text, events);
  return types;
}

template <class Number>
Number number_of(const std::string& text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size())
    throw Misread("expected a number; found `" + text + "`");
  return number;
}

CasValue value_of(const std::string& text, CasKind kind) {
  switch (kind) {
    case CasKind::boolean:
      return text == "true" || text == "1";
    case CasKind::integer:
      return number_of<std::int64_t>(text);
    case CasKind::real:
      return number_of<double>(text);
    case CasKind::reference:
      return CasId{number_of<std::uint64_t>(text)};
    case CasKind::text:
      break;
  }
  return text;
}

/// One .xmi.
class XmiText {
 public:
  explicit XmiText(const CasTypes& types) : types_(types) {}

  Cas read(std::string_view text) {
    XmlEvents events;
    events.begin = [this](const std::string& name, const XmlAttributes& attributes) {
      if (++depth_ == 1) take_namespaces(attributes);
      if (depth_ == 2) take_structure(name, attributes);
      content_.clear();
    };
    events.text = [this](std::string_view piece) { content_ += piece; };
    events.end = [this](const std::string& name) {
      if (depth_-- == 3 && is_structure_) add_value(cas_.structures.back(), name, content_, true);
    };
    read_xml(text, events);
    if (!has_text_) throw Misread("the CAS has no text: expected a cas:Sofa with sofaString");
    lead_through_arrays();
    return std::move(cas_);
  }

 private:
  // http:///gloss/layer.ecore is the package gloss.layer.
  void take_namespaces(const XmlAttributes& attributes) {
    for (const auto& [name, value] : attributes) {
      if (!name.starts_with("xmlns:") || !value.starts_with("http:///")) continue;
      std::string package = value.substr(8);
      if (package.ends_with(".ecore")) package.resize(package.size() - 6);
      for (char& c : package)
        if (c == '/') c = '.';
      packages_[name.substr(6)] = package;
    }
  }

  void take_structure(const std::string& name, const XmlAttributes& attributes) {
    is_structure_ = false;
    const std::string prefix = name.substr(0, std::min(name.find(':'), name.size()));
    const auto package = packages_.find(prefix);
    if (package == packages_.end()) return;
    const std::string type = package->second == "uima.noNamespace"
                                 ? local_name(name)
                                 : package->second + "." + local_name(name);
    if (type == "uima.cas.Sofa" && attributes.contains("sofaString") && !has_text_) {
      cas_.text = attributes.at("sofaString");
      has_text_ = true;
    }
    const auto id = attributes.find("xmi:id");
    if (id == attributes.end() || type == "uima.cas.Sofa" || type == "uima.cas.NULL") return;
    is_structure_ = true;
    cas_.structures.push_back({number_of<std::uint64_t>(id->second), type, {}, {}});
    CasStructure& made = cas_.structures.back();
    const auto begin = attributes.find("begin"), end = attributes.find("end");
    if (begin != attributes.end() && end != attributes.end())
      made.span.emplace(number_of<std::uint64_t>(begin->second),
                        number_of<std::uint64_t>(end->second));
    for (const auto& [key, value] : attributes)
      if (key != "xmi:id" && key != "begin" && key != "end" && key != "sofa")
        add_feature(made, key, value);
  }

  void add_feature(CasStructure& made, const std::string& name, const std::string& text) {
    const CasFeatureType* known = types_.find(made.type, name);
    const bool is_array = made.type.starts_with("uima.cas.") && name == "elements";
    const CasKind kind = is_array ? kind_of_range(made.type).first
                         : known  ? known->kind
                                  : CasKind::text;
    const bool is_list = is_array || (known && known->is_list);
    if (!is_list) return add_value(made, name, text, false);
    made.features.push_back({name, kind, true, {}});
    std::istringstream words(text);
    for (std::string word; words >> word;) add_value(made, name, word, true);
  }

  void add_value(CasStructure& made, const std::string& name, const std::string& text,
                 bool is_list) {
    const CasFeatureType* known = types_.find(made.type, name);
    CasFeature* feature = nullptr;
    for (CasFeature& each : made.features)
      if (each.name == name) feature = &each;
    if (!feature)
      feature = &made.features.emplace_back(
          CasFeature{name, known ? known->kind : CasKind::text, is_list, {}});
    feature->values.push_back(value_of(text, feature->kind));
  }

  // A list may be a structure of its own, to which the feature refers.
  void lead_through_arrays() {
    std::map<std::uint64_t, const CasFeature*> arrays;
    for (const CasStructure& each : cas_.structures)
      for (const CasFeature& feature : each.features)
        if (feature.name == "elements" && each.type.starts_with("uima.cas."))
          arrays[each.id] = &feature;
    for (CasStructure& each : cas_.structures)
      for (CasFeature& feature : each.features) {
        const auto* id = feature.kind == CasKind::reference && feature.values.size() == 1
                             ? std::get_if<CasId>(&feature.values[0])
                             : nullptr;
        const auto array = id ? arrays.find(id->number) : arrays.end();
        if (array == arrays.end()) continue;
        const std::vector<CasValue> values = array->second->values;
        feature.kind = array->second->kind;
        feature.values = values;
        feature.is_list = true;
      }
  }

  const CasTypes& types_;
  std::map<std::string, std::string> packages_;  // by prefix
  int depth_ = 0;
  bool has_text_ = false, is_structure_ = false;
  std::string content_;
  Cas cas_;
};

class XmiReader final : public AnnotatedReader {
 public:
  explicit XmiReader(const std::string& path) : path_(path), files_(files_with(path, ".xmi")) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::is_directory(path) ? fs::path(path) : fs::path(path).parent_path();
    const std::string file = (folder / "TypeSystem.xml").string();
    try {
      types_ = read_types(whole_file(file));
    } catch (const Misread& fault) {
      throw Error(ErrorCode::usage, file + ":" + std::to_string(fault.line) + ": " + fault.what());
    }
  }

  std::optional<AnnotatedDocument> next() override {
    if (at_ == files_.size()) return std::nullopt;
    const std::string file = files_[at_++];
    const ErrorCode failure = failure_of_one(files_.size());
    try {
      AnnotatedDocument document =
          document_of(XmiText(types_).read(whole_file(file, failure)), types_);
      if (document.id.empty()) document.id = id_of_file(file, path_, ".xmi");
      return document;
    } catch (const Misread& fault) {
      const std::uint64_t line = std::max<std::uint64_t>(fault.line, 1);
      throw Error(ErrorCode::input, file + ":" + std::to_string(line) + ": " + fault.what());
    }
  }

 private:
  const std::string path_;
  const std::vector<std::string> files_;
  CasTypes types_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<AnnotatedReader> read_xmi(const std::string& path) {
  return std::make_unique<XmiReader>(path);
}

}  // namespace glossator::interchange
