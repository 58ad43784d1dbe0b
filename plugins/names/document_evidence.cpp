#include "names/document_evidence.hpp"

#include <algorithm>
#include <numeric>

namespace gloss::names {
namespace {

std::size_t slot_for(std::uint32_t key, std::size_t mask) {
  return (key * 0x9E3779B1u >> 7) & mask;
}

}  // namespace

void DocumentEvidence::clear() {
  small_.reset();
  used_ = 0;
  constexpr std::size_t most_slots_kept = 1u << 16;
  if (++document_ == 0 || slots_.size() > most_slots_kept) {
    slots_.assign(1024, {});
    document_ = 1;
  }
}

std::size_t DocumentEvidence::find(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = slot_for(key, mask);
  while (slots_[at].document == document_ && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

void DocumentEvidence::add(std::uint32_t lower_hash, Tag tag) {
  if (2 * (used_ + 1) > slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.document == document_) slots_[find(slot.key)] = slot;
  }
  Slot& slot = slots_[find(lower_hash)];
  if (slot.document != document_) {
    slot = {lower_hash, document_, {}};
    ++used_;
  }
  std::uint16_t& count = slot.counts[kind_of(tag)];
  if (count < UINT16_MAX) ++count;
}

std::uint8_t DocumentEvidence::code(std::uint32_t lower_hash, Tag tag) const {
  const bool is_small = small_[lower_hash & small_mask];
  const Slot& slot = slots_[find(lower_hash)];
  std::array<std::uint32_t, 1 + type_count> others = {};
  if (slot.document == document_) {
    std::ranges::copy(slot.counts, others.begin());
    if (others[kind_of(tag)] > 0) --others[kind_of(tag)];
  }
  const std::uint32_t total = std::accumulate(others.begin(), others.end(), 0u);
  if (total == 0) return evidence::alone_code(is_small);
  const auto most = static_cast<std::uint32_t>(std::ranges::max_element(others) - others.begin());
  return evidence::code(most, others[most] * 3 >= total * 2, total >= 3, is_small);
}

bool DocumentEvidence::agrees(std::uint32_t lower_hash, Tag tag) const {
  // A name whose word is written small elsewhere may be none.
  if (small_[lower_hash & small_mask] && tag != outside) return false;
  const Slot& slot = slots_[find(lower_hash)];
  if (slot.document != document_) return true;
  for (std::uint32_t kind = 0; kind < slot.counts.size(); ++kind)
    if (slot.counts[kind] > 0 && kind != kind_of(tag)) return false;
  return true;
}

}  // namespace gloss::names
