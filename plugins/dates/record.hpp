#pragma once
/// The result of the tagger for one expression: the attributes of a record of the layer `dates`.
#include <array>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>

#include "dates/expression.hpp"
#include "dates/short_copy.hpp"
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
    const std::size_t room = data_.size() - size_;
    if (text.size() > room) text = text.substr(0, room);
    copy_short(text, data_.data() + size_);
    size_ = static_cast<std::uint8_t>(size_ + text.size());
    return *this;
  }
  ShortText& operator+=(char byte) {
    if (size_ < data_.size()) data_[size_++] = byte;
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
    new (static_cast<RecordFields*>(this)) RecordFields;  // which leaves the bytes of its texts
    form.clear();
    recurrence.clear();
  }
};

}  // namespace dates
}  // namespace gloss
