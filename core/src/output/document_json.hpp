#pragma once
#include <string>
#include <vector>

#include "glossator/error.hpp"
#include "output/meta_members.hpp"
#include "output/record_json.hpp"

namespace glossator {

/// Writes a document and its layers as a JSON object in one line, without the line's end. Reused
/// from document to document. One thread at a time.
class DocumentJson {
 public:
  struct Form {
    Unit unit = Unit::byte;
    std::vector<std::uint32_t> layers = {};  ///< numbers, in this order
    bool text = false;                       ///< whether the document's text is written too
    bool all_meta = false;                   ///< whether all of its meta is written too
    std::vector<std::string> meta = {};      ///< else the keys of it that are
  };
  /// Takes the form from the config of `pipeline`.
  explicit DocumentJson(const Pipeline& pipeline);
  /// `schemas` are those of all layers, by number; copied.
  DocumentJson(const std::vector<LayerSchema>& schemas, Form form);

  const std::vector<std::uint32_t>& layers() const { return form_.layers; }

  void append(const Document& document, const Annotations& annotations, OutputBuffer& out);
  /// A document that could not be read.
  void append(const Document& document, const Error& error, OutputBuffer& out);

 private:
  void begin(const Document& document, std::string_view status, OutputBuffer& out);
  void append_layers(const Document& document, const Annotations& annotations, OutputBuffer& out);

  Form form_;
  MetaMembers meta_;
  RecordJson records_;
};

}  // namespace glossator
