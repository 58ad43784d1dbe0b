#include <map>

#include "check/checks/all_checks.hpp"
#include "check/checks/code_place.hpp"
#include "check/checks/text_walk.hpp"

namespace glossator::check {
namespace {

std::string place_of(const Record& record) {
  return "record " + std::to_string(record.index()) + " (" + std::to_string(record.begin()) + "-" +
         std::to_string(record.end()) + " `" + shown(std::string(record.covered())) + "`)";
}

/// The children of one layer, in all texts.
struct Children {
  std::size_t inside = 0, outside = 0;
  std::string first_outside;
};

void keeps_children_inside(Subject& subject, Findings& findings) {
  std::map<std::string, Children> layers;
  const std::string id = subject.description().id;
  walk_texts(subject, findings, 6, [&]() -> TextVisitor {
    auto chain = std::make_shared<OpenChain>(subject.pipeline());
    return [&, chain](const Document& document) {
      findings.trying("text `" + document.id + "`");
      for (const Layer& layer : chain->worker.annotate(document).layers())
        for (const Record record : layer) {
          const auto parent = record.parent();
          if (layer.schema().plugin != id || !parent || record.is_document()) continue;
          const Record above = layer[*parent];
          if (above.is_document()) continue;
          Children& children = layers[layer.name()];
          if (above.begin() <= record.begin() && record.end() <= above.end()) {
            ++children.inside;
          } else if (children.outside++ == 0) {
            children.first_outside = "text `" + document.id + "`, layer `" + layer.name() +
                                     "`: " + place_of(record) + " is a child of " +
                                     place_of(above) + ", which does not cover it";
          }
        }
    };
  });
  for (const auto& [name, children] : layers) {
    if (children.outside == 0) continue;
    const std::string message =
        children.first_outside + "; so are " + std::to_string(children.outside) + " of " +
        std::to_string(children.outside + children.inside) + " children of the layer";
    constexpr const char* remedy =
        "gloss_record.parent is the number of a record of the same batch: look at how it is "
        "counted; a record that is elsewhere is no child, but can be referred to by a key";
    // Where most children lie inside, the others are mistakes.
    if (children.outside < children.inside)
      findings.fail(message, remedy);
    else
      findings.warn(message, remedy);
  }
}

}  // namespace

std::span<const Check> parent_checks() {
  static constexpr Check checks[] = {
      {"children-inside", Group::processing, "has parents that cover their children",
       keeps_children_inside},
  };
  return checks;
}

}  // namespace glossator::check
