#pragma once
/// The result of the tagger for one expression: the attributes of a record of the layer `dates`.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dates/expression.hpp"
#include "gloss/standard_layers.hpp"
#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// A short text without allocation. A longer text is cut; no value is that long.
class ShortText {
 public:
  ShortText() {}  // NOLINT: its bytes are set when they are used
  ShortText(std::string_view text) { *this += text; }  // NOLINT: a text like any other
  ShortText& operator+=(std::string_view text) {
    const std::size_t size = std::min(text.size(), data_.size() - size_);
    for (std::size_t i = 0; i < size; ++i) data_[size_ + i] = text[i];
    size_ = static_cast<std::uint8_t>(size_ + size);
    return *this;
  }
  /// Appends a number with at least `width` digits.
  ShortText& number(std::int64_t value, int width = 1);
  std::string_view view() const { return {data_.data(), size_}; }
  bool empty() const { return size_ == 0; }

 private:
  std::array<char, 47> data_;
  std::uint8_t size_ = 0;
};

enum class Anchor : std::uint8_t { none, document, text };

constexpr std::uint32_t no_record = 0xFFFFFFFFu;

/// The attributes that need no memory of their own.
struct RecordFields {
  Span span;
  layers::date::Type type = layers::date::date;
  double score = 0;
  ShortText value, from, to, freq, alternative;
  std::string_view mod, quant, kind, grain, rule;
  Anchor anchor = Anchor::none;
  std::uint32_t anchor_ref = no_record;
  std::uint32_t range = no_record;
};

struct Record : RecordFields {
  std::string form, recurrence;

  /// Makes it a new record that keeps the memory of the old one.
  void clear() {
    static_cast<RecordFields&>(*this) = {};
    form.clear();
    recurrence.clear();
  }
};

}  // namespace dates
}  // namespace gloss
