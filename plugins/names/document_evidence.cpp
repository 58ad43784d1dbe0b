#include "names/document_evidence.hpp"

#include <algorithm>
#include <numeric>

namespace gloss::names {

void DocumentEvidence::clear() {
  small_.reset();
  uses_.clear();
  constexpr std::size_t most_slots_kept = 1u << 16;
  if (++document_ == 0 || slots_.size() > most_slots_kept) {
    slots_.assign(1024, {});
    document_ = 1;
  }
}

DocumentEvidence::Slot& DocumentEvidence::find(std::uint32_t lower_hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (lower_hash * 0x9E3779B1u >> 7) & mask;
  while (slots_[at].document == document_ && uses_[slots_[at].number].lower_hash != lower_hash)
    at = (at + 1) & mask;
  return slots_[at];
}

void DocumentEvidence::grow() {
  slots_.assign(2 * slots_.size(), {});
  for (std::uint32_t number = 0; number < uses_.size(); ++number)
    find(uses_[number].lower_hash) = {document_, number};
}

std::uint32_t DocumentEvidence::add(std::uint32_t lower_hash, Tag tag) {
  if (2 * (uses_.size() + 1) > slots_.size()) grow();
  Slot& slot = find(lower_hash);
  if (slot.document != document_) {
    slot = {document_, static_cast<std::uint32_t>(uses_.size())};
    uses_.push_back({lower_hash, {}});
  }
  std::uint16_t& count = uses_[slot.number].counts[kind_of(tag)];
  if (count < UINT16_MAX) ++count;
  return slot.number;
}

std::uint8_t DocumentEvidence::code(std::uint32_t number, Tag tag) const {
  const Use& use = uses_[number];
  const bool is_small = small_[use.lower_hash & small_mask];
  std::array<std::uint32_t, 1 + type_count> others = {};
  std::ranges::copy(use.counts, others.begin());
  if (others[kind_of(tag)] > 0) --others[kind_of(tag)];
  const std::uint32_t total = std::accumulate(others.begin(), others.end(), 0u);
  if (total == 0) return evidence::alone_code(is_small);
  const auto most = static_cast<std::uint32_t>(std::ranges::max_element(others) - others.begin());
  return evidence::code(most, others[most] * 3 >= total * 2, total >= 3, is_small);
}

bool DocumentEvidence::is_at_one(std::uint32_t number) const {
  const Use& use = uses_[number];
  std::uint32_t kinds = 0;
  for (const std::uint16_t count : use.counts) kinds += count > 0;
  return kinds == 1 && (use.counts[0] > 0 || !small_[use.lower_hash & small_mask]);
}

}  // namespace gloss::names
