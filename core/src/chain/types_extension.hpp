#pragma once
#include <gloss/types.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "glossator/layer.hpp"

namespace glossator {

/// "gloss.types/1" of one chain: the columns that its plugins reserved. One thread adds columns
/// while the chain is built; after that it is read-only, and all workers share it.
class TypesExtension {
 public:
  TypesExtension();
  ~TypesExtension();
  TypesExtension(const TypesExtension&) = delete;

  const gloss_types& table() const { return table_; }

 private:
  friend class WordTypes;
  static gloss_status add_column(void* self, std::uint32_t size,
                                 void (*fill)(void*, const gloss_type*, void*), void* context,
                                 std::uint32_t* column);
  static gloss_status ids(void* self, const gloss_call* call, std::uint32_t input,
                          const std::uint32_t** ids, std::uint32_t* count);
  static gloss_status rows(void* self, const gloss_call* call, std::uint32_t column,
                           const void** base, std::uint32_t* stride);

  struct Columns;  // holds types of the SDK, whose symbols are hidden
  const std::unique_ptr<Columns> columns_;
  gloss_types table_;
};

/// The word types of one worker. One thread at a time.
class WordTypes {
 public:
  explicit WordTypes(const TypesExtension& extension);
  ~WordTypes();

  /// Forgets the ids of the last document, and all words if they are too many.
  void begin_document();
  /// The type of each record of `layer`, which covers `text`.
  std::span<const std::uint32_t> ids(const Layer& layer, std::string_view text);
  bool has_column(std::uint32_t column) const;
  /// The rows of all words met so far; also sets their stride. REQUIRES: has_column(column).
  const void* rows(std::uint32_t column);
  std::uint32_t stride(std::uint32_t column) const;

 private:
  struct State;
  const TypesExtension::Columns& columns_;
  const std::unique_ptr<State> state_;
};

}  // namespace glossator
