#pragma once
/// The word-type table behind "gloss.types/1": the host keeps one per worker, and
/// gloss::TypeColumn one of its own where the host has none.
#include <algorithm>
#include <bit>
#include <cstdint>
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

  /// The id of `word`, which is copied when new. REQUIRES: word.size() < 4 GiB.
  std::uint32_t intern(std::string_view word) {
    const std::uint64_t hash = hash_of(word);
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      Slot& slot = slots_[i];
      if (slot.id == free_slot) return insert(slot, hash, word);
      if (slot.hash == static_cast<std::uint32_t>(hash >> 32) && matches(slot.id, word))
        return slot.id;
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

  /// Forgets all words if there are more than `limit`; their ids are void then. Between documents.
  void trim(std::uint32_t limit) {
    if (size() > limit) clear();
  }

  /// The first row of `column`, with a row of `filler.row_size` rounded up to 16 bytes for each of
  /// size() words. Rows stay in place until the next intern() of a new word.
  const void* rows(std::uint32_t column, const Filler& filler) {
    if (column >= columns_.size()) columns_.resize(column + 1);
    Column& rows = columns_[column];
    const std::size_t stride = row_stride(filler.row_size);
    rows.reserve(size(), stride);
    for (; rows.filled < size(); ++rows.filled) {
      const std::string_view form = word(rows.filled);
      to_lower(form, lower_);
      const gloss_type type{
          sizeof(gloss_type), 0, {form.data(), form.size()}, {lower_.data(), lower_.size()}};
      filler.fill(filler.context, &type, rows.data.get() + rows.filled * stride);
    }
    return rows.data.get();
  }

  static constexpr std::uint32_t row_stride(std::uint32_t row_size) {
    return (row_size + 15u) & ~15u;
  }

 private:
  static constexpr std::uint32_t free_slot = 0xFFFFFFFFu;
  struct Slot {
    std::uint32_t hash = 0;  // the upper half; the lower half chooses the slot
    std::uint32_t id = free_slot;
  };
  struct Word {
    std::uint64_t begin;
    std::uint32_t size;
  };
  struct Release {
    void operator()(char* data) const { ::operator delete[](data, std::align_val_t{16}); }
  };
  struct Column {
    std::unique_ptr<char[], Release> data;
    std::size_t capacity = 0;  // in rows
    std::uint32_t filled = 0;

    void reserve(std::size_t count, std::size_t stride) {
      if (count <= capacity) return;
      const std::size_t grown = std::max<std::size_t>(std::bit_ceil(count), 1024);
      std::unique_ptr<char[], Release> fresh(
          static_cast<char*>(::operator new[](grown* stride, std::align_val_t{16})));
      if (filled > 0) std::memcpy(fresh.get(), data.get(), filled * stride);
      std::memset(fresh.get() + filled * stride, 0, (grown - filled) * stride);
      data = std::move(fresh);
      capacity = grown;
    }
  };

  static std::uint64_t load(const char* data, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, data, size);
    return value;
  }

  // Multiply and fold, as in wyhash (Wang Yi, public domain): words are short, so two overlapping
  // loads cover most of them, and nothing beyond the word is read.
  static std::uint64_t hash_of(std::string_view word) {
    const char* data = word.data();
    std::size_t size = word.size();
    std::uint64_t a = size, b = 0;
    while (size > 16) {
      a = fold(a ^ load(data, 8), b ^ load(data + 8, 8) ^ 0x9E3779B97F4A7C15u);
      data += 16, size -= 16;
    }
    if (size >= 8) {
      a ^= load(data, 8), b ^= load(data + size - 8, 8);
    } else if (size >= 4) {
      a ^= load(data, 4) << 32, b ^= load(data + size - 4, 4);
    } else if (size > 0) {
      a ^= std::uint64_t{static_cast<unsigned char>(data[0])} << 48;
      b ^= std::uint64_t{static_cast<unsigned char>(data[size / 2])} << 8 |
           static_cast<unsigned char>(data[size - 1]);
    }
    return fold(a ^ 0xA0761D6478BD642Fu, b ^ 0xE7037ED1A0B428DBu);
  }

  static std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }

  std::string_view word(std::uint32_t id) const {
    return {pool_.data() + words_[id].begin, words_[id].size};
  }

  bool matches(std::uint32_t id, std::string_view other) const {
    return words_[id].size == other.size() &&
           std::memcmp(pool_.data() + words_[id].begin, other.data(), other.size()) == 0;
  }

  std::uint32_t insert(Slot& slot, std::uint64_t hash, std::string_view word) {
    const auto id = static_cast<std::uint32_t>(words_.size());
    words_.push_back({pool_.size(), static_cast<std::uint32_t>(word.size())});
    pool_.append(word);
    slot = {static_cast<std::uint32_t>(hash >> 32), id};
    if (2 * words_.size() > slots_.size()) grow();
    return id;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, Slot{});
    mask_ = slots_.size() - 1;
    for (std::uint32_t id = 0; id < size(); ++id) {
      const std::uint64_t hash = hash_of(word(id));
      std::size_t i = hash & mask_;
      while (slots_[i].id != free_slot) i = (i + 1) & mask_;
      slots_[i] = {static_cast<std::uint32_t>(hash >> 32), id};
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
