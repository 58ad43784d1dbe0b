#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glossator {

/// "3/1000": at most 3 failed documents among any 1000 consecutive ones. A run that exceeds the
/// rate stops.
class ErrorRate {
 public:
  /// Reads "A/B"; empty: no limit. Throws Error(config) unless 0 <= A < B <= 1000000000.
  static std::optional<ErrorRate> parse(const std::string& text);

  /// Counts a failed document by its number, each greater than the one before. Returns whether it
  /// exceeds the rate.
  bool fail(std::uint64_t number);

  /// The numbers of the failures that still count; a resumed run begins with them.
  const std::vector<std::uint64_t>& recent() const { return recent_; }
  void restore(std::vector<std::uint64_t> recent) { recent_ = std::move(recent); }

 private:
  ErrorRate(std::uint64_t allowed, std::uint64_t window) : allowed_(allowed), window_(window) {}

  std::uint64_t allowed_, window_;
  std::vector<std::uint64_t> recent_;  // allowed_ + 1 at most
};

}  // namespace glossator
