#pragma once
/// The words of a document for an annotator that looks at few of them: those near the records of
/// another layer. A word's data is looked up when it is first asked for.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "layer_view.hpp"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// Row is the annotator's data for a word: trivially copyable. Belongs to one thread's Worker; what
/// a word's row is must depend on its spelling alone. For an annotator that needs most words,
/// gloss/words.hpp is faster.
template <class Row>
class NearWords {
  static_assert(std::is_trivially_copyable_v<Row>);

 public:
  using Fill = std::function<void(std::string_view form, Row& row)>;

  /// `fill` gets a row of zeros, and must not throw.
  explicit NearWords(Fill fill) : fill_(std::move(fill)), cache_(cache_size) {}

  /// Takes the tokens of a document. Borrows both until the next read().
  void read(std::string_view text, LayerView tokens) {
    text_ = text;
    size_ = tokens.size();
    records_ = static_cast<const gloss_record*>(tokens.raw().records);
    if (tokens.raw().record_size != sizeof(gloss_record)) copy(tokens);
    words_per_byte_ = (std::uint64_t{size_} << 16) / (text.size() + 1);
    // Most words are never asked for: their places are empty still.
    for (std::size_t i = 0; i < asked_count_; ++i) rows_[asked_[i]] = nullptr;
    asked_count_ = 0;
    if (rows_.size() < size_) rows_.resize(size_), asked_.resize(size_);
    if (used_ > most_kept) forget();
  }

  std::string_view text() const { return text_; }
  std::uint32_t size() const { return size_; }
  /// REQUIRES, here and below: word < size().
  Span span(std::uint32_t word) const { return {record(word).begin, record(word).end}; }
  std::uint32_t begin(std::uint32_t word) const { return record(word).begin; }
  std::uint32_t end(std::uint32_t word) const { return record(word).end; }
  /// gloss::layers::token::Type, or GLOSS_NONE.
  std::uint32_t type(std::uint32_t word) const { return record(word).type; }
  std::string_view covered(std::uint32_t word) const { return gloss::covered(text_, span(word)); }

  /// The word's data. Stays in place until the next read().
  [[gnu::always_inline]] const Row& row(std::uint32_t word) const {
    const Row* const known = rows_[word];
    return known != nullptr ? *known : fill(word);
  }

  /// The first word from `from` on that ends after `offset`, or size(). Takes constant time in a
  /// usual text, and logarithmic time in any.
  std::uint32_t first_after(std::uint32_t from, std::uint32_t offset) const {
    if (from >= size_ || end(from) > offset) return from;
    // Words are about equally long, so that the distance in bytes tells the one in words.
    const std::uint64_t distance = offset - end(from);
    const auto steps = static_cast<std::uint32_t>(distance * words_per_byte_ >> 16);
    const std::uint32_t guess = std::min(size_ - 1, from + 1 + steps);
    return end(guess) > offset ? last_step_back(from, guess, offset) : first_step_on(guess, offset);
  }

 private:
  static constexpr std::size_t cache_size = 16384, longest_cached = 16;
  static constexpr std::size_t block_size = 256, most_kept = 64 * block_size;  // rows
  struct Cached {
    std::uint64_t first = 0, second = 0;  // the word's bytes, padded with zeros
    const Row* row = nullptr;
    std::uint32_t size = 0;  // 0: free
  };

  /// As first_after(). REQUIRES: end(from) <= offset < end(high).
  std::uint32_t last_step_back(std::uint32_t from, std::uint32_t high, std::uint32_t offset) const {
    for (unsigned near = 0; near < 8; ++near, --high)
      if (end(high - 1) <= offset) return high;
    return first_between(from, high, offset);
  }

  /// As first_after(). REQUIRES: end(low) <= offset.
  std::uint32_t first_step_on(std::uint32_t low, std::uint32_t offset) const {
    for (const std::uint32_t near = std::min(size_, low + 9); ++low < near;)
      if (end(low) > offset) return low;
    std::uint32_t step = 1;
    while (low + step < size_ && end(low + step) <= offset) low += step, step *= 2;
    return first_between(low, std::min(size_, low + step), offset);
  }

  std::uint32_t first_between(std::uint32_t low, std::uint32_t high, std::uint32_t offset) const {
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (end(middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  const gloss_record& record(std::uint32_t word) const { return records_[word]; }

  /// Records of another size than this build's.
  void copy(LayerView tokens) {
    copies_.clear();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) copies_.push_back(tokens[i]);
    records_ = copies_.data();
  }

  static std::uint64_t load(const char* data) {
    std::uint64_t value = 0;
    std::memcpy(&value, data, 8);
    return value;
  }
  /// The bytes of a word of so many bytes among the eight from `begin` on.
  static constexpr std::array<std::uint64_t, longest_cached + 1> masks_from(std::size_t begin) {
    std::array<std::uint64_t, longest_cached + 1> masks{};
    for (std::size_t size = begin + 1; size < masks.size(); ++size)
      masks[size] = size >= begin + 8 ? ~std::uint64_t{0} : masks[size - 1] << 8 | 0xFF;
    return masks;
  }

  // A few frequent words and names make most of the questions, in this document and the next.
  [[gnu::noinline]] const Row& fill(std::uint32_t word) const {
    const std::string_view form = covered(word);
    const std::size_t begin = this->begin(word);
    if (form.size() > longest_cached || begin + longest_cached > text_.size() ||
        std::endian::native != std::endian::little)
      return fill_special(word);
    return fill_from(word, form.data(), form.size());
  }

  /// The last words of a text have no sixteen bytes to load.
  [[gnu::noinline]] const Row& fill_special(std::uint32_t word) const {
    const std::string_view form = covered(word);
    if (form.size() > longest_cached || std::endian::native != std::endian::little)
      return fill_new(word, nullptr);
    char padded[longest_cached] = {};
    std::memcpy(padded, form.data(), form.size());
    return fill_from(word, padded, form.size());
  }

  /// REQUIRES: sixteen bytes from `bytes` on; `size` of them are the word.
  [[gnu::always_inline]] const Row& fill_from(std::uint32_t word, const char* bytes,
                                              std::size_t size) const {
    static constexpr auto first_masks = masks_from(0), second_masks = masks_from(8);
    const std::uint64_t first = load(bytes) & first_masks[size];
    const std::uint64_t second = load(bytes + 8) & second_masks[size];
    const std::uint64_t mixed = (first ^ second * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    Cached& cached = cache_[(mixed >> 40) % cache_size];
    if (cached.first != first || cached.second != second || cached.size != size) {
      cached.first = first, cached.second = second;
      return fill_new(word, &cached);
    }
    return keep(word, cached.row);
  }

  /// Makes a row; keeps it in `cached` too, unless that is NULL.
  [[gnu::noinline]] const Row& fill_new(std::uint32_t word, Cached* cached) const {
    if (cached != nullptr) cached->size = 0;  // if there is no memory
    const std::string_view form = covered(word);
    const Row* const row = new_row(form);
    if (cached != nullptr)
      cached->row = row, cached->size = static_cast<std::uint32_t>(form.size());
    return keep(word, row);
  }

  const Row& keep(std::uint32_t word, const Row* row) const {
    asked_[asked_count_++] = word;
    return *(rows_[word] = row);
  }

  const Row* new_row(std::string_view form) const {
    if (used_ == blocks_.size() * block_size)
      blocks_.push_back(std::make_unique<Row[]>(block_size));
    Row& row = blocks_[used_ / block_size][used_ % block_size];
    ++used_;
    row = {};
    fill_(form, row);
    return &row;
  }

  [[gnu::noinline]] void forget() {
    used_ = 0;
    blocks_.resize(most_kept / block_size);
    std::ranges::fill(cache_, Cached{});
  }

  Fill fill_;
  std::string_view text_;
  const gloss_record* records_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint64_t words_per_byte_ = 0;  // in 1/65,536
  std::vector<gloss_record> copies_;
  mutable std::vector<const Row*> rows_;      // by word; NULL: not asked for
  mutable std::vector<std::uint32_t> asked_;  // the words that rows_ has; `asked_count_` count
  mutable std::size_t asked_count_ = 0;
  // The rows of earlier words stay in place: many will be asked for again.
  mutable std::vector<std::unique_ptr<Row[]>> blocks_;
  mutable std::size_t used_ = 0;  // rows in blocks_
  mutable std::vector<Cached> cache_;
};

}  // namespace gloss
