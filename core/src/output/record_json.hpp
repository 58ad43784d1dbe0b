#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/pipeline.hpp"
#include "output/output_buffer.hpp"
#include "records/record_tree.hpp"
#include "text/offset_units.hpp"

namespace glossator {

/// Writes records as JSON, with offsets in one unit. Reused from document to
/// document. One thread at a time.
class RecordJson {
 public:
  /// `schemas`: of all layers, by number; copied.
  RecordJson(const std::vector<LayerSchema>& schemas, Unit unit);

  /// Both are borrowed until the next begin().
  void begin(const Document& document, const Annotations& annotations);

  /// `"people":[{...},...]`: the records without parent, with their children inside.
  void append_layer(const Layer& layer, OutputBuffer& json);
  /// `,"name":"Amina","entity":0`: a record's attributes without its scope; a key that
  /// repeats is a list. Valid until the next call.
  std::string_view attributes(const Layer& layer, const gloss_record& record);
  /// An attribute's value as JSON. Valid until the next call.
  std::string_view value(const Layer& layer, const gloss_attribute& attribute);
  /// All values of a repeated key as a JSON array. Valid until the next call.
  std::string_view list(const Layer& layer, const gloss_record& record, std::uint32_t key);
  /// The id that a reference is written as; none if it points to a child or into another layer, and
  /// so needs an object.
  std::optional<std::uint32_t> own_id(const Layer& layer, const Attribute& reference);
  /// The record's place in its layer's tree.
  const RecordTree& tree_of(const Layer& layer) {
    if (!has_tree_[layer.number()]) build_tree(layer);
    return trees_[layer.number()];
  }
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
    std::vector<char> repeated;       // of each key
    bool has_repeated = false;
    std::uint32_t scope_key = GLOSS_NONE;
    std::size_t room = 0;  // for a type or key, and what follows unless it is a long string
  };
  static LayerTexts texts_of(const LayerSchema& schema);

  /// The data for writing the records of a layer.
  struct LayerView {
    const Layer& layer;
    const gloss_record* records;
    const gloss_attribute* attributes;
    std::string_view pool;
    const LayerTexts& texts;
    const RecordTree& tree;
    OutputBuffer& json;

    std::span<const gloss_attribute> attributes_of(const gloss_record& record) const {
      return {attributes + record.attribute_begin, record.attribute_count};
    }
    std::string_view text_of(const gloss_attribute& raw) const {
      return {pool.data() + raw.value.string.begin, raw.value.string.size};
    }
  };
  LayerView view_of(const Layer& layer, OutputBuffer& json);

  void build_tree(const Layer& layer);

  /// Makes room for a record with so many attributes.
  char* make_room(const LayerView& view, std::size_t attributes, char* out);
  // Each writes at `out`, a place in the view's buffer with the room of a record, and returns the
  // place behind, with room for the rest of the record.
  char* write_record(const LayerView& view, std::uint32_t index, char* out);
  char* write_place(const LayerView& view, const gloss_record& record, char* out);
  char* write_string(const LayerView& view, std::string_view text, const char* readable, char* out);
  [[gnu::noinline]] char* write_long_string(const LayerView& view, std::string_view text,
                                            const char* readable, char* out);
  char* write_attributes(const LayerView& view, std::span<const gloss_attribute> attributes,
                         char* out);
  char* write_with_lists(const LayerView& view, std::span<const gloss_attribute> attributes,
                         char* out);
  char* write_list(const LayerView& view, std::span<const gloss_attribute> attributes,
                   std::uint32_t key, char* out);
  char* write_value(const LayerView& view, const gloss_attribute& raw, char* out);
  /// Writes a value that is neither a string nor a real number.
  char* write_other(const LayerView& view, const gloss_attribute& raw, char* out);
  char* write_reference(const LayerView& view, const Attribute& attribute, char* out);
  char* write_child_path(const LayerView& view, const Layer& layer, std::uint32_t record,
                         char* out);
  char* write_children(const LayerView& view, std::uint32_t child, char* out);

  OutputBuffer own_;      // for attributes() and value()
  std::size_t room_ = 0;  // for the record that is being written
  OffsetUnits offsets_;
  std::vector<LayerTexts> texts_;
  std::vector<RecordTree> trees_;
  std::vector<char> has_tree_;    // of trees_, in this document
  std::vector<char> is_written_;  // of the keys, in this record
  const Annotations* annotations_ = nullptr;
  std::string_view text_;
};

}  // namespace glossator
