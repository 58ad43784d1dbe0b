#pragma once
/// The result of the tagger for one expression: the attributes of a record of the layer `dates`.
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
  ShortText() = default;
  ShortText(std::string_view text) { *this += text; }  // NOLINT: a text like any other
  ShortText& operator+=(std::string_view text) {
    for (const char byte : text)
      if (size_ < data_.size()) data_[size_++] = byte;
    return *this;
  }
  /// Appends a number with at least `width` digits.
  ShortText& number(std::int64_t value, int width = 1);
  std::string_view view() const { return {data_.data(), size_}; }
  bool empty() const { return size_ == 0; }

 private:
  std::array<char, 47> data_{};
  std::uint8_t size_ = 0;
};

enum class Anchor : std::uint8_t { none, document, text };

constexpr std::uint32_t no_record = 0xFFFFFFFFu;

struct Record {
  Span span;
  layers::date::Type type = layers::date::date;
  double score = 0;
  ShortText value, from, to, freq, alternative;
  std::string form, recurrence;
  std::string_view mod, quant, kind, grain, rule;
  Anchor anchor = Anchor::none;
  std::uint32_t anchor_ref = no_record;
  std::uint32_t range = no_record;
};

}  // namespace dates
}  // namespace gloss
