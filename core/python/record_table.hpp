#pragma once
#include <pybind11/pybind11.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "arrow_column.hpp"
#include "kept_result.hpp"

namespace glossator::python {

/// Rows of a table: a structure of its columns. Immutable.
using Batch = std::shared_ptr<const ArrowColumn>;

/// Makes rows of records, one each. The columns: document, layer, record, parent, type, begin, end,
/// text, score; then the keys of each layer. A batch has rows of one layer.
class RecordTable {
 public:
  /// `layers` are names of layers of `form`. Throws Error(usage) for another.
  RecordTable(std::shared_ptr<const ResultForm> form, const std::vector<std::string>& layers,
              Unit unit);
  RecordTable(const RecordTable& other) = default;

  /// Adds the rows of results, in their order, in several threads. Returns the numbers of results
  /// with failures, whose rows are missing. Throws Error(usage) for a result of a pipeline with
  /// other layers.
  std::vector<std::size_t> add(std::span<const std::shared_ptr<KeptResult>> results,
                               unsigned threads);
  /// The rows so far, layer by layer; they leave the table. At least one batch.
  std::vector<Batch> take();

 private:
  /// A text with bytes behind it that ArrowColumn may read.
  struct PaddedText {
    explicit PaddedText(std::string_view text);
    std::string_view text() const { return {bytes.data(), size}; }
    const char* end() const { return bytes.data() + bytes.size(); }

    std::string bytes;
    std::size_t size;
  };
  /// The rows of one layer that grow, and those in batches.
  struct LayerRows {
    std::uint32_t number;
    PaddedText name;
    std::vector<PaddedText> types;
    std::uint32_t scope_key;  // GLOSS_NONE: it has none
    std::vector<ArrowColumn> columns;
    std::size_t size = 0;
    std::size_t expected = 0;  // rows to come, of which `size` are there
    std::vector<Batch> batches = {};
  };

  RecordTable empty() const;
  void add(const KeptResult& result);
  void add_layer(const KeptResult& result, LayerRows& rows);
  void add_places(const Layer& layer, LayerRows& rows);
  std::uint32_t converted(std::uint32_t offset) const { return units_->convert(offset); }
  void add_types_and_scores(const Layer& layer, LayerRows& rows);
  bool add_attributes(const KeptResult& result, const Layer& layer, const gloss_record& record,
                      LayerRows& rows);
  void add_value(const KeptResult& result, const Attribute& attribute, std::size_t row,
                 ArrowColumn& column);
  void require_same_layers(const KeptResult& result) const;
  void expect(std::span<const std::shared_ptr<KeptResult>> results);
  static void expect_batch(LayerRows& rows);
  void end_batch(LayerRows& rows);

  std::shared_ptr<const ResultForm> form_;
  Unit unit_;
  OffsetUnits own_units_;
  const OffsetUnits* units_ = nullptr;  // of the current document
  std::vector<ArrowColumn> columns_;    // of the table, without rows
  std::vector<LayerRows> layers_;
};

/// Adds RecordTable and Batches, which has `__arrow_c_stream__`.
void add_tables(pybind11::module_& module);

}  // namespace glossator::python
