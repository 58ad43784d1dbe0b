#pragma once
#include <gloss/types.h>

#include <cstdint>
#include <gloss/type_table.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "glossator/layer.hpp"

namespace glossator {

/// "gloss.types/1" of one chain: the columns that its plugins reserved. Columns are added while the
/// chain is built, in one thread; after that it is read-only and shared by all workers.
class TypesExtension {
 public:
  TypesExtension();
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

  std::vector<gloss::TypeTable::Filler> columns_;
  gloss_types table_;
};

/// The word types of one worker. One thread at a time.
class WordTypes {
 public:
  explicit WordTypes(const TypesExtension& extension) : extension_(&extension) {}

  /// Forgets the ids of the last document, and all words if there are very many.
  void begin_document();
  /// The type of each record of `layer`, which covers `text`.
  std::span<const std::uint32_t> ids(const Layer& layer, std::string_view text);
  bool has_column(std::uint32_t column) const { return column < extension_->columns_.size(); }
  /// The rows of all words met so far, and their distance. REQUIRES: has_column(column).
  const void* rows(std::uint32_t column);
  std::uint32_t stride(std::uint32_t column) const;

 private:
  struct Numbered {
    std::uint32_t layer;
    std::vector<std::uint32_t> ids;
  };
  const TypesExtension* extension_;
  gloss::TypeTable table_;
  std::vector<Numbered> numbered_;
  std::size_t used_ = 0;  // of numbered_, in this document
};

}  // namespace glossator
