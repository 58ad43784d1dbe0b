#include "chain/types_extension.hpp"

#include <gloss/type_table.hpp>
#include <vector>

namespace glossator {

struct TypesExtension::Columns {
  std::vector<gloss::TypeTable::Filler> all;
};

struct WordTypes::State {
  struct Numbered {
    std::uint32_t layer;
    std::vector<std::uint32_t> ids;
  };
  gloss::TypeTable table;
  std::vector<Numbered> numbered;
  std::size_t used = 0;  // entries of `numbered` used in this document
};

TypesExtension::TypesExtension()
    : columns_(std::make_unique<Columns>()), table_{sizeof(gloss_types), 0,   this,
                                                    add_column,          ids, rows} {}
TypesExtension::~TypesExtension() = default;

gloss_status TypesExtension::add_column(void* self, std::uint32_t size,
                                        void (*fill)(void*, const gloss_type*, void*),
                                        void* context, std::uint32_t* column) {
  constexpr std::uint32_t largest_row = 4096;
  if (size == 0 || size > largest_row || !fill) return GLOSS_E_LIMIT;
  auto& columns = static_cast<TypesExtension*>(self)->columns_->all;
  *column = static_cast<std::uint32_t>(columns.size());
  columns.push_back({size, fill, context});
  return GLOSS_OK;
}

WordTypes::WordTypes(const TypesExtension& extension)
    : columns_(*extension.columns_), state_(std::make_unique<State>()) {}
WordTypes::~WordTypes() = default;

void WordTypes::begin_document() {
  constexpr std::uint32_t most_words_kept = 1u << 18;
  state_->table.trim(most_words_kept);
  state_->used = 0;
}

std::span<const std::uint32_t> WordTypes::ids(const Layer& layer, std::string_view text) {
  auto& all = state_->numbered;
  for (std::size_t i = 0; i < state_->used; ++i)
    if (all[i].layer == layer.number()) return all[i].ids;
  if (state_->used == all.size()) all.emplace_back();
  State::Numbered& numbered = all[state_->used++];
  numbered.layer = layer.number();
  numbered.ids.resize(layer.size());
  state_->table.intern_all(
      text, layer.size(),
      [tokens = layer.raw_records().data()](std::size_t i) {
        return gloss::Span{tokens[i].begin, tokens[i].end};
      },
      numbered.ids.data());
  return numbered.ids;
}

bool WordTypes::has_column(std::uint32_t column) const { return column < columns_.all.size(); }

const void* WordTypes::rows(std::uint32_t column) {
  return state_->table.rows(column, columns_.all[column]);
}

std::uint32_t WordTypes::stride(std::uint32_t column) const {
  return gloss::TypeTable::row_stride(columns_.all[column].row_size);
}

}  // namespace glossator
