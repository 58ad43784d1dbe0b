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
    return find_or_insert({key, &slots_[hash_of(key) & mask_]}, word);
  }

  /// Sets `ids[i]` to the id of the word at `span_of(i)` of one text, for i < count. Faster than
  /// one by one, because the memory accesses of several words overlap.
  template <class SpanOf>
  void intern_all(std::string_view text, std::uint32_t count, SpanOf&& span_of,
                  std::uint32_t* ids) {
    constexpr std::size_t block = 16;
    Probe probes[block];
    for (std::size_t begin = 0; begin < count;) {
      const std::size_t size = std::min(block, count - begin);
      const auto span_in_block = [&, begin](std::size_t i) { return span_of(begin + i); };
      find_places(text, size, span_in_block, probes);
      begin += read_ids(text, size, span_in_block, probes, ids + begin);
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
  /// The bytes of a short word, padded with zeros, and its size in the highest byte of `second`; or
  /// two hashes of a longer one, with that byte at long_word. Most words are thus compared without
  /// reading their text.
  struct Key {
    static constexpr std::uint32_t longest_exact = 15;
    static constexpr std::uint64_t long_word = std::uint64_t{0xFF} << 56;
    std::uint64_t first, second;
    bool is_long() const { return second >= long_word; }
  };
  /// A key and its word. A long word's is changed, so that it equals no key: two long words with
  /// one key may differ.
  struct Slot {
    static constexpr std::uint64_t change = std::uint64_t{1} << 56;
    std::uint64_t first = 0, second = Key::long_word ^ change;
    std::uint32_t id = free_slot;
    bool is_short_word(const Key& key) const { return first == key.first && second == key.second; }
    bool may_be_long_word(const Key& key) const {
      return first == key.first && second == (key.second ^ change) && id != free_slot;
    }
    bool is_long() const { return second >= (Key::long_word ^ change); }
    Key key() const { return {first, is_long() ? second ^ change : second}; }
  };
  struct Probe {
    Key key;
    Slot* place;  ///< where the key's search begins
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
    if (size > Key::longest_exact) return key_of_long(word);
    Key key{0, std::uint64_t{size} << 56};
    if (size > 8) {
      key.first = load(data, 8);
      key.second |= load(data + size - 8, 8) >> (8 * (16 - size));
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
    const KeyForm& form = key_forms[size];
    return {load(data, 8) & form.first, (load(data + 8, 8) & form.second) | form.size};
  }
  /// The bits of a key that belong to a short word, and its size in the key.
  struct alignas(32) KeyForm {
    std::uint64_t first, second, size;
  };
  static constexpr auto key_forms = [] {
    std::array<KeyForm, Key::longest_exact + 1> forms{};
    for (std::size_t size = 1; size < forms.size(); ++size) {
      forms[size] = forms[size - 1];
      const std::size_t last = size - 1;
      (last < 8 ? forms[size].first : forms[size].second) |= std::uint64_t{0xFF}
                                                             << (8 * (last % 8));
      forms[size].size = std::uint64_t{size} << 56;
    }
    return forms;
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
    return {fold(a ^ load(last, 8), b), load(last + 8, 8) | Key::long_word};
  }
  static std::uint64_t hash_of(const Key& key) {
    constexpr std::uint64_t odd = 0xA0761D6478BD642Fu;  // one of wyhash
    return fold(key.first ^ odd, key.second ^ odd);
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

  // Each loop of intern_all() is a function, so that it has all registers.
  template <class SpanOf>
  [[gnu::noinline]] void find_places(std::string_view text, std::size_t count,
                                     const SpanOf& span_of, Probe* probes) {
    Slot* const slots = slots_.data();
    const std::size_t mask = mask_;
    for (std::size_t i = 0; i < count; ++i) {
      const Key key = key_of(text, span_of(i));
      probes[i] = {key, &slots[hash_of(key) & mask]};
      __builtin_prefetch(probes[i].place);
    }
  }
  // Returns how many ids it has read: fewer when the table has grown, since when the words have
  // other places.
  template <class SpanOf>
  [[gnu::noinline]] std::size_t read_ids(std::string_view text, std::size_t count,
                                         const SpanOf& span_of, const Probe* probes,
                                         std::uint32_t* ids) {
    for (std::size_t i = 0; i < count; ++i) {
      const Probe& probe = probes[i];
      // Most words are short, and have been met.
      if (probe.place->is_short_word(probe.key)) {
        ids[i] = probe.place->id;
        continue;
      }
      const Slot* const before = slots_.data();
      ids[i] = find_or_insert(probe, covered(text, span_of(i)));
      if (slots_.data() != before) return i + 1;
    }
    return count;
  }

  [[gnu::noinline]] std::uint32_t find_or_insert(const Probe& probe, std::string_view text) {
    const Key& key = probe.key;
    for (auto i = static_cast<std::size_t>(probe.place - slots_.data());; i = (i + 1) & mask_) {
      Slot& slot = slots_[i];
      if (slot.is_short_word(key)) return slot.id;
      if (key.is_long() && slot.may_be_long_word(key) && word(slot.id) == text) return slot.id;
      if (slot.id == free_slot) return insert(slot, key, text);
    }
  }

  std::uint32_t insert(Slot& slot, const Key& key, std::string_view word) {
    const auto id = static_cast<std::uint32_t>(words_.size());
    const std::uint64_t begin = pool_.size();
    pool_.append(word);
    to_lower(word, lower_);
    const bool is_lower = lower_ == word;
    words_.push_back({begin, is_lower ? begin : pool_.size(),
                      static_cast<std::uint32_t>(word.size()),
                      static_cast<std::uint32_t>(lower_.size())});
    if (!is_lower) pool_.append(lower_);
    slot = {key.first, key.is_long() ? key.second ^ Slot::change : key.second, id};
    if (2 * words_.size() > slots_.size()) grow();
    return id;
  }

  void grow() {
    std::vector<Slot> before(slots_.size() * 2);
    before.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : before) {
      if (slot.id == free_slot) continue;
      std::size_t i = hash_of(slot.key()) & mask_;
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
