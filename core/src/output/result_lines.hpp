#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/annotations.hpp"
#include "glossator/config.hpp"
#include "json/json.hpp"
#include "records/result_builder.hpp"

namespace glossator {

/// The message about a result whose offsets do not lead into its text.
inline constexpr const char* offsets_are_of_source =
    "its offsets count in the source, not in the text; run again with input.offsets text";

/// Byte offsets of a text by those in another unit.
class ByteOffsets {
 public:
  ByteOffsets(std::string_view text, Unit unit);
  /// Throws Error(input) if no code point begins at `offset`, and none ends there.
  std::uint32_t byte_of(std::uint64_t offset) const;

 private:
  std::string_view text_;
  bool counts_bytes_;
  std::vector<std::uint32_t> bytes_;  // of each unit; empty: a unit is a byte
};

/// Makes a Result of a line of JSONL. Used once.
class ResultLine {
 public:
  /// All are borrowed. `schemas` are those of all layers, by number; `meta` is the meta of the
  /// document as the line has it, or empty.
  ResultLine(const Json& line, std::shared_ptr<const std::vector<LayerSchema>> schemas,
             std::string_view meta);
  /// Throws JsonError or Error(input).
  Result result();

 private:
  /// A record of the line, children included; in the order in which they stand there.
  struct Node {
    const Json* json;
    std::uint32_t parent;                      // a node of the layer
    std::vector<std::uint32_t> children = {};  // nodes too
    gloss_record record = {};                  // without parent and attributes
    std::uint32_t rank = 0;                    // in the layer's order
  };
  struct LayerNodes {
    bool is_written = false;
    std::vector<Node> nodes = {};
    std::vector<std::uint32_t> tops = {};  // by id
  };

  void collect();
  void collect(LayerNodes& layer, const Json& json, std::uint32_t parent);
  Document document(Unit unit) const;
  std::string rebuilt_text() const;
  void place(std::uint32_t number, const ByteOffsets& offsets, std::string_view text);
  void fill(std::uint32_t number, const ByteOffsets& offsets, ResultBuilder& out);
  void add_attributes(const Node& node, std::uint32_t number, const ByteOffsets& offsets,
                      ResultBuilder& out);
  void add_attribute(const Json& value, std::uint32_t key, std::uint32_t number,
                     const ByteOffsets& offsets, ResultBuilder& out);
  /// False: it leads to a layer that was not written.
  bool find_target(const Json& value, std::uint32_t number, gloss_attribute& out) const;

  const Json& line_;
  const std::string_view meta_;
  std::shared_ptr<const std::vector<LayerSchema>> schemas_;
  std::vector<LayerNodes> layers_;
};

}  // namespace glossator
