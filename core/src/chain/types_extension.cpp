#include "chain/types_extension.hpp"

namespace glossator {

TypesExtension::TypesExtension() : table_{sizeof(gloss_types), 0, this, add_column, ids, rows} {}

gloss_status TypesExtension::add_column(void* self, std::uint32_t size,
                                        void (*fill)(void*, const gloss_type*, void*),
                                        void* context, std::uint32_t* column) {
  constexpr std::uint32_t largest_row = 4096;
  if (size == 0 || size > largest_row || !fill) return GLOSS_E_LIMIT;
  auto& columns = static_cast<TypesExtension*>(self)->columns_;
  *column = static_cast<std::uint32_t>(columns.size());
  columns.push_back({size, fill, context});
  return GLOSS_OK;
}

void WordTypes::begin_document() {
  constexpr std::uint32_t most_words_kept = 1u << 18;
  table_.trim(most_words_kept);
  used_ = 0;
}

std::span<const std::uint32_t> WordTypes::ids(const Layer& layer, std::string_view text) {
  for (std::size_t i = 0; i < used_; ++i)
    if (numbered_[i].layer == layer.number()) return numbered_[i].ids;
  if (used_ == numbered_.size()) numbered_.emplace_back();
  Numbered& numbered = numbered_[used_++];
  numbered.layer = layer.number();
  numbered.ids.resize(layer.size());
  const auto tokens = layer.raw_records();
  table_.intern_all(
      text, layer.size(),
      [&](std::uint32_t i) {
        return gloss::Span{tokens[i].begin, tokens[i].end};
      },
      numbered.ids.data());
  return numbered.ids;
}

const void* WordTypes::rows(std::uint32_t column) {
  return table_.rows(column, extension_->columns_[column]);
}

std::uint32_t WordTypes::stride(std::uint32_t column) const {
  return gloss::TypeTable::row_stride(extension_->columns_[column].row_size);
}

}  // namespace glossator
