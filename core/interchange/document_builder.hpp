#pragma once
#include <map>
#include <string>
#include <vector>

#include "interchange/annotated_document.hpp"
#include "json/json.hpp"
#include "output/result_lines.hpp"

namespace glossator::interchange {

/// Puts a document together whose annotations name each other by ids, also by ids of annotations
/// that come later. Each function throws Misread for what cannot be part of the document.
class DocumentBuilder {
 public:
  /// `document` is borrowed and has its text already; `unit` is that of the file's offsets.
  DocumentBuilder(AnnotatedDocument& document, Unit unit);

  /// A span of the text, from offsets in the file's unit.
  TextSpan span(std::uint64_t begin, std::uint64_t end) const;
  /// Adds the layer even if it stays empty.
  AnnotatedLayer& layer(const std::string& name);
  /// Adds an annotation. `id` names it in the document; an empty one names nothing.
  Reference add(const std::string& layer, Annotation annotation, const std::string& id);
  Annotation& at(const Reference& place);

  /// Adds a value to the attribute `key`, which becomes a list if it is there already.
  void add_value(const Reference& place, const std::string& key, Value value);
  /// Adds a reference to the annotation that `id` names.
  void add_reference(const Reference& place, const std::string& key, const std::string& id);
  void set_parent(const Reference& place, const std::string& id);
  /// Takes the members that features_json() wrote, and any others as attributes.
  void take_features(const Reference& place, const Json& features);

  /// Leads the ids to their annotations. A parent that stands behind its child becomes an attribute
  /// `parent`. Ids that lead nowhere are refused; call drop_lost() before for those that may.
  void finish();
  /// References that lead nowhere are left out.
  void drop_lost() { drops_lost_ = true; }

 private:
  struct Pending {
    Reference place;
    std::string key;  // empty: the parent
    std::size_t value;
    std::string id;
  };
  void take_value(const Reference& place, const std::string& key, const Json& json);
  void set_found_parent(const Reference& place, const Reference& parent);

  AnnotatedDocument& document_;
  ByteOffsets offsets_;
  std::map<std::string, Reference> ids_;
  std::vector<Pending> pending_;
  bool drops_lost_ = false;
};

}  // namespace glossator::interchange
