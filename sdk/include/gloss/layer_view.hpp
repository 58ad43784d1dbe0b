#pragma once
/// A view of the records of an input layer.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// The records of an input layer, sorted: document records first, then by begin ascending, then by
/// end descending. Borrowed until process() returns.
class LayerView {
 public:
  explicit LayerView(const gloss_batch* batch) : batch_(batch) {}

  std::uint32_t size() const { return batch_->record_count; }
  bool empty() const { return size() == 0; }

  /// REQUIRES: index < size().
  const gloss_record& operator[](std::uint32_t index) const {
    return *reinterpret_cast<const gloss_record*>(static_cast<const char*>(batch_->records) +
                                                  std::size_t{index} * batch_->record_size);
  }
  Span span(std::uint32_t index) const { return {(*this)[index].begin, (*this)[index].end}; }
  /// The first record from `from` on that ends after `offset`, or size(). Takes constant time for a
  /// near one, and logarithmic time for any. REQUIRES: ends ascend, as those of tokens do.
  std::uint32_t first_after(std::uint32_t from, std::uint32_t offset) const {
    std::uint32_t low = from, step = 1;
    while (size() - low > step && (*this)[low + step - 1].end <= offset) low += step, step *= 2;
    for (std::uint32_t high = std::min(size(), low + step); low < high;) {
      const std::uint32_t middle = low + (high - low) / 2;
      if ((*this)[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  /// The i-th attribute of `record`. REQUIRES: i < record.attribute_count.
  const gloss_attribute& attribute(const gloss_record& record, std::uint32_t i) const {
    return *reinterpret_cast<const gloss_attribute*>(static_cast<const char*>(batch_->attributes) +
                                                     (std::size_t{record.attribute_begin} + i) *
                                                         batch_->attribute_size);
  }
  /// The first attribute with `key`, a number of the plugin's own input declaration, or NULL.
  const gloss_attribute* find(const gloss_record& record, std::uint32_t key) const {
    for (std::uint32_t i = 0; i < record.attribute_count; ++i)
      if (const gloss_attribute& found = attribute(record, i); found.key == key) return &found;
    return nullptr;
  }
  /// The text of a GLOSS_V_STRING attribute.
  std::string_view text(const gloss_attribute& attribute) const {
    return {batch_->pool + attribute.value.string.begin, attribute.value.string.size};
  }
  const gloss_batch& raw() const { return *batch_; }

 private:
  const gloss_batch* batch_;
};

}  // namespace gloss
