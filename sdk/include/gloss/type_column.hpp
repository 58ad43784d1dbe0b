#pragma once
/// A plugin's column of the word-type table: its data for each distinct word, found by token
/// without hashing or lower-casing the text again.
#include <functional>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "annotator.hpp"
#include "type_table.hpp"
#include "types.h"

namespace GLOSS_HIDDEN gloss {

/// A word as a column's fill function sees it. Borrowed until that function returns.
struct WordType {
  std::string_view form;   ///< the spelling in the text
  std::string_view lower;  ///< its lower-case form, U+2019 as U+0027
};

/// Row is the plugin's data per word: trivially copyable, aligned to at most 16 bytes, zeroed
/// before it is filled. Make the column in the annotator's constructor, put a
/// `TypeColumn<Row>::Scratch` into its Worker, and call view() in process(). Uses the host's table
/// if the host has "gloss.types/1", else one in the Scratch.
template <class Row>
class TypeColumn {
  static_assert(std::is_trivially_copyable_v<Row> && alignof(Row) <= 16);

 public:
  using Fill = std::function<void(const WordType& type, Row& row)>;

  /// The words of a document, by token. Borrowed until process() returns.
  class View {
   public:
    View(std::span<const std::uint32_t> ids, const void* rows, std::uint32_t stride)
        : ids_(ids), rows_(static_cast<const char*>(rows)), stride_(stride) {}
    std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
    /// The row of token number `token`. REQUIRES: token < size().
    const Row& operator[](std::uint32_t token) const {
      return *reinterpret_cast<const Row*>(rows_ + std::size_t{ids_[token]} * stride_);
    }
    /// The row of a word-type id of ids().
    const Row& of(std::uint32_t id) const {
      return *reinterpret_cast<const Row*>(rows_ + std::size_t{id} * stride_);
    }
    /// The words [first, first + count). REQUIRES: first + count <= size().
    View part(std::uint32_t first, std::uint32_t count) const {
      return {ids_.subspan(first, count), rows_, stride_};
    }
    /// Prefetches the row, for a loop that reaches the token some steps later.
    void prefetch(std::uint32_t token) const {
      __builtin_prefetch(rows_ + std::size_t{ids_[token]} * stride_);
    }
    /// The word-type id of each token: equal ids mean equal spellings.
    std::span<const std::uint32_t> ids() const { return ids_; }

   private:
    std::span<const std::uint32_t> ids_;
    const char* rows_;
    std::uint32_t stride_;
  };

  /// One thread's table for hosts without the extension; empty and unused elsewhere.
  struct Scratch {
    std::unique_ptr<TypeTable> table;
    std::vector<std::uint32_t> ids;
  };

  /// `fill` must not throw, and may run in several threads at once.
  TypeColumn(const Host& host, Fill fill)
      : fill_(std::make_unique<Fill>(std::move(fill))),
        types_(static_cast<const gloss_types*>(host.extension(GLOSS_TYPES_ID))) {
    if (types_ && types_->add_column(types_->self, sizeof(Row), fill_row, fill_.get(), &column_))
      types_ = nullptr;
  }

  /// The words of the tokens layer bound to input number `input`.
  View view(const Document& document, std::uint32_t input, Scratch& scratch) const {
    return types_ ? shared_view(document, input) : own_view(document, input, scratch);
  }

 private:
  static void fill_row(void* context, const gloss_type* type, void* row) {
    (*static_cast<Fill*>(context))({gloss::view(type->form), gloss::view(type->lower)},
                                   *static_cast<Row*>(row));
  }

  View shared_view(const Document& document, std::uint32_t input) const {
    const std::uint32_t* ids = nullptr;
    std::uint32_t count = 0, stride = 0;
    const void* rows = nullptr;
    if (const auto status = types_->ids(types_->self, &document.call(), input, &ids, &count))
      throw Error(status, "");
    if (const auto status = types_->rows(types_->self, &document.call(), column_, &rows, &stride))
      throw Error(status, "");
    return {{ids, count}, rows, stride};
  }

  View own_view(const Document& document, std::uint32_t input, Scratch& scratch) const {
    constexpr std::uint32_t most_words_kept = 1u << 18;
    if (!scratch.table) scratch.table = std::make_unique<TypeTable>();
    scratch.table->trim(most_words_kept);
    const LayerView tokens = document.layer(input);
    scratch.ids.resize(tokens.size());
    scratch.table->intern_all(
        document.text(), tokens.size(),
        [&](std::size_t i) { return tokens.span(static_cast<std::uint32_t>(i)); },
        scratch.ids.data());
    const void* rows = scratch.table->rows(0, {sizeof(Row), fill_row, fill_.get()});
    return {scratch.ids, rows, TypeTable::row_stride(sizeof(Row))};
  }

  std::unique_ptr<Fill> fill_;  // its address is the column's context
  const gloss_types* types_;
  std::uint32_t column_ = 0;
};

}  // namespace gloss
