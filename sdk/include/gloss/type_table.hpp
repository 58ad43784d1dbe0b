#pragma once
/// The word-type table behind "gloss.types/1": the host keeps one per worker; without it
/// gloss::TypeColumn keeps its own.
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text.hpp"
#include "types.h"

namespace GLOSS_HIDDEN gloss {

/// Numbers distinct words 0, 1, 2 ... and holds a row per word and column. One thread at a time.
/// Memory grows with the distinct words; trim() bounds it between documents.
class TypeTable {
 public:
  /// How a column fills the row of a new word; see gloss_types.add_column.
  struct Filler {
    std::uint32_t row_size = 0;
    void (*fill)(void* context, const gloss_type* type, void* row) = nullptr;
    void* context = nullptr;
  };

  TypeTable() { clear(); }

  /// The id of `word`, which is copied when new. REQUIRES: word.size() < 4 GiB - 1.
  std::uint32_t intern(std::string_view word) {
    const Key key = key_of(word);
    return find_or_insert(key, hash_of(key), word);
  }

  /// Sets `ids[i]` to the id of the word at `span_of(i)` of one text, for i < count. Faster than
  /// one by one, because the memory accesses of several words overlap.
  template <class SpanOf>
  void intern_all(std::string_view text, std::uint32_t count, SpanOf&& span_of,
                  std::uint32_t* ids) {
    constexpr std::uint32_t block = 16;
    Key keys[block];
    std::uint64_t hashes[block];
    for (std::uint32_t begin = 0; begin < count; begin += block) {
      const std::uint32_t size = std::min(block, count - begin);
      const Slot* const slots = slots_.data();  // locals, because writes may change members
      const std::size_t mask = mask_;
      for (std::uint32_t i = 0; i < size; ++i) {
        keys[i] = key_of(text, span_of(begin + i));
        hashes[i] = hash_of(keys[i]);
        __builtin_prefetch(&slots[hashes[i] & mask]);
      }
      for (std::uint32_t i = 0; i < size; ++i) {
        const Slot& slot = slots_[hashes[i] & mask_];
        // Most words are short, and have been met.
        ids[begin + i] =
            slot.is_short_word(keys[i])
                ? slot.id
                : find_or_insert(keys[i], hashes[i], covered(text, span_of(begin + i)));
      }
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

  /// Forgets all words if there are more than `limit`; their ids are then invalid. Call it between
  /// documents.
  void trim(std::uint32_t limit) {
    if (size() > limit) clear();
  }

  /// The first row of `column`, with a row of `filler.row_size` rounded up to 16 bytes for each of
  /// size() words. Rows stay in place until the next intern() of a new word.
  const void* rows(std::uint32_t column, const Filler& filler) {
    if (column >= columns_.size()) columns_.resize(column + 1);
    Column& rows = columns_[column];
    const std::size_t stride = row_stride(filler.row_size);
    rows.grow(size(), stride);
    for (; rows.filled < size(); ++rows.filled) {
      const std::string_view form = word(rows.filled), lower = lower_of(rows.filled);
      const gloss_type type{
          sizeof(gloss_type), 0, {form.data(), form.size()}, {lower.data(), lower.size()}};
      filler.fill(filler.context, &type, rows.data.get() + rows.filled * stride);
    }
    return rows.data.get();
  }

  static constexpr std::uint32_t row_stride(std::uint32_t row_size) {
    return (row_size + 15u) & ~15u;
  }

 private:
  static constexpr std::uint32_t free_slot = 0xFFFFFFFFu;
  /// The bytes of a short word, padded with zeros, or two hashes of a longer one; and its size.
  /// Most words are thus compared without reading their text.
  struct Key {
    static constexpr std::uint32_t longest_exact = 16;
    std::uint64_t first = 0, second = 0;
    std::uint32_t size = 0;
    bool operator==(const Key&) const = default;
  };
  struct Slot {
    std::uint64_t first = 0, second = 0;  // Key
    std::uint32_t size = 0xFFFFFFFFu;     // of no word
    std::uint32_t id = free_slot;
    bool has(const Key& key) const {
      return first == key.first && second == key.second && size == key.size;
    }
    bool is_short_word(const Key& key) const { return has(key) && size <= Key::longest_exact; }
  };
  struct Word {
    std::uint64_t begin;
    std::uint64_t lower_begin;  ///< of its lower-case form, which may be itself
    std::uint32_t size, lower_size;
  };
  struct Release {
    void operator()(char* data) const { std::free(data); }
  };
  struct Column {
    static_assert(alignof(std::max_align_t) >= 16, "what malloc() gives");
    std::unique_ptr<char[], Release> data;
    std::size_t capacity = 0;  // in rows
    std::uint32_t filled = 0;

    /// Makes room for `count` rows, with zeros in those that are not filled.
    void grow(std::size_t count, std::size_t stride) {
      if (count > capacity) {
        const std::size_t grown = std::max<std::size_t>(std::bit_ceil(count), 1024);
        // Moves a large block without copying it.
        void* const larger = std::realloc(data.get(), grown * stride);
        if (!larger) throw std::bad_alloc();
        (void)data.release();
        data.reset(static_cast<char*>(larger));
        capacity = grown;
      }
      if (count > filled) std::memset(data.get() + filled * stride, 0, (count - filled) * stride);
    }
  };

  static std::uint64_t load(const char* data, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, data, size);
    return value;
  }

  static Key key_of(std::string_view word) {
    const char* data = word.data();
    const std::size_t size = word.size();
    Key key{0, 0, static_cast<std::uint32_t>(size)};
    if (size > Key::longest_exact) return key_of_long(word);
    if (size > 8) {
      key.first = load(data, 8);
      key.second = load(data + size - 8, 8) >> (8 * (16 - size));
    } else if (size >= 4) {
      key.first = load(data, 4) | load(data + size - 4, 4) << (8 * (size - 4));
    } else {
      for (std::size_t i = 0; i < size; ++i)
        key.first |= std::uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
    }
    return key;
  }

  // The same, without a branch on the size if the text goes on behind the word.
  static Key key_of(std::string_view text, Span span) {
    const std::uint32_t size = span.end - span.begin;
    if (size > Key::longest_exact || span.begin + std::size_t{16} > text.size() ||
        std::endian::native != std::endian::little)
      return key_of(covered(text, span));
    const char* data = text.data() + span.begin;
    const KeyMask& mask = key_masks[size];
    return {load(data, 8) & mask[0], load(data + 8, 8) & mask[1], size};
  }
  using KeyMask = std::array<std::uint64_t, 2>;
  /// The bits of a key's first and second that belong to a word, by its size.
  static constexpr auto key_masks = [] {
    std::array<KeyMask, Key::longest_exact + 1> masks{};
    for (std::size_t size = 1; size < masks.size(); ++size) {
      masks[size] = masks[size - 1];
      masks[size][(size - 1) / 8] |= std::uint64_t{0xFF} << (8 * ((size - 1) % 8));
    }
    return masks;
  }();

  // Multiply and fold, as in wyhash (Wang Yi, public domain). Reads nothing beyond the word.
  static Key key_of_long(std::string_view word) {
    std::uint64_t a = word.size(), b = 0x9E3779B97F4A7C15u;
    const char* data = word.data();
    std::size_t left = word.size();
    for (; left > 16; data += 16, left -= 16) {
      a = fold(a ^ load(data, 8), b ^ load(data + 8, 8));
      b += a;
    }
    const char* const last = word.data() + word.size() - 16;
    return {fold(a ^ load(last, 8), b), load(last + 8, 8), static_cast<std::uint32_t>(word.size())};
  }
  static std::uint64_t hash_of(const Key& key) {
    return fold(key.first ^ key.size ^ 0xA0761D6478BD642Fu, key.second ^ 0xE7037ED1A0B428DBu);
  }

  static std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }

  std::string_view word(std::uint32_t id) const {
    return {pool_.data() + words_[id].begin, words_[id].size};
  }

  std::string_view lower_of(std::uint32_t id) const {
    return {pool_.data() + words_[id].lower_begin, words_[id].lower_size};
  }

  // Out of line, to keep the loop of intern_all() small.
  [[gnu::noinline]] std::uint32_t find_or_insert(const Key& key, std::uint64_t hash,
                                                 std::string_view text) {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      Slot& slot = slots_[i];
      if (slot.has(key) && (key.size <= Key::longest_exact || word(slot.id) == text))
        return slot.id;
      if (slot.id == free_slot) return insert(slot, key, text);
    }
  }

  std::uint32_t insert(Slot& slot, const Key& key, std::string_view word) {
    const auto id = static_cast<std::uint32_t>(words_.size());
    const std::uint64_t begin = pool_.size();
    pool_.append(word);
    to_lower(word, lower_);
    const bool is_lower = lower_ == word;
    words_.push_back({begin, is_lower ? begin : pool_.size(), key.size,
                      static_cast<std::uint32_t>(lower_.size())});
    if (!is_lower) pool_.append(lower_);
    slot = {key.first, key.second, key.size, id};
    if (2 * words_.size() > slots_.size()) grow();
    return id;
  }

  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.id == free_slot) continue;
      std::size_t i = hash_of(Key{slot.first, slot.second, slot.size}) & mask_;
      while (slots_[i].id != free_slot) i = (i + 1) & mask_;
      slots_[i] = slot;
    }
  }

  void clear() {
    slots_.assign(4096, Slot{});
    slots_.shrink_to_fit();
    mask_ = slots_.size() - 1;
    words_ = {};
    pool_ = {};
    columns_.clear();
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::vector<Word> words_;
  std::string pool_;
  std::vector<Column> columns_;
  std::string lower_;
};

}  // namespace gloss
