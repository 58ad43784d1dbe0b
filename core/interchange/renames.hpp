#pragma once
#include <string>
#include <vector>

#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// Other names for layers and types, so that annotations of one program can be compared with those
/// of another: "entities/PER=people/person" moves a type, "ner=names" a layer.
class Renames {
 public:
  Renames() = default;
  /// Each text is FROM=TO. Throws Error(usage) for one that is not.
  explicit Renames(const std::vector<std::string>& texts);

  /// Moves annotations with their children to layers of their new names; references follow. A layer
  /// that loses its last annotation stays, unless it is renamed whole.
  void apply(AnnotatedDocument& document) const;
  bool empty() const { return renames_.empty(); }

 private:
  struct Name {
    std::string layer, type;  // type empty: any
  };
  struct Rename {
    Name from, to;
  };
  static Name name_of(const std::string& text, const std::string& whole);
  Name renamed(const std::string& layer, const std::string& type) const;

  std::vector<Rename> renames_;
};

}  // namespace glossator::interchange
