#include "run/run_times.hpp"

#include <algorithm>
#include <bit>

namespace glossator {
namespace {

bool is_slower(const SlowDocument& a, const SlowDocument& b) { return a.time > b.time; }

}  // namespace

std::uint32_t TimeHistogram::bucket_of(std::uint64_t nanoseconds) {
  if (nanoseconds < (1u << split_bits)) return static_cast<std::uint32_t>(nanoseconds);
  const auto shift = static_cast<std::uint32_t>(std::bit_width(nanoseconds)) - split_bits - 1;
  const auto within = static_cast<std::uint32_t>(nanoseconds >> shift) - (1u << split_bits);
  return ((shift + 1) << split_bits) + within;
}

std::uint64_t TimeHistogram::upper_end(std::uint32_t bucket) {
  if (bucket < (1u << split_bits)) return bucket;
  const std::uint32_t shift = (bucket >> split_bits) - 1;
  const std::uint64_t within = bucket & ((1u << split_bits) - 1);
  return (((1u << split_bits) + within + 1) << shift) - 1;
}

void TimeHistogram::add(std::chrono::nanoseconds time) {
  ++counts_[bucket_of(static_cast<std::uint64_t>(std::max<std::int64_t>(0, time.count())))];
  ++count_;
  sum_ += time;
  max_ = std::max(max_, time);
}

void TimeHistogram::add(const TimeHistogram& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  count_ += other.count_;
  sum_ += other.sum_;
  max_ = std::max(max_, other.max_);
}

std::chrono::nanoseconds TimeHistogram::percentile(double share) const {
  const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(count_) + 0.999999);
  std::uint64_t seen = 0;
  for (std::uint32_t bucket = 0; bucket < counts_.size(); ++bucket) {
    seen += counts_[bucket];
    if (seen > 0 && seen >= wanted)
      return std::min(max_, std::chrono::nanoseconds(upper_end(bucket)));
  }
  return {};
}

void RunTimes::add(const Document& document, std::span<const std::chrono::nanoseconds> times) {
  std::chrono::nanoseconds all{};
  for (std::size_t i = 0; i < times.size(); ++i) {
    steps_[i].add(times[i]);
    all += times[i];
  }
  documents_.add(all);
  if (slowest_.size() == slowest_kept && all <= slowest_.front().time) return;
  keep({document.id, document.text.size(), all});
}

void RunTimes::add(const RunTimes& other) {
  for (std::size_t i = 0; i < steps_.size(); ++i) steps_[i].add(other.steps_[i]);
  documents_.add(other.documents_);
  for (const SlowDocument& document : other.slowest_) keep(document);
}

void RunTimes::keep(SlowDocument document) {
  slowest_.push_back(std::move(document));
  std::push_heap(slowest_.begin(), slowest_.end(), is_slower);
  if (slowest_.size() <= slowest_kept) return;
  std::pop_heap(slowest_.begin(), slowest_.end(), is_slower);
  slowest_.pop_back();
}

std::vector<SlowDocument> RunTimes::slowest() const {
  std::vector<SlowDocument> sorted = slowest_;
  std::sort(sorted.begin(), sorted.end(), is_slower);
  return sorted;
}

}  // namespace glossator
