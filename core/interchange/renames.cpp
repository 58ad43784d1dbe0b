#include "interchange/renames.hpp"

#include <algorithm>
#include <map>

#include "glossator/error.hpp"

namespace glossator::interchange {
namespace {

AnnotatedLayer& layer_named(const std::string& name, std::vector<AnnotatedLayer>& layers) {
  for (AnnotatedLayer& layer : layers)
    if (layer.name == name) return layer;
  return layers.emplace_back(AnnotatedLayer{name, {}});
}

using Places = std::map<std::string, std::vector<Reference>>;  // by the old layer and number

void lead_references(const Places& places, std::vector<AnnotatedLayer>& layers) {
  for (AnnotatedLayer& layer : layers)
    for (Annotation& annotation : layer.annotations)
      for (Attribute& attribute : annotation.attributes)
        for (Value& value : attribute.values)
          if (auto* const reference = std::get_if<Reference>(&value))
            if (const auto found = places.find(reference->layer);
                found != places.end() && reference->number < found->second.size())
              *reference = Reference(found->second[reference->number]);
}

}  // namespace

Renames::Renames(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == text.npos || text.find('=', equals + 1) != text.npos)
      throw Error(
          ErrorCode::usage,
          "--rename " + text + ": expected FROM=TO, as entities/PER=people/person or ner=names");
    renames_.push_back(
        {name_of(text.substr(0, equals), text), name_of(text.substr(equals + 1), text)});
  }
}

Renames::Name Renames::name_of(const std::string& text, const std::string& whole) {
  const std::size_t slash = text.find('/');
  Name name{text.substr(0, slash), slash == text.npos ? "" : text.substr(slash + 1)};
  if (name.layer.empty() || (slash != text.npos && name.type.empty()))
    throw Error(ErrorCode::usage,
                "--rename " + whole + ": `" + text + "` is no LAYER or LAYER/TYPE");
  return name;
}

Renames::Name Renames::renamed(const std::string& layer, const std::string& type) const {
  const Rename* best = nullptr;  // that of the type comes before that of its layer
  for (const Rename& each : renames_)
    if (each.from.layer == layer && (each.from.type.empty() || each.from.type == type))
      if (best == nullptr || best->from.type.empty()) best = &each;
  if (best == nullptr) return {layer, type};
  return {best->to.layer, best->to.type.empty() ? type : best->to.type};
}

void Renames::apply(AnnotatedDocument& document) const {
  if (empty()) return;
  std::vector<AnnotatedLayer> layers;
  Places places;
  for (AnnotatedLayer& old : document.layers) {
    std::vector<Reference>& moved = places[old.name];
    layer_named(renamed(old.name, "").layer, layers);
    for (Annotation& annotation : old.annotations) {
      const Name name = renamed(old.name, annotation.type);
      // A child stays with its parent.
      const std::string& home = annotation.parent ? moved[*annotation.parent].layer : name.layer;
      AnnotatedLayer& layer = layer_named(home, layers);
      if (annotation.parent) annotation.parent = moved[*annotation.parent].number;
      annotation.type = name.type;
      moved.push_back({home, static_cast<std::uint32_t>(layer.annotations.size())});
      layer.annotations.push_back(std::move(annotation));
    }
  }
  lead_references(places, layers);
  document.layers = std::move(layers);
  if (!document.annotated) return;
  std::vector<std::string> annotated;
  const auto add = [&](const std::string& name) {
    if (std::find(annotated.begin(), annotated.end(), name) == annotated.end())
      annotated.push_back(name);
  };
  for (const std::string& name : *document.annotated) {
    add(renamed(name, "").layer);
    for (const Rename& each : renames_)
      if (each.from.layer == name) add(each.to.layer);
  }
  document.annotated = std::move(annotated);
}

}  // namespace glossator::interchange
