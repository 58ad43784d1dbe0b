#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/pipeline.hpp"
#include "offset_units.hpp"
#include "output_buffer.hpp"
#include "record_tree.hpp"

namespace glossator {

/// Writes records as JSON, with offsets in the unit of the config. Reused from document to
/// document. One thread at a time.
class RecordJson {
 public:
  explicit RecordJson(const Pipeline& pipeline);

  /// Both are borrowed until the next begin().
  void begin(const Document& document, const Annotations& annotations);

  /// `"people":[{...},...]`: the records without parent, and their children in them.
  void append_layer(const Layer& layer, OutputBuffer& json);
  /// `,"name":"Amina","entity":0`: a record's attributes without its scope; a key that comes
  /// several times is a list. Valid until the next call.
  std::string_view attributes(const Layer& layer, const gloss_record& record);
  /// The record's place in its layer's tree.
  const RecordTree& tree_of(const Layer& layer);
  /// Begin and end in the unit of the config, and in the source if the document has one.
  std::pair<std::uint32_t, std::uint32_t> span(std::uint32_t begin, std::uint32_t end) const {
    return offsets_.convert_span(begin, end);
  }

 private:
  /// The texts of a layer that are the same in every record.
  struct LayerTexts {
    FrequentText name;                // "people"
    std::vector<FrequentText> types;  // ,"type":"person"
    std::vector<FrequentText> keys;   // ,"given":
    std::uint32_t scope_key = GLOSS_NONE;
  };
  static LayerTexts texts_of(const LayerSchema& schema);

  void put_record(const Layer& layer, std::uint32_t index, OutputBuffer& json);
  void put_place(const Layer& layer, const gloss_record& record,
                 std::span<const gloss_attribute> attributes, std::uint32_t scope_key,
                 OutputBuffer& json);
  void put_attributes(const Layer& layer, std::span<const gloss_attribute> attributes,
                      const LayerTexts& texts, OutputBuffer& json);
  bool any_repeats(std::span<const gloss_attribute> attributes, std::size_t keys);
  void put_list(const Layer& layer, std::span<const gloss_attribute> attributes, std::uint32_t key,
                OutputBuffer& json);
  void put_value(const Layer& layer, const gloss_attribute& raw, const FrequentText& before,
                 OutputBuffer& json);
  void put_reference(const Attribute& attribute, OutputBuffer& json);
  void put_child_path(const Layer& layer, std::uint32_t record, OutputBuffer& json);
  void put_children(const Layer& layer, std::uint32_t child, OutputBuffer& json);

  const FrequentText bracket_{"["}, comma_{","};
  OutputBuffer own_;  // for what is asked for by itself
  OffsetUnits offsets_;
  std::vector<LayerTexts> texts_;
  std::vector<RecordTree> trees_;
  std::vector<bool> has_tree_;  // of trees_, in this document
  std::vector<std::uint32_t> times_;
  const Annotations* annotations_ = nullptr;
  std::string_view text_;
};

}  // namespace glossator
