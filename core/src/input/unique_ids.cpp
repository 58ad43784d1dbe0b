#include "input/unique_ids.hpp"

#include <xxhash.h>

#include "text/readable_text.hpp"

namespace glossator {
namespace {

/// A set of hashes with linear probing; 0 marks a free slot.
class HashSet {
 public:
  /// Inserts `hash`; returns whether it was new.
  bool insert(std::uint64_t hash) {
    hash |= hash == 0;
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::uint64_t& slot = slot_of(hash);
    if (slot == hash) return false;
    slot = hash;
    ++size_;
    return true;
  }

 private:
  std::uint64_t& slot_of(std::uint64_t hash) {
    std::size_t i = hash & (slots_.size() - 1);
    while (slots_[i] != 0 && slots_[i] != hash) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }
  void grow() {
    std::vector<std::uint64_t> before(slots_.size() * 2, 0);
    before.swap(slots_);
    for (const std::uint64_t hash : before)
      if (hash != 0) slot_of(hash) = hash;
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024, 0);
  std::size_t size_ = 0;
};

class UniqueIds final : public Reader {
 public:
  explicit UniqueIds(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}

  bool next(InputDocument& out) override {
    if (!reader_->next(out)) return false;
    Document& document = out.document;
    const bool is_new = ids_.insert(XXH3_64bits(document.id.data(), document.id.size()));
    if (is_new || out.error) return true;
    out.error.emplace(ErrorCode::input,
                      "an earlier document has the id `" + shown_id(document.id) +
                          "` too; give it another, or set input.ids to \"any\" to take both");
    document.text.clear();
    return true;
  }
  bool would_wait() const override { return reader_->would_wait(); }
  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }
  std::optional<std::uint64_t> bytes_total() const override { return reader_->bytes_total(); }

 private:
  std::unique_ptr<Reader> reader_;
  HashSet ids_;
};

}  // namespace

std::unique_ptr<Reader> refuse_repeated_ids(std::unique_ptr<Reader> reader) {
  return std::make_unique<UniqueIds>(std::move(reader));
}

}  // namespace glossator
