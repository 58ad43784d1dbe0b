#pragma once
/// A document with annotations from anywhere: results of `gloss run`, gold in our form, brat, CoNLL
/// columns, TimeML and the other formats. It has no schema: layers, types and keys are as the file
/// names them.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace glossator::interchange {

/// The place of another annotation of the same document.
struct Reference {
  std::string layer;
  std::uint32_t number;  ///< in AnnotatedLayer::annotations
  bool operator==(const Reference&) const = default;
};

/// A piece of the document's text: half-open, in UTF-8 bytes.
struct TextSpan {
  std::uint32_t begin = 0, end = 0;
  auto operator<=>(const TextSpan&) const = default;
};

using Value = std::variant<bool, std::int64_t, double, std::string, Reference, TextSpan>;

struct Attribute {
  std::string key;
  std::vector<Value> values;  ///< one, unless the key repeats
  bool operator==(const Attribute&) const = default;
};

struct Annotation {
  std::optional<TextSpan> span;  ///< none: of the whole document
  std::string type;
  std::optional<double> score;
  std::optional<std::uint32_t> parent;  ///< number in the layer; always before this one
  std::vector<Attribute> attributes;    ///< in the order of the file

  /// The values of `key`, or NULL.
  const std::vector<Value>* find(const std::string& key) const;
  /// The first value of `key` if it is a string, else an empty one.
  std::string text(const std::string& key) const;
};

struct AnnotatedLayer {
  std::string name;
  std::vector<Annotation> annotations;  ///< in the order of the file
};

struct AnnotatedDocument {
  std::string id;
  std::optional<std::string> text;  ///< UTF-8; nothing if the file holds offsets only
  std::string date;                 ///< ISO; empty if it has none
  std::vector<AnnotatedLayer> layers;
  /// The layers that were annotated, if the file says so (`meta.layers`): a layer that is named
  /// here and missing above has no annotations; one that is not named says nothing.
  std::optional<std::vector<std::string>> annotated;
  std::string error;                           ///< not empty: the document failed, without layers
  bool is_partial = false;                     ///< a part of the chain failed
  std::map<std::string, std::string> meta;     ///< of the user, as JSON texts
  std::map<std::string, std::string> members;  ///< others that the file has, as JSON texts
  /// The unit of all offsets: another than "byte" only if there is no text to count bytes with.
  std::string unit = "byte";

  const AnnotatedLayer* find(const std::string& layer) const;
};

/// Reads one document after the other; memory does not grow with their number. One thread.
class AnnotatedReader {
 public:
  virtual ~AnnotatedReader() = default;
  /// Nothing at the end. Throws Error(input) with file and line for a broken document; the next
  /// call goes on behind it.
  virtual std::optional<AnnotatedDocument> next() = 0;
};

}  // namespace glossator::interchange
