#include "interchange/result_writer.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

#include "glossator/error.hpp"
#include "interchange/met_layers.hpp"
#include "output/file_sink.hpp"
#include "system/beside_output.hpp"
#include "system/write_file.hpp"

namespace glossator::interchange {
namespace {

/// The records of a layer as JSONL tells them: those without a parent by id, children in them.
class RecordTreeJson {
 public:
  explicit RecordTreeJson(const AnnotatedDocument& document) : document_(document) {
    for (const AnnotatedLayer& layer : document.layers) {
      auto& places = places_[layer.name];
      std::int64_t id = 0;
      std::vector<std::int64_t> children(layer.annotations.size(), 0);
      for (const Annotation& annotation : layer.annotations) {
        if (!annotation.parent) {
          places.push_back({id++, {}});
          continue;
        }
        Place place = places[*annotation.parent];
        place.path.push_back(children[*annotation.parent]++);
        places.push_back(std::move(place));
      }
    }
  }

  Json layer(const AnnotatedLayer& layer) const {
    std::vector<std::vector<std::uint32_t>> children(layer.annotations.size());
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      if (const auto parent = layer.annotations[i].parent) children[*parent].push_back(i);
    Json records = Json::array();
    for (std::uint32_t i = 0; i < layer.annotations.size(); ++i)
      if (!layer.annotations[i].parent) records.push_back(record(layer, i, children));
    return records;
  }

 private:
  struct Place {
    std::int64_t id;
    std::vector<std::int64_t> path;
  };
  using Children = std::vector<std::vector<std::uint32_t>>;

  Json record(const AnnotatedLayer& layer, std::uint32_t number, const Children& children) const {
    const Annotation& annotation = layer.annotations[number];
    Json json = Json::object();
    if (!annotation.parent) json["id"] = places_.at(layer.name)[number].id;
    add_place(json, annotation);
    json["type"] = annotation.type;
    if (annotation.score) json["score"] = *annotation.score;
    for (const Attribute& attribute : annotation.attributes) {
      if (attribute.key == "scope") continue;
      Json& member = json[attribute.key];
      if (attribute.values.size() == 1) {
        member = value(attribute.values[0], layer.name);
        continue;
      }
      member = Json::array();
      for (const Value& each : attribute.values) member.push_back(value(each, layer.name));
    }
    for (const std::uint32_t child : children[number]) {
      if (!json.find("children")) json["children"] = Json::array();
      json["children"].push_back(record(layer, child, children));
    }
    return json;
  }

  void add_place(Json& json, const Annotation& annotation) const {
    if (!annotation.span) {
      json["scope"] = "document";
      return;
    }
    const bool has_scope = annotation.find("scope") != nullptr;
    if (has_scope) json["scope"] = annotation.text("scope");
    json["begin"] = annotation.span->begin;
    json["end"] = annotation.span->end;
    if (!has_scope && document_.text)
      json["text"] = document_.text->substr(annotation.span->begin,
                                            annotation.span->end - annotation.span->begin);
  }

  Json value(const Value& value, const std::string& layer) const {
    if (const auto* span = std::get_if<TextSpan>(&value))
      return Json::array({span->begin, span->end});
    if (const auto* truth = std::get_if<bool>(&value)) return Json(*truth);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return Json(*integer);
    if (const auto* real = std::get_if<double>(&value)) return Json(*real);
    if (const auto* text = std::get_if<std::string>(&value)) return Json(*text);
    const Reference& reference = std::get<Reference>(value);
    const Place& place = places_.at(reference.layer).at(reference.number);
    if (reference.layer == layer && place.path.empty()) return Json(place.id);
    Json json = Json::object({{"layer", reference.layer}, {"id", place.id}});
    if (place.path.empty()) return json;
    json["child"] = Json::array();
    for (const std::int64_t position : place.path) json["child"].push_back(Json(position));
    return json;
  }

  const AnnotatedDocument& document_;
  std::map<std::string, std::vector<Place>> places_;
};

Json line_of(const AnnotatedDocument& document) {
  const auto member = [&](const char* name) -> std::optional<Json> {
    const auto found = document.members.find(name);
    return found == document.members.end() ? std::nullopt : Json::parse(found->second);
  };
  const auto errors = member("errors");
  Json line = Json::object({{"id", document.id},
                            {"status", !document.error.empty() ? "error"
                                       : document.is_partial   ? "partial"
                                                               : "ok"}});
  if (!document.date.empty()) line["date"] = document.date;
  line["unit"] = "byte";
  if (!document.meta.empty()) {
    Json& meta = line["meta"] = Json::object();
    for (const auto& [key, json] : document.meta)
      if (const auto value = Json::parse(json)) meta[key] = *value;
  }
  if (document.text) line["text"] = *document.text;
  if (errors) line["errors"] = *errors;
  if (!document.error.empty()) {
    const auto error = member("error");
    line["error"] =
        error ? *error : Json::object({{"kind", "document"}, {"message", document.error}});
  }
  Json layers = Json::object();
  const RecordTreeJson tree(document);
  for (const AnnotatedLayer& layer : document.layers) layers[layer.name] = tree.layer(layer);
  for (const std::string& name : document.annotated.value_or(std::vector<std::string>()))
    if (!layers.find(name)) layers[name] = Json::array();
  line["layers"] = std::move(layers);
  return line;
}

class ResultWriter final : public AnnotatedWriter {
 public:
  explicit ResultWriter(const std::string& path)
      : path_(path),
        file_(is_special_file(path) ? "" : file_behind_links(path)),
        sink_(file_.empty() ? path : first_pass()) {}

  void write(const AnnotatedDocument& document) override {
    const std::string line = line_of(document).dump() + "\n";
    met_.add(document);
    sink_.write({line, {}});
  }

  void close() override {
    sink_.close();
    if (file_.empty()) return;
    if (met_.needs_second_pass()) settle();
    std::error_code failure;
    std::filesystem::rename(first_pass(), file_, failure);
    if (failure)
      throw Error(ErrorCode::output, path_ + ": cannot be written: " + failure.message());
    const std::string manifest = Json::object({{"layers", met_.json()}}).dump(2) + "\n";
    FileSink file(manifest_file_of(path_));
    file.write({manifest, {}});
    file.close();
  }

 private:
  std::string first_pass() const { return file_ + ".part"; }

  // Lines were written before later ones told that a key repeats.
  void settle() {
    const std::string settled = file_ + ".settled";
    std::ifstream lines(first_pass(), std::ios::binary);
    FileSink out(settled);
    for (std::string line; std::getline(lines, line);) {
      Json json = Json::parse(line).value();
      met_.settle(json);
      line = json.dump() + "\n";
      out.write({line, {}});
    }
    out.close();
    std::filesystem::rename(settled, first_pass());
  }

  const std::string path_;
  const std::string file_;  // empty: a stream, pipe or device, which takes the lines as they come
  FileSink sink_;
  MetLayers met_;
};

}  // namespace

std::unique_ptr<AnnotatedWriter> write_results(const std::string& path) {
  return std::make_unique<ResultWriter>(path);
}

}  // namespace glossator::interchange
