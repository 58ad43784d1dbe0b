#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "interchange/annotated_document.hpp"
#include "text/offset_units.hpp"

namespace glossator::interchange {

/// The feature structures of a UIMA CAS, which JSON and XMI write in different ways, and their
/// types. A layer is a type, gloss.layer.LAYER, with the features typeName, score,
/// parentAnnotation, ofDocument and those of its keys; a document has a gloss.Document; a value
/// that is a span is a gloss.Span.

enum class CasKind { boolean, integer, real, text, reference };

/// The id of another structure of the CAS.
struct CasId {
  std::uint64_t number;
  bool operator==(const CasId&) const = default;
};
using CasValue = std::variant<bool, std::int64_t, double, std::string, CasId>;

struct CasFeature {
  std::string name;
  CasKind kind;
  bool is_list;
  std::vector<CasValue> values;
};

struct CasStructure {
  std::uint64_t id;
  std::string type;
  /// In UTF-16; nothing: no annotation.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> span;
  std::vector<CasFeature> features;
};

struct Cas {
  std::string text;
  std::vector<CasStructure> structures;  ///< ids count from first_id
  static constexpr std::uint64_t sofa_id = 1, first_id = 2;
};

struct CasFeatureType {
  std::string name;
  CasKind kind;
  bool is_list;
};

struct CasType {
  std::string super;
  std::vector<CasFeatureType> features;
};

/// The types that documents turned out to need. A key whose values have another kind than before,
/// or become a list, gets a feature of its own: `value__real`, `names__list_text`.
class CasTypes {
 public:
  CasTypes();
  /// Adds the feature if it is new; returns its name, which is `plain` if it can be.
  std::string feature(const std::string& type, const std::string& plain, CasKind kind,
                      bool is_list);
  void add(const std::string& type, const std::string& super);
  void set(const std::string& type, CasType content) { types_[type] = std::move(content); }

  const std::map<std::string, CasType>& types() const { return types_; }
  /// The feature of the type or of one above it; NULL if there is none.
  const CasFeatureType* find(const std::string& type, const std::string& feature) const;
  bool is_annotation(const std::string& type) const;

 private:
  std::map<std::string, CasType> types_;
};

/// The CAS of a document; adds to `types` what it needs.
Cas cas_of(const AnnotatedDocument& document, CasTypes& types);

/// The document of a CAS. Annotations of other types than ours become layers named as the types;
/// other structures are left out, with the references to them. Throws Misread.
AnnotatedDocument document_of(const Cas& cas, const CasTypes& types);

/// `name` as an identifier of UIMA, with _xHH_ for what it cannot have; and back.
std::string cas_name(const std::string& name);
std::string name_of_cas(const std::string& identifier);

/// "uima.cas.Long" for a kind; for a list "uima.cas.LongArray".
std::string cas_range(CasKind kind, bool is_list);
/// The kind of a range in any type system, and whether it is a list; `reference` for types.
std::pair<CasKind, bool> kind_of_range(const std::string& range);

}  // namespace glossator::interchange
